import { parameter, PARAMETERS } from '#law/parameters.ts'
import { PROVINCE } from '#law/setting.ts'
import { type Service } from './service.ts'

/** A time limit in numbers, for a day and a region. */
export type LimitFigures =
  | { readonly kind: 'atOnce' }
  | {
      readonly kind: 'workingDays'
      readonly promise: number
      readonly legal: number
      readonly online: number | undefined
      /** Cities that publish another one for what is asked for online. */
      readonly cities: readonly { readonly regionCode: string; readonly days: number }[]
    }

export interface FeeFigures {
  /** 0n: nothing is taken. */
  readonly fen: bigint
  /** Months during which damage of its own making is not paid for. */
  readonly warrantyMonths: number
}

/** The numbers behind a service's time limit. */
export const limitFigures = ({ limit }: Service, on: Temporal.PlainDate): LimitFigures => {
  if (limit.kind === 'atOnce') return limit
  const { promise, promiseOnline, legal } = limit
  const days = (name: typeof promise, region = PROVINCE): number => parameter(name, region, on)
  const own = promiseOnline === undefined ? [] : PARAMETERS[promiseOnline].settings
  const regions = [...new Set(own.map(({ regionCode }) => regionCode))]
  return {
    kind: 'workingDays',
    promise: days(promise),
    legal: days(legal),
    online: promiseOnline === undefined ? undefined : days(promiseOnline),
    cities: regions
      .filter((regionCode) => regionCode !== PROVINCE)
      .map((regionCode) => ({ regionCode, days: days(promiseOnline ?? promise, regionCode) })),
  }
}

/** The numbers behind a service's fee. */
export const feeFigures = (
  { fee }: Service,
  regionCode: string,
  on: Temporal.PlainDate,
): FeeFigures => ({
  fen: fee.kind === 'free' ? 0n : parameter(fee.amount, regionCode, on),
  warrantyMonths: parameter('freeReplacementMonths', regionCode, on),
})
