import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { routeOf } from './reason-words.ts'

/** 退回件状态: in whose hands money is that did not stay with the payee. */
export const RETURN_CASE_STATUSES = [
  'unseen',
  'withHolder',
  'verifying',
  'ready',
  'reissued',
  'stopped',
] as const
export type ReturnCaseStatus = (typeof RETURN_CASE_STATUSES)[number]

export const RETURN_CASE_ACTIONS = ['remind', 'verify', 'allow', 'reissue', 'stop'] as const
export type ReturnCaseAction = (typeof RETURN_CASE_ACTIONS)[number]

interface Step {
  readonly to: ReturnCaseStatus
  readonly basis: ArticleId
}

/**
 * Every lawful step. Somebody has it from the moment it failed; it ends with a line that follows it
 * or with a decision that nothing is owed, and neither is ever taken back (P6, P21).
 */
export const RETURN_CASE_TRANSITIONS = {
  /** 待处理 */
  unseen: {
    remind: { to: 'withHolder', basis: 'YKT-14' },
    verify: { to: 'verifying', basis: 'YKT-13' },
    allow: { to: 'ready', basis: 'YKT-13' },
    reissue: { to: 'reissued', basis: 'YKT-13' },
    stop: { to: 'stopped', basis: 'HANDLING-26' },
  },
  /** 待本人办理 */
  withHolder: {
    remind: { to: 'withHolder', basis: 'YKT-14' },
    verify: { to: 'verifying', basis: 'YKT-13' },
    allow: { to: 'ready', basis: 'YKT-13' },
    reissue: { to: 'reissued', basis: 'YKT-13' },
    stop: { to: 'stopped', basis: 'HANDLING-26' },
  },
  /** 核实中 */
  verifying: {
    remind: { to: 'withHolder', basis: 'YKT-14' },
    allow: { to: 'ready', basis: 'YKT-13' },
    reissue: { to: 'reissued', basis: 'YKT-13' },
    stop: { to: 'stopped', basis: 'HANDLING-26' },
  },
  /** 可以重发 */
  ready: {
    verify: { to: 'verifying', basis: 'YKT-13' },
    reissue: { to: 'reissued', basis: 'YKT-13' },
    stop: { to: 'stopped', basis: 'HANDLING-26' },
  },
  /** 已重发 */
  reissued: {},
  /** 已停发 */
  stopped: {},
} as const satisfies Record<ReturnCaseStatus, Partial<Record<ReturnCaseAction, Step>>>

/** Why a case is ready: what a person found, or what the program noticed. */
export const READY_REASONS = ['verified', 'accountChanged', 'accountFit'] as const
export type ReadyReason = (typeof READY_REASONS)[number]

/** What decides whether money can go out again. */
export interface ReturnFacts {
  readonly status: ReturnCaseStatus
  readonly reasonCode: string
  /** The programme can pay another account of the holder: only with their permission (Art. 19). */
  readonly otherAccount: boolean
  /** The programme can pay the account that failed. */
  readonly sameAccount: boolean
  /** Since it failed, the bank said that this account can be used. */
  readonly fitSince: boolean
  readonly died: boolean
}

export type ReturnRefusal =
  | 'CASE_NOT_IN_STATUS'
  | 'REASON_FORBIDS'
  | 'PERSON_DIED'
  | 'PERMISSION_NEEDED'
  | 'ACCOUNT_NOT_READY'
  | 'VERIFICATION_NEEDED'
  | 'NO_ACCOUNT'

/** Whether a case takes a step that is no reissue. */
export const decideCase = (
  status: ReturnCaseStatus,
  action: Exclude<ReturnCaseAction, 'reissue'>,
): Decision<ReturnCaseStatus, 'CASE_NOT_IN_STATUS'> => {
  const steps: Partial<Record<ReturnCaseAction, Step>> = RETURN_CASE_TRANSITIONS[status]
  const step = steps[action]
  return step === undefined
    ? refuse('YKT-13', 'CASE_NOT_IN_STATUS', Object.keys(steps))
    : grant(step.basis, step.to)
}

/** Nobody has looked into it: what has to be true of the account that failed. */
const sameAccountRefusal = ({ reasonCode, fitSince }: ReturnFacts): ReturnRefusal | undefined => {
  switch (routeOf(reasonCode).retry) {
    case 'withPermission':
      return 'PERMISSION_NEEDED'
    case 'afterHolderActs':
      return fitSince ? undefined : 'ACCOUNT_NOT_READY'
    case 'never':
      return 'REASON_FORBIDS'
    case 'afterCorrection':
    case 'afterRelease':
    case 'afterDecision':
      return 'VERIFICATION_NEEDED'
  }
}

const INSTEAD: Readonly<Record<ReturnRefusal, readonly string[]>> = {
  CASE_NOT_IN_STATUS: [],
  REASON_FORBIDS: ['stop'],
  PERSON_DIED: ['stop'],
  PERMISSION_NEEDED: ['remind'],
  ACCOUNT_NOT_READY: ['remind', 'verify'],
  VERIFICATION_NEEDED: ['verify'],
  NO_ACCOUNT: ['remind'],
}

const refusalOf = (facts: ReturnFacts): ReturnRefusal | undefined => {
  const { status, reasonCode, otherAccount, sameAccount, died } = facts
  const steps: Partial<Record<ReturnCaseAction, Step>> = RETURN_CASE_TRANSITIONS[status]
  if (steps.reissue === undefined) return 'CASE_NOT_IN_STATUS'
  const { retry } = routeOf(reasonCode)
  if (retry === 'never') return 'REASON_FORBIDS'
  if (died) return 'PERSON_DIED'
  if (!otherAccount && !sameAccount) return 'NO_ACCOUNT'
  // What a person has looked into and found well may go; another account alone does not mend
  // what is wrong with the person or the file.
  if (status === 'ready' && (otherAccount || retry !== 'withPermission')) return undefined
  const mends = retry === 'withPermission' || retry === 'afterHolderActs'
  if (otherAccount) return mends ? undefined : 'VERIFICATION_NEEDED'
  return sameAccountRefusal(facts)
}

/**
 * 重发: whether a failed line may be followed by another. To another account only where the holder
 * permitted it for this programme, to the same one only when what was wrong has been put right.
 */
export const decideReissue = (facts: ReturnFacts): Decision<ReturnCaseStatus, ReturnRefusal> => {
  const refusal = refusalOf(facts)
  return refusal === undefined
    ? grant('YKT-13', 'reissued' as const)
    : refuse(refusal === 'PERMISSION_NEEDED' ? 'YKT-19' : 'YKT-13', refusal, INSTEAD[refusal])
}

/** What the program notices by itself: the line can go again, and why (Art. 19). */
export const readyBecause = (facts: ReturnFacts): ReadyReason | undefined => {
  const open = facts.status === 'unseen' || facts.status === 'withHolder'
  if (!open || !decideReissue(facts).granted) return undefined
  return facts.otherAccount ? 'accountChanged' : 'accountFit'
}

/** Somebody of a department, with how much they have on their desk. */
export interface Desk {
  readonly id: string
  readonly code: string
  readonly open: number
}

/** Whoever has the fewest open, equals by code, so that the same facts name the same person. */
export const resolverOf = (desks: readonly Desk[]): string | undefined =>
  desks.toSorted((a, b) => a.open - b.open || (a.code < b.code ? -1 : 1))[0]?.id
