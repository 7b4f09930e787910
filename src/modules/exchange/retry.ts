/** Seconds until the next attempt, after each that failed; in all less than three days. */
export const RETRY_SECONDS = [
  5,
  5 * 60,
  30 * 60,
  2 * 3600,
  5 * 3600,
  10 * 3600,
  24 * 3600,
  24 * 3600,
] as const

/** When to try again after so many attempts; `undefined` once a person has to look. */
export const retryAt = (attempts: number, at: Temporal.Instant): Temporal.Instant | undefined => {
  const seconds = RETRY_SECONDS[attempts - 1]
  return seconds === undefined ? undefined : at.add({ seconds })
}
