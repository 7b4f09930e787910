import { distanceMetres, type Location } from '#kernel/location.ts'
import { openSpans } from '#ui/opening-hours.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import type { AskedFacility } from './words-place.ts'

/** What is left of the outlets of a city once the register has done its part. */
export interface OutletWishes {
  /** Open in this minute of an ordinary week; one whose hours cannot be read is left out. */
  readonly openAt?: number | undefined
  readonly facilities: readonly AskedFacility[]
  /** Where to count from. */
  readonly near?: Location | undefined
}

export interface ListedOutlet {
  readonly outlet: Outlet
  /** Where somebody said from where, and the outlet has been measured. */
  readonly metres: number | undefined
}

const isOpen = ({ openingHours }: Outlet, minute: number): boolean =>
  openSpans(openingHours)?.some(({ from, until }) => from <= minute && minute < until) ?? false

const metresTo = ({ latitude, longitude }: Outlet, near: Location | undefined) =>
  near === undefined || latitude === undefined || longitude === undefined
    ? undefined
    : distanceMetres(near, { latitude, longitude })

/**
 * The outlets that are as somebody wishes: the nearest first where they said from where, else in
 * the order in which they came. No bank comes first for another reason (Art. 6).
 */
export const listedOutlets = (
  outlets: readonly Outlet[],
  { openAt, facilities, near }: OutletWishes,
): readonly ListedOutlet[] =>
  outlets
    .filter((outlet) => openAt === undefined || isOpen(outlet, openAt))
    .filter((outlet) =>
      facilities.every((asked) => outlet.facilities.some(({ facility }) => facility === asked)),
    )
    .map((outlet) => ({ outlet, metres: metresTo(outlet, near) }))
    .toSorted((a, b) => {
      const [first, second] = [a.metres ?? Infinity, b.metres ?? Infinity]
      return first === second ? 0 : first - second
    })
