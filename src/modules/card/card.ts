import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 卡状态: where the social security function of a card stands. */
export const CARD_STATUSES = [
  'applied',
  'bankOpening',
  'producing',
  'sealed',
  'normal',
  'temporarilyLost',
  'lost',
  'locked',
  'replacing',
  'replacingLost',
  'cancelled',
  'rejected',
  'failedBank',
  'failedProduction',
] as const
export type CardStatus = (typeof CARD_STATUSES)[number]

/** What can happen to the social security function of a card. */
export const CARD_ACTIONS = [
  'openAccount',
  'failAccount',
  'produce',
  'failProduction',
  'seal',
  'reject',
  'enable',
  'reportTemporaryLoss',
  'reportLoss',
  'formaliseLoss',
  'restore',
  'endTemporaryLoss',
  'lock',
  'unlock',
  'replaceLost',
  'renew',
  'changeBank',
  'withdrawOrder',
  'cancel',
] as const
export type CardAction = (typeof CARD_ACTIONS)[number]

/** Why a card ended. */
export const CANCEL_REASONS = [
  'holder',
  'death',
  'emigration',
  'replaced',
  'withdrawn',
  'unclaimed',
] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

export interface Transition<Status extends string = CardStatus> {
  readonly to: Status
  readonly basis: ArticleId
}

const cancel = { to: 'cancelled', basis: 'CARD-16' } as const

/** Every lawful step, with its article. A pair that is absent is refused. */
export const TRANSITIONS = {
  /** 申领中 */
  applied: {
    openAccount: { to: 'bankOpening', basis: 'YKT-6' },
    /** The account exists already. */
    produce: { to: 'producing', basis: 'YKT-17' },
    reject: { to: 'rejected', basis: 'YKT-6' },
    cancel,
  },
  /** 银行开户中 */
  bankOpening: {
    produce: { to: 'producing', basis: 'YKT-17' },
    failAccount: { to: 'failedBank', basis: 'YKT-6' },
    cancel,
  },
  /** 制卡中 */
  producing: {
    seal: { to: 'sealed', basis: 'CARD-16' },
    failProduction: { to: 'failedProduction', basis: 'YKT-17' },
    cancel,
  },
  /** 封存 */
  sealed: { enable: { to: 'normal', basis: 'CARD-16' }, cancel },
  /** 正常 */
  normal: {
    reportTemporaryLoss: { to: 'temporarilyLost', basis: 'CARD-16' },
    reportLoss: { to: 'lost', basis: 'CARD-16' },
    lock: { to: 'locked', basis: 'YKT-22' },
    renew: { to: 'replacing', basis: 'CARD-16' },
    changeBank: { to: 'replacing', basis: 'YKT-6' },
    cancel,
  },
  /** 临时挂失 */
  temporarilyLost: {
    restore: { to: 'normal', basis: 'CARD-16' },
    formaliseLoss: { to: 'lost', basis: 'CARD-16' },
    endTemporaryLoss: { to: 'normal', basis: 'YKT-17' },
    cancel,
  },
  /** 挂失 */
  lost: {
    restore: { to: 'normal', basis: 'CARD-16' },
    replaceLost: { to: 'replacingLost', basis: 'CARD-16' },
    renew: { to: 'replacingLost', basis: 'CARD-16' },
    cancel,
  },
  /** 锁定 */
  locked: {
    unlock: { to: 'normal', basis: 'YKT-22' },
    reportLoss: { to: 'lost', basis: 'CARD-16' },
    cancel,
  },
  /** 补换中: the old card, which works until the new one is enabled in the same transaction. */
  replacing: {
    withdrawOrder: { to: 'normal', basis: 'YKT-17' },
    reportTemporaryLoss: { to: 'replacingLost', basis: 'CARD-16' },
    reportLoss: { to: 'replacingLost', basis: 'CARD-16' },
    lock: { to: 'replacingLost', basis: 'YKT-22' },
    cancel,
  },
  /** 补换中: the old card, which was lost or stopped and works no more. */
  replacingLost: { withdrawOrder: { to: 'lost', basis: 'YKT-17' }, cancel },
  /** 注销 */
  cancelled: {},
  /** 不予办理 */
  rejected: {},
  /** 开户失败: another attempt, if need be at another bank. */
  failedBank: { openAccount: { to: 'bankOpening', basis: 'YKT-6' }, cancel },
  /** 制卡失败 */
  failedProduction: { produce: { to: 'producing', basis: 'YKT-17' }, cancel },
} as const satisfies Record<CardStatus, Partial<Record<CardAction, Transition>>>

