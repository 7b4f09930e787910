import { PROVINCE } from '#law/setting.ts'
import { grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { releaseLineIn } from './hold-line.ts'
import {
  OBJECTED_FATES,
  type ObjectedFate,
  type ObjectionFinding,
  objectionNote,
} from './objected-line.ts'
import { dueDay, nextOfficer } from './open-cases.ts'
import { lockLine } from './store-holds.ts'
import {
  allowObjectedCase,
  endObjectedCases,
  insertObjected,
  insertObjectedRecoveries,
  lastLine,
  standingLine,
} from './store-objected.ts'

/**
 * What banks have said since of lines of which an objection proved right: money that arrived is
 * looked into, what did not stay with the payee is not paid again. Twice changes nothing more.
 *
 * @returns how many lines moved.
 */
export const followObjections = async (
  tx: Transaction,
  context: ActionContext,
): Promise<number> => {
  const { actor, at } = context
  const dueOn = await dueDay(tx, 'recoveryWorkingDays', PROVINCE, at)
  const recoveries = await insertObjectedRecoveries(tx, { dueOn, by: actor.id, at })
  const cases = await endObjectedCases(tx, actor.id, at)
  if (recoveries + cases > 0)
    await audit(tx, context, {
      action: 'payment.followObjections',
      subjectKind: 'objection',
      subjectId: 'following',
      decision: grant('YKT-13', undefined),
      detail: { recoveries, cases },
    })
  return recoveries + cases
}

/** 公示异议成立以后: what becomes of a line, or of what was paid again after it, as it stands now. */
export const objectedFateOf = async (
  handle: Handle,
  lineId: string,
): Promise<ObjectedFate | undefined> => {
  const line = await standingLine(handle, await lastLine(handle, lineId))
  return line && OBJECTED_FATES[line.status]
}

export interface ObjectionOutcome {
  /** Of the list; whatever has followed it since is meant. */
  readonly lineId: string
  readonly reference: string
  /** What is told to whoever objected. */
  readonly words: string
}

/**
 * 公示异议成立: a line that has not left is never sent; one that a bank has is looked into once it
 * arrives, by a named officer with a day (Art. 13; P21). In the transaction of the decision.
 */
export const endObjectedLine = async (
  tx: Transaction,
  context: ActionContext,
  { lineId, reference, words }: ObjectionOutcome,
  finding: ObjectionFinding,
): Promise<void> => {
  const last = await lastLine(tx, lineId)
  await lockLine(tx, last)
  const line = await standingLine(tx, last)
  if (line === undefined) return
  const { actor, at } = context
  const hands = {
    resolverId: await nextOfficer(tx, line.ownerAgency),
    dueOn: await dueDay(tx, 'recoveryWorkingDays', PROVINCE, at),
  }
  const one = { finding, reference, why: objectionNote(finding, words), ...hands }
  await insertObjected(tx, line, one, { id: actor.id, at })
  const fate = OBJECTED_FATES[line.status]
  await audit(tx, context, {
    action: 'payment.endObjectedLine',
    subjectKind: 'line',
    subjectId: line.id,
    decision: grant('YKT-13', fate),
    detail: { finding, fate },
  })
  await followObjections(tx, context)
}

/**
 * 公示异议不成立: the line goes on, and one that was left out meanwhile can be paid again; what was
 * found is the finding of its case.
 */
export const freeObjectedLine = async (
  tx: Transaction,
  context: ActionContext,
  { lineId, words }: Omit<ObjectionOutcome, 'reference'>,
): Promise<void> => {
  const last = await lastLine(tx, lineId)
  await releaseLineIn(tx, context, { lineId: last, reason: 'objection' })
  const by = { id: context.actor.id, at: context.at }
  await allowObjectedCase(tx, last, objectionNote('dismissed', words), by)
}
