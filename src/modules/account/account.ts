import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 收款账户状态 */
export const ACCOUNT_STATUSES = ['announced', 'active', 'watched', 'closed'] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

/** What can happen to an account. */
export const ACCOUNT_ACTIONS = ['activate', 'watch', 'close', 'closeAtBank'] as const
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number]

interface Step {
  readonly to: AccountStatus
  readonly basis: ArticleId
}

/** Every lawful step, with its article. A pair that is absent is refused. */
export const ACCOUNT_TRANSITIONS = {
  /** 待开户: the bank has been asked; its number may still be unknown. */
  announced: {
    activate: { to: 'active', basis: 'YKT-14' },
    close: { to: 'closed', basis: 'YKT-6' },
    closeAtBank: { to: 'closed', basis: 'YKT-14' },
  },
  /** 已激活: programmes can pay it. */
  active: {
    watch: { to: 'watched', basis: 'YKT-19' },
    close: { to: 'closed', basis: 'YKT-14' },
    closeAtBank: { to: 'closed', basis: 'YKT-14' },
  },
  /** 观察期: the account of the former card, a fallback for what comes back. */
  watched: {
    close: { to: 'closed', basis: 'YKT-19' },
    closeAtBank: { to: 'closed', basis: 'YKT-14' },
  },
  /**
   * 不再收款; the bank may keep it as an ordinary account. One that the bank closed stays closed,
   * even if the bank says later that it was wrong: the way back is another account.
   */
  closed: {},
} as const satisfies Record<AccountStatus, Partial<Record<AccountAction, Step>>>

export type AccountRefusal = 'ACCOUNT_NOT_IN_STATUS' | 'ACCOUNT_IN_USE'

/** What a step rests on besides the status. */
export interface AccountUse {
  /** Whether a programme pays it now or is going to. */
  readonly inUse: boolean
}

/**
 * Whether an account takes a step, and where it leads. One that a programme still pays is not
 * closed by us: nobody's money may lose its way. What the bank closed is closed, paid or not.
 */
export const decideAccount = (
  status: AccountStatus,
  action: AccountAction,
  { inUse }: AccountUse,
): Decision<AccountStatus, AccountRefusal> => {
  const steps: Partial<Record<AccountAction, Step>> = ACCOUNT_TRANSITIONS[status]
  const step = steps[action]
  if (step === undefined) {
    const ours = Object.keys(steps).filter((one) => one !== 'closeAtBank')
    return refuse('YKT-14', 'ACCOUNT_NOT_IN_STATUS', ours)
  }
  if (action === 'close' && inUse) return refuse('YKT-19', 'ACCOUNT_IN_USE', ['changeAccount'])
  return grant(step.basis, step.to)
}
