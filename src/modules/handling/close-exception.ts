import { type Decision, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { notify } from '#modules/person/index.ts'
import type { Clerk } from './clerk.ts'
import type { HandlingDeps } from './deps.ts'
import { ExceptionClosed } from './events.ts'
import { decideClosing, type ExceptionRefusal, type ExceptionStatus } from './exception.ts'
import { closingOf, type Outcome } from './exception-kind.ts'
import { closedNotice } from './messages-exception-notices.ts'
import { aboutException } from './open-exception.ts'
import {
  type Exception,
  insertExceptionStep,
  lockException,
  saveException,
} from './store-exception.ts'

/** What came of it, and what was done in plain words. */
export interface Closing {
  readonly exceptionId: string
  readonly by: Pick<Clerk, 'id' | 'agencyCode'>
  readonly outcome: Outcome
  readonly note: string
}

const end = async (
  tx: Transaction,
  context: ActionContext,
  one: Exception,
  { by, outcome, note }: Closing,
  status: 'resolved' | 'notResolvable',
): Promise<Exception> => {
  const ended = await saveException(tx, {
    ...one,
    status,
    outcome,
    outcomeNote: note.trim(),
    closedAt: context.at,
    closedBy: by.id,
  })
  const action = status === 'resolved' ? 'resolve' : 'closeUnresolved'
  await insertExceptionStep(tx, context, ended, action, note.trim())
  await publish(tx, context, ExceptionClosed, {
    subjectId: ended.personId,
    payload: { ...aboutException(ended), outcome },
  })
  await notify(tx, context, { personId: ended.personId, ...closedNotice(ended.kind, status) })
  return ended
}

const judge = (
  one: Exception,
  { by, outcome, note }: Closing,
): Decision<ExceptionStatus, ExceptionRefusal> => {
  const action = closingOf(one.kind, outcome)
  if (action === undefined) return refuse('YKT-17', 'EXCEPTION_NEEDS_WORDS', ['chooseOutcome'])
  return decideClosing(one, by, action, note)
}

/**
 * 处置完毕 or 结案说明, by the named resolver; the person is told. Of two at once the second finds it
 * ended.
 *
 * @returns `undefined` when there is no such exception.
 */
export const closeException = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  input: Closing,
): Promise<Decision<ExceptionStatus, ExceptionRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockException(tx, input.exceptionId)
    if (one === undefined) return undefined
    const decision = judge(one, input)
    await audit(tx, context, {
      action: 'handling.closeException',
      subjectKind: 'exception',
      subjectId: one.id,
      decision,
      detail: { kind: one.kind, outcome: input.outcome },
    })
    if (!decision.granted) return decision
    const status = decision.outcome === 'resolved' ? 'resolved' : 'notResolvable'
    await end(tx, context, one, input, status)
    return decision
  })
