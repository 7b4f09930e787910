import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActsFor, Credential } from './credential.ts'

/** 节点: the steps by which a credential goes over into the card, in this order. */
export const MILESTONES = ['stopIssuing', 'loadUse', 'moveHolders', 'switchOff'] as const
export type MilestoneName = (typeof MILESTONES)[number]

export interface Milestone {
  readonly name: MilestoneName
  readonly dueOn: Temporal.PlainDate
  readonly reached:
    | { readonly on: Temporal.PlainDate; readonly by: string; readonly words: string }
    | undefined
}

/** How many holders had been moved by a day, all told. */
export interface Moved {
  readonly on: Temporal.PlainDate
  readonly holders: number
}

/** 纳入方案: which scene takes over, and by when what is done. */
export interface Plan {
  readonly credentialId: string
  readonly sceneCode: string
  /** In the order of MILESTONES. */
  readonly milestones: readonly Milestone[]
  /** The latest last. */
  readonly moved: readonly Moved[]
}

export type PlanRefusal =
  | 'PLAN_SCENE_UNKNOWN'
  | 'PLAN_DAYS_WRONG'
  | 'PLAN_NOT_YOURS'
  | 'MILESTONE_NOT_NEXT'
  | 'MILESTONE_WORDS_MISSING'
  | 'MOVED_WRONG'
  | 'MILESTONES_OPEN'

export type PlanDays = Readonly<Record<MilestoneName, Temporal.PlainDate>>

/** Days for a plan of so many months, for a form that has to begin with something. */
export const proposedDays = (on: Temporal.PlainDate): PlanDays => ({
  stopIssuing: on.add({ months: 1 }),
  loadUse: on.add({ months: 2 }),
  moveHolders: on.add({ months: 8 }),
  switchOff: on.add({ months: 12 }),
})

/** Whether a plan can be made: the scene is there, and one step follows the other from tomorrow. */
export const decidePlan = (
  days: PlanDays,
  on: Temporal.PlainDate,
  sceneKnown: boolean,
): Decision<undefined, PlanRefusal> => {
  if (!sceneKnown) return refuse('YKT-7', 'PLAN_SCENE_UNKNOWN', ['chooseScene'])
  const inOrder = MILESTONES.every((name, i) => {
    const before = i === 0 ? on.add({ days: 1 }) : days[MILESTONES[i - 1] ?? name]
    return Temporal.PlainDate.compare(before, days[name]) <= 0
  })
  return inOrder ? grant('YKT-7', undefined) : refuse('YKT-7', 'PLAN_DAYS_WRONG', ['mendDays'])
}

/** The milestone that comes next; none once all are reached. */
export const nextMilestone = ({
  milestones,
}: Pick<Plan, 'milestones'>): MilestoneName | undefined =>
  milestones.find(({ reached }) => reached === undefined)?.name

/** How many holders have been moved so far. */
export const holdersMoved = ({ moved }: Pick<Plan, 'moved'>): number => moved.at(-1)?.holders ?? 0

type Issued = Pick<Credential, 'status' | 'issuerAgency' | 'holderCount'>

const isTheirs = ({ status, issuerAgency }: Issued, by: ActsFor): boolean =>
  status === 'absorbing' && by.agencyCode === issuerAgency

/** 到达节点: by the department, one after the other; the last when every holder has been moved. */
export const decideMilestone = (
  credential: Issued,
  plan: Plan,
  by: ActsFor,
  { name, words }: { readonly name: MilestoneName; readonly words: string },
): Decision<undefined, PlanRefusal> => {
  if (!isTheirs(credential, by)) return refuse('YKT-7', 'PLAN_NOT_YOURS')
  if (nextMilestone(plan) !== name) return refuse('YKT-7', 'MILESTONE_NOT_NEXT', ['nextMilestone'])
  const allMoved = holdersMoved(plan) === credential.holderCount
  if ((name === 'moveHolders' || name === 'switchOff') && !allMoved)
    return refuse('YKT-7', 'MOVED_WRONG', ['enterMoved'])
  return Array.from(words.trim()).length < 4
    ? refuse('YKT-7', 'MILESTONE_WORDS_MISSING', ['mendMilestone'])
    : grant('YKT-7', undefined)
}

/** 转移人数: never fewer than before, never more than there are, once a day. */
export const decideMoved = (
  credential: Issued,
  plan: Plan,
  by: ActsFor,
  { on, holders }: Moved,
): Decision<undefined, PlanRefusal> => {
  if (!isTheirs(credential, by)) return refuse('YKT-7', 'PLAN_NOT_YOURS')
  const last = plan.moved.at(-1)
  const later = last === undefined || Temporal.PlainDate.compare(last.on, on) < 0
  const fits =
    Number.isSafeInteger(holders) &&
    holders >= holdersMoved(plan) &&
    holders <= credential.holderCount
  return later && fits ? grant('YKT-7', undefined) : refuse('YKT-7', 'MOVED_WRONG', ['enterMoved'])
}

