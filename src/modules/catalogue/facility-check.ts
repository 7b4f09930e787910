/**
 * 逾期未复查: a facility that nobody has looked at for longer than the parameter allows. Whoever
 * needs the ramp must know before they set out (Art. 18).
 */
export const isCheckOverdue = (
  checkedOn: Temporal.PlainDate,
  months: number,
  on: Temporal.PlainDate,
): boolean => Temporal.PlainDate.compare(checkedOn.add({ months }), on) < 0
