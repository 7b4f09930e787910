import { grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { idsOf } from '#modules/person/index.ts'
import type { ConsentEnd } from './consent.ts'
import { consentWithdrawn } from './events.ts'
import { type Consent, type Ending, findConsent, insertEnd, lockConsents } from './store.ts'

/** Enters the end of a consent whose person's consents are locked, and tells of it. */
export const enterEnd = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
  consent: Consent,
  ending: Ending,
): Promise<void> => {
  await insertEnd(tx, consent, ending, context.at)
  const { id: consentId, kind, programmeCode = null, accountId = null } = consent
  await publish(tx, context, consentWithdrawn, {
    subjectId: personId,
    payload: { consentId, personId, kind, programmeCode, accountId, reason: ending.reason },
  })
}

/**
 * 授权终止: what these consents were given for has come to nothing, and they end with it, in the
 * transaction of the caller: nothing begins any more that rests on one (N6, PIPL 47). One that was
 * taken back before stays as it was.
 */
export const endConsents = async (
  tx: Transaction,
  context: ActionContext,
  {
    personId,
    consentIds,
    reason,
  }: {
    readonly personId: string
    readonly consentIds: readonly string[]
    readonly reason: Exclude<ConsentEnd, 'withdrawn'>
  },
): Promise<void> => {
  for (const id of await idsOf(tx, personId)) await lockConsents(tx, id, 'change')
  for (const consentId of consentIds) {
    const consent = await findConsent(tx, personId, consentId)
    if (consent === undefined) throw new Error(`consent ${consentId} is not of its person`)
    if (consent.withdrawnAt !== undefined) continue
    await enterEnd(tx, context, personId, consent, { reason })
    await audit(tx, context, {
      action: 'consent.end',
      subjectKind: 'consent',
      subjectId: consentId,
      decision: grant('PIPL-47', undefined),
      detail: { kind: consent.kind, reason },
    })
  }
}
