import { type Sql, sql } from '#platform/db.ts'
import type { Personal, PersonalInformation, RecordedAccess } from '#platform/pii.ts'
import { usableAgain } from '#modules/bank/index.ts'
import { withdrawnConsents } from '#modules/consent/index.ts'
import { formerEntries } from '#modules/person/index.ts'
import { NUMBER_COLUMN } from './store.ts'

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

/**
 * A relation beside another, of which `entry` is a column: the account to which a programme pays
 * somebody now, whatever its state; `account_id`, `bank_code`, `tail`, `status`, `payable_from`. A
 * change whose consent was taken back before it began is left out (N6).
 *
 * The fence keeps the planner from the index of the exclusion (A2), which it takes for the cheapest
 * way: measured among 200,000 entries, 150 µs and 27 pages for each against 10 µs and 4.
 */
export const assignedAccountOf = (entry: Sql, programmeCode: string, at: Temporal.Instant): Sql =>
  sql`
  select s.account_id, a.bank_code, a.tail, a.status, s.payable_from
    from (select account_id, valid, consent_id, payable_from, cancelled_at
            from account.assignment
           where person_id = ${entry} and programme_code = ${programmeCode} offset 0) s
    join account.account a on a.id = s.account_id
   where s.valid @> ${at}::timestamptz and s.cancelled_at is null
     and not exists (
       select from (${withdrawnConsents()}) w
        where w.consent_id = s.consent_id and w.withdrawn_at < lower(s.valid))`

/** A relation: accounts that a programme pays or is going to, without an end; `account_id`. */
export const openAssignments = (programmeCode: string): Sql => sql`
  select account_id from account.assignment
   where programme_code = ${programmeCode} and upper_inf(valid) and cancelled_at is null`

/** A relation: whose each account is and how it is called, `account_id`, `entry_id`, … */
export const accountLabels = (): Sql => sql`
  select id as account_id, person_id as entry_id, bank_code, tail, status from account.account`

/** A relation: accounts that take no money any more, `account_id`. */
export const closedAccounts = (): Sql => sql`
  select id as account_id from account.account where status not in ('active', 'watched')`

/** A relation: the numbers of accounts, sealed; `account_id`, `number_sealed`. */
export const sealedAccountNumbers = (): Sql => sql`
  select id as account_id, number_sealed from account.account where number_sealed is not null`

/** Opens a number of `sealedAccountNumbers`, for a list that is its own record of what was read. */
export const openAccountNumber = (
  pii: PersonalInformation,
  proof: RecordedAccess,
  accountId: string,
  sealed: Uint8Array,
): Personal => {
  const binding = { column: NUMBER_COLUMN, rowId: accountId }
  return pii.open(proof, { number: { field: 'accountNumber', binding, sealed } }).number
}

/** A relation: whose account for a programme changed since a moment; `person_id`. */
export const accountsLatelyChanged = (programmeCode: string, since: Temporal.Instant): Sql => sql`
  select coalesce(f.person_id, s.person_id) as person_id
    from account.assignment s
    left join (${formerEntries()}) f on f.from_id = s.person_id
   where s.programme_code = ${programmeCode} and s.previous_id is not null
     and s.cancelled_at is null and lower(s.valid) >= ${since}`

/** A relation: open accounts whose number receives for several people; `account_id`. */
export const sharedNumbers = (): Sql => sql`
  select id as account_id from account.account where shared and status <> 'closed'
   union all
  select a.id from account.account a
    join account.shared_account g on g.number_index = a.number_index
   where a.status <> 'closed' and not a.shared`

/** A relation: when an account that takes money became fit for it, or again; `account_id`, `at`. */
export const accountsFitSince = (): Sql => sql`
  select id as account_id, activated_at as at from account.account
   where status in ('active', 'watched')
   union all
  select a.id, u.at from account.account a join (${usableAgain()}) u on u.card_id = a.card_id
   where a.status in ('active', 'watched')`

/**
 * A relation: assignments by which nobody may be paid, since they were taken back, or what permits
 * them was, before they began; `assignment_id`.
 */
export const withdrawnAssignments = (): Sql => sql`
  select s.id as assignment_id from account.assignment s
   where s.cancelled_at is not null
      or exists (select from (${withdrawnConsents()}) w
                  where w.consent_id = s.consent_id and w.withdrawn_at < lower(s.valid))`
