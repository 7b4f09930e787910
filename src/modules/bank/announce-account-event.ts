import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { normaliseNumber } from '#kernel/identity-number/index.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  type AccountNotice,
  type AffectedProgramme,
  decideConfirmation,
  type NewNoticeRefusal,
  type NoticeEndRefusal,
  type NoticeKind,
  type PaidThrough,
  STATE_AFTER,
} from './account-notice.ts'
import { recordEventOf } from './record-account-event.ts'
import { type BankAccount, lockAccount, lockAccountByNumber, numberIndex } from './store-account.ts'
import { endNotice, findNotice, insertNotice, noticeByNumber } from './store-account-notice.ts'
import type { Bank } from './store.ts'

export interface NoticeDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  readonly paidThrough: PaidThrough
}

export interface NoticeInput {
  readonly bankCode: string
  /** The bank’s own number of the notice. */
  readonly noticeId: string
  readonly accountNumber: string
  readonly kind: NoticeKind
  readonly plannedOn: Temporal.PlainDate
  readonly channel: AccountNotice['channel']
}

const isSame = (known: AccountNotice, input: NoticeInput, account: BankAccount): boolean =>
  known.accountId === account.id &&
  known.kind === input.kind &&
  known.plannedOn.equals(input.plannedOn)

const decideNew = async (
  tx: Transaction,
  context: ActionContext,
  input: NoticeInput,
  account: BankAccount | undefined,
): Promise<Decision<string, NewNoticeRefusal>> => {
  if (account === undefined) return refuse('YKT-19', 'ACCOUNT_UNKNOWN', ['checkNumber'])
  const known = await noticeByNumber(tx, input.bankCode, input.noticeId)
  if (known !== undefined)
    return isSame(known, input, account)
      ? grant('YKT-19', known.id)
      : refuse('YKT-19', 'NOTICE_CHANGED', ['useAnotherNoticeId'])
  if (Temporal.PlainDate.compare(input.plannedOn, provinceDate(context.at)) < 0)
    return refuse('YKT-19', 'DAY_PASSED', ['laterDay'])
  const id = uuidv7(context.at)
  const { at: toldAt, actor } = context
  return (await insertNotice(tx, account, { ...input, id, toldAt, toldBy: actor.id }))
    ? grant('YKT-19', id)
    : refuse('YKT-19', 'NOTICE_OPEN', ['seeNotice'])
}

/** 预告账户变动: takes in that an account is about to be closed or to go dormant (Art. 19). */
export const announceAccountEvent = (
  { db, pii }: Omit<NoticeDeps, 'paidThrough'>,
  context: ActionContext,
  input: NoticeInput,
): Promise<Decision<string, NewNoticeRefusal>> =>
  db.transaction(async (tx) => {
    const index = numberIndex(pii, normaliseNumber(input.accountNumber))
    const account = await lockAccountByNumber(tx, input.bankCode, index)
    const decision = await decideNew(tx, context, input, account)
    await audit(tx, context, {
      action: 'bank.announceAccountEvent',
      subjectKind: 'bankAccount',
      subjectId: account?.id ?? 'unknown',
      decision,
      detail: { bankCode: input.bankCode, kind: input.kind },
    })
    return decision
  })

/**
 * The programmes that are still paid there; whoever sees them leaves an access record, for what
 * somebody is paid is theirs.
 */
export const readAffected = async (
  tx: Transaction,
  { pii, paidThrough }: Pick<NoticeDeps, 'pii' | 'paidThrough'>,
  context: ActionContext,
  { agencyCode }: Pick<Bank, 'agencyCode'>,
  notice: AccountNotice,
): Promise<readonly AffectedProgramme[]> => {
  const { actor, at, requestId } = context
  await pii.recordAccess(
    tx,
    {
      personId: notice.personId,
      actorKind: actor.kind === 'staff' ? 'staff' : 'system',
      actorId: actor.id,
      organisationCode: agencyCode,
      purpose: 'accountClosing',
      basis: 'YKT-19',
      caseReference: notice.id,
      requestId,
      at,
    },
    ['accountNumber'],
  )
  return paidThrough(tx, notice, at)
}

/** A notice with what it means to its holder; `undefined` when the bank has none of the id. */
export const readNotice = (
  deps: NoticeDeps,
  context: ActionContext,
  bank: Bank,
  id: string,
): Promise<
  { readonly notice: AccountNotice; readonly affected: readonly AffectedProgramme[] } | undefined
> =>
  deps.db.transaction(async (tx) => {
    const notice = await findNotice(tx, bank.code, id)
    if (notice === undefined) return undefined
    const open = notice.outcome === undefined
    return { notice, affected: open ? await readAffected(tx, deps, context, bank, notice) : [] }
  })

export interface NoticeEnd {
  readonly id: string
  readonly act: 'confirm' | 'withdraw'
  readonly holderTold: boolean
}

const record = (
  tx: Transaction,
  context: ActionContext,
  notice: AccountNotice,
  act: NoticeEnd['act'],
  decision: Decision<readonly string[], NoticeEndRefusal>,
) =>
  audit(tx, context, {
    action: 'bank.endAccountNotice',
    subjectKind: 'bankAccount',
    subjectId: notice.accountId,
    decision,
    detail: { act, kind: notice.kind },
  })

const lockNotice = async (
  tx: Transaction,
  bankCode: string,
  id: string,
): Promise<{ readonly notice: AccountNotice; readonly account: BankAccount } | undefined> => {
  const found = await findNotice(tx, bankCode, id)
  const account = found && (await lockAccount(tx, found.accountId))
  const notice = account && (await findNotice(tx, bankCode, id))
  return account && notice && { notice, account }
}

/**
 * Confirms what was announced, and with it does it, or takes it back. What is still paid there is
 * looked up again in the same moment, and kept with the answer.
 *
 * @returns `undefined` when the bank has no such notice.
 */
export const endAccountNotice = (
  deps: NoticeDeps,
  context: ActionContext,
  bank: Bank,
  { id, act, holderTold }: NoticeEnd,
): Promise<Decision<readonly string[], NoticeEndRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const found = await lockNotice(tx, bank.code, id)
    if (found === undefined) return undefined
    const { notice, account } = found
    const { at, actor } = context
    const confirms = act === 'confirm'
    const affected = confirms ? await deps.paidThrough(tx, notice, at) : []
    const decision = decideConfirmation(notice, affected, holderTold)
    await record(tx, context, notice, act, decision)
    if (!decision.granted) return decision
    const programmes = confirms ? decision.outcome : undefined
    const outcome = confirms ? 'confirmed' : 'withdrawn'
    await endNotice(tx, id, { outcome, by: actor.id, at, programmes })
    if (confirms)
      await recordEventOf(tx, context, account, {
        bankCode: bank.code,
        eventId: `notice-${id}`,
        status: STATE_AFTER[notice.kind],
        at,
      })
    return decision
  })
