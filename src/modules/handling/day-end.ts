import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { decideSecond, type SecondRefusal } from '#modules/person/index.ts'

/** What a counter has had since it began; running totals, so that no day loses anything. */
export interface CounterTotals {
  /** Blank cards received into the stock. */
  readonly received: number
  /** Blanks that became cards. */
  readonly used: number
  readonly spoiled: number
  readonly dueFen: bigint
  readonly takenFen: bigint
}

/** The last day end: its totals, and what was counted then. */
export interface LastEnd extends CounterTotals {
  readonly countedBlanks: number
}

/** What the books say of the time since the last day end. */
export interface DayFigures {
  readonly before: number
  readonly received: number
  readonly used: number
  readonly spoiled: number
  /** What should lie in the box. */
  readonly expectedBlanks: number
  readonly dueFen: bigint
  /** What should lie in the till. */
  readonly expectedFen: bigint
}

const NOTHING: LastEnd = {
  received: 0,
  used: 0,
  spoiled: 0,
  dueFen: 0n,
  takenFen: 0n,
  countedBlanks: 0,
}

/** 日结: stock and fees since the last day end; the first one counts from the beginning. */
export const figuresSince = (last: LastEnd | undefined, totals: CounterTotals): DayFigures => {
  const from = last ?? NOTHING
  const [received, used, spoiled] = [
    totals.received - from.received,
    totals.used - from.used,
    totals.spoiled - from.spoiled,
  ]
  return {
    before: from.countedBlanks,
    received,
    used,
    spoiled,
    expectedBlanks: from.countedBlanks + received - used - spoiled,
    dueFen: totals.dueFen - from.dueFen,
    expectedFen: totals.takenFen - from.takenFen,
  }
}

/** What lies in the box and in the till. */
export interface Counted {
  readonly blanks: number
  readonly fen: bigint
}

/** By how much the count differs from the books; nothing where both agree. */
export const differenceOf = (
  { expectedBlanks, expectedFen }: Pick<DayFigures, 'expectedBlanks' | 'expectedFen'>,
  { blanks, fen }: Counted,
): Counted => ({ blanks: blanks - expectedBlanks, fen: fen - expectedFen })

const agrees = ({ blanks, fen }: Counted): boolean => blanks === 0 && fen === 0n

export type DayRefusal =
  | 'SEAT_MISSING'
  | 'DAY_ENDED_ALREADY'
  | 'DIFFERENCE_NEEDS_WORDS'
  | 'NOTHING_COUNTED'
  | 'DAY_HAS_MOVED'
  | SecondRefusal

/**
 * 清点: a count that agrees ends the day; one that differs is explained and waits for a second
 * person. A day ends once.
 */
export const decideCount = (
  isEnded: boolean,
  figures: DayFigures,
  counted: Counted,
  explanation: string,
): Decision<'ended' | 'waits', 'DAY_ENDED_ALREADY' | 'DIFFERENCE_NEEDS_WORDS'> => {
  if (isEnded) return refuse('YKT-22', 'DAY_ENDED_ALREADY', ['seeDayEnd'])
  if (agrees(differenceOf(figures, counted))) return grant('YKT-22', 'ended')
  return explanation.trim() === ''
    ? refuse('YKT-22', 'DIFFERENCE_NEEDS_WORDS', ['countAgain', 'explain'])
    : grant('YKT-22', 'waits')
}

/** 所在网点: stock and till are those of one outlet, so whoever counts says of which. */
export const decideSeat = (seatMissing: boolean): Decision<undefined, 'SEAT_MISSING'> =>
  seatMissing ? refuse('YKT-17', 'SEAT_MISSING', ['chooseSeat']) : grant('YKT-17', undefined)

/** A count that waits for a second person. */
export interface FirstCount {
  readonly countedBy: string
  readonly expectedBlanks: number
  readonly expectedFen: bigint
}

/** 复核: by somebody else, of what the books still say. */
export const decideSecondLook = (
  isEnded: boolean,
  figures: DayFigures,
  first: FirstCount | undefined,
  by: { readonly staffId: string; readonly agencyCode: string },
): Decision<unknown, DayRefusal> => {
  if (isEnded) return refuse('YKT-22', 'DAY_ENDED_ALREADY', ['seeDayEnd'])
  if (first === undefined) return refuse('YKT-22', 'NOTHING_COUNTED', ['count'])
  const moved =
    first.expectedBlanks !== figures.expectedBlanks || first.expectedFen !== figures.expectedFen
  if (moved) return refuse('YKT-22', 'DAY_HAS_MOVED', ['countAgain'])
  const counter = { staffId: first.countedBy, agencyCode: by.agencyCode }
  return decideSecond(counter, by, { otherUnit: false })
}
