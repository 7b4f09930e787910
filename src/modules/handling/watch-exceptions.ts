import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { staffWithRole } from '#modules/organisation/index.ts'
import type { HandlingDeps } from './deps.ts'
import { ExceptionEscalated } from './events.ts'
import { type ExceptionAction, isOverdue } from './exception.ts'
import { EXCEPTION_KINDS, ruleOf } from './exception-kind.ts'
import { nameResolver } from './name-resolver.ts'
import { aboutException } from './open-exception.ts'
import {
  type Exception,
  insertExceptionStep,
  lockLeft,
  lockWatched,
  saveException,
} from './store-exception.ts'

/** What one look at the clock did. */
export interface Watched {
  readonly assigned: number
  readonly escalated: number
}

const record = (
  tx: Transaction,
  context: ActionContext,
  { id, kind }: Exception,
  action: string,
): Promise<void> =>
  audit(tx, context, {
    action: `handling.${action}`,
    subjectKind: 'exception',
    subjectId: id,
    decision: grant('YKT-17', undefined),
    detail: { kind },
  })

/** Names somebody, if somebody of the unit can take it now. */
const tryToName = async (
  tx: Transaction,
  context: ActionContext,
  one: Exception,
  action: Extract<ExceptionAction, 'assign' | 'handOn'>,
  note = '',
): Promise<Exception | undefined> => {
  const resolver = await nameResolver(tx, one)
  if (resolver === undefined) return undefined
  const named = await saveException(tx, { ...one, status: 'assigned', resolverId: resolver.id })
  await insertExceptionStep(tx, context, named, action, note)
  await record(tx, context, named, `${action}Exception`)
  return named
}

const escalate = async (tx: Transaction, context: ActionContext, one: Exception): Promise<void> => {
  const escalated = await saveException(tx, { ...one, escalatedAt: context.at })
  await insertExceptionStep(tx, context, escalated, 'escalate')
  await publish(tx, context, ExceptionEscalated, {
    subjectId: escalated.personId,
    payload: aboutException(escalated),
  })
  await record(tx, context, escalated, 'escalateException')
}

/** Those who resolve at this moment, whatever kind. */
const everyResolver = async (tx: Transaction): Promise<string[]> => {
  const roles = [...new Set(EXCEPTION_KINDS.map((kind) => ruleOf(kind).role))]
  const staff: string[] = []
  for (const role of roles) staff.push(...(await staffWithRole(tx, role)).map(({ id }) => id))
  return staff
}

/**
 * 盯疑难件: whatever nobody has yet is given to somebody, what somebody left behind who resolves no
 * more goes to a colleague, and what has passed its day is escalated, once.
 */
export const watchExceptions = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
): Promise<Watched> =>
  db.transaction(async (tx) => {
    const on = provinceDate(context.at)
    let [assigned, escalated] = [0, 0]
    for (const one of await lockLeft(tx, await everyResolver(tx)))
      if (await tryToName(tx, context, one, 'handOn', '原处置人已离岗')) assigned += 1
    for (const one of await lockWatched(tx, on)) {
      const named =
        one.status === 'unassigned' ? await tryToName(tx, context, one, 'assign') : undefined
      if (named !== undefined) assigned += 1
      const now = named ?? one
      if (!isOverdue(now, on) || now.escalatedAt !== undefined) continue
      await escalate(tx, context, now)
      escalated += 1
    }
    return { assigned, escalated }
  })
