import { makeCardIdentifier } from '#kernel/identity-number/index.ts'
import { BANKS } from '../data/banks.ts'
import { cityOfDistrict, DISTRICTS } from '../data/regions.ts'
import { birthOf, boundaryDays, turnOf } from './births.ts'
import { calendarBefore, type Calendar } from './calendar.ts'
import { CARD_STATES, NOT_ISSUED } from './card-states.ts'
import { documentsOf, NAME_STYLES } from './documents.ts'
import { makeName } from './names.ts'
import { spread } from './numbers.ts'
import { Random } from './random.ts'
import type { Category, Resident, SeedCard } from './resident.ts'

const ADULT_DOCUMENT_AGE = 16
const CONFIRMED_BANKS = BANKS.filter(({ placeholder }) => !placeholder).map(({ code }) => code)
const DISTRICT_CODES = DISTRICTS.map(({ code }) => code)

/**
 * The resident of any index, made from the seed and the index alone, so that a load can be cut into
 * pieces and resumed. All numbers are valid on the day `on`. They differ from those of every other
 * index, and of every seed that differs modulo LANES. Throws a RangeError for an index below 0 or
 * from MOST_RESIDENTS on.
 */
export const residentMaker = (options: {
  readonly seed: number
  readonly on: Temporal.PlainDate
}): ((index: number) => Resident) => {
  const calendar = calendarBefore(options.on)
  const boundaries = boundaryDays(calendar)
  const adultDays = calendar.daysOfYears(ADULT_DOCUMENT_AGE)
  const random = new Random(options.seed)
  const offset = random.start(-1).below(CARD_STATES.length)
  const idPrefix = `${hex(options.seed >>> 0, 8).toLowerCase()}-0000-8000-8000-`
  return (index) => {
    const turn = turnOf(options.seed, index)
    random.start(index)
    const birth = birthOf(turn, random, calendar, boundaries)
    const { slot, days, sequence } = birth
    const sex = sequence % 2 === 1 ? 'male' : 'female'
    const districtCode = random.chance(250) ? random.pick(DISTRICT_CODES) : slot.districtCode
    const cityCode = cityOfDistrict(districtCode)
    return {
      id: idPrefix + hex(index, 12).toLowerCase(),
      name: makeName(NAME_STYLES[slot.origin], sex, random),
      sex,
      birthOn: calendar.isoBefore(days),
      documents: documentsOf(turn, birth, calendar.compactBefore(days), days < adultDays),
      cityCode,
      districtCode,
      phone: `199${spread(turn, 8)}`,
      categories: categoriesOf(days / 365.25, random),
      card: cardOf(turn, days, cityCode, offset, random, calendar),
    }
  }
}

/** Residents from `firstIndex` (0 unless said) on, one after the other. */
export function* residents(options: {
  readonly seed: number
  readonly count: number
  readonly on: Temporal.PlainDate
  readonly firstIndex?: number
}): Generator<Resident, void, undefined> {
  const make = residentMaker(options)
  const first = options.firstIndex ?? 0
  for (let index = first; index < first + options.count; index++) yield make(index)
}

/** Category, ages from and until which it occurs, how many of a thousand people have it then. */
const CATEGORY_SHARES: readonly (readonly [Category, number, number, number])[] = [
  ['student', 6, 18, 950],
  ['student', 18, 23, 450],
  ['disabled', 0, 120, 25],
  ['veteran', 20, 120, 15],
  ['talent', 22, 65, 12],
  ['lowIncome', 0, 120, 30],
  ['donor', 18, 66, 25],
]

const categoriesOf = (age: number, random: Random): readonly Category[] => {
  const found: Category[] = []
  for (const [category, from, until, share] of CATEGORY_SHARES)
    if (age >= from && age < until && random.chance(share)) found.push(category)
  return found
}

const cardOf = (
  turn: number,
  daysOfLife: number,
  issuingRegion: string,
  offset: number,
  random: Random,
  calendar: Calendar,
): SeedCard => {
  const state = CARD_STATES[(turn * 211 + offset) % CARD_STATES.length]
  if (state === undefined) throw new RangeError('no card states')
  const issued = !NOT_ISSUED.has(state.status)
  const issuedBefore = 1 + random.below(Math.min(daysOfLife, 4800))
  const recent = !issued || state.status === 'temporarilyLost' ? 10 : 400
  return {
    issuingRegion,
    cardNumber: `K${spread(turn, 8)}`,
    identifier: makeCardIdentifier({
      issuingRegionCode: issuingRegion,
      cardPart: hex(turn, 16),
    }),
    bankCode: random.pick(CONFIRMED_BANKS),
    status: state.status,
    bankStatus: state.bankStatus,
    issuedOn: issued ? calendar.isoBefore(issuedBefore) : undefined,
    since: calendar.isoBefore(
      state.status === 'normal' ? issuedBefore : random.below(Math.min(issuedBefore, recent)),
    ),
  }
}

const hex = (number: number, digits: number): string =>
  number.toString(16).toUpperCase().padStart(digits, '0')
