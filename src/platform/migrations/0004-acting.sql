-- Acting for somebody: the session says for whom, and every record names both.
alter table platform.session
  add column relation_id uuid,
  add column acting_for uuid,
  add column acting_label text,
  add constraint session_acting check (
    num_nulls(relation_id, acting_for, acting_label) in (0, 3)
    and (relation_id is null or realm = 'resident'));
comment on column platform.session.acting_label is
  'The masked name of the person acted for, for the band on every page; never the whole name.';

alter table platform.audit
  add column on_behalf_of uuid,
  drop constraint audit_actor_kind_check,
  add constraint audit_actor_kind_check
    check (actor_kind in ('holder', 'agent', 'staff', 'terminal', 'system', 'anonymous')),
  add constraint audit_agent check ((actor_kind = 'agent') = (on_behalf_of is not null)),
  -- A6: an act that is not written down does not happen, and these are never written of an agent.
  add constraint audit_agent_limits check (
    actor_kind <> 'agent' or outcome = 'refused'
    or action !~ '^(account|consent|payment)[.]|[.]changeBank');
comment on column platform.audit.on_behalf_of is
  'The person for whom an agent acted; the actor is the one who did it.';

alter table platform.access_record
  drop constraint access_record_actor_kind_check,
  add constraint access_record_actor_kind_check
    check (actor_kind in ('holder', 'agent', 'staff', 'terminal', 'system')),
  -- The person is the one acted for, the actor the one who looked: two different people.
  add constraint access_record_agent
    check (actor_kind <> 'agent' or actor_id <> person_id::text);
