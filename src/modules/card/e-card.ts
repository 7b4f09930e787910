import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type CardStatus, isUsable, type Transition } from './card.ts'

/** 电子社保卡状态 */
export const E_CARD_STATUSES = ['active', 'locked', 'off'] as const
export type ECardStatus = (typeof E_CARD_STATUSES)[number]

/** What can happen to an electronic card. */
export const E_CARD_ACTIONS = ['lock', 'resetPassword', 'permit', 'cancel'] as const
export type ECardAction = (typeof E_CARD_ACTIONS)[number]

/** Every lawful step. An electronic card that is off stays off: another one is issued. */
export const E_CARD_STEPS = {
  active: {
    lock: { to: 'locked', basis: 'YKT-22' },
    resetPassword: { to: 'active', basis: 'YKT-22' },
    permit: { to: 'active', basis: 'YKT-14' },
    cancel: { to: 'off', basis: 'CARD-16' },
  },
  locked: {
    resetPassword: { to: 'active', basis: 'YKT-22' },
    cancel: { to: 'off', basis: 'CARD-16' },
  },
  off: {},
} as const satisfies Record<ECardStatus, Partial<Record<ECardAction, Transition<ECardStatus>>>>

/**
 * The status after an action.
 *
 * @throws when the table has no such step: a bug, since actions decide first.
 */
export const eCardAfter = (status: ECardStatus, action: ECardAction): ECardStatus => {
  const steps: Partial<Record<ECardAction, Transition<ECardStatus>>> = E_CARD_STEPS[status]
  const to = steps[action]?.to
  if (to === undefined) throw new Error(`the electronic card that is ${status} cannot ${action}`)
  return to
}

/** 电子社保卡: as good as the plastic card it follows (Art. 2). */
export interface ECard {
  readonly id: string
  readonly personId: string
  readonly cardId: string
  readonly signNumber: string
  readonly status: ECardStatus
  readonly password: { readonly digest: Uint8Array; readonly salt: Uint8Array } | undefined
  readonly passwordFailures: number
  /** The loss of the card during which its holder permits the use of this one. */
  readonly permittedLossAt: Temporal.Instant | undefined
  readonly issuedAt: Temporal.Instant
  readonly version: number
}

export type PasswordFault =
  | 'PASSWORD_NOT_SIX_DIGITS'
  | 'PASSWORD_REPEATED'
  | 'PASSWORD_CONSECUTIVE'
  | 'PASSWORD_FROM_NUMBER'

const isConsecutive = (digits: string): boolean =>
  [1, -1].some((step) =>
    Array.from(digits).every(
      (digit, i) => i === 0 || Number(digit) - Number(digits[i - 1]) === step,
    ),
  )

/**
 * 电子社保卡密码: six digits; not one piece over and over, not in a row, and not out of the holder's
 * identity number. The first fault answers.
 */
export const passwordFault = (
  password: string,
  identityNumber: string | undefined,
): PasswordFault | undefined => {
  if (!/^\d{6}$/.test(password)) return 'PASSWORD_NOT_SIX_DIGITS'
  if (/^(\d{1,3})\1+$/.test(password)) return 'PASSWORD_REPEATED'
  if (isConsecutive(password)) return 'PASSWORD_CONSECUTIVE'
  return identityNumber?.includes(password) === true ? 'PASSWORD_FROM_NUMBER' : undefined
}

export const refusePassword = (fault: PasswordFault) => refuse('YKT-22', fault, ['chooseOther'])

/** 临时挂失期间的电子社保卡, as the issuing city has it. */
export type UseOnLoss = 'requireAuthorisation' | 'usable' | 'unusable'

export type ECardUseRefusal = 'CARD_NOT_USABLE' | 'E_CARD_LOCKED' | 'E_CARD_NEEDS_PERMISSION'

/** What the use of an electronic card rests on. */
export interface UseFacts {
  readonly status: CardStatus
  readonly lossReportedAt: Temporal.Instant | undefined
  /** Absent for a holder who shows the code of the card itself. */
  readonly eCard: Pick<ECard, 'status' | 'permittedLossAt'> | undefined
}

/** Whether the holder permitted the use during the very loss that lasts now. */
export const isPermitted = ({ lossReportedAt, eCard }: UseFacts): boolean =>
  lossReportedAt !== undefined &&
  eCard?.permittedLossAt !== undefined &&
  lossReportedAt.equals(eCard.permittedLossAt)

/**
 * 展码: whether codes may be issued. The electronic card follows the plastic one (Art. 2); while
 * that is lost for the time being it asks for the holder's own permission, which some cities give
 * with the report and others never take; with a card that ended it is off (G7).
 */
export const decideUse = (
  facts: UseFacts,
  onLoss: UseOnLoss,
): Decision<undefined, ECardUseRefusal> => {
  if (facts.eCard?.status === 'locked')
    return refuse('YKT-22', 'E_CARD_LOCKED', ['resetECardPassword'])
  if (isUsable(facts.status)) return grant('YKT-3', undefined)
  if (facts.status !== 'temporarilyLost' || facts.eCard === undefined || onLoss === 'unusable')
    return refuse('CARD-16', 'CARD_NOT_USABLE', ['seeCard'])
  if (!isPermitted(facts))
    return refuse('YKT-22', 'E_CARD_NEEDS_PERMISSION', ['permitECard', 'restore'])
  return grant('YKT-3', undefined)
}

/** Statuses of a card that somebody holds in their hands: with it an electronic one is issued. */
const IN_HAND: ReadonlySet<CardStatus> = new Set(['normal', 'replacing'])

/** Whether a holder can have an electronic card: with a card that works. */
export const decideIssue = (
  status: CardStatus | undefined,
): Decision<undefined, 'E_CARD_NEEDS_CARD'> =>
  status !== undefined && IN_HAND.has(status)
    ? grant('YKT-3', undefined)
    : refuse('YKT-3', 'E_CARD_NEEDS_CARD', status === undefined ? ['apply'] : ['seeCard'])
