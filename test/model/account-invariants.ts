import { sql } from '#platform/db.ts'
import { invariant } from './violation.ts'

/** A2: a programme pays a person to one account at a time. */
export const oneAccountAtATime = invariant(
  'A2',
  (among) => sql`
  select a.person_id::text as subject, a.programme_code || ' pays two accounts at once' as fact
    from account.assignment a join account.assignment b
      on b.person_id = a.person_id and b.programme_code = a.programme_code and a.id < b.id
   where ${among(sql`a.person_id`)} and a.cancelled_at is null and b.cancelled_at is null
     and a.valid && b.valid`,
)

/** A6: nobody but the holder, a clerk or the program changes an account or approves money. */
export const agentsTouchNoAccount = invariant(
  'A6',
  (among) => sql`
  select id::text as subject, 'a change by ' || actor_kind as fact
    from account.assignment
   where ${among(sql`person_id`)} and not (actor_kind in ('system', 'staff')
     or (actor_kind = 'holder' and actor_id = person_id::text))
  union all
  select id::text, action || ' by an agent'
    from platform.audit
   where actor_kind = 'agent' and outcome = 'granted' and ${among(sql`on_behalf_of`)}
     and action ~ '^(account|consent|payment)[.]|[.]changeBank'`,
)

/**
 * A7: a change is told once, and to the department of its programme alone; its holder has one
 * notice, which goes to the phone of before.
 */
export const changesAreToldOnce = invariant(
  'A7',
  (among) => sql`
  with change as (
    select a.id, a.person_id, p.owner_agency as department,
           (select count(*) from platform.event e
             where e.name = 'account.changed' and e.subject_id = a.person_id::text
               and e.payload->>'changeId' = a.id::text) as told
      from account.assignment a join programme.programme p on p.code = a.programme_code
     where ${among(sql`a.person_id`)} and a.authorisation = 'consent'
  )
  select id::text as subject, 'told ' || told || ' times' as fact from change where told <> 1
  union all
  select c.id::text, 'its holder has ' || count(n.id) || ' notices of it'
    from change c left join account.change_notice t on t.change_id = c.id
    left join person.notice n on n.id = t.notice_id and n.person_id = c.person_id
   group by c.id having count(n.id) <> 1
  union all
  select c.id::text, 'its notice goes to the present phone'
    from change c join account.change_notice t on t.change_id = c.id
    join person.notice n on n.id = t.notice_id
   where n.contact_at is null or n.contact_at >= n.at
  union all
  select c.id::text, 'its department is asked ' || count(k.id) || ' times'
    from change c left join account.change_acknowledgement k
      on k.change_id = c.id and k.agency_code = c.department
   group by c.id having count(k.id) <> 1
  union all
  select c.id::text, k.agency_code || ' is asked and has no part in it'
    from change c join account.change_acknowledgement k
      on k.change_id = c.id and k.agency_code <> c.department`,
)
