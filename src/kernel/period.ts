/** A half-open span of days: `from` is inside, `until` is not; no `until` means open-ended. */
export interface Period {
  readonly from: Temporal.PlainDate
  readonly until?: Temporal.PlainDate | undefined
}

export const covers = (period: Period, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(period.from, on) <= 0 &&
  (period.until === undefined || Temporal.PlainDate.compare(on, period.until) < 0)

/** The zone in which every day of the province begins and ends. */
export const PROVINCE_ZONE = 'Asia/Shanghai'

/** The calendar day in the province at an instant. */
export const provinceDate = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(PROVINCE_ZONE).toPlainDate()

/** The day that a text writes as ISO 8601 does (`2026-11-26`, `20261126`); nothing for another. */
export const parseIsoDay = (text: string): Temporal.PlainDate | undefined => {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}
