import type { ArticleId } from '#law/articles.ts'
import { ageOn } from '#kernel/ages.ts'
import { covers, type Period } from '#kernel/period.ts'
import type { Text } from '#ui/i18n/language.ts'

/** What a holder pays under a rule, of the full price. */
export type Charge =
  | { readonly mode: 'free' }
  | { readonly mode: 'percent'; readonly percent: number }
  | { readonly mode: 'fixed'; readonly fen: bigint }

/** 优惠规则: who pays what where. It cannot ask for a document kind, and must not (Art. 16). */
export interface ConcessionRule {
  readonly id: string
  /** The price list it belongs to, such as `metroFare`. */
  readonly kind: string
  /** `440000`, or the city whose rule goes before the province's. */
  readonly regionCode: string
  readonly period: Period
  /** Full years of age, half-open; absent at an end that does not matter. */
  readonly ageFrom?: number | undefined
  readonly ageUntil?: number | undefined
  /** A kind of entitlement, or one with its level: `disabled`, `disabled:1`; absent for any. */
  readonly category?: string | undefined
  readonly charge: Charge
  readonly basis: string
  readonly label: Text
  /** Whether an official source confirms the rule. */
  readonly confirmed: boolean
}

/** 全价: what everybody pays who has no concession. */
export interface FullPrice {
  readonly kind: string
  readonly regionCode: string
  readonly period: Period
  readonly fullFen: bigint
}

/** 优惠价目, arranged for asking: kind and region → rules and prices. */
export interface PriceList {
  readonly rules: ReadonlyMap<string, readonly ConcessionRule[]>
  readonly prices: ReadonlyMap<string, readonly FullPrice[]>
}

const PROVINCE = '440000'

const keyOf = ({ kind, regionCode }: { kind: string; regionCode: string }): string =>
  `${kind}/${regionCode}`

/** Arranges rules and prices; the order they come in does not matter. */
export const priceList = (
  rules: readonly ConcessionRule[],
  prices: readonly FullPrice[],
): PriceList => ({ rules: Map.groupBy(rules, keyOf), prices: Map.groupBy(prices, keyOf) })

/** All that a price may depend on. There is no document kind and no place of origin (Art. 16). */
export interface ConcessionQuestion {
  readonly kind: string
  readonly cityCode: string
  readonly birthOn: Temporal.PlainDate
  readonly categories: readonly string[]
  readonly on: Temporal.PlainDate
}

/** 同城待遇: what the holder pays, and by which rule. Fen; absent where no price is known. */
export interface Concession {
  readonly fullFen?: bigint | undefined
  readonly payFen?: bigint | undefined
  readonly free: boolean
  /** Absent when no rule applies and the full price is due. */
  readonly ruleId?: string | undefined
  readonly label?: Text | undefined
  readonly basis: ArticleId
}

const appliesTo = (rule: ConcessionRule, age: number, question: ConcessionQuestion): boolean =>
  covers(rule.period, question.on) &&
  (rule.ageFrom === undefined || age >= rule.ageFrom) &&
  (rule.ageUntil === undefined || age < rule.ageUntil) &&
  (rule.category === undefined || question.categories.includes(rule.category))

/** In fen, rounded down in favour of the holder and never above the full price. */
const chargeOf = (charge: Charge, fullFen: bigint | undefined): bigint | undefined => {
  if (charge.mode === 'free') return 0n
  if (charge.mode === 'fixed')
    return fullFen !== undefined && fullFen < charge.fen ? fullFen : charge.fen
  return fullFen === undefined ? undefined : (fullFen * BigInt(charge.percent)) / 100n
}

/** Negative when `a` is better for the holder. A share of an unknown price comes after any sum. */
const compare = (a: ConcessionRule, b: ConcessionRule, fullFen: bigint | undefined): number => {
  const [left, right] = [chargeOf(a.charge, fullFen), chargeOf(b.charge, fullFen)]
  if (left !== undefined && right !== undefined && left !== right) return left < right ? -1 : 1
  if ((left === undefined) !== (right === undefined)) return left === undefined ? 1 : -1
  if (left === undefined && a.charge.mode === 'percent' && b.charge.mode === 'percent') {
    if (a.charge.percent !== b.charge.percent) return a.charge.percent - b.charge.percent
  }
  return a.id < b.id ? -1 : 1
}

const fullPrice = (list: PriceList, { kind, cityCode, on }: ConcessionQuestion) => {
  const at = (regionCode: string) =>
    list.prices.get(keyOf({ kind, regionCode }))?.find((price) => covers(price.period, on))
  return (at(cityCode) ?? at(PROVINCE))?.fullFen
}

/**
 * What a holder pays in a city on a day (Art. 16). A rule of the city goes before the province's;
 * among rules of one layer the best for the holder applies, and between equals the smaller id.
 * Throws a RangeError for a day before the birth.
 */
export const evaluate = (list: PriceList, question: ConcessionQuestion): Concession => {
  const { kind, cityCode, birthOn, on } = question
  const age = ageOn(birthOn, on)
  const fullFen = fullPrice(list, question)
  const bestIn = (regionCode: string): ConcessionRule | undefined =>
    list.rules
      .get(keyOf({ kind, regionCode }))
      ?.filter((rule) => appliesTo(rule, age, question))
      .sort((a, b) => compare(a, b, fullFen))[0]
  const rule = bestIn(cityCode) ?? bestIn(PROVINCE)
  if (rule === undefined) return { fullFen, payFen: fullFen, free: fullFen === 0n, basis: 'YKT-16' }
  const payFen = chargeOf(rule.charge, fullFen)
  return {
    fullFen,
    payFen,
    free: payFen === 0n,
    ruleId: rule.id,
    label: rule.label,
    basis: 'YKT-16',
  }
}
