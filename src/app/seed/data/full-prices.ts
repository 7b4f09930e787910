import type { FullPrice } from '#modules/concession/index.ts'

/** 优待种类: every price list that a scene of the catalogue may name. */
export const CONCESSION_KINDS = [
  'metroFare',
  'busFare',
  'ferryFare',
  'shuttleBus',
  'libraryDeposit',
  'museumTicket',
  'scenicTicket',
  'parkPass',
  'sportsHall',
  'elderCanteen',
] as const
export type ConcessionKind = (typeof CONCESSION_KINDS)[number]

/** 全价, in fen: what somebody without any concession pays in the demonstration. */
export const FULL_PRICES: Readonly<Record<ConcessionKind, bigint>> = {
  metroFare: 400n,
  busFare: 200n,
  ferryFare: 200n,
  shuttleBus: 5800n,
  libraryDeposit: 10_000n,
  museumTicket: 2000n,
  scenicTicket: 6000n,
  parkPass: 10_000n,
  sportsHall: 3000n,
  elderCanteen: 1500n,
}

/** The same as rows of the province from the day the regulation took effect. */
export const FULL_PRICE_ROWS: readonly FullPrice[] = CONCESSION_KINDS.map((kind) => ({
  kind,
  regionCode: '440000',
  period: { from: Temporal.PlainDate.from('2024-11-01') },
  fullFen: FULL_PRICES[kind],
}))
