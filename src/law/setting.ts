import type { ArticleId } from './articles.ts'
import type { Validity } from './validity.ts'

/** The province as a region code; its settings hold wherever a city has none of its own. */
export const PROVINCE = '440000'

/** One value of a parameter, in one region, for one period. */
export interface Setting<Value> {
  readonly regionCode: string
  readonly validity: Validity
  readonly value: Value
  /** A city's own note, where the general one of the parameter does not do. */
  readonly note?: string
}

/** 参数: a number or a choice that the law leaves open and that may change from a day on. */
export interface Parameter<Value> {
  /** What it sets, in Chinese, as operators read it. */
  readonly zh: string
  /** Where the value comes from. */
  readonly note: string
  /** The article that leaves it open or asks for it. */
  readonly basis: ArticleId
  /** Whether an official source for this province confirms the value. */
  readonly confirmed: boolean
  /** Where the value is one of a few: each with what it means to an operator. */
  readonly choices?: Readonly<Record<string, string>>
  readonly settings: readonly Setting<Value>[]
}

/** `440106` → `440106`, `440100`, `440000`: the regions whose settings apply, nearest first. */
export const nearestFirst = (regionCode: string): readonly string[] => [
  ...new Set([regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`]),
]

/**
 * What is wrong with a list of settings, as sentences: periods of one region must follow each
 * other without overlap or gap, and the province must be open-ended. Empty when all is well.
 */
export const settingFaults = (settings: readonly Setting<unknown>[]): readonly string[] => {
  const faults: string[] = []
  for (const [region, list] of Map.groupBy(settings, (one) => one.regionCode)) {
    const periods = list
      .map((one) => one.validity)
      .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))
    for (const [i, period] of periods.entries()) {
      const next = periods[i + 1]
      if (period.until !== undefined && Temporal.PlainDate.compare(period.from, period.until) >= 0)
        faults.push(`${region}: a period ends before it begins (${period.from.toString()})`)
      if (next === undefined) continue
      const order =
        period.until === undefined ? 1 : Temporal.PlainDate.compare(period.until, next.from)
      if (order > 0) faults.push(`${region}: periods overlap at ${next.from.toString()}`)
      if (order < 0) faults.push(`${region}: a gap before ${next.from.toString()}`)
    }
    if (region === PROVINCE && periods.at(-1)?.until !== undefined)
      faults.push(`${region}: the last period of the province ends`)
  }
  if (settings.every((one) => one.regionCode !== PROVINCE)) faults.push('no provincial setting')
  return faults
}
