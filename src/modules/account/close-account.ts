import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type AccountAction, type AccountRefusal, decideAccount } from './account.ts'
import { assignmentAt, changeUnderWay } from './assignment.ts'
import { assignmentsOf } from './store-assignments.ts'
import { type Account, endedWatches, lockAccounts, saveStatus } from './store.ts'

export interface AccountInput {
  readonly personId: string
  readonly accountId: string
}

/** Whether a programme pays an account at a moment or is going to. */
const isInUse = async (
  tx: Transaction,
  { personId, accountId }: AccountInput,
  at: Temporal.Instant,
): Promise<boolean> => {
  const assignments = await assignmentsOf(tx, personId)
  const byProgramme = Map.groupBy(assignments, ({ programmeCode }) => programmeCode)
  return byProgramme
    .values()
    .some((list) =>
      [assignmentAt(list, at), changeUnderWay(list, at)].some(
        (one) => one?.accountId === accountId,
      ),
    )
}

const step = async (
  tx: Transaction,
  context: ActionContext,
  input: AccountInput,
  action: Extract<AccountAction, 'watch' | 'close'>,
): Promise<Decision<Account, AccountRefusal> | undefined> => {
  const { at } = context
  const account = (await lockAccounts(tx, input.personId)).find(({ id }) => id === input.accountId)
  if (account === undefined) return undefined
  const inUse = await isInUse(tx, input, at)
  const decision = decideAccount(account.status, action, { inUse })
  await audit(tx, context, {
    action: `account.${action}`,
    subjectKind: 'account',
    subjectId: account.id,
    decision,
  })
  if (!decision.granted) return decision
  const days = await standardValue(tx, 'accountWatchDays', PROVINCE, provinceDate(at))
  const after: Account = {
    ...account,
    status: decision.outcome,
    watchEndsAt: action === 'watch' ? at.add({ hours: 24 * days }) : undefined,
    closedAt: action === 'close' ? at : undefined,
  }
  await saveStatus(tx, after)
  return { ...decision, outcome: after }
}

/**
 * 观察期: the account of the former card stays a fallback for some weeks. Programmes that have not
 * changed over go on paying it.
 */
export const watchAccount = (tx: Transaction, context: ActionContext, input: AccountInput) =>
  step(tx, context, input, 'watch')

/** 不再收款: refused as long as a programme pays the account. */
export const closeAccount = (tx: Transaction, context: ActionContext, input: AccountInput) =>
  step(tx, context, input, 'close')

/** Accounts of one run; what is left waits for the next. */
const BATCH = 500

/**
 * Ends the watches that are over, each in a transaction of its own; running it twice ends each
 * once. An account that a programme still pays is left watched.
 *
 * @returns how many were closed.
 */
export const endWatches = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  let closed = 0
  for (const { id, personId } of await endedWatches(db, context.at, BATCH)) {
    const decision = await db.transaction((tx) =>
      closeAccount(tx, context, { personId, accountId: id }),
    )
    if (decision?.granted === true) closed += 1
  }
  return closed
}
