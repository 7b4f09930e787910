import { type Decision, grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { endObjectedLine, freeObjectedLine } from '#modules/payment/index.ts'
import { lockRoster } from '#modules/roster/index.ts'
import { objectionDecided } from './events.ts'
import {
  decideObjection as judge,
  type ObjectionAction,
  type ObjectionRefusal,
  type ObjectionStatus,
} from './objection.ts'
import { findNotice } from './store.ts'
import {
  findObjection,
  isObjected,
  lockObjection,
  type Objection,
  saveOutcome,
} from './store-objections.ts'
import { lastFollower } from './store-settlement.ts'

export interface OutcomeInput {
  readonly objectionId: string
  readonly by: { readonly staffId: string; readonly agencyCode: string }
  readonly action: ObjectionAction
  /** What is told to whoever objected; no name and no number. */
  readonly words: string
}

type Decided = Objection & { readonly decided: NonNullable<Objection['decided']> }

/**
 * The line goes on once nothing stands against its row; two people, as with every hold. What proved
 * right follows the line wherever it is by now.
 */
const followLine = async (
  tx: Transaction,
  context: ActionContext,
  { id: reference, rowId, status, decided: { words } }: Decided,
): Promise<void> => {
  if (rowId === undefined) return
  const lineId = await lastFollower(tx, rowId)
  if (!(await isObjected(tx, lineId))) await freeObjectedLine(tx, context, { lineId, words })
  else if (status === 'upheld' || status === 'corrected')
    await endObjectedLine(tx, context, { lineId, reference, words }, status)
}

/**
 * 核实异议: what came of it, in words, by somebody who neither put the list up nor took the
 * objection in. A row that stays is free again; a row that does not is not paid by this list.
 * `undefined` when there is no such objection.
 */
export const decideOnObjection = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: OutcomeInput,
): Promise<Decision<Objection, ObjectionRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const found = await findObjection(tx, input.objectionId)
    const notice = found && (await findNotice(tx, found.noticeId))
    if (found === undefined || notice === undefined) return undefined
    await lockRoster(tx, notice.rosterId)
    const one = (await lockObjection(tx, found.id)) ?? found
    const decision: Decision<ObjectionStatus, ObjectionRefusal> = judge(
      {
        status: one.status,
        ownerAgency: notice.ownerAgency,
        putUpBy: notice.putUpBy,
        receivedBy: one.receivedBy,
      },
      input.by,
      input.action,
      input.words,
    )
    await audit(tx, context, {
      action: `disclosure.${input.action}Objection`,
      subjectKind: 'objection',
      subjectId: one.id,
      decision,
    })
    if (!decision.granted) return decision
    const { staffId: by, agencyCode: unit } = input.by
    const decided = { by, unit, at: context.at, words: input.words.trim() }
    const outcome: Decided = { ...one, status: decision.outcome, decided }
    await saveOutcome(tx, outcome.id, outcome.status, decided)
    await followLine(tx, context, outcome)
    await publish(tx, context, objectionDecided, {
      subjectId: notice.rosterId,
      payload: {
        objectionId: outcome.id,
        rosterId: notice.rosterId,
        rowId: outcome.rowId ?? null,
        status: outcome.status,
      },
    })
    return grant('YKT-13', outcome)
  })
