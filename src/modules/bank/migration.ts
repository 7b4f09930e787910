import type { Handle } from '#platform/db.ts'

/** Who is still with a bank in one city. */
export interface CityHolders {
  /** Six digits of a city, or of the province. */
  readonly cityCode: string
  /** People with a live card. */
  readonly holders: number
  readonly cards: number
  /** Cards of this bank that are being applied for or made. */
  readonly openOrders: number
  /** Of the holders: those who have asked for a card of another bank. */
  readonly moving: number
}

export interface MigrationCounts {
  readonly byCity: readonly CityHolders[]
  /** People whose card of this bank was replaced by another bank’s, the latest day first. */
  readonly movedByDay: readonly { readonly on: Temporal.PlainDate; readonly moved: number }[]
}

/** What other modules count; given by whoever composes the program. */
export type MigrationOfBank = (
  handle: Handle,
  bankCode: string,
  since: Temporal.Instant,
) => Promise<MigrationCounts>

/** Of people with a card still there: those who have not answered at all. */
export const unanswered = ({ holders, moving }: CityHolders): number => holders - moving

/** All cities together; somebody with cards in two of them counts in both. */
export const totalOf = (cities: readonly CityHolders[]): Omit<CityHolders, 'cityCode'> => {
  const sum = (of: (city: CityHolders) => number) =>
    cities.reduce((total, city) => total + of(city), 0)
  return {
    holders: sum(({ holders }) => holders),
    cards: sum(({ cards }) => cards),
    openOrders: sum(({ openOrders }) => openOrders),
    moving: sum(({ moving }) => moving),
  }
}

/** The last day on which money still goes to accounts of the bank. */
export const migrationDeadline = (
  terminatedOn: Temporal.PlainDate,
  days: number,
): Temporal.PlainDate => terminatedOn.add({ days })
