import type { ActionContext } from '#platform/audit.ts'
import { audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { holdPerson, notify } from '#modules/person/index.ts'
import { decideAccount } from './account.ts'
import { assignmentAt, changeUnderWay } from './assignment.ts'
import { cancelChange } from './cancel-change.ts'
import type { AccountInput } from './close-account.ts'
import { accountNotices } from './messages-notices.ts'
import { type Account, lockAccounts, saveStatus } from './store.ts'
import { assignmentsOf } from './store-assignments.ts'

/** Takes back the changes that were to lead to the account, and counts what still pays it. */
const settleAssignments = async (
  tx: Transaction,
  context: ActionContext,
  { personId, accountId }: AccountInput,
): Promise<number> => {
  const byProgramme = Map.groupBy(
    await assignmentsOf(tx, personId),
    ({ programmeCode }) => programmeCode,
  )
  let paid = 0
  for (const [programmeCode, list] of byProgramme) {
    if (changeUnderWay(list, context.at)?.accountId === accountId)
      await cancelChange(tx, context, { personId, programmeCode, reason: 'accountClosed' })
    if (assignmentAt(list, context.at)?.accountId === accountId) paid += 1
  }
  return paid
}

/**
 * 银行已销户: the account receives nothing more from the moment that the bank names. A programme that
 * pays it goes on naming it, so that everybody sees that something has to be done; a change that
 * was to lead to it is taken back, since it would never arrive. The holder is told. An account that
 * is closed stays as it is.
 */
export const closeAtBank = async (
  tx: Transaction,
  context: ActionContext,
  { personId, accountId, closedAt }: AccountInput & { readonly closedAt: Temporal.Instant },
): Promise<void> => {
  const { at } = context
  // The person before their accounts, as everybody takes them: they will be written to.
  const standing = await holdPerson(tx, personId)
  const account = (await lockAccounts(tx, personId)).find(({ id }) => id === accountId)
  if (account === undefined || account.status === 'closed') return
  const decision = decideAccount(account.status, 'closeAtBank', { inUse: false })
  if (!decision.granted) throw new Error(`an account that is ${account.status} cannot be closed`)
  const after: Account = {
    ...account,
    status: decision.outcome,
    watchEndsAt: undefined,
    closedAt: Temporal.Instant.compare(closedAt, at) < 0 ? closedAt : at,
  }
  await saveStatus(tx, after)
  const paid = await settleAssignments(tx, context, { personId, accountId })
  await audit(tx, context, {
    action: 'account.closeAtBank',
    subjectKind: 'account',
    subjectId: accountId,
    decision,
    detail: { closedAt: closedAt.toString(), paid },
  })
  if (standing === 'deceased') return
  await notify(tx, context, {
    personId,
    ...(paid === 0 ? accountNotices('closedUnpaid') : accountNotices('closedPaid', { paid })),
  })
}
