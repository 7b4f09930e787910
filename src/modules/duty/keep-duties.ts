import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import {
  type ActsFor,
  decideDuty,
  decideEnd,
  decideReminder,
  decideTask,
  decideTaskStep,
  type Duty,
  type DutyRefusal,
  type DutyTask,
  type TaskAction,
} from './duty.ts'
import {
  endDutyOn,
  insertDuty,
  insertReminder,
  insertTask,
  lockDuty,
  lockTask,
  saveStep,
  tasksOf,
} from './store.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

const record = (
  tx: Transaction,
  context: ActionContext,
  about: { readonly act: string; readonly kind: 'duty' | 'dutyTask'; readonly id: string },
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `duty.${about.act}`,
    subjectKind: about.kind,
    subjectId: about.id,
    decision,
  })

/** 登记职责: the bureau enters what an agency has to see to, and by which article (Art. 4). */
export const enterDuty = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly agencyCode: string
    readonly title: string
    readonly article: ArticleId
    readonly by: ActsFor
  },
): Promise<Decision<Duty, DutyRefusal>> =>
  db.transaction(async (tx) => {
    const { agencyCode, title, article, by } = wish
    const known = (await agencyNames(tx, [agencyCode])).has(agencyCode)
    const id = uuidv7(context.at)
    const enteredAt = context.at
    const duty = { id, agencyCode, title: title.trim(), article, enteredAt, endedOn: undefined }
    const lawful = decideDuty(title, known)
    const taken = lawful.granted && (await insertDuty(tx, duty, by)) === 0
    const decision = taken ? refuse('YKT-4', 'DUTY_KNOWN', ['seeLedger']) : lawful
    await record(tx, context, { act: 'enterDuty', kind: 'duty', id }, decision)
    return decision.granted ? grant('YKT-4', duty) : decision
  })

/** 结束职责: from today on it is nobody's; what was done under it stays. */
export const endDuty = (
  { db }: Deps,
  context: ActionContext,
  { id }: { readonly id: string },
): Promise<Decision<undefined, DutyRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const duty = await lockDuty(tx, id)
    if (duty === undefined) return undefined
    const tasks = await tasksOf(tx, duty.agencyCode)
    const own = tasks.filter(({ dutyId }) => dutyId === id)
    const decision = decideEnd(duty, own)
    await record(tx, context, { act: 'endDuty', kind: 'duty', id }, decision)
    if (decision.granted) await endDutyOn(tx, id, provinceDate(context.at))
    return decision
  })

/** 交办: something within a duty is to be done by a day. */
export const entrustTask = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly dutyId: string
    readonly title: string
    readonly dueOn: Temporal.PlainDate
    readonly by: ActsFor
  },
): Promise<Decision<DutyTask, DutyRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const duty = await lockDuty(tx, wish.dutyId)
    if (duty === undefined) return undefined
    const id = uuidv7(context.at)
    const decision = decideTask(duty, wish, provinceDate(context.at))
    await record(tx, context, { act: 'entrustTask', kind: 'dutyTask', id }, decision)
    if (!decision.granted) return decision
    const task: DutyTask = {
      id,
      dutyId: duty.id,
      agencyCode: duty.agencyCode,
      title: wish.title.trim(),
      dueOn: wish.dueOn,
      status: 'entrusted',
      entrustedBy: wish.by.staffId,
      entrustedAt: context.at,
      answer: undefined,
      verdict: undefined,
      remindedAt: undefined,
    }
    await insertTask(tx, task)
    return grant('YKT-4', task)
  })

/** 报告、确认完成、退回重办 or 撤销: a step of a task, with its words. */
export const stepTask = (
  { db }: Deps,
  context: ActionContext,
  wish: {
    readonly id: string
    readonly action: TaskAction
    readonly words: string
    readonly by: ActsFor
  },
): Promise<Decision<undefined, DutyRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { id, action, by, words } = wish
    const task = await lockTask(tx, id)
    if (task === undefined) return undefined
    const decision = decideTaskStep(task, action, by, words)
    await record(tx, context, { act: `${action}Task`, kind: 'dutyTask', id }, decision)
    if (!decision.granted) return decision
    const step = { action, words: words.trim(), by, at: context.at }
    await saveStep(tx, id, decision.outcome, step)
    return grant(decision.basis, undefined)
  })

/** 催办: the bureau, or the clock, reminds an agency of a task. */
export const remindOfTask = (
  { db }: Deps,
  context: ActionContext,
  { id, by }: { readonly id: string; readonly by: ActsFor | undefined },
): Promise<Decision<undefined, DutyRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const task = await lockTask(tx, id)
    if (task === undefined) return undefined
    const on = provinceDate(context.at)
    const lastOn = task.remindedAt && provinceDate(task.remindedAt)
    const decision = decideReminder(task, lastOn, on)
    await record(tx, context, { act: 'remindOfTask', kind: 'dutyTask', id }, decision)
    if (decision.granted) await insertReminder(tx, id, { on, by: by?.staffId, at: context.at })
    return decision
  })
