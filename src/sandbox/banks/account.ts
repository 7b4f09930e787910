import { luhnCheck } from '#kernel/identity-number/index.ts'
import { type Draw } from '../world/draw.ts'

/** Where an account stands at the bank. */
export const ACCOUNT_STATES = {
  notActivated: '未激活',
  active: '正常',
  frozen: '冻结',
  dormant: '不动户',
  closed: '已销户',
} as const
export type AccountState = keyof typeof ACCOUNT_STATES

/** One account as the bank's own books have it. */
export interface Account {
  readonly accountNumber: string
  /** The holder’s name as a page may show it. */
  readonly holder: string
  readonly state: AccountState
  /** Reported lost at the bank, whatever its state. */
  readonly lost: boolean
}

interface Act {
  readonly name: string
  /** What the bank tells the program. */
  readonly tells: string
  readonly from: readonly AccountState[]
  readonly becomes: (account: Account) => Account
}

const inState =
  (state: AccountState) =>
  (account: Account): Account => ({ ...account, state })

const OPEN = ['notActivated', 'active', 'frozen', 'dormant'] as const

/** What a holder or a clerk can do at the bank’s own counter, and what the bank tells of it. */
export const COUNTER_ACTS = {
  activate: {
    name: '激活',
    tells: 'activated',
    from: ['notActivated'],
    becomes: inState('active'),
  },
  freeze: { name: '冻结', tells: 'frozen', from: ['active'], becomes: inState('frozen') },
  unfreeze: { name: '解冻', tells: 'unfrozen', from: ['frozen'], becomes: inState('active') },
  leaveDormant: {
    name: '转不动户',
    tells: 'dormant',
    from: ['active'],
    becomes: inState('dormant'),
  },
  reactivate: {
    name: '恢复使用',
    tells: 'reactivated',
    from: ['dormant'],
    becomes: inState('active'),
  },
  reportLoss: {
    name: '挂失',
    tells: 'reportedLost',
    from: OPEN,
    becomes: (account) => ({ ...account, lost: true }),
  },
  restore: {
    name: '解挂',
    tells: 'restored',
    from: OPEN,
    becomes: (account) => ({ ...account, lost: false }),
  },
  close: { name: '销户', tells: 'closed', from: OPEN, becomes: inState('closed') },
} as const satisfies Record<string, Act>
export type CounterAct = keyof typeof COUNTER_ACTS

export const ALL_COUNTER_ACTS = Object.keys(COUNTER_ACTS) as readonly CounterAct[]

/** Whether the act changes anything now. */
export const isPossible = (account: Account, act: CounterAct): boolean => {
  const from: readonly AccountState[] = COUNTER_ACTS[act].from
  if (!from.includes(account.state)) return false
  if (act === 'reportLoss') return !account.lost
  return act !== 'restore' || account.lost
}

const BODY_NUMBERS = 10 ** 12

/**
 * 19 digits of a bank, the last by Luhn. They follow from the request: a bank that forgot the
 * request, because it was started anew, opens the same account again.
 */
export const makeAccountNumber = (draw: Draw, bin: string, about: string): string => {
  const body = bin + String(draw(about, BODY_NUMBERS)).padStart(12, '0')
  return body + luhnCheck(body)
}
