import { DISTRICTS } from '../data/regions.ts'
import type { Calendar } from './calendar.ts'
import { AGES, SLOTS, type Origin, type Slot } from './population.ts'
import type { Random } from './random.ts'

/** Ages at which a concession, a right or a duty begins or ends. */
export const BOUNDARY_AGES = [6, 14, 16, 18, 60, 65, 70, 80] as const

/** One in so many holders has a birthday at such an age yesterday, today or tomorrow. */
const BOUNDARY_EVERY = 40

/** Sequences from here on are kept for those holders, the ones below for everybody else. */
const BOUNDARY_SEQUENCE = 800

/** Turns below this are known to give different numbers. */
const MOST_TURNS = 10_000_000

/** Seeds that differ modulo this never give the same number to two residents. */
export const LANES = 4

/** How many residents one seed can make. */
export const MOST_RESIDENTS = MOST_TURNS / LANES

/**
 * The turn of a resident among those of all seeds: each lane of seeds has a quarter of the turns.
 * Throws a RangeError for an index below 0 or from MOST_RESIDENTS on.
 */
export const turnOf = (seed: number, index: number): number => {
  if (index < 0 || index >= MOST_RESIDENTS) throw new RangeError(`no resident ${index}`)
  return ((seed >>> 0) % LANES) * MOST_RESIDENTS + index
}

/** Origins whose number says the birth; the others may be born on any day. */
const TELLS_BIRTH: ReadonlySet<Origin> = new Set([
  'mainland',
  'hongKongResidence',
  'macaoResidence',
  'taiwanResidence',
  'foreignResidence',
  'foreignResidenceOld',
])

/** Who somebody is before a name and a card are made up. */
export interface Birth {
  readonly slot: Slot
  /** Days from the birth to the day of reference. */
  readonly days: number
  /** Digits between birth and check character; odd for men. */
  readonly sequence: number
}

/** Days since a birth for every boundary age: birthday tomorrow, today and yesterday. */
export const boundaryDays = (calendar: Calendar): readonly number[] =>
  BOUNDARY_AGES.flatMap((age) => {
    const today = calendar.daysOfYears(age)
    return [today - 1, today, today + 1]
  })

/** The birth of one turn. Place, day and sequence together are never given twice. */
export const birthOf = (
  turn: number,
  random: Random,
  calendar: Calendar,
  boundaries: readonly number[],
): Birth => {
  const slot = inTurn(SLOTS, turn)
  if (turn % BOUNDARY_EVERY === 7)
    return boundaryBirth(Math.floor(turn / BOUNDARY_EVERY), slot, random, boundaries)
  const own = Math.floor(turn / SLOTS.length) * slot.peers + slot.rank
  const sequences = slot.origin === 'foreignResidenceOld' ? 10 : BOUNDARY_SEQUENCE
  const sequence = own % sequences
  const days = 1 + inTurn(AGES, random.below(AGES.length)) * 365 + random.below(365)
  const round = Math.floor(own / sequences)
  return { slot, days: alignedDays(days, round, sequence, calendar.epochDay), sequence }
}

/** These births are dealt to all districts in turn, each turn with the next two sequences. */
const boundaryBirth = (
  turn: number,
  slot: Slot,
  random: Random,
  boundaries: readonly number[],
): Birth => {
  const days = inTurn(boundaries, turn)
  const round = Math.floor(turn / boundaries.length)
  const sequence = BOUNDARY_SEQUENCE + Math.floor(round / DISTRICTS.length) * 2 + random.below(2)
  if (!TELLS_BIRTH.has(slot.origin)) return { slot, days, sequence }
  const { code } = inTurn(DISTRICTS, round)
  const home: Slot = { origin: 'mainland', prefix: code, districtCode: code, rank: 0, peers: 1 }
  return { slot: home, days, sequence }
}

const ROUNDS = 1024

/**
 * The next earlier day that belongs to the round. Each time the sequences of a place are used up, a
 * new round begins, and every round has its own residue of the day number. The residue is shifted
 * by the sequence, so that births spread over all days and yet no pair comes twice.
 */
const alignedDays = (days: number, round: number, sequence: number, epochDay: number): number => {
  const residue = (round + sequence * 389) % ROUNDS
  return days + ((epochDay - days - residue + ROUNDS * 100) % ROUNDS)
}

const inTurn = <Item>(items: readonly Item[], turn: number): Item => {
  const item = items[turn % items.length]
  if (item === undefined) throw new RangeError('nobody to take turns')
  return item
}
