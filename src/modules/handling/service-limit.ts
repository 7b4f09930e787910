import type { ParameterName } from '#law/parameters.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Settings } from '#modules/standard/index.ts'
import type { Service } from './service.ts'

/** A city that has another number than the province. */
export interface CityDays {
  readonly regionCode: string
  readonly days: number
}

/** A time limit in numbers, for a day and a region. */
export type LimitFigures =
  | { readonly kind: 'atOnce' }
  | {
      readonly kind: 'workingDays'
      readonly promise: number
      readonly legal: number
      readonly online: number | undefined
      readonly cities: readonly CityDays[]
      /** Cities that have another one for what is asked for online. */
      readonly onlineCities: readonly CityDays[]
      /** Whether an official source stands behind every number; else 待确认. */
      readonly confirmed: boolean
    }

export interface FeeFigures {
  /** 0n: nothing is taken. */
  readonly fen: bigint
  /** Months during which damage of its own making is not paid for. */
  readonly warrantyMonths: number
  readonly cities: readonly { readonly regionCode: string; readonly fen: bigint }[]
  readonly confirmed: boolean
}

/** What becomes of a temporary loss, where it is not cut short. */
export interface LossFigures {
  readonly regionCode: string
  readonly days: number
  readonly endAction: 'release' | 'keep' | 'makeFormal'
}
export interface LossFiguresByCity extends LossFigures {
  readonly cities: readonly LossFigures[]
  readonly confirmed: boolean
}

/** Regions of the province whose value is another one. */
const differing = (
  settings: Settings,
  name: ParameterName,
  on: Temporal.PlainDate,
): readonly string[] => {
  const provincial = settings.value(name, PROVINCE, on)
  return settings
    .regions(name, on)
    .filter((region) => settings.value(name, region, on) !== provincial)
}

const areConfirmed = (
  settings: Settings,
  names: readonly ParameterName[],
  regionCode: string,
  on: Temporal.PlainDate,
): boolean =>
  names.every((name) =>
    [regionCode, ...differing(settings, name, on)].every(
      (region) => settings.inForce(name, region, on).confirmed,
    ),
  )

/** The numbers behind a service's time limit. */
export const limitFigures = (
  { limit }: Service,
  on: Temporal.PlainDate,
  settings: Settings,
): LimitFigures => {
  if (limit.kind === 'atOnce') return limit
  const { promise, promiseOnline, legal } = limit
  const days = (name: typeof promise, region = PROVINCE): number => settings.value(name, region, on)
  const cities = (name: typeof promise): readonly CityDays[] =>
    differing(settings, name, on).map((regionCode) => ({
      regionCode,
      days: days(name, regionCode),
    }))
  const names = [promise, legal, ...(promiseOnline === undefined ? [] : [promiseOnline])]
  return {
    kind: 'workingDays',
    promise: days(promise),
    legal: days(legal),
    online: promiseOnline === undefined ? undefined : days(promiseOnline),
    cities: cities(promise),
    onlineCities: promiseOnline === undefined ? [] : cities(promiseOnline),
    confirmed: areConfirmed(settings, names, PROVINCE, on),
  }
}

/** The numbers behind a service's fee. */
export const feeFigures = (
  { fee }: Service,
  regionCode: string,
  on: Temporal.PlainDate,
  settings: Settings,
): FeeFigures => {
  const warrantyMonths = settings.value('freeReplacementMonths', regionCode, on)
  if (fee.kind === 'free') return { fen: 0n, warrantyMonths, cities: [], confirmed: true }
  const { amount } = fee
  return {
    fen: settings.value(amount, regionCode, on),
    warrantyMonths,
    cities: differing(settings, amount, on).map((region) => ({
      regionCode: region,
      fen: settings.value(amount, region, on),
    })),
    confirmed: areConfirmed(settings, [amount], regionCode, on),
  }
}

/** 临时挂失 of a day: how long, and what then. */
export const lossFigures = (on: Temporal.PlainDate, settings: Settings): LossFiguresByCity => {
  const names = ['temporaryLossDays', 'temporaryLossEndAction'] as const
  const figures = (regionCode: string): LossFigures => ({
    regionCode,
    days: settings.value('temporaryLossDays', regionCode, on),
    endAction: settings.value('temporaryLossEndAction', regionCode, on),
  })
  const regions = new Set(names.flatMap((name) => differing(settings, name, on)))
  return {
    ...figures(PROVINCE),
    cities: [...regions].sort().map(figures),
    confirmed: areConfirmed(settings, names, PROVINCE, on),
  }
}
