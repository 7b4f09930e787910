import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { idsOf } from '#modules/person/index.ts'
import { decideWithdrawal } from './consent.ts'
import { enterEnd } from './end-consents.ts'
import { type Consent, findConsent, lockConsents, unwithdrawnConsents } from './store.ts'

/**
 * 撤回授权: from the commit on nothing begins that rests on this consent (N6). What is already
 * withdrawn stays so. The same permission given on an earlier version of the text goes with it.
 *
 * @returns `undefined` when the person has no such consent.
 */
export const withdrawConsent = async (
  tx: Transaction,
  context: ActionContext,
  { personId, consentId }: { readonly personId: string; readonly consentId: string },
): Promise<Decision<Consent, 'NOT_THE_HOLDER'> | undefined> => {
  for (const id of await idsOf(tx, personId)) await lockConsents(tx, id, 'change')
  const consent = await findConsent(tx, personId, consentId)
  if (consent === undefined) return undefined
  const decision = decideWithdrawal(consent.kind, personId, context.actor)
  await audit(tx, context, {
    action: 'consent.withdraw',
    subjectKind: 'consent',
    subjectId: consentId,
    decision,
    detail: { kind: consent.kind },
  })
  if (!decision.granted) return decision
  if (consent.withdrawnAt !== undefined) return { ...decision, outcome: consent }
  const witnessId = context.actor.kind === 'staff' ? context.actor.id : undefined
  for (const one of await unwithdrawnConsents(tx, consent))
    await enterEnd(tx, context, personId, one, { reason: 'withdrawn', witnessId })
  return { ...decision, outcome: { ...consent, withdrawnAt: context.at, endReason: 'withdrawn' } }
}
