import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { grant } from '#kernel/decision.ts'
import type { Transaction } from '#platform/db.ts'
import { type Subscriber, subscriber } from '#platform/deliveries.ts'
import { eventType, type PublishedEvent } from '#platform/events.ts'
import { linesFailed } from './events.ts'
import { openDeathRecoveries } from './open-recoveries.ts'
import { insertHold, lockLine, preparedLinesOf, stoppedPersonsOf } from './store-holds.ts'

/** What this module reads of the event of a death. */
const Died = eventType('person.died', z.object({ personId: z.uuid(), diedOn: z.iso.date() }))

const contextOf = (name: string, { id, at }: PublishedEvent<unknown>): ActionContext => ({
  actor: { kind: 'system', id: name },
  requestId: `event-${id}`,
  at,
})

/** Holds every line of somebody that has not left; somebody else than the program lets it go. */
const holdAll = async (
  tx: Transaction,
  context: ActionContext,
  personId: string,
  reference: string,
): Promise<number> => {
  let held = 0
  for (const lineId of await preparedLinesOf(tx, personId)) {
    const line = await lockLine(tx, lineId)
    if (line?.status !== 'prepared') continue
    await insertHold(tx, context, { id: uuidv7(context.at), line, reason: 'death', reference })
    held += 1
  }
  await audit(tx, context, {
    action: 'payment.stopPerson',
    subjectKind: 'person',
    subjectId: personId,
    decision: grant('HANDLING-26', undefined),
    detail: { lines: held, because: reference },
  })
  return held
}

/**
 * 死亡停发: at the word of the population register everything that has not left is held, and what
 * arrived after the day of death is looked into. At the word of a bank alone it is held as well,
 * and the department looks into it; nothing is asked back on that.
 */
export const stopSubscribers = (): readonly Subscriber[] => [
  subscriber('payment.stop-for-death', Died, async (tx, event) => {
    const context = contextOf('payment.stop-for-death', event)
    await holdAll(tx, context, event.payload.personId, 'person.died')
    await openDeathRecoveries(tx, context)
  }),
  subscriber('payment.stop-for-return', linesFailed, async (tx, event) => {
    const context = contextOf('payment.stop-for-return', event)
    const { batchId, inboundId } = event.payload
    // What a bank did not take as a whole says nothing of anybody.
    if (inboundId === null) return
    for (const personId of await stoppedPersonsOf(tx, batchId, inboundId))
      await holdAll(tx, context, personId, `inbound/${inboundId}`)
  }),
]
