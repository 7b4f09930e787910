import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { checkBankCardNumber } from '#kernel/identity-number/index.ts'

/** 银行办理请求: what the program asks of a bank. */
export const REQUEST_KINDS = ['openAccount', 'reportLoss', 'restore'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_STATUSES = [
  'waiting',
  'sent',
  'accepted',
  'unknown',
  'done',
  'refused',
  'cancelled',
] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

export const REQUEST_ACTIONS = [
  'send',
  'accept',
  'loseReply',
  'complete',
  'refuse',
  'cancel',
] as const
export type RequestAction = (typeof REQUEST_ACTIONS)[number]

const ends = {
  complete: { to: 'done', basis: 'YKT-17' },
  refuse: { to: 'refused', basis: 'YKT-17' },
  cancel: { to: 'cancelled', basis: 'YKT-6' },
} as const
const send = { to: 'sent', basis: 'YKT-17' } as const
const accept = { to: 'accepted', basis: 'YKT-17' } as const

/** Every lawful step of a request, with its article. */
export const REQUEST_TRANSITIONS = {
  /** 待发送; a bank that fetches its list may answer before anything was sent. */
  waiting: { send, accept, ...ends },
  /** 已发送 */
  sent: { accept, loseReply: { to: 'unknown', basis: 'YKT-17' }, ...ends },
  /** 银行已受理 */
  accepted: ends,
  /** 结果未知: sent again only after the bank was asked and has never heard of it. */
  unknown: { send, accept, ...ends },
  /** 已办结 */
  done: {},
  /** 银行未办理 */
  refused: {},
  /** 注销 */
  cancelled: {},
} as const satisfies Record<
  RequestStatus,
  Partial<Record<RequestAction, { readonly to: RequestStatus; readonly basis: ArticleId }>>
>

/** The step a request takes by an action, or `undefined` where the table has none. */
export const requestStep = (
  status: RequestStatus,
  action: RequestAction,
): { readonly to: RequestStatus; readonly basis: ArticleId } | undefined => {
  const steps: Partial<Record<RequestAction, { to: RequestStatus; basis: ArticleId }>> =
    REQUEST_TRANSITIONS[status]
  return steps[action]
}

export const isOpen = (status: RequestStatus): boolean =>
  Object.keys(REQUEST_TRANSITIONS[status]).length > 0

/** What a bank says of a request, whichever way it comes. */
export type BankAnswer =
  | { readonly state: 'accepted' }
  | { readonly state: 'opened'; readonly accountNumber: string }
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly reasonCode: string; readonly reason: string }

export type AnswerRefusal = 'RESULT_DOES_NOT_FIT' | 'ACCOUNT_NUMBER_WRONG'

/**
 * What an answer means for a request: a step, nothing (told before), or a discrepancy that somebody
 * has to look into, because an answer came after the end and says something else.
 */
export type AnswerOutcome =
  | { readonly result: 'applied'; readonly action: RequestAction; readonly to: RequestStatus }
  | { readonly result: 'repeated' }
  | { readonly result: 'disputed'; readonly kind: 'lateAnswer' | 'contradiction' }

const ACTIONS = {
  accepted: 'accept',
  opened: 'complete',
  done: 'complete',
  refused: 'refuse',
} as const satisfies Record<BankAnswer['state'], RequestAction>

const fits = (kind: RequestKind, state: BankAnswer['state']): boolean =>
  state === 'opened' ? kind === 'openAccount' : state === 'done' ? kind !== 'openAccount' : true

const disputed = (status: RequestStatus): AnswerOutcome => ({
  result: 'disputed',
  kind: status === 'cancelled' ? 'lateAnswer' : 'contradiction',
})

/**
 * Judges one answer. `sameAsBefore` says whether an answer that ended the request had the same
 * content (account, reason): then it is a repetition and changes nothing.
 */
export const decideAnswer = (
  request: { readonly kind: RequestKind; readonly status: RequestStatus },
  answer: BankAnswer,
  sameAsBefore: boolean,
): Decision<AnswerOutcome, AnswerRefusal> => {
  if (!fits(request.kind, answer.state))
    return refuse('YKT-17', 'RESULT_DOES_NOT_FIT', [
      request.kind === 'openAccount' ? 'opened' : 'done',
      'refused',
    ])
  if (answer.state === 'opened' && !checkBankCardNumber(answer.accountNumber).valid)
    return refuse('YKT-6', 'ACCOUNT_NUMBER_WRONG', ['checkNumber'])
  const action = ACTIONS[answer.state]
  const step = requestStep(request.status, action)
  if (step !== undefined) return grant(step.basis, { result: 'applied', action, to: step.to })
  // 已受理 that comes after the result was overtaken by it.
  if (answer.state === 'accepted' && request.status !== 'cancelled')
    return grant('YKT-17', { result: 'repeated' })
  const ended = (answer.state === 'refused' ? 'refused' : 'done') === request.status
  return ended && sameAsBefore
    ? grant('YKT-17', { result: 'repeated' })
    : grant('YKT-17', disputed(request.status))
}
