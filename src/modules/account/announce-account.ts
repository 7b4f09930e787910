import { grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type Account, insertAccount } from './store.ts'

export interface NewAccount {
  readonly personId: string
  readonly bankCode: string
  readonly cardId?: string | undefined
}

/**
 * 待开户: enters the account that a bank has been asked to open, so that consents can name it before
 * its number is known.
 */
export const announceAccount = async (
  tx: Transaction,
  context: ActionContext,
  { personId, bankCode, cardId }: NewAccount,
): Promise<Account> => {
  const account: Account = {
    id: uuidv7(context.at),
    personId,
    bankCode,
    cardId,
    tail: undefined,
    status: 'announced',
    announcedAt: context.at,
    activatedAt: undefined,
    watchEndsAt: undefined,
    closedAt: undefined,
  }
  await insertAccount(tx, account)
  await audit(tx, context, {
    action: 'account.announce',
    subjectKind: 'account',
    subjectId: account.id,
    decision: grant('YKT-6', undefined),
    detail: { bank: bankCode },
  })
  return account
}
