import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import {
  type AcknowledgementRefusal,
  type AcknowledgementStatus,
  type Answer,
  decideAnswer,
  decideStep,
} from './acknowledgement.ts'
import { changeUnderWay } from './assignment.ts'
import { cancelChange } from './cancel-change.ts'
import { lockAccounts } from './store.ts'
import {
  type ChangeAcknowledgement,
  lockAcknowledgement,
  saveAcknowledgement,
} from './store-acknowledgements.ts'
import { assignmentsFor, findAssignment } from './store-assignments.ts'

/** What it takes to answer for a department. */
export const ANSWER_PERMISSION = 'account.acknowledge'

/** A change that the department rejects before its cut-over is taken back with the answer. */
const takeBackRejected = async (
  tx: Transaction,
  context: ActionContext,
  { changeId, personId }: ChangeAcknowledgement,
): Promise<void> => {
  const change = await findAssignment(tx, changeId)
  if (change === undefined) return
  const list = await assignmentsFor(tx, personId, change.programmeCode)
  if (changeUnderWay(list, context.at)?.id !== changeId) return
  const { programmeCode } = change
  await cancelChange(tx, context, { personId, programmeCode, reason: 'rejected' })
}

export interface AnswerInput {
  readonly changeId: string
  readonly permissions: ReadonlySet<string>
  readonly answer: Answer
}

/**
 * The same, as a part of a transaction that does more.
 *
 * @param input with `from`, the change is answered in one of these statuses only; in another there
 * is nothing to answer.
 */
export const answerChangeWithin = async (
  tx: Transaction,
  context: ActionContext,
  input: AnswerInput & { readonly from?: readonly AcknowledgementStatus[] },
): Promise<Decision<ChangeAcknowledgement, AcknowledgementRefusal> | undefined> => {
  const { changeId, permissions, answer, from } = input
  const { actor, at } = context
  const change = await findAssignment(tx, changeId)
  const isDepartment = actor.kind === 'staff' || actor.kind === 'system'
  if (change === undefined || !isDepartment) return undefined
  // Accounts before records, as everybody who changes both takes them.
  await lockAccounts(tx, change.personId)
  const found = await lockAcknowledgement(tx, changeId, actor.organisationCode ?? '')
  if (found === undefined || from?.includes(found.status) === false) return undefined
  const permitted = permissions.has(ANSWER_PERMISSION)
  const decision = decideAnswer(found.status, answer, permitted, provinceDate(at))
  await audit(tx, context, {
    action: `account.${answer.action}Change`,
    subjectKind: 'change',
    subjectId: changeId,
    decision,
  })
  if (!decision.granted) return decision
  const after: ChangeAcknowledgement = {
    ...found,
    status: decision.outcome,
    reason: answer.action === 'acknowledge' ? undefined : answer.reason.trim(),
    dueOn: answer.action === 'defer' ? answer.until : undefined,
    answeredAt: at,
    answeredBy: actor.id,
  }
  await saveAcknowledgement(tx, after)
  if (answer.action === 'reject') await takeBackRejected(tx, context, after)
  return { ...decision, outcome: after }
}

/**
 * 确认、退回或者暂缓: staff or a system answer a change for their own department. A rejection before
 * the cut-over leaves the money with the former account; after it, the holder sees the reason and
 * decides.
 *
 * @returns `undefined` when their department has no such change to answer.
 */
export const answerChange = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: AnswerInput,
): Promise<Decision<ChangeAcknowledgement, AcknowledgementRefusal> | undefined> =>
  db.transaction((tx) => answerChangeWithin(tx, context, input))

/**
 * 推送: notes that a change has been sent to a department, and sets the working day by which it has
 * to answer.
 *
 * @returns `undefined` when the department has no such change.
 */
export const notePush = async (
  tx: Transaction,
  context: ActionContext,
  input: {
    readonly changeId: string
    readonly agencyCode: string
  },
): Promise<Decision<ChangeAcknowledgement, 'ANSWER_NOT_POSSIBLE'> | undefined> => {
  const { changeId, agencyCode } = input
  const on = provinceDate(context.at)
  const found = await lockAcknowledgement(tx, changeId, agencyCode)
  if (found === undefined) return undefined
  // A repeated push is no news, and keeps the first day; whoever has answered has had it.
  if (found.status !== 'published') return grant('YKT-19', found)
  const decision = decideStep(found.status, 'push')
  await audit(tx, context, {
    action: 'account.pushChange',
    subjectKind: 'change',
    subjectId: changeId,
    decision,
    detail: { agency: agencyCode },
  })
  if (!decision.granted) return decision
  const days = await standardValue(tx, 'changeAnswerWorkingDays', PROVINCE, on)
  const dueOn = await workingDaysAfter(tx, on, days)
  const after = { ...found, status: decision.outcome, dueOn }
  await saveAcknowledgement(tx, after)
  return { ...decision, outcome: after }
}
