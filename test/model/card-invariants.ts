import { sql } from '#platform/db.ts'
import { invariant } from './violation.ts'

/** Statuses in which nobody can be let in with a card. */
const STOPPED = ['temporarilyLost', 'lost', 'locked', 'replacingLost', 'cancelled', 'rejected']
/** Statuses of a card in its holder's hands. */
const IN_USE = [
  'normal',
  'temporarilyLost',
  'lost',
  'locked',
  'replacing',
  'replacingLost',
] as const

/** C1: one card that is or can become usable, one that is being replaced, one order. */
export const oneLiveCard = invariant(
  'C1',
  (among) => sql`
  select person_id::text as subject, string_agg(status, ', ') as fact
    from card.card
   where ${among(sql`person_id`)}
     and status not in ('cancelled', 'rejected', 'failedBank', 'failedProduction')
   group by person_id, status in ('replacing', 'replacingLost')
  having count(*) > 1
  union all
  select person_id::text, count(*) || ' orders under way'
    from card.card_order where ${among(sql`person_id`)} and state = 'open'
   group by person_id having count(*) > 1`,
)

/** C2: one person per identity, one identity per person that counts. */
export const onePersonPerIdentity = invariant(
  'C2',
  (among) => sql`
  select min(person_id::text) as subject, count(distinct person_id) || ' persons' as fact
    from person.document where ${among(sql`person_id`)}
   group by identity_index having count(distinct person_id) > 1
  union all
  select person_id::text, count(*) || ' primary documents'
    from person.document where ${among(sql`person_id`)} and primary_identity
   group by person_id having count(*) > 1
  union all
  select d.person_id::text, 'an identity leads elsewhere'
    from person.document d left join person.identity_locator l using (identity_index)
   where ${among(sql`d.person_id`)} and l.person_id is distinct from d.person_id`,
)

/**
 * C3: each step is one of the law's, the steps of a card follow each other without a gap, and the
 * last leads to where the card stands. Steps of one moment have no order of their own: of every
 * status a card comes out as often as it goes in, but for the first and the present one.
 */
export const lawfulSteps = invariant(
  'C3',
  (among) => sql`
  with event as (
    select e.* from card.card c join card.card_event e on e.card_id = c.id
     where ${among(sql`c.person_id`)}
  ), moment as (
    select card_id, axis, at, min(from_status) as came, min(to_status) as went
      from event group by card_id, axis, at having count(*) = 1
  ), neighbour as (
    select m.*, lag(at) over w as before_at, lag(went) over w as before
      from moment m window w as (partition by card_id, axis order by at)
  ), flow as (
    select card_id, axis, from_status as status, 1 as out from event
    union all
    select card_id, axis, to_status, -1 from event
    union all
    select c.id, axis, case axis when 'social' then c.status else c.bank_status end, 1
      from card.card c, unnest(array['social', 'bank']) axis where ${among(sql`c.person_id`)}
  ), balance as (
    select card_id, axis, status, sum(out) as left_over from flow group by card_id, axis, status
  )
  select card_id::text as subject, axis || ': ' || action || ' is no step of the law' as fact
    from event e
   where not exists (select from card.legal_transition t where t.axis = e.axis
     and t.action = e.action and t.from_status = e.from_status and t.to_status = e.to_status)
  union all
  select card_id::text, axis || ': from ' || came || ' after ' || before
    from neighbour n
   where before <> came and not exists (select from event e where e.card_id = n.card_id
     and e.axis = n.axis and e.at > n.before_at and e.at < n.at)
  union all
  select card_id::text, axis || ': the steps do not lead to ' || string_agg(status, ', ')
    from balance group by card_id, axis
  having count(*) filter (where left_over <> 0) <> 1 or sum(left_over) <> 1`,
)

/**
 * C4: nobody is let in after a report, a lock or the end of the card. Own permission to show codes
 * of the electronic card during a temporary loss is not touched by it.
 */
