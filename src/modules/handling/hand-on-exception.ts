import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Clerk } from './clerk.ts'
import type { HandlingDeps } from './deps.ts'
import { decideHandOn, type ExceptionRefusal, type ExceptionStatus } from './exception.ts'
import { resolversFor } from './name-resolver.ts'
import { insertExceptionStep, lockException, saveException } from './store-exception.ts'

/** To whom an exception goes, and why. */
export interface HandOn {
  readonly exceptionId: string
  readonly by: Pick<Clerk, 'id' | 'agencyCode'>
  readonly toStaffId: string
  readonly reason: string
}

/**
 * 转办: gives an exception to somebody else who holds the role, in this unit or another. The day by
 * which it is due stays.
 *
 * @returns `undefined` when there is no such exception.
 */
export const handOnException = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { exceptionId, by, toStaffId, reason }: HandOn,
): Promise<Decision<ExceptionStatus, ExceptionRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockException(tx, exceptionId)
    if (one === undefined) return undefined
    const to = (await resolversFor(tx, one)).find(({ id }) => id === toStaffId)
    const decision = decideHandOn(one, by, to, reason)
    await audit(tx, context, {
      action: 'handling.handOnException',
      subjectKind: 'exception',
      subjectId: one.id,
      decision,
      detail: { kind: one.kind },
    })
    if (!decision.granted || to === undefined) return decision
    const moved = await saveException(tx, {
      ...one,
      resolverId: to.id,
      resolverAgency: to.agencyCode,
    })
    await insertExceptionStep(tx, context, moved, 'handOn', reason.trim())
    return decision
  })
