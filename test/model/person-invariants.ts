import { sql } from '#platform/db.ts'
import { invariant } from './violation.ts'

/** C6: an id that was given up begins nothing new, and one that came back has all it had. */
export const idsAreNeverReused = invariant(
  'C6',
  (among) => sql`
  select a.from_id::text as subject, 'orders a card after it was given up' as fact
    from person.alias a join person.merge m on m.id = a.merge_id
    join card.card_order o on o.person_id = a.from_id and o.placed_at > m.decided_at
   where ${among(sql`a.from_id`)}
  union all
  select a.from_id::text, 'has documents after it was given up'
    from person.alias a join person.document d on d.person_id = a.from_id
   where ${among(sql`a.from_id`)}
  union all
  select a.from_id::text, 'is paid to a new account after it was given up'
    from person.alias a join person.merge m on m.id = a.merge_id
    join account.assignment s on s.person_id = a.from_id and s.entered_at > m.decided_at
   where ${among(sql`a.from_id`)}
  union all
  select a.from_id::text, 'has a case that was opened after it was given up'
    from person.alias a join person.merge m on m.id = a.merge_id
    join handling.case c on c.person_id = a.from_id and c.opened_at > m.decided_at
   where ${among(sql`a.from_id`)}
  union all
  select a.from_id::text, 'has an order under way'
    from person.alias a join card.card_order o on o.person_id = a.from_id
   where ${among(sql`a.from_id`)} and o.state = 'open'
  union all
  select a.from_id::text, 'gave a consent after it was given up'
    from person.alias a join person.merge m on m.id = a.merge_id
    join consent.consent c on c.person_id = a.from_id and c.given_at > m.decided_at
   where ${among(sql`a.from_id`)}
  union all
  select a.from_id::text, 'leads round to itself'
    from person.alias a join person.alias b on b.from_id = a.into_id and b.into_id = a.from_id
   where ${among(sql`a.from_id`)}
  union all
  select m.from_id::text, 'did not get a document back'
    from person.merge m join person.merge_move v on v.merge_id = m.id and v.kind = 'document'
    join person.document d on d.id = v.row_key::uuid
   where ${among(sql`m.from_id`)} and m.status = 'unmerged' and d.person_id <> m.from_id
     and not exists (select from person.merge l
       where l.from_id = m.from_id and l.status in ('merged', 'unmergeProposed'))
  union all
  select m.from_id::text, 'did not get an identity back'
    from person.merge m join person.merge_move v on v.merge_id = m.id and v.kind = 'identity'
    join person.identity_locator l on l.identity_index = decode(v.row_key, 'hex')
   where ${among(sql`m.from_id`)} and m.status = 'unmerged' and l.person_id <> m.from_id
     and not exists (select from person.merge l
       where l.from_id = m.from_id and l.status in ('merged', 'unmergeProposed'))`,
)

/** C7: a second critical attribute in 90 days takes two units, and payments are told to wait. */
export const twoUnitsForTwoAttributes = invariant(
  'C7',
  (among) => sql`
  with later as (
    select c.*, exists (select from person.attribute_change b
      where b.person_id = c.person_id and b.id <> c.id and b.attribute <> c.attribute
        and b.changed_at <= c.changed_at
        and b.changed_at > c.changed_at - interval '90 days') as second
      from person.attribute_change c where ${among(sql`c.person_id`)}
  )
  select id::text as subject, attribute || ' was changed by one unit alone' as fact
    from later where second and attribute <> 'account'
     and (second_approver is null or second_approver = first_approver
      or second_agency = first_agency)
  union all
  select id::text, 'payments were not told to wait after ' || attribute
    from later l
   where second and attribute <> 'account' and not exists (select from platform.event e
     where e.name = 'person.attributes-changed' and e.subject_id = l.person_id::text
       and e.payload->>'orderId' = l.order_id::text and e.payload->>'hold' = 'true')`,
)

/** C8: once a death has taken effect nothing of the person lives or is under way. */
export const nothingLivesAfterDeath = invariant(
  'C8',
  (among) => sql`
  with dead as (
    select id from person.person p
     where ${among(sql`p.id`)} and died_on is not null
       and not exists (select from platform.delivery d
         where d.subject_id = p.id::text and d.dead_at is null)
  )
  select c.id::text as subject, 'the card of somebody dead is ' || c.status as fact
    from dead join card.card c on c.person_id = dead.id
   where c.status not in ('cancelled', 'rejected')
  union all
  select o.id::text, 'an order of somebody dead is under way'
    from dead join card.card_order o on o.person_id = dead.id where o.state = 'open'
  union all
  select e.id::text, 'the electronic card of somebody dead is ' || e.status
    from dead join card.e_card e on e.person_id = dead.id where e.status <> 'off'
  union all
  select r.id::text, 'somebody acts for or as somebody dead'
    from dead join person.relation r on dead.id in (r.person_id, r.agent_id)
   where r.status <> 'ended'
  union all
  select b.order_id::text, 'a change of bank of somebody dead is under way'
    from dead join card.bank_change b on b.person_id = dead.id where b.status = 'signed'
  union all
  select s.id::text, 'a change of account of somebody dead is to come'
    from dead join account.assignment s on s.person_id = dead.id
   where s.cancelled_at is null and lower(s.valid) > (select max(r.applied_at)
     from person.feed_record r where r.person_id = dead.id and r.outcome = 'applied')
  union all
  select c.id::text, 'a consent that was given after the death was entered'
    from dead join consent.consent c on c.person_id = dead.id
   where c.given_at > (select max(r.applied_at)
     from person.feed_record r where r.person_id = dead.id and r.outcome = 'applied')`,
)
