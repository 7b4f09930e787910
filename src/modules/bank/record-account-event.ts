import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { normaliseNumber } from '#kernel/identity-number/index.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AccountState, bankAccountChanged } from './events.ts'
import {
  type BankAccount,
  findAccountEvent,
  insertAccountEvent,
  lockAccountByNumber,
  numberIndex,
} from './store-account.ts'
import { overtakeNotices } from './store-account-notice.ts'

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

type EventOf = Omit<AccountEventInput, 'accountNumber'>
type EventDecision = Decision<AccountEventOutcome, AccountEventRefusal>

const kept = async (
  tx: Transaction,
  context: ActionContext,
  account: BankAccount,
  { eventId, status, at }: EventOf,
): Promise<AccountEventOutcome> => {
  const last = account.lastEventAt
  // A closed account stays closed, whatever was told to have happened to it later.
  const isLate = last !== undefined && Temporal.Instant.compare(at, last) < 0
  const outdated = isLate && status !== 'closed'
  const receivedAt = context.at
  await insertAccountEvent(tx, account, { eventId, status, at, receivedAt, outdated })
  if (outdated) return 'outdated'
  const { bankCode, cardId, personId } = account
  await publish(tx, context, bankAccountChanged, {
    subjectId: cardId,
    payload: { bankCode, cardId, personId, status, eventId, at: at.toString() },
  })
  const end = { by: context.actor.id, at: context.at }
  if (status === 'closed') await overtakeNotices(tx, account.id, ['closing', 'dormant'], end)
  if (status === 'dormant') await overtakeNotices(tx, account.id, ['dormant'], end)
  return 'applied'
}

/** Takes in what became of an account that is held locked; the same event once. */
export const recordEventOf = async (
  tx: Transaction,
  context: ActionContext,
  account: BankAccount | undefined,
  event: EventOf,
): Promise<EventDecision> => {
  const { bankCode, eventId, status, at } = event
  const decide = async (): Promise<EventDecision> => {
    if (account === undefined) return refuse('YKT-19', 'ACCOUNT_UNKNOWN', ['checkNumber'])
    const before = await findAccountEvent(tx, bankCode, eventId)
    if (before === undefined) return grant('YKT-19', await kept(tx, context, account, event))
    const same =
      before.account_id === account.id && before.status === status && before.at.equals(at)
    return same
      ? grant('YKT-19', 'repeated')
      : refuse('YKT-19', 'EVENT_CHANGED', ['useAnotherEventId'])
  }
  const decision = await decide()
  await audit(tx, context, {
    action: 'bank.recordAccountEvent',
    subjectKind: 'bankAccount',
    subjectId: account?.id ?? 'unknown',
    decision,
    detail: { bankCode, eventId, status },
  })
  return decision
}

/**
 * 账户变动: takes in what a bank tells of an account, once by the bank's own number of the event.
 * The account is found by the blind index; its number is not kept.
 */
export const recordAccountEvent = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  { accountNumber, ...event }: AccountEventInput,
): Promise<EventDecision> =>
  db.transaction(async (tx) => {
    const index = numberIndex(pii, normaliseNumber(accountNumber))
    const account = await lockAccountByNumber(tx, event.bankCode, index)
    return recordEventOf(tx, context, account, event)
  })