/** The step a card takes by an action, or `undefined` where the table has none. */
export const transitionOf = (status: CardStatus, action: CardAction): Transition | undefined => {
  const steps: Partial<Record<CardAction, Transition>> = TRANSITIONS[status]
  return steps[action]
}

/** What the holder asks for; the rest is done by bureau, bank, card centre or a job. */
const HOLDER_ACTIONS: ReadonlySet<CardAction> = new Set([
  'enable',
  'reportTemporaryLoss',
  'reportLoss',
  'formaliseLoss',
  'restore',
  'unlock',
  'replaceLost',
  'renew',
  'changeBank',
  'withdrawOrder',
  'cancel',
])

/** What a holder can ask for in a status, in the order of the table. */
export const holderActions = (status: CardStatus): readonly CardAction[] =>
  (Object.keys(TRANSITIONS[status]) as CardAction[]).filter((action) => HOLDER_ACTIONS.has(action))

export type CardRefusal =
  | 'ACTION_NOT_AVAILABLE_IN_STATUS'
  | 'LOSS_NOT_RELEASABLE'
  | 'HIGHER_ASSURANCE_NEEDED'

/** What a decision rests on besides the status of the card. */
export interface Circumstances {
  /** Whether the issuing city lets a formal loss be lifted. */
  readonly formalLossReleasable: boolean
  /** How surely the person is known, 1 to 4. */
  readonly assuranceLevel: number
}

/** Lifting a formal loss makes a lost card good again: it asks for a face or a counter. */
const FORMAL_RESTORE_LEVEL = 3

const without = (actions: readonly CardAction[], action: CardAction): readonly CardAction[] =>
  actions.filter((one) => one !== action)

/**
 * Whether an action is lawful for a card in this status, and the status after it. Guards in order:
 * the table, then 解挂 of a formal loss (city's rule before the holder's proof).
 */
export const decideCard = (
  status: CardStatus,
  action: CardAction,
  circumstances: Circumstances,
): Decision<CardStatus, CardRefusal> => {
  const transition = transitionOf(status, action)
  const possible = holderActions(status)
  if (transition === undefined) return refuse('CARD-16', 'ACTION_NOT_AVAILABLE_IN_STATUS', possible)
  if (status === 'lost' && action === 'restore') {
    if (!circumstances.formalLossReleasable)
      return refuse('YKT-17', 'LOSS_NOT_RELEASABLE', without(possible, 'restore'))
    if (circumstances.assuranceLevel < FORMAL_RESTORE_LEVEL)
      return refuse('CARD-16', 'HIGHER_ASSURANCE_NEEDED', possible)
  }
  return grant(transition.basis, transition.to)
}

/**
 * Whether the card may be shown, read or scanned: a normal one, and one in the holder's hands for
 * which a new one was ordered (G7, C4).
 */
export const isUsable = (status: CardStatus): boolean =>
  status === 'normal' || status === 'replacing'

/** Statuses of a card that is no card any more, or never became one. */
const ENDED: ReadonlySet<CardStatus> = new Set([
  'cancelled',
  'rejected',
  'failedBank',
  'failedProduction',
])

/** Whether the person holds this card or is about to (C1). */
export const isLive = (status: CardStatus): boolean => !ENDED.has(status)

/** 持卡人看到的状态 and its official name. */
export const PUBLIC_STATUSES = {
  applying: '申领中',
  producing: '制卡中',
  sealed: '封存',
  normal: '正常',
  lost: '挂失',
  locked: '锁定',
  replacing: '补换中',
  cancelled: '注销',
  notApproved: '不予办理',
} as const
export type PublicStatus = keyof typeof PUBLIC_STATUSES

const PUBLIC_STATUS_OF = {
  applied: 'applying',
  bankOpening: 'producing',
  producing: 'producing',
  sealed: 'sealed',
  normal: 'normal',
  temporarilyLost: 'lost',
  lost: 'lost',
  locked: 'locked',
  replacing: 'replacing',
  replacingLost: 'replacing',
  cancelled: 'cancelled',
  rejected: 'notApproved',
  failedBank: 'producing',
  failedProduction: 'producing',
} as const satisfies Record<CardStatus, PublicStatus>

/** The status as citizens know it: a failed attempt is still being made, both losses are 挂失. */
export const publicStatus = (status: CardStatus): PublicStatus => PUBLIC_STATUS_OF[status]
