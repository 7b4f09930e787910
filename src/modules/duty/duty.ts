import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 部门职责: what one agency has to see to, by an article (Art. 4). */
export interface Duty {
  readonly id: string
  readonly agencyCode: string
  readonly title: string
  readonly article: ArticleId
  readonly enteredAt: Temporal.Instant
  /** The day from which it is nobody's any more; absent while it stands. */
  readonly endedOn: Temporal.PlainDate | undefined
}

/** 任务状态 */
export const TASK_STATUSES = ['entrusted', 'answered', 'fulfilled', 'lifted'] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]
export const TASK_ACTIONS = ['answer', 'fulfil', 'giveBack', 'lift'] as const
export type TaskAction = (typeof TASK_ACTIONS)[number]

interface Step {
  readonly to: TaskStatus
  readonly basis: ArticleId
}

/** The lawful steps of a task; the database knows them as well. */
export const TASK_TRANSITIONS = {
  /** 已交办 */
  entrusted: {
    answer: { to: 'answered', basis: 'YKT-4' },
    lift: { to: 'lifted', basis: 'YKT-4' },
  },
  /** 待确认: the agency has reported. */
  answered: {
    fulfil: { to: 'fulfilled', basis: 'YKT-4' },
    giveBack: { to: 'entrusted', basis: 'YKT-4' },
  },
  /** 已完成 */
  fulfilled: {},
  /** 已撤销 */
  lifted: {},
} as const satisfies Record<TaskStatus, Partial<Record<TaskAction, Step>>>

/** Somebody of the staff, for the unit they work for. */
export interface ActsFor {
  readonly staffId: string
  readonly agencyCode: string
}

/** 交办任务: something to be done by a day, within a duty. */
export interface DutyTask {
  readonly id: string
  readonly dutyId: string
  readonly agencyCode: string
  readonly title: string
  readonly dueOn: Temporal.PlainDate
  readonly status: TaskStatus
  readonly entrustedBy: string
  readonly entrustedAt: Temporal.Instant
  /** What the agency said last. */
  readonly answer:
    | { readonly words: string; readonly by: string; readonly at: Temporal.Instant }
    | undefined
  /** What the bureau said last: why it was given back, lifted, or found done. */
  readonly verdict:
    | { readonly words: string; readonly by: string; readonly at: Temporal.Instant }
    | undefined
  readonly remindedAt: Temporal.Instant | undefined
}

export type DutyRefusal =
  | 'DUTY_INCOMPLETE'
  | 'DUTY_KNOWN'
  | 'DUTY_ENDED'
  | 'TASK_DAY_WRONG'
  | 'TASK_NOT_IN_STATUS'
  | 'TASK_NOT_YOURS'
  | 'TASK_SAME_PERSON'
  | 'TASK_WORDS_MISSING'
  | 'REMINDED_TODAY'
  | 'TASKS_OPEN'

const LEAST_WORDS = 4

const tooShort = (words: string): boolean => Array.from(words.trim()).length < LEAST_WORDS

/** 登记职责: an agency that is known, a title, an article. */
export const decideDuty = (title: string, agencyKnown: boolean): Decision<undefined, DutyRefusal> =>
  agencyKnown && !tooShort(title)
    ? grant('YKT-4', undefined)
    : refuse('YKT-4', 'DUTY_INCOMPLETE', ['mendDuty'])

/** 交办: a task within a duty that stands, due on a day to come. */
export const decideTask = (
  duty: Pick<Duty, 'endedOn'>,
  { title, dueOn }: Pick<DutyTask, 'title' | 'dueOn'>,
  on: Temporal.PlainDate,
): Decision<undefined, DutyRefusal> => {
  if (duty.endedOn !== undefined) return refuse('YKT-4', 'DUTY_ENDED', ['enterDuty'])
  if (tooShort(title)) return refuse('YKT-4', 'DUTY_INCOMPLETE', ['mendTask'])
  return Temporal.PlainDate.compare(on, dueOn) < 0
    ? grant('YKT-4', undefined)
    : refuse('YKT-4', 'TASK_DAY_WRONG', ['mendTask'])
}

/**
 * A step of a task. Its agency answers; the bureau, by another person than whoever answered, finds
 * it done, gives it back or lifts it. Each says why.
 */
export const decideTaskStep = (
  task: Pick<DutyTask, 'status' | 'agencyCode' | 'answer'>,
  action: TaskAction,
  by: ActsFor,
  words: string,
): Decision<TaskStatus, DutyRefusal> => {
  if (action === 'answer' && by.agencyCode !== task.agencyCode)
    return refuse('YKT-4', 'TASK_NOT_YOURS')
  const steps: Partial<Record<TaskAction, Step>> = TASK_TRANSITIONS[task.status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-4', 'TASK_NOT_IN_STATUS', Object.keys(steps))
  if (action !== 'answer' && by.staffId === task.answer?.by)
    return refuse('YKT-4', 'TASK_SAME_PERSON', ['askColleague'])
  return tooShort(words)
    ? refuse('YKT-4', 'TASK_WORDS_MISSING', ['mendTask'])
    : grant(step.basis, step.to)
}

/** 催办: of a task that waits for its agency, once a day. */
export const decideReminder = (
  task: Pick<DutyTask, 'status'>,
  lastOn: Temporal.PlainDate | undefined,
  on: Temporal.PlainDate,
): Decision<undefined, DutyRefusal> => {
  if (task.status !== 'entrusted') return refuse('YKT-4', 'TASK_NOT_IN_STATUS')
  return lastOn?.equals(on) === true
    ? refuse('YKT-4', 'REMINDED_TODAY', ['remindTomorrow'])
    : grant('YKT-4', undefined)
}

/** 结束职责: once, when no task of it waits for anybody. */
export const decideEnd = (
  { endedOn }: Pick<Duty, 'endedOn'>,
  tasks: readonly Pick<DutyTask, 'status'>[],
): Decision<undefined, DutyRefusal> => {
  if (endedOn !== undefined) return refuse('YKT-4', 'DUTY_ENDED')
  const open = tasks.some(({ status }) => status === 'entrusted' || status === 'answered')
  return open ? refuse('YKT-4', 'TASKS_OPEN', ['settleTasks']) : grant('YKT-4', undefined)
}

export type Urgency = 'late' | 'soon' | 'calm' | 'over'

/** Whether somebody has to be reminded: it waits, and its day has passed or is near. */
export const urgencyOf = (
  { status, dueOn }: Pick<DutyTask, 'status' | 'dueOn'>,
  on: Temporal.PlainDate,
  reminderDays: number,
): Urgency => {
  if (status === 'fulfilled' || status === 'lifted') return 'over'
  if (status === 'answered') return 'calm'
  const left = on.until(dueOn, { largestUnit: 'days' }).days
  if (left < 0) return 'late'
  return left <= reminderDays ? 'soon' : 'calm'
}

/** Whether the clock reminds: once when the day is near, and once when it has passed. */
export const isToRemind = (
  task: Pick<DutyTask, 'status' | 'dueOn'>,
  lastOn: Temporal.PlainDate | undefined,
  on: Temporal.PlainDate,
  reminderDays: number,
): boolean => {
  const urgency = urgencyOf(task, on, reminderDays)
  if (urgency !== 'soon' && urgency !== 'late') return false
  const since = task.dueOn.add({ days: urgency === 'soon' ? -reminderDays : 1 })
  return lastOn === undefined || Temporal.PlainDate.compare(lastOn, since) < 0
}
