import type { ArticleId } from '#law/articles.ts'
import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 草案状态 */
export const DRAFT_STATUSES = [
  'drafted',
  'consulting',
  'proposed',
  'published',
  'discarded',
] as const
export type DraftStatus = (typeof DRAFT_STATUSES)[number]
export const DRAFT_STEPS = [
  'consult',
  'revise',
  'propose',
  'giveBack',
  'publish',
  'discard',
] as const
export type DraftStep = (typeof DRAFT_STEPS)[number]

/** 草案种类: the next version; one at once, upon what is in force; one that takes a version back. */
export const DRAFT_KINDS = ['regular', 'urgent', 'withdrawal'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

interface Step {
  readonly to: DraftStatus
  readonly basis: ArticleId
}

/** The next version of a layer on its way: the lawful steps; the database knows them as well. */
export const DRAFT_TRANSITIONS = {
  /** 起草中 */
  drafted: {
    consult: { to: 'consulting', basis: 'YKT-8' },
    /** Without consulting anybody: only to suspend scenes or to take them up again. */
    propose: { to: 'proposed', basis: 'YKT-8' },
    discard: { to: 'discarded', basis: 'YKT-8' },
  },
  /** 征求意见中 */
  consulting: {
    revise: { to: 'drafted', basis: 'YKT-8' },
    propose: { to: 'proposed', basis: 'YKT-8' },
    discard: { to: 'discarded', basis: 'YKT-8' },
  },
  /** 待复核 */
  proposed: {
    publish: { to: 'published', basis: 'YKT-8' },
    giveBack: { to: 'drafted', basis: 'YKT-8' },
  },
  /** 已公布: a version of the catalogue. */
  published: {},
  /** 已作废 */
  discarded: {},
} as const satisfies Record<DraftStatus, Partial<Record<DraftStep, Step>>>

/** Somebody of the staff, with the region of the unit they work for. */
export interface Keeper {
  readonly staffId: string
  readonly agencyCode: string
  readonly regionCode: string
}

export interface DraftFacts {
  readonly kind: DraftKind
  readonly status: DraftStatus
  readonly regionCode: string
  readonly openedBy: string
  readonly proposedBy: string | undefined
  /** Everybody who wrote in it. */
  readonly editors: readonly string[]
  readonly reason: string | undefined
  /** From when it is to hold; `undefined`: from its publication on. */
  readonly effectiveFrom: Temporal.Instant | undefined
}

/** What a step is decided on besides the draft. */
export interface DraftSurroundings {
  readonly changes: number
  /** Whether all it does is to suspend scenes or to take them up again. */
  readonly onlyStatus: boolean
  readonly faults: number
  /** Opinions of other units on the draft as it is. */
  readonly opinions: number
  /** From when the latest version of the layer holds. */
  readonly latestFrom: Temporal.Instant | undefined
  /** Of a withdrawal: whether the version that it takes back still waits. */
  readonly waits: boolean
  readonly at: Temporal.Instant
}

export type DraftRefusal =
  | 'DRAFT_NOT_IN_STATUS'
  | 'NOT_YOUR_LAYER'
  | 'DRAFT_SAME_PERSON'
  | 'DRAFT_EMPTY'
  | 'LAYER_FAULTY'
  | 'OPINION_MISSING'
  | 'REASON_MISSING'
  | 'EFFECTIVE_TOO_EARLY'
  | 'VERSION_WAITING'
  | 'EFFECTIVE_FIXED'
  | 'NOT_URGENT'
  | 'VERSION_NOT_WAITING'

/** Whether a text is long enough to say something; in characters, as the database counts. */
export const says = (text: string | undefined, least: number): boolean =>
  text !== undefined && Array.from(text.trim()).length >= least

/** A reason says something. */
const LEAST_REASON = 4
export const isReason = (text: string | undefined): boolean => says(text, LEAST_REASON)

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0

/** Why what a draft says is nothing to propose or publish. */
const wrongContent = (
  { kind }: DraftFacts,
  { changes, onlyStatus, faults, waits }: DraftSurroundings,
): DraftRefusal | undefined => {
  // It takes back what others published: there is nothing in it to be empty or faulty.
  if (kind === 'withdrawal') return waits ? undefined : 'VERSION_NOT_WAITING'
  if (changes === 0) return 'DRAFT_EMPTY'
  if (kind === 'urgent' && !onlyStatus) return 'NOT_URGENT'
  return faults > 0 ? 'LAYER_FAULTY' : undefined
}

/** Why a draft is not ready to be proposed or published. */
const notReady = (facts: DraftFacts, around: DraftSurroundings): DraftRefusal | undefined => {
  const { kind, effectiveFrom, reason } = facts
  const { latestFrom, at } = around
  const wrong = wrongContent(facts, around)
  if (wrong !== undefined) return wrong
  if (!isReason(reason)) return 'REASON_MISSING'
  if (kind !== 'regular') return effectiveFrom === undefined ? undefined : 'EFFECTIVE_FIXED'
  if (effectiveFrom !== undefined && isBefore(effectiveFrom, at)) return 'EFFECTIVE_TOO_EARLY'
  return latestFrom !== undefined && isBefore(effectiveFrom ?? at, latestFrom)
    ? 'VERSION_WAITING'
    : undefined
}

const INSTEAD: Readonly<Partial<Record<DraftRefusal, readonly string[]>>> = {
  DRAFT_EMPTY: ['change', 'discard'],
  LAYER_FAULTY: ['mendScene'],
  REASON_MISSING: ['giveReason'],
  EFFECTIVE_TOO_EARLY: ['laterDay'],
  VERSION_WAITING: ['laterDay', 'suspendAtOnce', 'withdrawVersion'],
  EFFECTIVE_FIXED: ['leaveTimeOut'],
  NOT_URGENT: ['regularDraft'],
  VERSION_NOT_WAITING: ['discard', 'suspendAtOnce'],
}

/**
 * The steps of a draft (Art. 8): the editors of a layer consult and propose, somebody who wrote
 * nothing of it publishes, and what is published has a reason and a time to come. An urgent one
 * suspends or takes up again and nothing else, at once; a withdrawal takes back what still waits.
 */
export const decideDraft = (
  facts: DraftFacts,
  step: DraftStep,
  by: Keeper,
  around: DraftSurroundings,
): Decision<DraftStatus, DraftRefusal> => {
  const steps: Partial<Record<DraftStep, Step>> = DRAFT_TRANSITIONS[facts.status]
  const next = steps[step]
  if (by.regionCode !== facts.regionCode) return refuse('YKT-8', 'NOT_YOUR_LAYER', ['askOtherUnit'])
  if (next === undefined) return refuse('YKT-8', 'DRAFT_NOT_IN_STATUS', Object.keys(steps))
  if (
    step === 'publish' &&
    [facts.openedBy, facts.proposedBy, ...facts.editors].includes(by.staffId)
  )
    return refuse('YKT-8', 'DRAFT_SAME_PERSON', ['askColleague'])
  if (step === 'consult' && around.changes === 0)
    return refuse('YKT-8', 'DRAFT_EMPTY', ['change', 'discard'])
  if (step !== 'propose' && step !== 'publish') return grant(next.basis, next.to)
  const wrong = notReady(facts, around)
  if (wrong !== undefined) return refuse('YKT-8', wrong, INSTEAD[wrong] ?? [])
  const asksOthers = facts.kind === 'regular' && !around.onlyStatus
  return step === 'propose' && asksOthers && around.opinions === 0
    ? refuse('YKT-8', 'OPINION_MISSING', ['consult'])
    : grant(next.basis, next.to)
}

/** Who sees a draft: its region, and of a city's the province, of the province's every city. */
export const maySee = ({ regionCode }: Pick<DraftFacts, 'regionCode'>, by: Keeper): boolean =>
  [regionCode, PROVINCE].includes(by.regionCode) || regionCode === PROVINCE

/** Who is asked: for a city's draft the province, for the province's every city. */
export const mayOpine = (draft: Pick<DraftFacts, 'regionCode' | 'status'>, by: Keeper): boolean =>
  draft.status === 'consulting' && by.regionCode !== draft.regionCode && maySee(draft, by)
