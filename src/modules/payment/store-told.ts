import { type Sql, sql, type Transaction } from '#platform/db.ts'
import { formerEntries } from '#modules/person/index.ts'

/**
 * Notes what became of the lines of a batch and was not told yet, each fact once for ever. Money
 * that came back before it was told has never arrived for its holder.
 *
 * @returns how many facts.
 */
export const noteTold = (
  tx: Transaction,
  batchId: string,
  eventId: string,
  at: Temporal.Instant,
): Promise<number> =>
  tx.run(sql`
    insert into payment.told (line_id, person_id, fact, notice_id, event_id, told_at)
    select f.line_id, f.person_id, f.fact, gen_random_uuid(), ${eventId}, ${at}
      from (
        select o.line_id, o.person_id, o.kind as fact
          from payment.outcome o
          left join payment.return_ticket r
            on r.line_id = o.line_id and r.person_id = o.person_id
         where o.batch_id = ${batchId} and r.line_id is null
           and (o.kind = 'paid' or o.kind = 'rejected')
        union all
        select line_id, person_id, 'returned' from payment.return_ticket
         where batch_id = ${batchId}) f
     where not exists (select from payment.told t where t.line_id = f.line_id
                         and t.person_id = f.person_id and t.fact = f.fact)
    on conflict do nothing`)

/**
 * A relation as `notifyMany` takes it: what was noted by one event, in words; whoever was merged
 * into another entry is told there.
 *
 * @param common what all of it has in common
 */
export const toldBy = (
  eventId: string,
  messages: { readonly paid: string; readonly failed: string },
  common: Readonly<Record<string, unknown>>,
): Sql => sql`
  select t.notice_id, coalesce(f.person_id, t.person_id) as person_id,
         case when t.fact = 'paid' then ${messages.paid} else ${messages.failed} end as message,
         ${JSON.stringify(common)}::jsonb
           || jsonb_build_object('amountFen', l.amount_fen, 'tail', l.account_tail) as params
    from payment.told t
    join payment.line l on l.id = t.line_id and l.person_id = t.person_id
    left join (${formerEntries()}) f on f.from_id = t.person_id
   where t.event_id = ${eventId}`
