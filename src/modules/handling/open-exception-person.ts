import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { survivingPerson } from '#modules/person/index.ts'
import type { Clerk } from './clerk.ts'
import type { HandlingDeps } from './deps.ts'
import { isUnderWay } from './exception.ts'
import { findException } from './store-exception.ts'
import { insertLookup } from './store-lookup.ts'

/**
 * Opens the person of an exception to its resolver for half an hour, as a search at the counter
 * would; it is kept like one. Nobody else gets there by it.
 *
 * @returns the id of the search; `undefined` when there is no such exception.
 */
export const openPersonOfException = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { exceptionId, by }: { readonly exceptionId: string; readonly by: Pick<Clerk, 'id'> },
): Promise<Decision<string, 'EXCEPTION_OF_OTHER_RESOLVER'> | undefined> =>
  db.transaction(async (tx) => {
    const one = await findException(tx, exceptionId)
    if (one === undefined) return undefined
    const id = uuidv7(context.at)
    const decision: Decision<string, 'EXCEPTION_OF_OTHER_RESOLVER'> =
      one.resolverId === by.id && isUnderWay(one.status)
        ? grant('YKT-22', id)
        : refuse('YKT-22', 'EXCEPTION_OF_OTHER_RESOLVER', ['askResolver'])
    await audit(tx, context, {
      action: 'handling.openPersonOfException',
      subjectKind: 'exception',
      subjectId: one.id,
      decision,
    })
    if (!decision.granted) return decision
    const personId = await survivingPerson(tx, one.personId)
    await insertLookup(tx, { id, staffId: by.id, at: context.at, personId, readBy: 'exception' })
    return decision
  })
