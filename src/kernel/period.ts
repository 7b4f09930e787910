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

/**
 * A day as lists write it: `2026-09-01`, `2026/9/1`, `2026年9月1日`, `20260901`; nothing for what can
 * be read in two ways.
 */
export const parseWrittenDay = (text: string): Temporal.PlainDate | undefined => {
  const day = text
    .replaceAll(/\s/g, '')
    .replace(
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
      (_, year: string, month: string, one: string) =>
        `${year}-${month.padStart(2, '0')}-${one.padStart(2, '0')}`,
    )
  return /^(?:\d{4}-\d\d-\d\d|\d{8})$/.test(day) ? parseIsoDay(day) : undefined
}
