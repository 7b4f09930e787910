import { z } from 'zod'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import { eventType } from '#platform/events.ts'
import { DIED } from '#modules/person/index.ts'
import { EVENT_STEPS } from './follow.ts'
import { followCard } from './follow-card.ts'
import { reportWrongDeath } from './report-wrong-death.ts'

/** What a case reads of the events of a card; they carry more than stands here. */
const CardFact = z
  .object({
    personId: z.string(),
    cardId: z.string(),
    orderId: z.string().nullish(),
    formal: z.boolean().optional(),
  })
  .transform(({ orderId, ...fact }) => ({ ...fact, orderId: orderId ?? undefined }))

/** Cases follow their cards, events of one card in their order; a death that cannot be is seen. */
export const caseSubscribers = (): readonly Subscriber[] => [
  ...Object.keys(EVENT_STEPS).map((name) =>
    subscriber('handling.follow-card', eventType(name, CardFact), followCard),
  ),
  subscriber('handling.report-wrong-death', DIED, reportWrongDeath),
]
