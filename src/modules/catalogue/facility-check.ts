import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { Facility } from './scene.ts'

/**
 * 逾期未复查: a facility that nobody has looked at for longer than the parameter allows. Whoever
 * needs the ramp must know before they set out (Art. 18).
 */
export const isCheckOverdue = (
  checkedOn: Temporal.PlainDate,
  months: number,
  on: Temporal.PlainDate,
): boolean => Temporal.PlainDate.compare(checkedOn.add({ months }), on) < 0

/** What a checklist is about: a place by its id, or an outlet by its code. */
export interface Checked {
  readonly kind: 'place' | 'outlet'
  readonly id: string
}

/** 核查结果: score 1, 0, or not applicable. */
export const FACILITY_ANSWERS = ['there', 'absent', 'notApplicable'] as const
export type FacilityAnswer = (typeof FACILITY_ANSWERS)[number]

/** 自查 by the operator or bank, 检查 by a supervisor. */
export type CheckManner = 'self' | 'inspection'

export const LARGEST_PHOTO = 1 << 20
export type PhotoType = 'image/jpeg' | 'image/png'

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte)

/** What a picture is by its first bytes; its name and what the browser says count for nothing. */
export const photoTypeOf = (bytes: Uint8Array): PhotoType | undefined => {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return undefined
}

/** One line of a checklist as it was filled in. */
export interface FoundFacility {
  readonly facility: Facility
  readonly answer: FacilityAnswer
  readonly photo?: Uint8Array | undefined
}

/** What is there, with the day on which somebody last saw it; declared ones have none yet. */
export interface StandingFacility {
  readonly facility: string
  readonly checkedOn?: Temporal.PlainDate | undefined
}

/**
 * What stands in the register after a look: what was not looked at stays as it was found before,
 * what is there carries the day, what is not there is gone.
 */
export const afterCheck = (
  before: readonly StandingFacility[],
  latest: readonly (Required<StandingFacility> & { readonly answer: FacilityAnswer })[],
  looked: readonly FoundFacility[],
): readonly StandingFacility[] => {
  const checked = new Set<string>(looked.map(({ facility }) => facility))
  return [
    ...before.filter(({ facility }) => !checked.has(facility)),
    ...latest
      .filter(({ facility, answer }) => checked.has(facility) && answer === 'there')
      .map(({ facility, checkedOn }) => ({ facility, checkedOn })),
  ]
}

export type CheckRefusal =
  | 'NOTHING_CHECKED'
  | 'CHECK_DAY_WRONG'
  | 'PHOTO_OF_NOTHING'
  | 'PHOTO_TOO_LARGE'
  | 'PHOTO_NOT_A_PICTURE'

/** A check is entered soon, or somebody else might have moved the ramp by then. */
const ENTERED_WITHIN_DAYS = 31

const photoRefusal = ({ answer, photo }: FoundFacility): CheckRefusal | undefined => {
  if (photo === undefined) return undefined
  if (answer !== 'there') return 'PHOTO_OF_NOTHING'
  if (photo.length > LARGEST_PHOTO) return 'PHOTO_TOO_LARGE'
  return photoTypeOf(photo) === undefined ? 'PHOTO_NOT_A_PICTURE' : undefined
}

/** Whether a checklist can be entered: with a recent day, and pictures that are pictures. */
export const decideCheck = (
  found: readonly FoundFacility[],
  checkedOn: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Decision<undefined, CheckRefusal> => {
  if (found.length === 0) return refuse('YKT-18', 'NOTHING_CHECKED', ['mendEntry'])
  const age = checkedOn.until(on, { largestUnit: 'days' }).days
  if (age < 0 || age > ENTERED_WITHIN_DAYS)
    return refuse('YKT-18', 'CHECK_DAY_WRONG', ['mendEntry'])
  const wrong = found.map(photoRefusal).find((refusal) => refusal !== undefined)
  return wrong === undefined ? grant('YKT-18', undefined) : refuse('YKT-18', wrong, ['mendEntry'])
}
