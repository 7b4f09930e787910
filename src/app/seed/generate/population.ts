import { districtsOf } from '../data/regions.ts'
import { Random } from './random.ts'

/** By which first document a share of the holders is known. */
export type Origin =
  | 'mainland'
  | 'hongKongTravel'
  | 'macaoTravel'
  | 'nonChineseTravel'
  | 'hongKongResidence'
  | 'macaoResidence'
  | 'taiwanResidence'
  | 'taiwanTravel'
  | 'overseasChinese'
  | 'foreignPassport'
  | 'foreignResidence'
  | 'foreignResidenceOld'

/**
 * One of the equal shares into which the holders are dealt: holder `index` takes the slot `index`
 * modulo the number of slots. Slots with the same `prefix` number their holders apart by `rank`.
 */
export interface Slot {
  readonly origin: Origin
  /** What the identity number begins with, where it says a place. */
  readonly prefix: string
  readonly districtCode: string
  readonly rank: number
  /** How many slots have this origin and prefix. */
  readonly peers: number
}

/** Slots per city, near the shares of the permanent population. */
const CITY_SLOTS: Readonly<Record<string, number>> = {
  '440100': 142,
  '440200': 22,
  '440300': 135,
  '440400': 19,
  '440500': 42,
  '440600': 73,
  '440700': 36,
  '440800': 53,
  '440900': 47,
  '441200': 31,
  '441300': 46,
  '441400': 29,
  '441500': 20,
  '441600': 21,
  '441700': 20,
  '441800': 30,
  '441900': 80,
  '442000': 34,
  '445100': 19,
  '445200': 42,
  '445300': 19,
}

/** Slots of those who are not residents of the mainland: origin, prefix, number of slots. */
const OTHER_SLOTS: readonly (readonly [Origin, string, number])[] = [
  ['hongKongTravel', 'H', 18],
  ['macaoTravel', 'M', 8],
  ['nonChineseTravel', 'N', 3],
  ['hongKongResidence', '810000', 13],
  ['macaoResidence', '820000', 6],
  ['taiwanResidence', '830000', 5],
  ['taiwanTravel', 'T', 4],
  ['overseasChinese', 'E', 2],
  ['foreignPassport', 'P', 2],
  ['foreignResidence', '944840', 2],
  ['foreignResidenceOld', 'FRA', 1],
]

const mainland = Object.entries(CITY_SLOTS).flatMap(([cityCode, count]) => {
  const districts = districtsOf(cityCode)
  return districts.flatMap((district, i) => {
    const peers = Math.floor((count + districts.length - 1 - i) / districts.length)
    return ranked('mainland', district.code, peers, () => district.code)
  })
})

const others = OTHER_SLOTS.flatMap(([origin, prefix, peers]) =>
  ranked(origin, prefix, peers, (rank) => {
    const host = mainland[(rank * 97 + prefix.charCodeAt(0)) % mainland.length]
    return host?.districtCode ?? '440103'
  }),
)

function ranked(
  origin: Origin,
  prefix: string,
  peers: number,
  districtCode: (rank: number) => string,
): readonly Slot[] {
  return Array.from({ length: peers }, (_, rank) => ({
    origin,
    prefix,
    districtCode: districtCode(rank),
    rank,
    peers,
  }))
}

/** The same order always: a slot is part of what a number of an index means. */
const shuffled = (slots: readonly Slot[]): readonly Slot[] => {
  const random = new Random(44)
  return slots
    .map((slot, i) => ({ slot, order: random.start(i).below(0x7fff_ffff) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ slot }) => slot)
}

export const SLOTS: readonly Slot[] = shuffled([...mainland, ...others])

/** How many of a thousand people are in each five years of age, from 0–4 to 95–99. */
const PYRAMID = [45, 58, 60, 55, 62, 80, 100, 95, 85, 80, 75, 62, 48, 38, 26, 16, 9, 4, 1, 1]

/** A year of age for each of a thousand people. */
export const AGES: readonly number[] = PYRAMID.flatMap((count, band) =>
  Array.from({ length: count }, (_, i) => band * 5 + (i % 5)),
)
