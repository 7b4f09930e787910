import { FACILITIES, type Facility } from '#modules/catalogue/index.ts'
import type { Random } from './random.ts'

/** What every place of the demonstration has; Art. 18 asks for it. */
const BASIC: ReadonlySet<Facility> = new Set(['readingGlasses', 'priorityQueue', 'prioritySeat'])
const LATEST_DAY = '2026-11-01'

interface CheckedFacility {
  readonly facility: Facility
  readonly checkedOn: Temporal.PlainDate
}

/** 场所设施: what one place has, and the day on which somebody last looked. */
export const makeFacilities = (
  random: Random,
): {
  readonly facilities: readonly CheckedFacility[]
  readonly facilitiesCheckedOn: Temporal.PlainDate
} => {
  const checkedOn = Temporal.PlainDate.from(LATEST_DAY).subtract({ days: random.below(300) })
  const there = FACILITIES.filter((facility) => BASIC.has(facility) || random.chance(450))
  return {
    facilitiesCheckedOn: checkedOn,
    facilities: there.map((facility) => ({ facility, checkedOn })),
  }
}
