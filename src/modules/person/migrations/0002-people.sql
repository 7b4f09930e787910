alter table person.person
  add column language text not null default 'zh-Hans'
    check (language in ('zh-Hans', 'zh-Hant', 'en', 'pt'));
comment on column person.person.language is 'The language of notices to this person.';

-- class: person-owned
create table person.relation (
  id uuid primary key,
  kind text not null check (kind in ('guardian', 'family', 'appointed', 'villageHelper')),
  -- Whoever was asked by a code is unknown until they answer it.
  person_id uuid references person.person (id),
  agent_id uuid references person.person (id),
  -- Masked names, as each side is shown the other; never whole ones.
  person_label text,
  agent_label text,
  scopes text[] not null,
  starts_on date not null,
  -- The first day on which it is no more.
  ends_on date,
  status text not null check (status in ('proposed', 'active', 'ended')),
  proposed_by text not null check (proposed_by in ('person', 'agent', 'counter')),
  proposed_at timestamptz not null,
  code_index bytea unique,
  code_expires_at timestamptz,
  -- Each side in a session of its own, or at a counter with a clerk's record.
  person_confirmed_at timestamptz,
  agent_confirmed_at timestamptz,
  confirmed_by text,
  evidence_reference text,
  reminded_at timestamptz,
  ended_at timestamptz,
  end_reason text check (end_reason in ('declined', 'lapsed', 'endedByPerson', 'endedByAgent',
    'endedAtCounter', 'expired', 'cameOfAge', 'died')),
  constraint relation_two_people check (person_id <> agent_id),
  constraint relation_both_confirmed check (status <> 'active' or num_nulls(person_id, agent_id,
    person_label, agent_label, person_confirmed_at, agent_confirmed_at) = 0),
  -- A6: a change of the account, the approval of money and consent are in no list.
  constraint relation_scopes check (cardinality(scopes) > 0 and scopes <@ case kind
    when 'guardian' then
      array['seeCard', 'showCode', 'reportLoss', 'apply', 'renew', 'seeCases', 'seeMoney']
    when 'family' then
      array['seeCard', 'showCode', 'reportLoss', 'apply', 'renew', 'seeCases', 'seeMoney']
    when 'appointed' then array['seeCard', 'reportLoss', 'apply', 'renew', 'seeCases', 'seeMoney']
    else array['reportLoss', 'apply', 'renew', 'seeCases'] end),
  constraint relation_term check (ends_on > starts_on and case kind
    when 'appointed' then true
    when 'guardian' then ends_on is not null
    else ends_on is not null and ends_on <= (starts_on + interval '1 year')::date end),
  constraint relation_counter check (
    case when proposed_by = 'counter' then evidence_reference is not null and code_index is null
         else kind = 'family' end),
  constraint relation_end check ((status = 'ended') = (num_nulls(ended_at, end_reason) = 0))
);
comment on table person.relation is
  'Who may do what for whom, until when (guardian, family, appointed, village helper).';
create unique index relation_live on person.relation (person_id, agent_id, kind)
  where status <> 'ended';
create index relation_agent on person.relation (agent_id) where status <> 'ended';
create index relation_due on person.relation (ends_on) where status = 'active';
grant select, insert, update on person.relation to ykt_app;

-- N7, C8: a relation only goes forward, and none begins for or by somebody who has died.
create function person.check_relation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.status <> new.status and (old.status, new.status) not in
      (('proposed', 'active'), ('proposed', 'ended'), ('active', 'ended')) then
      raise exception 'a relation does not go from % to %', old.status, new.status
        using errcode = 'check_violation', constraint = 'relation_steps';
    end if;
    if (old.kind, old.scopes, old.starts_on, old.ends_on)
      is distinct from (new.kind, new.scopes, new.starts_on, new.ends_on) then
      raise exception 'a relation is ended and made anew, never widened'
        using errcode = 'check_violation', constraint = 'relation_fixed';
    end if;
  end if;
  if new.status = 'active' and exists (select from person.person p
      where p.id in (new.person_id, new.agent_id) and p.died_on is not null) then
    raise exception 'nobody acts for or as somebody who has died'
      using errcode = 'check_violation', constraint = 'relation_living';
  end if;
  return new;
end
$$;
create trigger relation_checked before insert or update on person.relation
  for each row execute function person.check_relation();

-- class: local
create table person.code_attempt (
  person_id uuid not null references person.person (id),
  at timestamptz not null
);
comment on table person.code_attempt is
  'Codes that somebody typed and nobody has: a few each day, so that none is found by trying.';
create index code_attempt_person on person.code_attempt (person_id, at);
grant select, insert, delete on person.code_attempt to ykt_app;

-- class: person-owned
create table person.notice (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  message text not null check (message ~ '^[a-z]+[.][a-zA-Z]+$'),
  params jsonb not null default '{}',
  at timestamptz not null,
  request_id text not null
);
comment on table person.notice is
  'What a person was told, by the key of its text; parameters are codes, counts and dates, never '
  'personal information. Append-only.';
create index notice_person on person.notice (person_id, at desc, id desc);
grant select, insert on person.notice to ykt_app;
create trigger notice_append_only before update or delete or truncate on person.notice
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table person.notice_sent (
  notice_id uuid not null references person.notice (id),
  channel text not null check (channel in ('sms')),
  sent_at timestamptz not null,
  primary key (notice_id, channel)
);
comment on table person.notice_sent is
  'Channels that took a notice besides the person''s own page. Append-only.';
grant select, insert on person.notice_sent to ykt_app;
create trigger notice_sent_append_only before update or delete or truncate on person.notice_sent
  for each statement execute function platform.refuse_rewrite();
