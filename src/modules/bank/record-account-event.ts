import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { normaliseNumber } from '#kernel/identity-number/index.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AccountState, bankAccountChanged } from './events.ts'
import {
  findAccountEvent,
  insertAccountEvent,
  lockAccountByNumber,
  numberIndex,
} from './store-account.ts'

export interface AccountEventInput {
  readonly bankCode: string
  /** The bank's own number of the event. */
  readonly eventId: string
  readonly accountNumber: string
  readonly status: AccountState
  readonly at: Temporal.Instant
}

export type AccountEventRefusal = 'ACCOUNT_UNKNOWN' | 'EVENT_CHANGED'

/** `outdated`: an event that happened later came before it, so it is kept and nothing follows. */
export type AccountEventOutcome = 'applied' | 'repeated' | 'outdated'

/**
 * 账户变动: takes in what a bank tells of an account, once by the bank's own number of the event.
 * The account is found by the blind index; its number is not kept.
 */
export const recordAccountEvent = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  { bankCode, eventId, accountNumber, status, at }: AccountEventInput,
): Promise<Decision<AccountEventOutcome, AccountEventRefusal>> =>
  db.transaction(async (tx) => {
    const index = numberIndex(pii, normaliseNumber(accountNumber))
    const account = await lockAccountByNumber(tx, bankCode, index)
    const record = async (
      decision: Decision<AccountEventOutcome, AccountEventRefusal>,
    ): Promise<Decision<AccountEventOutcome, AccountEventRefusal>> => {
      await audit(tx, context, {
        action: 'bank.recordAccountEvent',
        subjectKind: 'bankAccount',
        subjectId: account?.id ?? 'unknown',
        decision,
        detail: { bankCode, eventId, status },
      })
      return decision
    }
    if (account === undefined) return record(refuse('YKT-19', 'ACCOUNT_UNKNOWN', ['checkNumber']))
    const before = await findAccountEvent(tx, bankCode, eventId)
    if (before !== undefined) {
      const same =
        before.account_id === account.id && before.status === status && before.at.equals(at)
      return record(
        same
          ? grant('YKT-19', 'repeated')
          : refuse('YKT-19', 'EVENT_CHANGED', ['useAnotherEventId']),
      )
    }
    const last = account.lastEventAt
    // A closed account stays closed, whatever was told to have happened to it later.
    const isLate = last !== undefined && Temporal.Instant.compare(at, last) < 0
    const outdated = isLate && status !== 'closed'
    await insertAccountEvent(tx, account, {
      eventId,
      status,
      at,
      receivedAt: context.at,
      outdated,
    })
    if (!outdated)
      await publish(tx, context, bankAccountChanged, {
        subjectId: account.cardId,
        payload: {
          bankCode,
          cardId: account.cardId,
          personId: account.personId,
          status,
          eventId,
          at: at.toString(),
        },
      })
    return record(grant('YKT-19', outdated ? 'outdated' : 'applied'))
  })
