/** When a text or a number holds. Half-open: `from` is inside, `until` is not; none is no end. */
export interface Validity {
  readonly from: Temporal.PlainDate
  readonly until?: Temporal.PlainDate | undefined
}

/** Writes a validity as ISO dates: `validity('2024-11-01')`. */
export const validity = (from: string, until?: string): Validity => ({
  from: Temporal.PlainDate.from(from),
  until: until === undefined ? undefined : Temporal.PlainDate.from(until),
})

/** Whether something with this validity holds on that day. */
export const isInForce = ({ from, until }: Validity, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(from, on) <= 0 &&
  (until === undefined || Temporal.PlainDate.compare(on, until) < 0)