export const nobodyLetInAfterLoss = invariant(
  'C4',
  (among) => sql`
  select u.id::text as subject, 'let in with a card that was ' || last.status as fact
    from verification.usage u
   cross join lateral (
     select min(e.to_status) as status, bool_and(e.to_status = any(${STOPPED})) as stopped
       from card.card_event e
      where e.card_id = u.card_id and e.axis = 'social' and e.at = (
        select max(b.at) from card.card_event b
         where b.card_id = u.card_id and b.axis = 'social' and b.at < u.at)) last
   where u.outcome = 'granted' and last.stopped and ${among(sql`u.person_id`)}
     and not exists (select from card.card_event c
       where c.card_id = u.card_id and c.axis = 'social' and c.at = u.at)
     and not (u.channel = 'code' and last.status = 'temporarilyLost' and exists (
       select from card.e_card x where x.card_id = u.card_id and x.permitted_loss_at is not null))`,
)

/** C5: the old card ends in the moment the new one begins, and waits for it until then. */
export const oldAndNewFlipTogether = invariant(
  'C5',
  (among) => sql`
  select o.id::text as subject, 'old and new card did not change at once' as fact
    from card.card_order o
   where ${among(sql`o.person_id`)} and o.state = 'finished' and o.old_card_id is not null
     and not exists (select from card.card_event n join card.card_event e using (at)
       where n.card_id = o.card_id and n.action = 'enable'
         and e.card_id = o.old_card_id and e.action = 'cancel')
  union all
  select c.id::text, 'it waits for a new card that nobody ordered'
    from card.card c
   where ${among(sql`c.person_id`)} and c.status in ('replacing', 'replacingLost')
     and not exists (select from card.card_order o
       where o.old_card_id = c.id and o.state = 'open')
  union all
  select o.id::text, 'its old card is ' || c.status
    from card.card_order o join card.card c on c.id = o.old_card_id
   where ${among(sql`o.person_id`)} and o.state = 'open'
     and c.status not in ('replacing', 'replacingLost')
  union all
  select c.id::text, 'a card in the making without an order under way: ' || c.status
    from card.card c join card.card_order o on o.card_id = c.id
   where ${among(sql`c.person_id`)} and o.state <> 'open' and c.status in
     ('applied', 'bankOpening', 'producing', 'sealed', 'failedBank', 'failedProduction')
  union all
  select c.id::text, 'replaced by nothing'
    from card.card c
   where ${among(sql`c.person_id`)} and c.cancel_reason = 'replaced'
     and not exists (select from card.card_order o
       where o.old_card_id = c.id and o.state = 'finished')`,
)

/** C9: the cities add up to the province, and what was issued less what ended is what lives. */
export const countsAddUp = invariant(
  'C9',
  (among) => sql`
  with flow as (
    select c.issuing_region as region, count(*) filter (where e.action = 'enable') as issued,
           count(*) filter (where e.action = 'cancel' and e.from_status = any(${IN_USE})) as ended
      from card.card c join card.card_event e on e.card_id = c.id and e.axis = 'social'
     where ${among(sql`c.person_id`)} group by 1
  ), entered as (
    select c.issuing_region as region, count(*) as count from card.card c
     where ${among(sql`c.person_id`)}
       and not exists (select from card.card_order o where o.card_id = c.id)
       and (c.status = any(${IN_USE}) or c.status = 'cancelled')
     group by 1
  ), live as (
    select issuing_region as region, count(*) as count from card.card
     where ${among(sql`person_id`)} and status = any(${IN_USE}) group by 1
  ), city as (
    select region, coalesce(f.issued, 0) + coalesce(e.count, 0) - coalesce(f.ended, 0) as due,
           coalesce(l.count, 0) as there
      from flow f full join entered e using (region) full join live l using (region)
  )
  select region as subject, there || ' cards live where ' || due || ' are due' as fact
    from city where there <> due
  union all
  select 'province', sum(there) || ' in the cities, ' || whole.count || ' in the province'
    from city, (select count(distinct person_id) as count from card.card
                 where ${among(sql`person_id`)} and status = any(${IN_USE})) whole
   group by whole.count having sum(there) <> whole.count`,
)
