import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 异议种类 */
export const OBJECTION_KINDS = ['notEntitled', 'amountWrong', 'dead', 'leftOut', 'other'] as const
export type ObjectionKind = (typeof OBJECTION_KINDS)[number]

/** 异议状态 */
export const OBJECTION_STATUSES = ['open', 'dismissed', 'upheld', 'corrected'] as const
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number]

/** How it can be decided. */
export const OBJECTION_ACTIONS = ['dismiss', 'uphold', 'correct'] as const
export type ObjectionAction = (typeof OBJECTION_ACTIONS)[number]

interface Step {
  readonly to: ObjectionStatus
  readonly basis: ArticleId
}

/** Every lawful step of an objection, with its article. */
export const OBJECTION_TRANSITIONS = {
  /** 待核实: its row waits. */
  open: {
    dismiss: { to: 'dismissed', basis: 'YKT-13' },
    uphold: { to: 'upheld', basis: 'YKT-13' },
    correct: { to: 'corrected', basis: 'YKT-13' },
  },
  /** 不成立: the row goes on. */
  dismissed: {},
  /** 成立: the person is not paid by this list. */
  upheld: {},
  /** 更正: the row is mended and follows. */
  corrected: {},
} as const satisfies Record<ObjectionStatus, Partial<Record<ObjectionAction, Step>>>

export type ObjectionRefusal =
  | 'OBJECTION_DECIDED'
  | 'NOT_YOUR_UNIT'
  | 'SAME_PERSON'
  | 'WORDS_MISSING'

export interface ObjectionFacts {
  readonly status: ObjectionStatus
  readonly ownerAgency: string
  /** Who put the list up, and who took the objection in: neither decides on it (T21). */
  readonly putUpBy: string
  readonly receivedBy: string
}

/** What becomes of an objection: by somebody with no part in it, in words. */
export const decideObjection = (
  facts: ObjectionFacts,
  by: { readonly staffId: string; readonly agencyCode: string },
  action: ObjectionAction,
  words: string,
): Decision<ObjectionStatus, ObjectionRefusal> => {
  const steps: Partial<Record<ObjectionAction, Step>> = OBJECTION_TRANSITIONS[facts.status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-13', 'OBJECTION_DECIDED', Object.keys(steps))
  if (by.agencyCode !== facts.ownerAgency)
    return refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
  if (by.staffId === facts.putUpBy || by.staffId === facts.receivedBy)
    return refuse('YKT-13', 'SAME_PERSON', ['askColleague'])
  return words.trim() === ''
    ? refuse('YKT-13', 'WORDS_MISSING', ['writeDown'])
    : grant(step.basis, step.to)
}

const LENGTH = 12

/** 异议编号 as people quote it: the end of the id in fours, `3F2A 91BC 04DE`. */
export const objectionNumber = (id: string): string =>
  id
    .slice(-LENGTH)
    .toUpperCase()
    .replaceAll(/(.{4})(?!$)/g, '$1 ')

/** A number as somebody typed it; `undefined` when it is none. */
export const parseObjectionNumber = (text: string): string | undefined => {
  const bare = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase()
  return /^[0-9a-f]{12}$/.test(bare) ? bare : undefined
}
