import type { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import type { EventType } from '#platform/events.ts'
import { notify } from '#modules/person/index.ts'
import * as events from './events.ts'
import './messages-acts.ts'
import { cardNotices } from './messages-notices.ts'

type Notice = ReturnType<typeof cardNotices> & { readonly byVoice?: boolean }
type About = EventType<z.ZodType<{ readonly personId: string }>>
type Payload<Event extends EventType> = z.output<Event['payload']>

/** One name for all of them: a holder is told of one card in the order in which things happened. */
const FOLLOWER = 'card.tell-holder'

const tell = <Event extends About>(
  event: Event,
  noticeOf: (payload: Payload<Event>) => Notice | undefined,
): Subscriber =>
  subscriber(FOLLOWER, event, async (tx, { id, at, payload }) => {
    const told = payload as Payload<Event> & { readonly personId: string }
    const notice = noticeOf(told)
    if (notice === undefined) return
    const context = {
      actor: { kind: 'system', id: FOLLOWER },
      requestId: `event-${id}`,
      at,
    } as const
    await notify(tx, context, { personId: told.personId, ...notice })
  })

const DELIVERED = {
  outlet: () => cardNotices('readyToCollect'),
  mail: () => cardNotices('sentByMail'),
  // Whoever waits at the outlet has the card in the hand.
  instant: () => undefined,
} as const satisfies Record<Payload<typeof events.CardSealed>['deliver'], () => Notice | undefined>

/** What happens at the end of a temporary loss, by the rule of the issuing city (G4). */
const ENDS = {
  release: ['endsAndWorks', 'worksAgain'],
  keep: ['endsAndStays', 'staysStopped'],
  makeFormal: ['endsAndIsLost', 'isLostNow'],
} as const

const lossEnding = ({ endsAt, ended, endAction }: Payload<typeof events.LossEnding>): Notice => {
  const [soon, now] = ENDS[endAction]
  const endsOn = provinceDate(Temporal.Instant.from(endsAt)).toString()
  return ended ? cardNotices(now) : cardNotices(soon, { endsOn })
}

const SUSPENDED: ReadonlySet<string> = new Set([
  'BANK_NOT_TAKING_APPLICATIONS',
  'BANK_TAKES_NO_APPLICATIONS',
])

const accountFailed = ({ reasonCode }: Payload<typeof events.AccountFailed>) => {
  // Somebody has died meanwhile: there is nobody to tell.
  if (reasonCode === 'PERSON_NOT_ELIGIBLE') return undefined
  return cardNotices(SUSPENDED.has(reasonCode) ? 'bankSuspended' : 'accountRefused')
}

/**
 * What a cancelled card means to its holder. They know of the rest: the enabling of the new card
 * tells of the old one, who withdraws an order does it themselves, and the dead are not written to.
 */
const cancelled = ({ reason }: Payload<typeof events.CardCancelled>): Notice | undefined => {
  if (reason === 'unclaimed') return cardNotices('returned')
  return reason === 'holder' || reason === 'emigration' ? cardNotices('cancelled') : undefined
}

/** Tells holders what has become of their card, in their language. */
export const noticeSubscribers = (): readonly Subscriber[] => [
  tell(events.CardSealed, ({ deliver }) => DELIVERED[deliver]()),
  tell(events.CardUnclaimed, ({ endsOn }) => cardNotices('unclaimed', { endsOn })),
  tell(events.CardEnabled, ({ replacedCardId }) =>
    cardNotices(replacedCardId === null ? 'enabled' : 'replaced'),
  ),
  tell(events.ActivationDue, ({ days, byVoice }) => ({
    ...cardNotices('notActivated', { days }),
    byVoice,
  })),
  tell(events.LossReported, ({ formal }) => cardNotices(formal ? 'lost' : 'stopped')),
  tell(events.LossEnding, lossEnding),
  tell(events.AccountFailed, accountFailed),
  tell(events.CardCancelled, cancelled),
]
