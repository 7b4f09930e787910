import type { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import { type EventType, publish, type PublishedEvent } from '#platform/events.ts'
import { bankAccountRefused, bankLossRefused, bankRestoreRefused } from './events.ts'
import {
  type NewBankRequest,
  requestAccountOpening,
  requestLossReport,
  requestRestoration,
} from './request-bank.ts'

type Wanted = EventType<z.ZodType<NewBankRequest>>

/** The events by which the cards' module wants something of a bank; cards come after banks. */
export interface WantedEvents {
  readonly accountWanted: Wanted
  readonly lossWanted: Wanted
  readonly restoreWanted: Wanted
}

/** A request of another module, made under the id of its event. */
const contextOf = ({ id, at }: PublishedEvent<unknown>): ActionContext => ({
  actor: { kind: 'system', id: 'bank.followWanted' },
  requestId: id,
  at,
})

/** Whether what an event wanted is still wanted; whoever says yes keeps it so until the commit. */
export type IsWanted = (tx: Transaction, requestId: string) => Promise<boolean>

const always: IsWanted = async () => true

const follow = (
  event: Wanted,
  ask: typeof requestAccountOpening,
  refused: typeof bankAccountRefused,
  isWanted: IsWanted = always,
): Subscriber =>
  // One name for all of them: a restoration is asked for after the loss that went before.
  subscriber('bank.follow-wanted', event, async (tx: Transaction, wanted) => {
    const context = contextOf(wanted)
    const { requestId, bankCode, cardId, personId } = wanted.payload
    const request = { requestId, bankCode, cardId, personId }
    if (!(await isWanted(tx, requestId))) return
    const decision = await ask(tx, context, request)
    // Whoever wanted it is told at once: the bank was suspended in between, for example.
    if (!decision.granted)
      await publish(tx, context, refused, {
        subjectId: cardId,
        payload: { ...request, reasonCode: decision.refusal },
      })
  })

/**
 * Turns wishes of the cards' module into requests to banks. An account that is wanted no more is
 * not asked for: the order was withdrawn or moved meanwhile.
 */
export const wantedSubscribers = (
  { accountWanted, lossWanted, restoreWanted }: WantedEvents,
  isAccountWanted?: IsWanted,
): readonly Subscriber[] => [
  follow(accountWanted, requestAccountOpening, bankAccountRefused, isAccountWanted),
  follow(lossWanted, requestLossReport, bankLossRefused),
  follow(restoreWanted, requestRestoration, bankRestoreRefused),
]
