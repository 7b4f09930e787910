import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { guardedPost, type PostOutcome } from '#platform/http/guarded-post.ts'
import { signWebhook } from '#platform/http/webhook.ts'
import { findAcknowledgement, holdChange, notePush } from '#modules/account/index.ts'
import { retryAt } from './retry.ts'
import { openSecrets } from './secrets.ts'
import {
  beginAttempt,
  endDelivery,
  giveUpDeliveries,
  hasHeardOf,
  type Leased,
  putOff,
} from './store-delivery.ts'
import { disableEndpointRow } from './store-endpoint.ts'

export interface SendingDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  /** Whether a resolved address may be connected to (O9). */
  readonly allows: (address: string) => boolean
  /** How long a receiver is waited for. */
  readonly patienceMs?: number
}

const PATIENCE_MILLISECONDS = 5000
const GONE = 410

const contextAt = (at: Temporal.Instant, { messageId }: Leased): ActionContext => ({
  actor: { kind: 'system', id: 'exchange.send' },
  requestId: `event-${messageId}`,
  at,
})

/**
 * Whether the department may be told at this moment (Q6). A change needs the permission it rests
 * on; a cancellation goes to whoever has heard of the change; a reminder needs an open question.
 */
const mayBeTold = async (tx: Transaction, leased: Leased): Promise<boolean> => {
  if (leased.kind === 'account.change-cancelled') return hasHeardOf(tx, leased)
  const change = await holdChange(tx, leased.changeId)
  if (change?.standing !== 'stands') return false
  if (leased.kind === 'account.changed') return true
  const asked = await findAcknowledgement(tx, leased.changeId, leased.agencyCode)
  return asked?.status === 'pushed' || asked?.status === 'deferred'
}

/**
 * The moment that counts: what may be told is noted as an attempt while a withdrawal has to wait,
 * and leaves right after the commit. Whoever withdraws first is obeyed; whoever withdraws later is
 * told to the department by the cancellation that follows in order.
 *
 * @returns how many attempts that makes; `undefined` when nothing is to be sent.
 */
const begin = ({ db, clock }: SendingDeps, leased: Leased): Promise<number | undefined> =>
  db.transaction(async (tx) => {
    if (await mayBeTold(tx, leased)) return beginAttempt(tx, leased, clock.now())
    await endDelivery(tx, leased, 'withheld', { at: clock.now(), result: 'withheld' })
    return undefined
  })

const wordOf = (outcome: PostOutcome): string =>
  outcome.answered ? `${outcome.status}` : outcome.failure

/** From now on its inbox is where the department hears of it, or it has heard of it already. */
const push = async (
  tx: Transaction,
  at: Temporal.Instant,
  leased: Leased,
  changeIds: readonly string[] = [leased.changeId],
): Promise<void> => {
  for (const changeId of new Set(changeIds))
    await notePush(tx, contextAt(at, leased), { changeId, agencyCode: leased.agencyCode })
}

const settle = (
  { db, clock }: SendingDeps,
  leased: Leased,
  attempts: number,
  outcome: PostOutcome,
): Promise<void> =>
  db.transaction(async (tx) => {
    const at = clock.now()
    const result = wordOf(outcome)
    const taken = outcome.answered && outcome.status >= 200 && outcome.status < 300
    if (outcome.answered && outcome.status === GONE) {
      await disableEndpointRow(tx, leased.endpointId, { by: 'receiver', at, reason: 'gone' })
      await push(tx, at, leased, await giveUpDeliveries(tx, leased.endpointId, { at, result }))
      return
    }
    const dueAt = taken ? undefined : retryAt(attempts, at)
    if (dueAt !== undefined) await putOff(tx, leased, { dueAt, result })
    else if (await endDelivery(tx, leased, taken ? 'delivered' : 'dead', { at, result }))
      await push(tx, at, leased)
  })

/** One attempt: asks whether it may go, signs it anew, posts it, and notes what came of it. */
export const sendWebhook = async (deps: SendingDeps, leased: Leased): Promise<void> => {
  const { db, clock, keys, allows, patienceMs = PATIENCE_MILLISECONDS } = deps
  const secrets = await openSecrets(db, keys, leased.endpointId)
  const attempts = await begin(deps, leased)
  if (attempts === undefined) return
  const { messageId: id, body, url } = leased
  const outcome = await guardedPost({
    url,
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Yikatong-Webhooks/1',
      ...signWebhook({ id, body }, secrets, clock.now()),
    },
    body,
    allows,
    patienceMs,
  })
  await settle(deps, leased, attempts, outcome)
}
