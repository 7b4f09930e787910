import { ageOn } from '#kernel/ages.ts'
import type { Category } from './resident.ts'
import { Random } from './random.ts'

/** Of whom it is decided which programmes pay them. */
export interface PossiblePayee {
  readonly birthOn: string
  readonly categories: readonly Category[]
  /** Receives for the household, in the story of a persona. */
  readonly householdPayee?: true
  /** Programmes that pay a persona besides, in their story. */
  readonly paidBy?: readonly string[]
}

/** Programme, ages from and until which it pays, how many of a thousand people get it then. */
const SHARES: readonly (readonly [string, number, number, number])[] = [
  ['MZ-009', 80, 130, 1000],
  ['MZ-002', 60, 130, 30],
  ['MZ-005', 0, 18, 20],
  ['RS-001', 22, 60, 120],
  ['RS-003', 18, 45, 60],
  ['RS-006', 21, 26, 200],
  ['RS-011', 18, 60, 150],
  ['RS-012', 18, 60, 100],
  ['NY-001', 25, 90, 250],
  ['NY-003', 25, 75, 60],
  ['NY-005', 30, 70, 20],
]

const BY_CATEGORY: Readonly<Partial<Record<Category, readonly string[]>>> = {
  disabled: ['MZ-007', 'MZ-008'],
  lowIncome: ['MZ-001'],
}

/** The programmes that pay somebody, by their age and category; the same for the same index. */
export const programmesFor = (
  payee: PossiblePayee,
  on: Temporal.PlainDate,
  options: { readonly seed: number; readonly index: number },
): readonly string[] => {
  const random = new Random(options.seed + 13).start(options.index)
  const age = ageOn(Temporal.PlainDate.from(payee.birthOn), on)
  const byAge = SHARES.filter(
    ([, from, until, share]) => random.chance(share) && age >= from && age < until,
  ).map(([code]) => code)
  const codes = new Set([
    ...(payee.householdPayee === true ? ['NY-001', 'NY-003'] : []),
    ...(payee.paidBy ?? []),
    ...payee.categories.flatMap((category) => BY_CATEGORY[category] ?? []),
    ...byAge,
  ])
  return [...codes].sort()
}
