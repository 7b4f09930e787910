import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type Content, type Entry, toJson } from './content.ts'
import { pairOf } from './programme.ts'

/** 清单状态 */
export const LIST_STATUSES = ['drafted', 'proposed', 'published', 'discarded'] as const
export type ListStatus = (typeof LIST_STATUSES)[number]
export type ListAction = 'propose' | 'giveBack' | 'publish' | 'discard'

interface Step {
  readonly to: ListStatus
  readonly basis: ArticleId
}

/** 补贴项目清单: the lawful steps; the database knows them as well. */
export const LIST_TRANSITIONS = {
  /** 起草中 */
  drafted: {
    propose: { to: 'proposed', basis: 'YKT-13' },
    discard: { to: 'discarded', basis: 'YKT-13' },
  },
  /** 待公布 */
  proposed: {
    publish: { to: 'published', basis: 'YKT-13' },
    giveBack: { to: 'drafted', basis: 'YKT-13' },
  },
  /** 已公布: stands for ever. */
  published: {},
  /** 已作废 */
  discarded: {},
} as const satisfies Record<ListStatus, Partial<Record<ListAction, Step>>>

/** What a list does to the one before it. */
export const CHANGE_KINDS = ['added', 'changed', 'exited'] as const
export type Change =
  | { readonly kind: 'added' | 'changed'; readonly code: string; readonly content: Content }
  | { readonly kind: 'exited'; readonly code: string }

/** A change with why it is made: no programme comes, changes or goes without a reason. */
export type ReasonedChange = Change & { readonly reason: string }

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : 1

/** The list that a list becomes by changes; by code. */
export const applyChanges = (
  base: readonly Entry[],
  changes: readonly Change[],
): readonly Entry[] => {
  const entries = new Map(base.map((entry) => [entry.code, entry]))
  for (const change of changes)
    if (change.kind === 'exited') entries.delete(change.code)
    else entries.set(change.code, { code: change.code, content: change.content })
  return [...entries.values()].toSorted(byCode)
}

/** The changes that make one list of another; by code. */
export const changesBetween = (
  base: readonly Entry[],
  next: readonly Entry[],
): readonly Change[] => {
  const before = new Map(base.map(({ code, content }) => [code, toJson(content)]))
  const after = new Set(next.map(({ code }) => code))
  const kept = next.flatMap(({ code, content }): readonly Change[] => {
    const was = before.get(code)
    if (was === undefined) return [{ kind: 'added', code, content }]
    return was === toJson(content) ? [] : [{ kind: 'changed', code, content }]
  })
  const gone = [...before.keys()].filter((code) => !after.has(code))
  return [...kept, ...gone.map((code) => ({ kind: 'exited', code }) as const)].toSorted(byCode)
}

/** The pairs that exclude each other by what programmes say; each once, whoever says it. */
export const exclusionPairs = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ code, content }) =>
      content.exclusions.map((other) => pairOf(code, other).join('|')),
    ),
  )

export type ChangeRefusal =
  | 'CODE_WRONG'
  | 'REASON_MISSING'
  | 'BASIS_MISSING'
  | 'STANDARD_MISSING'
  | 'STANDARD_ABOVE_LIMIT'
  | 'EXCLUDES_ITSELF'
  | 'EXCLUDES_UNKNOWN'
  | 'NOT_LISTED'
  | 'NOTHING_CHANGED'

const wrongWith = (
  code: string,
  { basis, standard, exclusions }: Content,
  known: ReadonlySet<string>,
): ChangeRefusal | undefined => {
  if (!/^[A-Z]{2}-\d{3}$/.test(code)) return 'CODE_WRONG'
  if (basis === undefined || basis.title === '' || basis.document === '') return 'BASIS_MISSING'
  if (standard === undefined) return 'STANDARD_MISSING'
  const { amountFen, upperFen } = standard
  if (amountFen !== undefined && upperFen !== undefined && amountFen > upperFen)
    return 'STANDARD_ABOVE_LIMIT'
  if (exclusions.includes(code)) return 'EXCLUDES_ITSELF'
  return exclusions.every((other) => known.has(other)) ? undefined : 'EXCLUDES_UNKNOWN'
}

/**
 * What a list may say of a programme (Art. 13): on what it rests, what it pays and why it comes,
 * changes or goes. `content` is `undefined` of one that goes.
 *
 * @param base the list that is changed
 * @param known codes of every programme that could be excluded
 */
export const decideChange = (
  base: readonly Entry[],
  wish: { readonly code: string; readonly content: Content | undefined; readonly reason: string },
  known: ReadonlySet<string>,
): Decision<ReasonedChange, ChangeRefusal> => {
  const { code, content } = wish
  const reason = wish.reason.trim()
  const no = (refusal: ChangeRefusal) => refuse('YKT-13', refusal, ['mendEntry'])
  if (reason.length < 4) return no('REASON_MISSING')
  const was = base.find((entry) => entry.code === code)
  if (content === undefined)
    return was === undefined ? no('NOT_LISTED') : grant('YKT-13', { kind: 'exited', code, reason })
  const wrong = wrongWith(code, content, known)
  if (wrong !== undefined) return no(wrong)
  if (was === undefined) return grant('YKT-13', { kind: 'added', code, content, reason })
  return toJson(was.content) === toJson(content)
    ? no('NOTHING_CHANGED')
    : grant('YKT-13', { kind: 'changed', code, content, reason })
}

/** Somebody who acts for a unit. */
export interface ActsFor {
  readonly staffId: string
  readonly agencyCode: string
}

export interface ListFacts {
  readonly status: ListStatus
  readonly ownerAgency: string
  readonly payerAgency: string
  /** The day from which it holds. */
  readonly validFrom: Temporal.PlainDate
  readonly openedBy: string
  readonly proposedBy: string | undefined
}

export type ListRefusal =
  | 'LIST_NOT_IN_STATUS'
  | 'NOT_YOUR_LIST'
  | 'LIST_SAME_PERSON'
  | 'LIST_TOO_LATE'
  | 'LIST_EMPTY'

/**
 * The steps of a list: its department proposes, the unit that pays publishes, by somebody who had
 * no hand in it, and before the day from which it holds.
 */
export const decideList = (
  facts: ListFacts,
  action: ListAction,
  by: ActsFor,
  { changes, on }: { readonly changes: number; readonly on: Temporal.PlainDate },
): Decision<ListStatus, ListRefusal> => {
  const steps: Partial<Record<ListAction, Step>> = LIST_TRANSITIONS[facts.status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-13', 'LIST_NOT_IN_STATUS', Object.keys(steps))
  const decides = action === 'publish' || action === 'giveBack'
  if (by.agencyCode !== (decides ? facts.payerAgency : facts.ownerAgency))
    return refuse('YKT-13', 'NOT_YOUR_LIST', ['askOtherUnit'])
  if (action === 'publish' && [facts.openedBy, facts.proposedBy].includes(by.staffId))
    return refuse('YKT-13', 'LIST_SAME_PERSON', ['askColleague'])
  if (action === 'propose' && changes === 0 && facts.validFrom.dayOfYear !== 1)
    return refuse('YKT-13', 'LIST_EMPTY', ['change', 'discard'])
  const late = Temporal.PlainDate.compare(facts.validFrom, on) <= 0
  return late && (action === 'propose' || action === 'publish')
    ? refuse('YKT-13', 'LIST_TOO_LATE', ['giveBack', 'discard'])
    : grant(step.basis, step.to)
}
