import { PROVINCE } from '#law/setting.ts'
import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { holdPerson, notify } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  type Assignment,
  assignmentAt,
  beginOfChange,
  type ChangeRefusal,
  changeUnderWay,
  decideEnding,
  mayChange,
} from './assignment.ts'
import { assignmentEnded } from './events.ts'
import { accountNotices } from './messages-notices.ts'
import { lockAccounts } from './store.ts'
import { assignmentsFor, endAssignment as endRow } from './store-assignments.ts'

export interface EndingInput {
  readonly personId: string
  readonly programmeCode: string
}

/** Tells the holder, at the phone of before as well as of a change (A7), and whoever follows. */
const tell = async (
  tx: Transaction,
  context: ActionContext,
  { id, personId, programmeCode, accountId, validUntil = context.at }: Assignment,
): Promise<void> => {
  const { at } = context
  await publish(tx, context, assignmentEnded, {
    subjectId: personId,
    payload: {
      assignmentId: id,
      personId,
      programmeCode,
      accountId,
      endedAt: validUntil.toString(),
    },
  })
  const days = await standardValue(tx, 'previousContactDays', PROVINCE, provinceDate(at))
  const notice = accountNotices('ended', { from: provinceDate(at).toString() })
  await notify(tx, context, { personId, ...notice, contactAt: at.subtract({ hours: 24 * days }) })
}

/**
 * 解除发放关系: from now on a programme pays the person no more. The range gets its end and nothing
 * else is written; asking again finds nothing to end. What is under way is paid as it was sent.
 */
export const endAssignment = async (
  tx: Transaction,
  context: ActionContext,
  { personId, programmeCode }: EndingInput,
): Promise<Decision<Assignment, ChangeRefusal>> => {
  const { actor, at } = context
  await holdPerson(tx, personId)
  await lockAccounts(tx, personId)
  const assignments = await assignmentsFor(tx, personId, programmeCode)
  const decision = decideEnding(
    mayChange(personId, actor),
    assignmentAt(assignments, at),
    changeUnderWay(assignments, at),
  )
  await audit(tx, context, {
    action: 'account.endAssignment',
    subjectKind: 'person',
    subjectId: personId,
    decision,
    detail: { programme: programmeCode },
  })
  if (!decision.granted) return decision
  // A range has a length, even of what was linked by mistake a moment ago.
  const until = beginOfChange(decision.outcome, at)
  await endRow(tx, decision.outcome.id, until)
  const ended = { ...decision.outcome, validUntil: until }
  await tell(tx, context, { ...ended, personId })
  return { ...decision, outcome: ended }
}
