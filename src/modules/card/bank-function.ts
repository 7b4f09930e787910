import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { Transition } from './card.ts'

/** 金融功能状态: where the bank account side of a card stands, apart from the social side. */
export const BANK_STATUSES = [
  'notActivated',
  'active',
  'bankLost',
  'frozen',
  'dormant',
  'closed',
] as const
export type BankStatus = (typeof BANK_STATUSES)[number]

/** What can happen to the bank function of a card. */
export const BANK_ACTIONS = [
  'activate',
  'reportLoss',
  'restore',
  'freeze',
  'unfreeze',
  'makeDormant',
  'reactivate',
  'close',
] as const
export type BankAction = (typeof BANK_ACTIONS)[number]

const close = { to: 'closed', basis: 'YKT-14' } as const

/** Every lawful step of the bank function, with its article. */
export const BANK_TRANSITIONS = {
  /** 未激活 */
  notActivated: { activate: { to: 'active', basis: 'YKT-14' }, close },
  /** 已激活 */
  active: {
    reportLoss: { to: 'bankLost', basis: 'CARD-16' },
    freeze: { to: 'frozen', basis: 'YKT-14' },
    makeDormant: { to: 'dormant', basis: 'YKT-14' },
    close,
  },
  /** 银行挂失 */
  bankLost: { restore: { to: 'active', basis: 'CARD-16' }, close },
  /** 冻结: a frozen account cannot be closed before the order on it ends. */
  frozen: { unfreeze: { to: 'active', basis: 'YKT-14' } },
  /** 睡眠户 */
  dormant: { reactivate: { to: 'active', basis: 'YKT-14' }, close },
  /** 销户 */
  closed: {},
} as const satisfies Record<BankStatus, Partial<Record<BankAction, Transition<BankStatus>>>>

/** The step the bank function takes by an action, or `undefined` where the table has none. */
export const bankTransitionOf = (
  status: BankStatus,
  action: BankAction,
): Transition<BankStatus> | undefined => {
  const steps: Partial<Record<BankAction, Transition<BankStatus>>> = BANK_TRANSITIONS[status]
  return steps[action]
}

/** What a holder can ask for through this system; the rest is between holder and bank. */
const HOLDER_BANK_ACTIONS: ReadonlySet<BankAction> = new Set(['reportLoss', 'restore'])

/** What a holder can ask for in a status. */
export const holderBankActions = (status: BankStatus): readonly BankAction[] =>
  (Object.keys(BANK_TRANSITIONS[status]) as BankAction[]).filter((action) =>
    HOLDER_BANK_ACTIONS.has(action),
  )

export type BankRefusal = 'ACTION_NOT_AVAILABLE_IN_STATUS'

/** Whether an action is lawful for the bank function in this status, and the status after it. */
export const decideBankFunction = (
  status: BankStatus,
  action: BankAction,
): Decision<BankStatus, BankRefusal> => {
  const transition = bankTransitionOf(status, action)
  return transition === undefined
    ? refuse('YKT-14', 'ACTION_NOT_AVAILABLE_IN_STATUS', holderBankActions(status))
    : grant(transition.basis, transition.to)
}
