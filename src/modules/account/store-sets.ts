import { type Sql, sql } from '#platform/db.ts'
import { withdrawnConsents } from '#modules/consent/index.ts'
import { formerEntries } from '#modules/person/index.ts'

/**
 * A relation for statements about many people: whom a programme can pay at a moment and to which
 * account; `person_id`, `assignment_id`, `account_id`, `bank_code`, `tail`. Whoever is in their
 * cool-down on the pay day is left out (A3), and so is a change whose consent was taken back before
 * it began (N6): its cancelling is on the way.
 */
export const payableAccounts = (
  programmeCode: string,
  at: Temporal.Instant,
  payAt: Temporal.Instant,
): Sql => sql`
  select coalesce(f.person_id, s.person_id) as person_id, s.id as assignment_id, s.account_id,
         a.bank_code, a.tail
    from account.assignment s
    join account.account a on a.id = s.account_id and a.person_id = s.person_id
    left join (${formerEntries()}) f on f.from_id = s.person_id
   where s.programme_code = ${programmeCode} and s.valid @> ${at}::timestamptz
     and s.cancelled_at is null and s.payable_from <= ${payAt}
     and a.status in ('active', 'watched')
     and not exists (
       select from (${withdrawnConsents()}) w
        where w.consent_id = s.consent_id and w.withdrawn_at < lower(s.valid))`

/** A relation: accounts that take no money any more, `account_id`. */
export const closedAccounts = (): Sql => sql`
  select id as account_id from account.account where status not in ('active', 'watched')`
