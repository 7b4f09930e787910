import { z } from 'zod'
import { bigInteger, type Handle, instant, plainDate, sql } from '#platform/db.ts'
import { BATCH_STATUSES } from './batch.ts'
import { LINE_STATUSES } from './line.ts'
import type { MoneyItem, MoneyLine } from './money-item.ts'

const MoneyRow = z
  .object({
    root_id: z.string(),
    id: z.string(),
    programme_code: z.string(),
    pay_period: z.string(),
    amount_fen: bigInteger,
    bank_code: z.string(),
    account_tail: z.string(),
    status: z.enum(LINE_STATUSES),
    reason_code: z.string().nullable(),
    bank_words: z.string().nullable(),
    owner_agency: z.string(),
    batch_status: z.enum(BATCH_STATUSES),
    pay_on: plainDate,
    made_at: instant,
    checked_at: instant.nullable(),
    released_at: instant.nullable(),
    sent_at: instant.nullable(),
    ended_at: instant.nullable(),
    returned_at: instant.nullable(),
    case_due_on: plainDate.nullable(),
    stopped: z.boolean(),
  })
  .transform((row): { readonly rootId: string; readonly line: MoneyLine } => ({
    rootId: row.root_id,
    line: {
      id: row.id,
      programmeCode: row.programme_code,
      payPeriod: row.pay_period,
      amountFen: row.amount_fen,
      bankCode: row.bank_code,
      accountTail: row.account_tail,
      status: row.status,
      reasonCode: row.reason_code ?? undefined,
      bankWords: row.bank_words ?? '',
      ownerAgency: row.owner_agency,
      batchStatus: row.batch_status,
      payOn: row.pay_on,
      madeAt: row.made_at,
      checkedAt: row.checked_at ?? undefined,
      releasedAt: row.released_at ?? undefined,
      sentAt: row.sent_at ?? undefined,
      endedAt: row.ended_at ?? undefined,
      returnedAt: row.returned_at ?? undefined,
      caseDueOn: row.case_due_on ?? undefined,
      stopped: row.stopped,
    },
  }))

/**
 * Every sum of these entries of one person, the latest pay day first. Lines are found by the
 * natural key, and each one that follows by what it follows: no index is needed for this alone,
 * and no line of anybody else is read.
 */
export const moneyItems = async (
  handle: Handle,
  personIds: readonly string[],
): Promise<MoneyItem[]> => {
  const rows = await handle.many(
    MoneyRow,
    sql`
    with recursive chain as (
      select l.id as root_id, 1 as step, l.id, l.person_id, l.batch_id, l.programme_code,
             l.pay_period, l.amount_fen, l.bank_code, l.account_tail
        from payment.line l
       where l.person_id = any(${personIds}::uuid[]) and l.reissue_of is null
      union all
      select c.root_id, c.step + 1, n.id, n.person_id, n.batch_id, n.programme_code,
             n.pay_period, n.amount_fen, n.bank_code, n.account_tail
        from chain c
        join payment.line n on n.reissue_of = c.id and n.person_id = c.person_id)
    select c.root_id, c.id, c.programme_code, c.pay_period, c.amount_fen, c.bank_code,
           c.account_tail, s.status, coalesce(r.reason_code, o.reason_code) as reason_code,
           r.bank_words, b.owner_agency, b.status as batch_status, b.pay_on, b.made_at,
           b.checked_at, b.released_at, coalesce(i.settled_at, i.built_at) as sent_at,
           o.at as ended_at, r.at as returned_at, k.due_on as case_due_on,
           k.status is not distinct from 'stopped' as stopped
      from chain c
      join payment.batch b on b.id = c.batch_id
      join payment.line_status s on s.id = c.id and s.person_id = c.person_id
      left join payment.instruction i on i.batch_id = c.batch_id and i.bank_code = c.bank_code
           and i.status <> 'prepared'
      left join payment.outcome o on o.line_id = c.id and o.person_id = c.person_id
      left join payment.return_ticket r on r.line_id = c.id and r.person_id = c.person_id
      left join payment.return_case k on k.line_id = c.id and k.person_id = c.person_id
     order by max(b.pay_on) over (partition by c.root_id) desc, c.root_id, c.step`,
  )
  const chains = Map.groupBy(rows, ({ rootId }) => rootId)
  return [...chains].flatMap(([id, [first, ...rest]]) =>
    first === undefined ? [] : [{ id, lines: [first.line, ...rest.map(({ line }) => line)] }],
  )
}
