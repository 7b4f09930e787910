import { z } from 'zod'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import { eventType } from '#platform/events.ts'
import { DIED } from '#modules/person/index.ts'
import { identitySubscribers } from './await-identity.ts'
import { EVENT_STEPS } from './follow.ts'
import { followCard } from './follow-card.ts'
import { reportWrongDeath } from './report-wrong-death.ts'
import './messages-acts.ts'

/** What a case reads of the events of a card; they carry more than stands here. */
const CardFact = z
  .object({
    personId: z.string(),
    cardId: z.string(),
    orderId: z.string().nullish(),
    formal: z.boolean().optional(),
  })
  .transform(({ orderId, ...fact }) => ({ ...fact, orderId: orderId ?? undefined }))

/** Cases follow their cards and their people; events of one card come in their order. */
export const caseSubscribers = (): readonly Subscriber[] => [
  ...Object.keys(EVENT_STEPS).map((name) =>
    subscriber('handling.follow-card', eventType(name, CardFact), followCard),
  ),
  ...identitySubscribers(),
  subscriber('handling.report-wrong-death', DIED, reportWrongDeath),
]
