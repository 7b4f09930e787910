create schema handling;
grant usage on schema handling to ykt_app;

-- class: person-owned
create table handling.case (
  id uuid primary key,
  person_id uuid not null,
  short_code char(12) not null check (short_code ~ '^[0-9A-F]{12}$'),
  opened_key text not null check (opened_key <> ''),
  service text not null,
  applicant_kind text not null check (applicant_kind in
    ('holder', 'guardian', 'agent', 'villageHelper', 'bank', 'department')),
  applicant_id text not null,
  relation_id uuid,
  document_group text not null,
  channel text not null check (channel in
    ('online', 'counter', 'phone', 'kiosk', 'villageHelper', 'door')),
  accept_region text not null,
  accept_agency text,
  accept_outlet text,
  issue_region text not null,
  tail_index bytea not null,
  status text not null check (status in
    ('waitingForMaterials', 'accepted', 'inProgress', 'finished', 'withdrawn', 'refused')),
  opened_at timestamptz not null,
  accepted_at timestamptz,
  promise_on date,
  legal_on date,
  held_by text not null check (held_by in ('agency', 'bank', 'factory', 'outlet', 'holder')),
  held_code text,
  clerk_id uuid,
  clerk_since timestamptz,
  reminded_at timestamptz,
  card_id uuid,
  order_id uuid,
  refusal_code text,
  ended_at timestamptz,
  version integer not null default 1,
  -- G16: whoever sends the same thing again gets the case that is there.
  unique (person_id, opened_key),
  check ((accepted_at is null) = (promise_on is null)),
  check ((accepted_at is null) = (legal_on is null)),
  check (promise_on <= legal_on),
  check (accepted_at is not null or status in ('waitingForMaterials', 'withdrawn', 'refused')),
  check ((ended_at is not null) = (status in ('finished', 'withdrawn', 'refused'))),
  check ((refusal_code is not null) = (status = 'refused')),
  check ((clerk_id is null) = (clerk_since is null))
);
comment on table handling.case is
  'Cases from acceptance to result, accepted anywhere in the province for a card of any city '
  '(Art. 17).';
comment on column handling.case.short_code is
  'The end of the id, as people quote it; the id tells cases apart.';
comment on column handling.case.tail_index is
  'Keyed digest of the last four characters of the document, for tracking without signing in.';
-- The same service is under way once per person, in the whole province.
create unique index case_open_once on handling.case (person_id, service)
  where status in ('waitingForMaterials', 'accepted', 'inProgress');
create index case_short_code on handling.case (short_code);
create index case_person on handling.case (person_id, opened_at desc);
create index case_order on handling.case (order_id) where order_id is not null;
create index case_queue on handling.case (accept_agency, promise_on)
  where status in ('waitingForMaterials', 'accepted', 'inProgress');
grant select, insert, update on handling.case to ykt_app;

-- A case that has ended stays as it ended.
create function handling.refuse_reopening() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null and (new.status, new.ended_at, new.person_id, new.service)
      is distinct from (old.status, old.ended_at, old.person_id, old.service) then
    raise exception 'a % case cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'case_ended';
  end if;
  return new;
end
$$;
create trigger case_ended before update on handling.case
  for each row execute function handling.refuse_reopening();

-- class: person-owned
create table handling.step (
  id uuid primary key,
  case_id uuid not null references handling.case (id),
  person_id uuid not null,
  at timestamptz not null,
  code text not null,
  held_by text not null check (held_by in ('agency', 'bank', 'factory', 'outlet', 'holder')),
  visible boolean not null,
  actor_kind text not null,
  actor_id text not null,
  event_id uuid
);
comment on table handling.step is 'What happened to a case, in order. Append-only.';
-- An event that is delivered twice moves a case once.
create unique index step_event on handling.step (case_id, event_id) where event_id is not null;
create index step_case on handling.step (case_id, at, id);
grant select, insert on handling.step to ykt_app;
create trigger step_append_only before update or delete or truncate on handling.step
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table handling.case_material (
  case_id uuid not null references handling.case (id),
  person_id uuid not null,
  code text not null,
  state text not null check (state in ('presented', 'shared', 'later', 'missing')),
  later_until date,
  primary key (case_id, code),
  check ((later_until is not null) = (state = 'later'))
);
comment on table handling.case_material is
  'What a case needs and what has come, with the last day for what may come later.';
grant select, insert, update on handling.case_material to ykt_app;

-- class: local
create table handling.draft (
  id uuid primary key,
  owner_kind text not null check (owner_kind in ('holder', 'staff')),
  owner_id text not null,
  service text not null,
  form_sealed bytea not null,
  step text not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  unique (owner_kind, owner_id, service),
  check (expires_at > saved_at)
);
comment on table handling.draft is
  'Forms that are not handed in yet, sealed, to go on with on another device.';
create index draft_expiry on handling.draft (expires_at);
grant select, insert, update, delete on handling.draft to ykt_app;

-- class: person-owned
create table handling.rating (
  case_id uuid primary key references handling.case (id),
  person_id uuid not null,
  level smallint not null check (level between 1 and 5),
  reason text,
  rated_at timestamptz not null,
  -- 差评 says why.
  check ((level <= 2) = (reason is not null))
);
comment on table handling.rating is 'Five-level ratings of cases that have ended. Append-only.';
grant select, insert on handling.rating to ykt_app;
create trigger rating_append_only before update or delete or truncate on handling.rating
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table handling.follow_up (
  id uuid primary key,
  case_id uuid not null references handling.rating (case_id),
  person_id uuid not null,
  agency_code text,
  kind text not null check (kind in ('call', 'repair')),
  due_on date not null,
  done_at timestamptz,
  done_by uuid,
  unique (case_id, kind),
  check ((done_at is null) = (done_by is null))
);
comment on table handling.follow_up is 'The call and the repair that a bad rating asks for.';
create index follow_up_due on handling.follow_up (due_on) where done_at is null;
grant select, insert, update on handling.follow_up to ykt_app;

-- class: local
create table handling.lookup (
  id uuid primary key,
  staff_id uuid not null,
  at timestamptz not null,
  person_id uuid,
  read_by text not null check (read_by in ('typed', 'reader', 'card'))
);
comment on table handling.lookup is
  'Every search for a person at a counter, found or not; what was found is open to its clerk for a '
  'while. Append-only.';
create index lookup_staff on handling.lookup (staff_id, at desc);
grant select, insert on handling.lookup to ykt_app;
create trigger lookup_append_only before update or delete or truncate on handling.lookup
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table handling.customer_screen (
  staff_id uuid primary key,
  shown text not null check (shown in ('welcome', 'materials', 'case')),
  service text,
  case_id uuid references handling.case (id),
  shown_at timestamptz not null,
  confirmed_at timestamptz,
  check ((shown = 'welcome') = (service is null)),
  check ((shown = 'case') = (case_id is not null))
);
comment on table handling.customer_screen is
  'What the screen that faces the customer shows, one per clerk. No personal data.';
grant select, insert, update on handling.customer_screen to ykt_app;
