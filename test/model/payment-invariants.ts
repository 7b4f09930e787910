import { sql } from '#platform/db.ts'
import type { Handle } from '#platform/db.ts'
import { type Invariant, invariant, type Violation } from './violation.ts'

/** P1: whatever happens, the lines of a batch are as many and as much as were signed. */
export const linesAddUp = invariant(
  'P1',
  () => sql`
  select b.id::text as subject,
         count(s.id) || ' lines of ' || coalesce(sum(s.amount_fen), 0) || ' fen, signed were ' ||
         b.line_count || ' of ' || b.total_fen as fact
    from payment.batch b left join payment.line_status s on s.batch_id = b.id
   where b.status not in ('draft', 'withdrawn')
   group by b.id
  having count(s.id) <> b.line_count or coalesce(sum(s.amount_fen), 0) <> b.total_fen`,
)

/** P2: what is debited is credited, and the running balances are the sums of the entries. */
export const ledgerBalances = invariant(
  'P2',
  () => sql`
  select posting_id::text as subject,
         sum(debit_fen) || ' in debit, ' || sum(credit_fen) || ' in credit' as fact
    from ledger.entry group by posting_id having sum(debit_fen) <> sum(credit_fen)
  union all
  select b.fund_code, b.account || ' says ' || b.debit_fen || ' and ' || b.credit_fen
    from ledger.balance b
    left join (select fund_code, account, sum(debit_fen) as debit_fen,
                      sum(credit_fen) as credit_fen
                 from ledger.entry group by fund_code, account) e using (fund_code, account)
   where b.debit_fen <> coalesce(e.debit_fen, 0) or b.credit_fen <> coalesce(e.credit_fen, 0)`,
)

/** P3, as far as our own books know: the money of a natural key was paid once, net of returns. */
export const paidOnce = invariant(
  'P3',
  (among) => sql`
  select l.person_id::text as subject,
         l.programme_code || ' ' || l.pay_period || ' was paid ' || count(*) || ' times' as fact
    from payment.line_status s join payment.line l on l.id = s.id and l.person_id = s.person_id
   where s.status = 'paid' and ${among(sql`l.person_id`)}
   group by l.person_id, l.payer_agency, l.programme_code, l.pay_period, l.instalment
  having count(*) > 1`,
)

/** P4: only what was paid comes back. */
export const endsOnce = invariant(
  'P4',
  (among) => sql`
  select r.line_id::text as subject, 'came back and was never paid' as fact
    from payment.return_ticket r
    left join payment.outcome o on o.line_id = r.line_id and o.person_id = r.person_id
   where ${among(sql`r.person_id`)} and o.kind is distinct from 'paid'`,
)

/** P6: what is paid again had failed before. */
export const failedBeforePaidAgain = invariant(
  'P6',
  (among) => sql`
  select l.id::text as subject, 'is paid again beside one that is ' || s.status as fact
    from payment.line l
    join payment.line_status s on s.id = l.reissue_of and s.person_id = l.person_id
   where ${among(sql`l.person_id`)} and s.status not in ('rejected', 'returned', 'cancelled')`,
)

/** P7: an instruction leaves not knowing by what somebody said of it, never by itself. */
export const unknownLeftByEvidence = invariant(
  'P7',
  () => sql`
  select i.id::text as subject, 'is ' || i.status || ' and nobody said so' as fact
    from payment.instruction i
   where i.status in ('accepted', 'refused')
     and not exists (select from payment.evidence e
                      where e.instruction_id = i.id and e.says = i.status)`,
)

/** P9: a bank ends only what it was given; its words about anything else are kept aside. */
export const ownLinesOnly = invariant(
  'P9',
  (among) => sql`
  select o.line_id::text as subject, 'was ended by bank ' || n.bank_code as fact
    from payment.outcome o
    join payment.line l on l.id = o.line_id and l.person_id = o.person_id
    join payment.inbound n on n.id = o.inbound_id
   where ${among(sql`o.person_id`)} and n.bank_code <> l.bank_code`,
)

/**
 * P11: the ledger and the lines say the same. In transit is what instructions reserved and no word
 * has ended; paid is what banks booked and did not send back.
 */
export const ledgerFitsLines = invariant(
  'P11',
  () => sql`
  with line as (
    select i.fund_code,
           sum(s.amount_fen) filter (where s.status in ('sent', 'unknown')) as in_transit,
           sum(s.amount_fen) filter (where s.status = 'paid') as paid
      from payment.line_status s
      join payment.instruction i on i.batch_id = s.batch_id and i.bank_code = s.bank_code
     group by i.fund_code
  ), balance as (
    select fund_code,
           sum(debit_fen - credit_fen) filter (where account = 'inTransit') as in_transit,
           sum(debit_fen - credit_fen) filter (where account = 'paid') as paid
      from ledger.balance group by fund_code
  )
  select fund_code as subject,
         'in transit ' || coalesce(b.in_transit, 0) || ' and ' || coalesce(l.in_transit, 0) ||
         ', paid ' || coalesce(b.paid, 0) || ' and ' || coalesce(l.paid, 0) as fact
    from balance b left join line l using (fund_code)
   where coalesce(b.in_transit, 0) <> coalesce(l.in_transit, 0)
      or coalesce(b.paid, 0) <> coalesce(l.paid, 0)`,
)

/** P12: three people sign, and another unit above the threshold. */
export const threePeopleSign = invariant(
  'P12',
  () => sql`
  select id::text as subject, 'was signed by fewer than three' as fact
    from payment.batch
   where status in ('released', 'closed')
     and (checked_by is null or released_by is null
          or made_by in (checked_by, released_by) or checked_by = released_by
          or (total_fen > threshold_fen and made_unit = released_unit))`,
)

/** P16: every reference says in which life of the database it was made. */
export const referencesNameTheirLife = invariant(
  'P16',
  () => sql`
  select id::text as subject, reference || ' names no life of this database' as fact
    from payment.instruction
   where not exists (select from payment.incarnation n
                      where reference like 'Y' || n.number || 'X%')`,
)

/** P18: what banks are told together is the batch, without what was left out before. */
export const instructionsAddUp = invariant(
  'P18',
  () => sql`
  select i.id::text as subject,
         i.line_count || ' of ' || i.total_fen || ' fen, its lines are ' || count(l.id) ||
         ' of ' || coalesce(sum(l.amount_fen), 0) as fact
    from payment.instruction i
    left join payment.line l on l.batch_id = i.batch_id and l.bank_code = i.bank_code
      and not exists (select from payment.outcome o
                       where o.line_id = l.id and o.person_id = l.person_id
                         and o.kind = 'cancelled')
   group by i.id
  having count(l.id) <> i.line_count or coalesce(sum(l.amount_fen), 0) <> i.total_fen`,
)

const ALL: readonly Invariant[] = [
  linesAddUp,
  ledgerBalances,
  paidOnce,
  endsOnce,
  failedBeforePaidAgain,
  unknownLeftByEvidence,
  ownLinesOnly,
  ledgerFitsLines,
  threePeopleSign,
  referencesNameTheirLife,
  instructionsAddUp,
]

/** All that is wrong about money, anywhere; asked at any moment, not only at the end. */
export const wrongWithMoney = async (handle: Handle): Promise<Violation[]> =>
  (await Promise.all(ALL.map((one) => one(handle)))).flat()
