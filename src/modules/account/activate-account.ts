import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AccountRefusal, decideAccount } from './account.ts'
import {
  type Account,
  accountsByIndex,
  activateRow,
  lockAccounts,
  mostPersonsOf,
  NUMBER_COLUMN,
} from './store.ts'

export type ActivationRefusal = AccountRefusal | 'ACCOUNT_NUMBER_INVALID' | 'ACCOUNT_NUMBER_TAKEN'

/** Blind index of an account number, wherever it comes from. */
export const numberIndexOf = (pii: PersonalInformation, normalised: string): Buffer =>
  pii.index('account.number', normalised)

/** Whether one more person can be paid under a number, and for how many it receives (A4). */
const receiversOf = async (tx: Transaction, index: Buffer, personId: string) => {
  const persons = new Set((await accountsByIndex(tx, index)).map((one) => one.personId))
  const isTaken = persons.has(personId) || persons.size >= (await mostPersonsOf(tx, index))
  return { isTaken, shared: persons.size > 0 }
}

/**
 * 激活: the bank has opened the account; from now on programmes can pay it. A number receives for
 * one person, or for as many as its guardian was allowed.
 *
 * @returns `undefined` when the person has no such account.
 */
export const activateAccount = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  input: { readonly personId: string; readonly accountId: string; readonly number: string },
): Promise<Decision<Account, ActivationRefusal> | undefined> => {
  const { personId, accountId } = input
  const account = (await lockAccounts(tx, personId)).find(({ id }) => id === accountId)
  if (account === undefined) return undefined
  const finding = checkBankCardNumber(input.number)
  const index = finding.valid ? numberIndexOf(pii, finding.normalised) : undefined
  const decide = async (): Promise<Decision<Account, ActivationRefusal>> => {
    const step = decideAccount(account.status, 'activate', { inUse: false })
    if (!step.granted) return step
    if (!finding.valid || index === undefined)
      return refuse('YKT-14', 'ACCOUNT_NUMBER_INVALID', ['askBank'])
    const { isTaken, shared } = await receiversOf(tx, index, personId)
    if (isTaken)
      return refuse('YKT-22', 'ACCOUNT_NUMBER_TAKEN', ['askBank', 'allowGuardianAccount'])
    const { lastFour: tail, normalised } = finding
    const sealed = pii.seal({ column: NUMBER_COLUMN, rowId: accountId }, normalised)
    await activateRow(tx, accountId, { sealed, index, tail, shared }, context.at)
    return grant(step.basis, { ...account, status: step.outcome, tail, activatedAt: context.at })
  }
  const decision = await decide()
  await audit(tx, context, {
    action: 'account.activate',
    subjectKind: 'account',
    subjectId: accountId,
    decision,
  })
  return decision
}
