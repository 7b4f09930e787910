import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import type { ActsFor, Verdict } from './credential.ts'
import { type GateDeps, recordAtGate } from './file-credential.ts'
import { type CredentialRefusal, decideNaming, decideOpinion } from './gate.ts'
import { lockCredential } from './store.ts'
import { insertOpinions, opinionsOf, saveOpinion } from './store-opinions.ts'

/** 征求意见: the bureau asks one more department. */
export const nameAgency = (
  { db }: Pick<GateDeps, 'db'>,
  context: ActionContext,
  {
    id,
    agencyCode,
    by,
  }: { readonly id: string; readonly agencyCode: string; readonly by: ActsFor },
): Promise<Decision<undefined, CredentialRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const credential = await lockCredential(tx, id)
    if (credential === undefined) return undefined
    const known = (await agencyNames(tx, [agencyCode])).has(agencyCode)
    const opinions = await opinionsOf(tx, [id])
    const decision = decideNaming(credential, opinions, { code: agencyCode, known })
    await recordAtGate(tx, context, { act: 'nameAgency', id }, decision, { agencyCode })
    if (decision.granted)
      await insertOpinions(tx, id, [agencyCode], { by: by.staffId, at: context.at })
    return decision
  })

/** 发表意见: a department that was named says once what it thinks, and why. */
export const giveOpinion = (
  { db }: Pick<GateDeps, 'db'>,
  context: ActionContext,
  {
    id,
    by,
    verdict,
    words,
  }: {
    readonly id: string
    readonly by: ActsFor
    readonly verdict: Verdict
    readonly words: string
  },
): Promise<Decision<undefined, CredentialRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const credential = await lockCredential(tx, id)
    if (credential === undefined) return undefined
    const decision = decideOpinion(credential, await opinionsOf(tx, [id]), by, words)
    const { agencyCode } = by
    await recordAtGate(tx, context, { act: 'giveOpinion', id }, decision, { agencyCode, verdict })
    if (decision.granted) {
      const given = { verdict, words: words.trim(), by: by.staffId, at: context.at }
      await saveOpinion(tx, id, agencyCode, given)
    }
    return decision
  })
