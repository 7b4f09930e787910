import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { outsideSubscriber, subscriber, type Subscriber } from '#platform/deliveries.ts'
import type { PublishedEvent } from '#platform/events.ts'
import { closeIfEnded } from './close-batch.ts'
import { batchReleased, linesFailed, linesPaid } from './events.ts'
import { followObjections } from './follow-objections.ts'
import { tellHolders } from './tell-holders.ts'

interface Deps {
  readonly db: Database
  readonly clock: Clock
  /** 代发作业, once. */
  readonly round: () => Promise<unknown>
}

const contextOf = (name: string, event: PublishedEvent<unknown>): ActionContext => ({
  actor: { kind: 'system', id: name },
  requestId: `event-${event.id}`,
  at: event.at,
})

const SEND = 'payment.send-released'
const TELL = 'payment.tell-holders'
const CLOSE = 'payment.close-ended'
const FOLLOW = 'payment.follow-objections'

/** What was let go is built and sent soon; the clock's round sees to what is left. */
const sendReleased = ({ round }: Deps): Subscriber =>
  outsideSubscriber(SEND, batchReleased, round, async () => {})

/** What follows the word of a bank. */
const followLines = (event: typeof linesPaid, { db }: Deps): readonly Subscriber[] => [
  subscriber(TELL, event, async (tx, told) => {
    await tellHolders(tx, contextOf(TELL, told), {
      batchId: told.payload.batchId,
      eventId: told.id,
    })
  }),
  subscriber(FOLLOW, event, async (tx, told) => {
    await followObjections(tx, contextOf(FOLLOW, told))
  }),
  outsideSubscriber(
    CLOSE,
    event,
    (told) => closeIfEnded({ db }, contextOf(CLOSE, told), told.payload.batchId),
    async () => {},
  ),
]

/** What follows events of this module. */
export const paymentSubscribers = (deps: Deps): readonly Subscriber[] => [
  sendReleased(deps),
  ...followLines(linesPaid, deps),
  ...followLines(linesFailed, deps),
]
