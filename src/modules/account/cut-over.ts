import {
  nextPayDates,
  payDateUnderWay,
  paymentWindow,
  type Programme,
  type WindowDays,
} from '#modules/programme/index.ts'

/** 切换时间: what the holder can choose for one programme. */
export interface CutOverChoices {
  readonly now: {
    readonly on: Temporal.PlainDate
    /**
     * The pay day whose batch may be under way: it still goes to the former account, and the new
     * one receives from the next on.
     */
    readonly underWay: Temporal.PlainDate | undefined
  }
  /** None for a programme that has no further pay day. */
  readonly afterNextPayment:
    | { readonly payOn: Temporal.PlainDate; readonly on: Temporal.PlainDate }
    | undefined
}

/**
 * The moments at which a programme can change over: now, with the batch that may be under way
 * named, or as soon as the next payment has arrived. Both keep a batch under way safe.
 */
export const cutOverChoices = (
  programme: Pick<Programme, 'pay' | 'period'>,
  today: Temporal.PlainDate,
  days: WindowDays,
): CutOverChoices => {
  const underWay = payDateUnderWay(programme, today, days)
  const payOn = underWay ?? nextPayDates(programme, today, 1)[0]
  const until = payOn === undefined ? undefined : paymentWindow(payOn, days).until
  return {
    now: { on: today, underWay },
    afterNextPayment: payOn === undefined || until === undefined ? undefined : { payOn, on: until },
  }
}
