import { z } from 'zod'
import { type Sql, sql, type Transaction } from '#platform/db.ts'
import { payableAccounts } from '#modules/account/index.ts'
import { LINE_STATUSES, mayReissue } from './line.ts'
import type { Batch } from './store.ts'

/** Lines of earlier batches for the same money that nothing has followed yet, with their status. */
const standingLines = (batch: Batch): Sql => sql`
  select s.id, s.person_id, case when c.line_id is null then s.status else 'stopped' end as status
    from payment.batch b
    join payment.line_status s on s.batch_id = b.id
    left join payment.return_case c
      on c.line_id = s.id and c.person_id = s.person_id and c.status = 'stopped'
   where b.programme_code = ${batch.programmeCode} and b.pay_period = ${batch.payPeriod}
     and b.instalment = ${batch.instalment} and b.payer_agency = ${batch.payerAgency}
     and b.id <> ${batch.id}
     and not exists (select from payment.line n
                      where n.reissue_of = s.id and n.person_id = s.person_id)`

const REISSUABLE = LINE_STATUSES.filter(mayReissue)

/**
 * Enters a line for each payee that the programme can pay, frozen with the account and the
 * authority it is paid by. Where the same money has failed before, the line follows that one; where
 * it is paid or under way, there is none.
 *
 * @param payees a relation: `line_id`, `person_id`, `amount_fen`
 */
export const insertLines = (
  tx: Transaction,
  batch: Batch,
  payees: Sql,
  at: Temporal.Instant,
  payAt: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    insert into payment.line (id, person_id, batch_id, payer_agency, programme_code, pay_period,
      instalment, amount_fen, bank_code, account_id, account_tail, assignment_id, reissue_of)
    select p.line_id, p.person_id, ${batch.id}, ${batch.payerAgency}, ${batch.programmeCode},
           ${batch.payPeriod}, ${batch.instalment}, p.amount_fen, a.bank_code, a.account_id,
           a.tail, a.assignment_id, s.id
      from (${payees}) p
      join (${payableAccounts(batch.programmeCode, at, payAt)}) a on a.person_id = p.person_id
      left join (${standingLines(batch)}) s on s.person_id = p.person_id
     where s.id is null or s.status = any(${REISSUABLE})`)

/** Why a payee has no line in a batch. */
export const LEFT_OUT = ['paidOrUnderWay', 'noPayableAccount', 'stopped'] as const

export interface LeftOut {
  readonly lineId: string
  readonly why: (typeof LEFT_OUT)[number]
}

/** How many payees a relation names. */
export const countPayees = async (tx: Transaction, payees: Sql): Promise<number> => {
  const row = await tx.one(
    z.object({ n: z.number() }),
    sql`select count(*)::int as n from (${payees}) p`,
  )
  return row.n
}

/** Payees of a batch that got no line, and why. */
export const payeesLeftOut = (
  tx: Transaction,
  batch: Batch,
  payees: Sql,
): Promise<readonly LeftOut[]> =>
  tx.many(
    z
      .object({ line_id: z.string(), why: z.enum(LEFT_OUT) })
      .transform((row): LeftOut => ({ lineId: row.line_id, why: row.why })),
    sql`select p.line_id,
               case when s.id is null or s.status = any(${REISSUABLE}) then 'noPayableAccount'
                    when s.status = 'stopped' then 'stopped' else 'paidOrUnderWay' end as why
          from (${payees}) p
          left join (${standingLines(batch)}) s on s.person_id = p.person_id
         where not exists (
           select from payment.line l
            where l.id = p.line_id and l.person_id = p.person_id and l.batch_id = ${batch.id})
         order by p.line_id`,
  )
