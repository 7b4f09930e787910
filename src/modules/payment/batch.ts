import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse, type Refused } from '#kernel/decision.ts'

/** 批次状态 */
export const BATCH_STATUSES = [
  'draft',
  'submitted',
  'checked',
  'released',
  'closed',
  'withdrawn',
] as const
export type BatchStatus = (typeof BATCH_STATUSES)[number]

export type BatchAction = 'submit' | 'check' | 'release' | 'giveBack' | 'withdraw' | 'close'

interface Step {
  readonly to: BatchStatus
  readonly basis: ArticleId
}

/** Every lawful step of a batch, with its article. */
export const BATCH_TRANSITIONS = {
  /** 编制中 */
  draft: {
    submit: { to: 'submitted', basis: 'YKT-13' },
    withdraw: { to: 'withdrawn', basis: 'YKT-13' },
  },
  /** 待核定 */
  submitted: {
    check: { to: 'checked', basis: 'YKT-13' },
    giveBack: { to: 'draft', basis: 'YKT-13' },
    withdraw: { to: 'withdrawn', basis: 'YKT-13' },
  },
  /** 待财政审核 */
  checked: {
    release: { to: 'released', basis: 'YKT-13' },
    giveBack: { to: 'draft', basis: 'YKT-13' },
    withdraw: { to: 'withdrawn', basis: 'YKT-13' },
  },
  /** 发放中 */
  released: { close: { to: 'closed', basis: 'YKT-13' } },
  /** 已办结 */
  closed: {},
  /** 已撤回 */
  withdrawn: {},
} as const satisfies Record<BatchStatus, Partial<Record<BatchAction, Step>>>

/** Somebody who puts their name under a batch. */
export interface Signatory {
  readonly staffId: string
  /** The unit they sign for. */
  readonly agencyCode: string
}

/** Who drafts what is paid again by rule; somebody of the department makes it theirs. */
export const DRAFTED_BY_PROGRAM = 'payment.proposeReissues'

/**
 * 编制人: whoever made a batch, or whoever submits one that the program drafted, if they are of its
 * department; nobody else.
 */
export const makerOf = (
  made: Signatory,
  by: {
    readonly kind: string
    readonly id: string
    readonly organisationCode?: string | undefined
  },
): Signatory | undefined => {
  if (made.staffId !== DRAFTED_BY_PROGRAM) return made
  return by.kind === 'staff' && by.organisationCode === made.agencyCode
    ? { staffId: by.id, agencyCode: made.agencyCode }
    : undefined
}

/** What was signed: the lines as they were, and nothing else (P8). */
export interface Signed {
  readonly by: Signatory
  readonly linesDigest: string
}

export interface BatchFacts {
  readonly status: BatchStatus
  readonly totalFen: bigint
  readonly lineCount: number
  readonly ownerAgency: string
  readonly payerAgency: string
  readonly made: Signatory
  readonly checked: Signed | undefined
  /** Digest of the lines at this moment. */
  readonly linesDigest: string
}

export type BatchRefusal =
  | 'BATCH_NOT_IN_STATUS'
  | 'BATCH_EMPTY'
  | 'NOT_YOUR_UNIT'
  | 'SAME_PERSON'
  | 'SAME_UNIT'
  | 'LINES_CHANGED'

const step = (status: BatchStatus, action: BatchAction) => {
  const steps: Partial<Record<BatchAction, Step>> = BATCH_TRANSITIONS[status]
  return steps[action]
}

const signedBefore = ({ made, checked }: BatchFacts): readonly Signatory[] =>
  checked === undefined ? [made] : [made, checked.by]

/** 核定 belongs to the department that owns the programme, 审核 to the one that pays. */
const unitFor = (action: 'check' | 'release', facts: BatchFacts): string =>
  action === 'check' ? facts.ownerAgency : facts.payerAgency

/**
 * Whether somebody may sign: 编制, 核定 and 审核 are three people (P12); above a threshold the last
 * of them is of another unit than the first. What they sign is what was shown to them (T23), and,
 * to be released, what was checked.
 */
const separation = (
  facts: BatchFacts,
  action: 'check' | 'release',
  { by, linesDigest }: Signed,
  thresholdFen: bigint,
): Refused<BatchRefusal> | undefined => {
  if (by.agencyCode !== unitFor(action, facts))
    return refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
  if (signedBefore(facts).some(({ staffId }) => staffId === by.staffId))
    return refuse('YKT-13', 'SAME_PERSON', ['askColleague'])
  const large = facts.totalFen > thresholdFen
  if (action === 'release' && large && by.agencyCode === facts.made.agencyCode)
    return refuse('YKT-13', 'SAME_UNIT', ['askOtherUnit'])
  const asChecked = action === 'release' ? facts.checked?.linesDigest : facts.linesDigest
  return linesDigest === facts.linesDigest && linesDigest === asChecked
    ? undefined
    : refuse('YKT-13', 'LINES_CHANGED', ['giveBack'])
}

/** 核定 or 审核: whether it is granted, and what the batch becomes. */
export const decideSigning = (
  facts: BatchFacts,
  action: 'check' | 'release',
  signed: Signed,
  thresholdFen: bigint,
): Decision<BatchStatus, BatchRefusal> => {
  const next = step(facts.status, action)
  if (next === undefined)
    return refuse('YKT-13', 'BATCH_NOT_IN_STATUS', Object.keys(BATCH_TRANSITIONS[facts.status]))
  return separation(facts, action, signed, thresholdFen) ?? grant(next.basis, next.to)
}

/** The steps that are no signature. */
export const decideBatch = (
  { status, lineCount }: Pick<BatchFacts, 'status' | 'lineCount'>,
  action: Exclude<BatchAction, 'check' | 'release'>,
): Decision<BatchStatus, BatchRefusal> => {
  const next = step(status, action)
  if (next === undefined)
    return refuse('YKT-13', 'BATCH_NOT_IN_STATUS', Object.keys(BATCH_TRANSITIONS[status]))
  return action === 'submit' && lineCount === 0
    ? refuse('YKT-13', 'BATCH_EMPTY', ['addLines', 'withdraw'])
    : grant(next.basis, next.to)
}
