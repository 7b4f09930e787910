import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { CatalogueReader } from '#modules/catalogue/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import type { ActsFor, Credential, CredentialWish } from './credential.ts'
import { overlapsWith } from './find-overlaps.ts'
import { type CredentialRefusal, decideFiling, decideWithdrawal } from './gate.ts'
import { insertCredential, isKnown, lockCredential, saveCredential } from './store.ts'
import { insertOpinions, insertOverlaps, type Overlap } from './store-opinions.ts'

export interface GateDeps {
  readonly db: Pick<Database, 'transaction'>
  readonly catalogue: CatalogueReader
}

/** One audit row of the gate. */
export const recordAtGate = (
  tx: Transaction,
  context: ActionContext,
  { act, id }: { readonly act: string; readonly id: string },
  decision: Decision<unknown, string>,
  detail: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> =>
  audit(tx, context, {
    action: `credential.${act}`,
    subjectKind: 'credential',
    subjectId: id,
    decision,
    detail,
  })

/** Whoever answers for something alike is asked, except the department itself. */
const toAsk = async (
  tx: Transaction,
  issuerAgency: string,
  overlaps: readonly Overlap[],
): Promise<readonly string[]> => {
  const owners = overlaps.map(({ agencyCode }) => agencyCode)
  const known = await agencyNames(tx, owners)
  return [...new Set(owners)].filter((code) => code !== issuerAgency && known.has(code))
}

/**
 * 申报卡证码 (Art. 7): a department says what it wants to hand out, or hands out already. What is
 * alike is found and kept as evidence, and whoever answers for it is asked.
 */
export const fileCredential = (
  { db, catalogue }: GateDeps,
  context: ActionContext,
  { by, ...wish }: CredentialWish & { readonly by: ActsFor },
): Promise<Decision<Credential, CredentialRefusal>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const on = provinceDate(at)
    const issuerAgency = by.agencyCode
    const known = await isKnown(tx, { ...wish, issuerAgency })
    const days = await standardValue(tx, 'credentialOpinionWorkingDays', PROVINCE, on)
    const credential: Credential = {
      ...wish,
      name: wish.name.trim(),
      id: uuidv7(at),
      issuerAgency,
      status: 'filed',
      filedBy: by.staffId,
      filedAt: at,
      opinionsDueOn: await workingDaysAfter(tx, on, days),
      outcome: undefined,
      retiredAt: undefined,
    }
    const { id, kind, regionCode } = credential
    const overlaps = await overlapsWith({ handle: tx, catalogue }, credential, at)
    const lawful = decideFiling(wish, known)
    const taken = lawful.granted && (await insertCredential(tx, credential)) === 0
    const decision = taken ? decideFiling(wish, true) : lawful
    await recordAtGate(tx, context, { act: 'file', id }, decision, { kind, regionCode })
    if (!decision.granted) return decision
    await insertOverlaps(tx, id, overlaps)
    await insertOpinions(tx, id, await toAsk(tx, issuerAgency, overlaps), { by: undefined, at })
    return grant('YKT-7', credential)
  })

/** 撤回申报: the department gives up what it filed. */
export const withdrawCredential = (
  { db }: Pick<GateDeps, 'db'>,
  context: ActionContext,
  { id, by }: { readonly id: string; readonly by: ActsFor },
): Promise<Decision<Credential, CredentialRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const credential = await lockCredential(tx, id)
    if (credential === undefined) return undefined
    const decision = decideWithdrawal(credential, by)
    await recordAtGate(tx, context, { act: 'withdraw', id }, decision)
    if (!decision.granted) return decision
    const withdrawn = { ...credential, status: decision.outcome }
    await saveCredential(tx, withdrawn)
    return { ...decision, outcome: withdrawn }
  })
