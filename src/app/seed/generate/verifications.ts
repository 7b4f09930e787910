import type { Carrier, Place } from '#modules/catalogue/index.ts'
import { sceneOf } from '../data/scenes.ts'
import { Random } from './random.ts'
import type { Resident, SeedCard } from './resident.ts'

/** How a verification of the history ended. A refusal says why, as a stable code. */
export type SeedResult =
  | { readonly granted: true }
  | { readonly granted: false; readonly refusal: SeedRefusal }
export type SeedRefusal =
  | 'CARD_NOT_ENABLED'
  | 'CARD_LOST'
  | 'CARD_LOCKED'
  | 'CARD_CANCELLED'
  | 'CODE_EXPIRED'
  | 'CODE_USED'
  | 'ASSURANCE_TOO_LOW'

/** 核验记录 of the demonstration, oldest first for each holder. */
export interface SeedVerification {
  readonly id: string
  readonly holderId: string
  readonly placeId: string
  readonly placeCode: string
  readonly operatorAgency: string
  readonly sceneCode: string
  readonly carrier: Carrier
  readonly at: Temporal.Instant
  readonly result: SeedResult
}

const DAYS = 60
const OPENING = 9 * 60
const OPEN_MINUTES = 8 * 60
/** Of a thousand: those whose card is normal are refused seldom, and then for their code. */
const REFUSED = 30

/**
 * What happened at places in the 60 days before `on` (that day left out): for each holder about
 * `perHolder` verifications, mostly in the holder's own city, each in a scene of the place and by a
 * carrier that the scene takes. The records of a holder depend on the seed and the holder's turn.
 */
export function* verifications(options: {
  readonly seed: number
  readonly on: Temporal.PlainDate
  readonly holders: Iterable<Resident>
  readonly places: readonly Place[]
  readonly perHolder: number
}): Generator<SeedVerification, void, undefined> {
  const random = new Random(options.seed)
  const venues = options.places.filter((place) => scenesOf(place).length > 0)
  const byCity = Map.groupBy(venues, ({ cityCode }) => cityCode)
  /** Each has a part of the day to itself, so that two of one day come one after the other. */
  const gap = OPEN_MINUTES / options.perHolder
  let turn = 0
  for (const holder of options.holders) {
    const own = byCity.get(holder.cityCode) ?? venues
    random.start(turn)
    const days = Array.from({ length: options.perHolder }, () => 1 + random.below(DAYS))
    for (const [nth, daysAgo] of days.sort((a, b) => b - a).entries()) {
      const place = random.pick(random.chance(850) ? own : venues)
      const scene = random.pick(scenesOf(place))
      const minute = OPENING + Math.floor((nth + random.below(1000) / 1000) * gap)
      yield {
        id: `${hex(options.seed >>> 0, 8)}-0060-8000-8000-${hex(turn * 1000 + nth, 12)}`,
        holderId: holder.id,
        placeId: place.id,
        placeCode: place.code,
        operatorAgency: place.operatorAgency,
        sceneCode: scene.code,
        carrier: random.pick(scene.carriers),
        at: momentOf(options.on.subtract({ days: daysAgo }), minute),
        result: resultOf(holder.card, options.on.subtract({ days: daysAgo }), random),
      }
    }
    turn += 1
  }
}

/** The scenes of a place at which somebody is verified. */
const scenesOf = (place: Place) =>
  place.sceneCodes.map(sceneOf).filter(({ assuranceLevel }) => assuranceLevel > 0)

const momentOf = (day: Temporal.PlainDate, minute: number): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: 'Asia/Shanghai' }).add({ minutes: minute }).toInstant()

/** What a card in some state is refused with; absent where it is good. */
const REFUSAL_OF: Readonly<Partial<Record<SeedCard['status'], SeedRefusal>>> = {
  applied: 'CARD_NOT_ENABLED',
  bankOpening: 'CARD_NOT_ENABLED',
  producing: 'CARD_NOT_ENABLED',
  sealed: 'CARD_NOT_ENABLED',
  temporarilyLost: 'CARD_LOST',
  lost: 'CARD_LOST',
  locked: 'CARD_LOCKED',
  cancelled: 'CARD_CANCELLED',
}

const resultOf = (card: SeedCard, day: Temporal.PlainDate, random: Random): SeedResult => {
  const changed = Temporal.PlainDate.compare(Temporal.PlainDate.from(card.since), day) <= 0
  const refusal = REFUSAL_OF[card.status]
  if (refusal !== undefined && changed) return { granted: false, refusal }
  if (!random.chance(REFUSED)) return { granted: true }
  return {
    granted: false,
    refusal: random.pick<SeedRefusal>(['CODE_EXPIRED', 'CODE_USED', 'ASSURANCE_TOO_LOW']),
  }
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')
