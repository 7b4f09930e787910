import { provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { pairwisePseudonym } from '#platform/crypto/sealing.ts'
import type { Transaction } from '#platform/db.ts'
import { type ChangeFacts, changesByIds, notePush } from '#modules/account/index.ts'
import { findConsent } from '#modules/consent/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import type { EventKind } from './event-kind.ts'
import { acknowledgeByRule } from './keep-rules.ts'
import { changedData, cloudEvent } from './message.ts'
import { insertMessage } from './store.ts'
import { insertDeliveries } from './store-delivery.ts'
import { activeEndpoints } from './store-endpoint.ts'

/** Something that the department of a change is told. */
interface ToTell {
  readonly id: string
  readonly kind: EventKind
  readonly at: Temporal.Instant
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Enters what the department of a change is told, and what is to be posted for it.
 *
 * @returns whether some system of the department is told; `undefined` when it was told before.
 */
export const tellAgency = async (
  tx: Transaction,
  agencyCode: string,
  { changeId, personId }: Pick<ChangeFacts, 'changeId' | 'personId'>,
  { id, kind, at, data }: ToTell,
): Promise<boolean | undefined> => {
  const body = cloudEvent({ id, kind, changeId, at, data })
  const message = { id, agencyCode, kind, personId, changeId, body, writtenAt: at }
  if (!(await insertMessage(tx, message))) return undefined
  const endpoints = await activeEndpoints(tx, agencyCode, kind)
  await insertDeliveries(tx, endpoints, message, at)
  return endpoints.length > 0
}

/** The department that owns the programme: nobody else is told anything (A7). */
const ownerOf = async (
  tx: Transaction,
  { programmeCode }: Pick<ChangeFacts, 'programmeCode'>,
  at: Temporal.Instant,
): Promise<string | undefined> =>
  (await findProgramme(tx, programmeCode, provinceDate(at)))?.ownerAgency

/** 账户变更: last digits, a pseudonym, and by which words the holder permitted it. */
export const tellOfChange = async (
  tx: Transaction,
  { keys }: { readonly keys: KeyRing },
  event: { readonly id: string; readonly at: Temporal.Instant; readonly changeId: string },
): Promise<void> => {
  const { id, at, changeId } = event
  const change = (await changesByIds(tx, [changeId])).get(changeId)
  if (change === undefined) return
  const agencyCode = await ownerOf(tx, change, at)
  const consent = await findConsent(tx, change.personId, change.consentId)
  if (agencyCode === undefined || consent === undefined) return
  const data = changedData({
    ...change,
    to: { bankCode: change.to.bankCode, tail: change.to.tail },
    personToken: pairwisePseudonym(keys, agencyCode, change.personId),
    permission: {
      id: consent.id,
      textVersion: consent.textVersion,
      textDigest: consent.textDigest,
      channel: consent.channel,
      givenAt: consent.givenAt,
    },
  })
  const posted = await tellAgency(tx, agencyCode, change, { id, kind: 'account.changed', at, data })
  const context = { requestId: `event-${id}`, at }
  await acknowledgeByRule(tx, context, agencyCode, change)
  if (posted !== false) return
  // Nobody is called: the inbox and the feed are how it reaches them, and the days count from here.
  const actor = { kind: 'system', id: 'exchange.tell' } as const
  await notePush(tx, { ...context, actor }, { changeId, agencyCode })
}

/** 变更撤回: names the change and why, and nothing of the person. */
export const tellOfCancellation = async (
  tx: Transaction,
  event: {
    readonly id: string
    readonly at: Temporal.Instant
    readonly changeId: string
    readonly reason: string
  },
): Promise<void> => {
  const { id, at, changeId, reason } = event
  const change = (await changesByIds(tx, [changeId])).get(changeId)
  const agencyCode = change && (await ownerOf(tx, change, at))
  if (change === undefined || agencyCode === undefined) return
  const { programmeCode } = change
  const data = { programmeCode, reason }
  await tellAgency(tx, agencyCode, change, { id, kind: 'account.change-cancelled', at, data })
}
