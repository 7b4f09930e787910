import { provinceDate } from '#kernel/period.ts'
import type { Moment } from './bank-change.ts'
import { effectiveFrom } from './bank-change.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'

/** 影响预演: one payment that is to come, and which account it would reach. */
export interface PreviewedPayment {
  readonly affected: AffectedProgramme
  readonly payOn: Temporal.PlainDate
  /** `underWay`: its batch may have left already, so it reaches the former account. */
  readonly goesTo: 'former' | 'underWay' | 'new'
}

/** Days of each programme that are shown; further ones go the same way as the last. */
const DAYS = 2

const daysOf = ({ paid, choices }: AffectedProgramme): readonly Temporal.PlainDate[] => {
  const { underWay } = choices.now
  const days = paid.nextPayDates.filter((day) => underWay === undefined || !day.equals(underWay))
  return (underWay === undefined ? days : [underWay, ...days]).slice(0, DAYS)
}

const wayOf = (
  { choices }: AffectedProgramme,
  payOn: Temporal.PlainDate,
  moment: Moment,
  at: Temporal.Instant,
): PreviewedPayment['goesTo'] => {
  if (choices.now.underWay !== undefined && payOn.equals(choices.now.underWay)) return 'underWay'
  const from = provinceDate(effectiveFrom(choices, moment, at))
  return Temporal.PlainDate.compare(payOn, from) < 0 ? 'former' : 'new'
}

/** Where the next payments would go if these programmes changed over, in the order of the days. */
export const previewPayments = (
  list: readonly AffectedProgramme[],
  moment: Moment,
  at: Temporal.Instant,
): readonly PreviewedPayment[] =>
  list
    .flatMap((affected) =>
      daysOf(affected).map((payOn) => ({
        affected,
        payOn,
        goesTo: wayOf(affected, payOn, moment, at),
      })),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.payOn, b.payOn))
