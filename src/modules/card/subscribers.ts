import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import { outsideSubscriber, type Subscriber, subscriber } from '#platform/deliveries.ts'
import type { PublishedEvent } from '#platform/events.ts'
import { accountOpened, accountRefused } from './account-answer.ts'
import { acknowledgeBank } from './acknowledge-bank.ts'
import { endCardsOfDeceased, tellOfDeathWithdrawn } from './cancel-card.ts'
import { CardApplied, ProductionWanted } from './events.ts'
import * as followed from './followed-events.ts'
import { type FactoryDeps, orderFromFactory } from './order-from-factory.ts'
import { recordAccountFact } from './record-account-fact.ts'
import { requestAccount } from './request-account.ts'

const contextOf = (clock: Clock, name: string, event: PublishedEvent<unknown>): ActionContext => ({
  actor: { kind: 'system', id: name },
  requestId: event.id,
  at: clock.now(),
})

/** What this module follows of itself, of the banks and of the register of persons. */
export const cardSubscribers = (
  deps: FactoryDeps & { readonly clock: Clock },
): readonly Subscriber[] => {
  const { clock } = deps
  return [
    subscriber('card.request-account', CardApplied, async (tx, event) => {
      await requestAccount(
        tx,
        contextOf(clock, 'card.request-account', event),
        event.payload.orderId,
      )
    }),
    outsideSubscriber(
      'card.order-from-factory',
      ProductionWanted,
      (event) =>
        orderFromFactory(
          deps,
          contextOf(clock, 'card.order-from-factory', event),
          event.payload.requestId,
        ),
      async () => {},
    ),
    subscriber('card.account-opened', followed.BankAccountOpened, async (tx, event) => {
      const { requestId, accountTail } = event.payload
      await accountOpened(tx, contextOf(clock, 'card.account-opened', event), {
        requestId,
        ...(typeof accountTail === 'string' && { accountTail }),
      })
    }),
    subscriber('card.account-refused', followed.BankAccountRefused, async (tx, event) => {
      const { requestId, reasonCode, reason } = event.payload
      await accountRefused(tx, contextOf(clock, 'card.account-refused', event), {
        requestId,
        reason: { code: reasonCode, text: reason ?? '' },
      })
    }),
    ...[followed.BankLossAcknowledged, followed.BankRestoreAcknowledged].map((type) =>
      subscriber(`card.note-${type.name.slice('bank.'.length)}`, type, (tx, event) =>
        acknowledgeBank(
          tx,
          contextOf(clock, 'card.acknowledge-bank', event),
          event.payload.requestId,
        ),
      ),
    ),
    subscriber('card.record-account-fact', followed.BankAccountChanged, (tx, event) => {
      const { eventId, personId, cardId, status: fact, at } = event.payload
      return recordAccountFact(tx, contextOf(clock, 'card.record-account-fact', event), {
        eventId,
        personId,
        cardId,
        fact,
        at: typeof at === 'string' ? Temporal.Instant.from(at) : event.at,
      })
    }),
    subscriber('card.end-cards-of-deceased', followed.PersonDied, (tx, event) =>
      endCardsOfDeceased(
        tx,
        contextOf(clock, 'card.end-cards-of-deceased', event),
        event.payload.personId,
      ),
    ),
    subscriber('card.tell-of-death-withdrawn', followed.PersonDeathWithdrawn, (tx, event) =>
      tellOfDeathWithdrawn(
        tx,
        contextOf(clock, 'card.tell-of-death-withdrawn', event),
        event.payload.personId,
      ),
    ),
  ]
}
