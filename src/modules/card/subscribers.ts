import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import { outsideSubscriber, type Subscriber, subscriber } from '#platform/deliveries.ts'
import type { PublishedEvent } from '#platform/events.ts'
import { consentWithdrawn } from '#modules/consent/index.ts'
import { accountOpened, accountRefused } from './account-answer.ts'
import { acknowledgeBank } from './acknowledge-bank.ts'
import { endCardsOfDeceased, tellOfDeathWithdrawn } from './cancel-card.ts'
import {
  CardActivated,
  CardApplied,
  CardCancelled,
  CardEnabled,
  ProductionWanted,
} from './events.ts'
import * as followed from './followed-events.ts'
import { type FactoryDeps, orderFromFactory } from './order-from-factory.ts'
import { endPermission } from './permit-e-card.ts'
import { recordAccountFact } from './record-account-fact.ts'
import { requestAccount, resumeOrders } from './request-account.ts'
import { noticeSubscribers } from './subscribers-notices.ts'
import { endUnswitched, switchAccounts } from './switch-accounts.ts'

/** Tells an action who acts for an event, and when. */
type ContextOf = (name: string, event: PublishedEvent<unknown>) => ActionContext

const followBanks = (contextOf: ContextOf): readonly Subscriber[] => [
  subscriber('card.account-opened', followed.BankAccountOpened, async (tx, event) => {
    const { requestId, accountTail } = event.payload
    await accountOpened(tx, contextOf('card.account-opened', event), {
      requestId,
      ...(typeof accountTail === 'string' && { accountTail }),
    })
  }),
  subscriber('card.account-refused', followed.BankAccountRefused, async (tx, event) => {
    const { requestId, reasonCode, reason } = event.payload
    await accountRefused(tx, contextOf('card.account-refused', event), {
      requestId,
      reason: { code: reasonCode, text: reason ?? '' },
    })
  }),
  ...(
    [
      ['card.note-loss-acknowledged', followed.BankLossAcknowledged, true],
      ['card.note-loss-refused', followed.BankLossRefused, false],
      ['card.note-restore-acknowledged', followed.BankRestoreAcknowledged, true],
      ['card.note-restore-refused', followed.BankRestoreRefused, false],
    ] as const
  ).map(([name, type, done]) =>
    subscriber(name, type, (tx, event) =>
      acknowledgeBank(tx, contextOf(name, event), { requestId: event.payload.requestId, done }),
    ),
  ),
  subscriber('card.record-account-fact', followed.BankAccountChanged, (tx, event) => {
    const { eventId, personId, cardId, status: fact, at } = event.payload
    return recordAccountFact(tx, contextOf('card.record-account-fact', event), {
      eventId,
      personId,
      cardId,
      fact,
      at: typeof at === 'string' ? Temporal.Instant.from(at) : event.at,
    })
  }),
  subscriber('card.resume-orders', followed.BankMeasureChanged, (tx, event) =>
    resumeOrders(tx, contextOf('card.resume-orders', event), event.payload.bankCode),
  ),
]

const followPersons = (contextOf: ContextOf): readonly Subscriber[] => [
  subscriber('card.end-e-card-permission', consentWithdrawn, async (tx, event) => {
    const { kind, personId } = event.payload
    if (kind === 'eCardOnTemporaryLoss')
      await endPermission(tx, contextOf('card.end-e-card-permission', event), personId)
  }),
  subscriber('card.end-cards-of-deceased', followed.PersonDied, (tx, event) =>
    endCardsOfDeceased(tx, contextOf('card.end-cards-of-deceased', event), event.payload.personId),
  ),
  subscriber('card.tell-of-death-withdrawn', followed.PersonDeathWithdrawn, (tx, event) =>
    tellOfDeathWithdrawn(
      tx,
      contextOf('card.tell-of-death-withdrawn', event),
      event.payload.personId,
    ),
  ),
]

/** A change of bank goes on when its card is in use: enabled here and activated at the bank. */
const followBankChanges = (deps: FactoryDeps, contextOf: ContextOf): readonly Subscriber[] => [
  ...(
    [
      ['card.switch-accounts', CardActivated],
      ['card.switch-accounts-of-enabled', CardEnabled],
    ] as const
  ).map(([name, type]) =>
    subscriber<typeof CardActivated.payload>(name, type, (tx, event) =>
      switchAccounts(tx, deps, contextOf(name, event), event.payload.cardId),
    ),
  ),
  subscriber('card.end-unswitched', CardCancelled, (tx, event) => {
    const { cardId, reason } = event.payload
    const context = contextOf('card.end-unswitched', event)
    return endUnswitched(tx, context, cardId, reason === 'death' ? 'died' : 'cardEnded')
  }),
  subscriber('card.end-unswitched', followed.BankAccountChanged, async (tx, event) => {
    const { cardId, status } = event.payload
    const context = contextOf('card.end-unswitched', event)
    if (status === 'closed') await endUnswitched(tx, context, cardId, 'accountClosed')
  }),
]

/** What this module follows of itself, of the banks and of the register of persons. */
export const cardSubscribers = (
  deps: FactoryDeps & { readonly clock: Clock },
): readonly Subscriber[] => {
  const contextOf: ContextOf = (name, event) => ({
    actor: { kind: 'system', id: name },
    requestId: event.id,
    at: deps.clock.now(),
  })
  return [
    subscriber('card.request-account', CardApplied, async (tx, event) => {
      await requestAccount(tx, contextOf('card.request-account', event), event.payload.orderId)
    }),
    outsideSubscriber(
      'card.order-from-factory',
      ProductionWanted,
      (event) =>
        orderFromFactory(
          deps,
          contextOf('card.order-from-factory', event),
          event.payload.requestId,
        ),
      async () => {},
    ),
    ...followBanks(contextOf),
    ...followPersons(contextOf),
    ...noticeSubscribers(),
    ...followBankChanges(deps, contextOf),
  ]
}