/** 已纳入: the bureau closes a plan of which every step was reached. */
export const decideRetirement = (
  { status }: Pick<Credential, 'status'>,
  plan: Plan,
  by: ActsFor,
): Decision<undefined, PlanRefusal> => {
  if (status !== 'absorbing' || plan.milestones.some(({ reached }) => reached?.by === by.staffId))
    return refuse('YKT-7', 'PLAN_NOT_YOURS')
  return nextMilestone(plan) === undefined
    ? grant('YKT-7', undefined)
    : refuse('YKT-7', 'MILESTONES_OPEN', ['awaitMilestones'])
}

/** Whether a milestone should have been reached and was not. */
export const isLate = ({ dueOn, reached }: Milestone, on: Temporal.PlainDate): boolean =>
  reached === undefined && Temporal.PlainDate.compare(dueOn, on) < 0

/** Whether the old one is still taken: not before the card does what it did, nor after its day. */
export type Acceptance = 'notYet' | 'accepted' | 'over'

/** Until when there is an old one. */
export interface LastDay {
  /** The last day of the plan, or, of one that was switched off, that day. */
  readonly until: Temporal.PlainDate
  readonly switchedOff: boolean
}

/** 过渡期: what decides whether the number of an old card still leads to the card. */
export interface Transition extends LastDay {
  /** Since when the card does what the old one did. */
  readonly takenOverOn: Temporal.PlainDate | undefined
}

/** By the milestone of its switching off: by when that is due, and when it was reached. */
export const lastDay = (
  dueOn: Temporal.PlainDate,
  reachedOn: Temporal.PlainDate | undefined,
): LastDay => ({ until: reachedOn ?? dueOn, switchedOff: reachedOn !== undefined })

/** Something that the card takes in, as whoever verifies sees it. */
export interface TakenIn extends Transition {
  readonly id: string
  readonly name: string
  readonly issuerAgency: string
  readonly sceneCode: string
}

/** Whether an old one is no more. */
export const isOver = ({ until, switchedOff }: LastDay, on: Temporal.PlainDate): boolean =>
  switchedOff || Temporal.PlainDate.compare(on, until) > 0

/**
 * From the day on which the card took over, to the end of the last day of the plan, unless the old
 * one was switched off before (Art. 7).
 */
export const acceptanceOf = (transition: Transition, on: Temporal.PlainDate): Acceptance => {
  if (isOver(transition, on)) return 'over'
  const { takenOverOn } = transition
  return takenOverOn !== undefined && Temporal.PlainDate.compare(takenOverOn, on) <= 0
    ? 'accepted'
    : 'notYet'
}

/** The same by the milestones of a plan. */
export const transitionOf = ({ milestones }: Pick<Plan, 'milestones'>): Transition => {
  const [loadUse, switchOff] = (['loadUse', 'switchOff'] as const).map((name) =>
    milestones.find((one) => one.name === name),
  )
  if (loadUse === undefined || switchOff === undefined)
    throw new Error('a plan has four milestones')
  return {
    takenOverOn: loadUse.reached?.on,
    ...lastDay(switchOff.dueOn, switchOff.reached?.on),
  }
}

export type Bar = 'none' | 'planned' | 'due' | 'reached'

/** 甘特表: the months of a plan, and for each milestone what stands in each month. */
export const planMonths = ({
  milestones,
}: Pick<Plan, 'milestones'>): {
  readonly months: readonly Temporal.PlainYearMonth[]
  readonly rows: readonly { readonly milestone: Milestone; readonly bars: readonly Bar[] }[]
} => {
  const days = milestones.flatMap(({ dueOn, reached }) => [dueOn, ...(reached ? [reached.on] : [])])
  const ordered = days.toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  const [first, last] = [ordered[0]?.toPlainYearMonth(), ordered.at(-1)?.toPlainYearMonth()]
  if (first === undefined || last === undefined) return { months: [], rows: [] }
  const count = first.until(last, { largestUnit: 'months' }).months + 1
  const months = Array.from({ length: count }, (_, i) => first.add({ months: i }))
  const rows = milestones.map((milestone, i) => {
    const { dueOn, reached } = milestone
    const begins = milestones[i - 1]?.dueOn.toPlainYearMonth() ?? first
    const [due, done] = [dueOn.toPlainYearMonth(), reached?.on.toPlainYearMonth()]
    const bars = months.map((month): Bar => {
      if (done?.equals(month) === true) return 'reached'
      if (due.equals(month)) return 'due'
      const within =
        Temporal.PlainYearMonth.compare(begins, month) <= 0 &&
        Temporal.PlainYearMonth.compare(month, due) < 0
      return within ? 'planned' : 'none'
    })
    return { milestone, bars }
  })
  return { months, rows }
}
