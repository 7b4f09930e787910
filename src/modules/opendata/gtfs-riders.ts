import { covers } from '#kernel/period.ts'
import type { ConcessionRule } from '#modules/concession/index.ts'
import { entitlementText, heldAs } from '#modules/entitlement/index.ts'

/** 乘客类别: whom a rule is for, as GTFS wants it: an age, a category, or both. */
export interface Rider {
  readonly id: string
  readonly name: string
  /** Somebody who is just that, for the price to be asked. */
  readonly age: number
  readonly categories: readonly string[]
}

/** Neither young nor old. */
const ORDINARY_AGE = 30

/** 普通乘客: who has no concession; others pay what is said of them. */
export const EVERYBODY: Rider = {
  id: 'everybody',
  name: '普通乘客',
  age: ORDINARY_AGE,
  categories: [],
}

/** What holders call a category; one of which no department says anything goes by its code. */
const categoryName = (category: string): string => {
  const held = heldAs(category)
  return held === undefined ? category : entitlementText('zh-Hans', held)
}

type Condition = Pick<ConcessionRule, 'ageFrom' | 'ageUntil' | 'category'>

const ageName = ({ ageFrom, ageUntil }: Condition): string | undefined => {
  if (ageFrom !== undefined && ageUntil !== undefined) return `${ageFrom}至${ageUntil - 1}岁`
  if (ageFrom !== undefined) return `${ageFrom}岁及以上`
  return ageUntil === undefined ? undefined : `${ageUntil}岁以下`
}

const ageId = ({ ageFrom, ageUntil }: Condition): string | undefined => {
  if (ageFrom === undefined && ageUntil === undefined) return undefined
  return `age-${ageFrom ?? 0}${ageUntil === undefined ? '' : `-${ageUntil - 1}`}`
}

const riderOf = (condition: Condition): Rider => {
  const { ageFrom, ageUntil, category } = condition
  const named = category === undefined ? undefined : categoryName(category)
  const age = ageName(condition)
  const both = named !== undefined && age !== undefined ? `${named}（${age}）` : (named ?? age)
  const youngest = ageUntil === undefined ? ORDINARY_AGE : 0
  return {
    id: [category, ageId(condition)].filter((part) => part !== undefined).join('-'),
    name: both ?? EVERYBODY.name,
    age: ageFrom ?? youngest,
    categories: category === undefined ? [] : [category],
  }
}

/** Everybody whom some rule in force is for, and everybody else; by id. */
export const ridersOf = (
  rules: readonly ConcessionRule[],
  on: Temporal.PlainDate,
): readonly Rider[] => {
  const riders = new Map<string, Rider>()
  for (const rule of rules) {
    const rider = riderOf(rule)
    if (covers(rule.period, on) && rider.id !== '') riders.set(rider.id, rider)
  }
  return [EVERYBODY, ...[...riders.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))]
}
