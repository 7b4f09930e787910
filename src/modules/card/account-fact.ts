import type { ArticleId } from '#law/articles.ts'
import {
  BANK_TRANSITIONS,
  type BankAction,
  type BankStatus,
  bankTransitionOf,
} from './bank-function.ts'

/** 账户状态变化: what a bank tells of an account. */
export const ACCOUNT_FACTS = [
  'activated',
  'frozen',
  'unfrozen',
  'dormant',
  'reactivated',
  'closed',
  'reportedLost',
  'restored',
] as const
export type AccountFact = (typeof ACCOUNT_FACTS)[number]

/** Where the account stands after each fact. */
const STANDS = {
  activated: 'active',
  frozen: 'frozen',
  unfrozen: 'active',
  dormant: 'dormant',
  reactivated: 'active',
  closed: 'closed',
  reportedLost: 'bankLost',
  restored: 'active',
} as const satisfies Record<AccountFact, BankStatus>

export interface AccountStep {
  readonly action: BankAction
  readonly from: BankStatus
  readonly to: BankStatus
  readonly basis: ArticleId
}

/** The shortest lawful way from one status to another; `undefined` where there is none. */
const wayTo = (from: BankStatus, to: BankStatus): readonly AccountStep[] | undefined => {
  const ways: AccountStep[][] = [[]]
  const seen = new Set<BankStatus>([from])
  for (const way of ways) {
    const here = way.at(-1)?.to ?? from
    if (here === to) return way
    for (const action of Object.keys(BANK_TRANSITIONS[here]) as BankAction[]) {
      const step = bankTransitionOf(here, action)
      if (step === undefined || seen.has(step.to)) continue
      seen.add(step.to)
      ways.push([...way, { action, from: here, ...step }])
    }
  }
  return undefined
}

/**
 * The steps by which a fact is followed; empty when it changes nothing. Facts can come late and out
 * of order, so the bank's word is where the account stands and not the step it took. A loss ends
 * only by a restoration or with the account, and an account that is closed stays so.
 */
export const accountSteps = (from: BankStatus, fact: AccountFact): readonly AccountStep[] => {
  const to = STANDS[fact]
  if (from === 'bankLost' && fact !== 'restored' && fact !== 'closed') return []
  if (fact === 'restored' && from !== 'bankLost') return []
  return wayTo(from, to) ?? []
}

/** Whether a fact still counts: it is the latest of this account, or ends it for good. */
export const isTimely = (
  fact: AccountFact,
  at: Temporal.Instant,
  changedAt: Temporal.Instant | undefined,
): boolean =>
  fact === 'closed' || changedAt === undefined || Temporal.Instant.compare(at, changedAt) > 0
