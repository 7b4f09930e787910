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

const follow = (
  name: string,
  event: Wanted,
  ask: typeof requestAccountOpening,
  refused: typeof bankAccountRefused,
): Subscriber =>
  subscriber(name, event, async (tx: Transaction, wanted) => {
    const context = contextOf(wanted)
    const { requestId, bankCode, cardId, personId } = wanted.payload
    const request = { requestId, bankCode, cardId, personId }
    const decision = await ask(tx, context, request)
    // Whoever wanted it is told at once: the bank was suspended in between, for example.
    if (!decision.granted)
      await publish(tx, context, refused, {
        subjectId: cardId,
        payload: { ...request, reasonCode: decision.refusal },
      })
  })

/** Turns wishes of the cards' module into requests to banks. */
export const wantedSubscribers = ({
  accountWanted,
  lossWanted,
  restoreWanted,
}: WantedEvents): readonly Subscriber[] => [
  follow('bank.follow-account-wanted', accountWanted, requestAccountOpening, bankAccountRefused),
  follow('bank.follow-loss-wanted', lossWanted, requestLossReport, bankLossRefused),
  follow('bank.follow-restore-wanted', restoreWanted, requestRestoration, bankRestoreRefused),
]
