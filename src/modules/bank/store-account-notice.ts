import { z } from 'zod'
import { type Handle, instant, plainDate, sql, type Transaction } from '#platform/db.ts'
import { type AccountNotice, NOTICE_KINDS, type NoticeKind } from './account-notice.ts'
import type { BankAccount } from './store-account.ts'

const NoticeRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    notice_id: z.string(),
    account_id: z.string(),
    person_id: z.string(),
    card_id: z.string(),
    number_tail: z.string(),
    kind: z.enum(NOTICE_KINDS),
    planned_on: plainDate,
    channel: z.enum(['message', 'file', 'hand']),
    told_at: instant,
    outcome: z.enum(['confirmed', 'withdrawn', 'overtaken']).nullable(),
  })
  .transform((row): AccountNotice => ({
    id: row.id,
    bankCode: row.bank_code,
    noticeId: row.notice_id,
    accountId: row.account_id,
    personId: row.person_id,
    cardId: row.card_id,
    tail: row.number_tail,
    kind: row.kind,
    plannedOn: row.planned_on,
    channel: row.channel,
    toldAt: row.told_at,
    outcome: row.outcome ?? undefined,
  }))

const SELECT = sql`
  select n.id, n.bank_code, n.notice_id, n.account_id, n.person_id, a.card_id, a.number_tail,
         n.kind, n.planned_on, n.channel, n.told_at, n.outcome
    from bank.account_notice n join bank.account a on a.id = n.account_id`

/** Notices of a bank that nobody has confirmed or withdrawn, the nearest day first. */
export const openNotices = (handle: Handle, bankCode: string): Promise<AccountNotice[]> =>
  handle.many(
    NoticeRow,
    sql`${SELECT} where n.bank_code = ${bankCode} and n.outcome is null
         order by n.planned_on, n.id`,
  )

/** A notice of a bank; another bank’s is not found. */
export const findNotice = (handle: Handle, bankCode: string, id: string) =>
  handle.maybeOne(NoticeRow, sql`${SELECT} where n.bank_code = ${bankCode} and n.id = ${id}`)

/** A notice by the number that the bank gave it. */
export const noticeByNumber = (handle: Handle, bankCode: string, noticeId: string) =>
  handle.maybeOne(
    NoticeRow,
    sql`${SELECT} where n.bank_code = ${bankCode} and n.notice_id = ${noticeId}`,
  )

/** Writes a notice; false when one of its kind is open for the account. */
export const insertNotice = async (
  tx: Transaction,
  account: BankAccount,
  notice: Pick<AccountNotice, 'id' | 'noticeId' | 'kind' | 'plannedOn' | 'channel' | 'toldAt'> & {
    readonly toldBy: string
  },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into bank.account_notice (id, bank_code, notice_id, account_id, person_id, kind,
      planned_on, channel, told_by, told_at)
    values (${notice.id}, ${account.bankCode}, ${notice.noticeId}, ${account.id},
      ${account.personId}, ${notice.kind}, ${notice.plannedOn}, ${notice.channel},
      ${notice.toldBy}, ${notice.toldAt})
    on conflict (account_id, kind) where outcome is null do nothing`)) === 1

/** Ends a notice that is open. */
export const endNotice = async (
  tx: Transaction,
  id: string,
  end: {
    readonly outcome: 'confirmed' | 'withdrawn'
    readonly by: string
    readonly at: Temporal.Instant
    readonly programmes: readonly string[] | undefined
  },
): Promise<void> => {
  await tx.run(sql`
    update bank.account_notice
       set outcome = ${end.outcome}, ended_by = ${end.by}, ended_at = ${end.at},
           programmes_shown = ${end.programmes === undefined ? null : [...end.programmes]}
     where id = ${id} and outcome is null`)
}

/** The bank did it without asking further: what was announced of the account has come. */
export const overtakeNotices = async (
  tx: Transaction,
  accountId: string,
  kinds: readonly NoticeKind[],
  end: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    update bank.account_notice
       set outcome = 'overtaken', ended_by = ${end.by}, ended_at = ${end.at}
     where account_id = ${accountId} and outcome is null and kind = any (${[...kinds]})`)
}
