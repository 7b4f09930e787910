create schema exchange;
grant usage on schema exchange to ykt_app;

-- class: reference
create table exchange.endpoint (
  id uuid primary key,
  agency_code text not null,
  url text not null check (length(url) <= 500),
  event_kinds text[] not null check (cardinality(event_kinds) > 0),
  status text not null check (status in ('proposed', 'active', 'disabled')),
  entered_by text not null,
  entered_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  disabled_by text,
  disabled_at timestamptz,
  disabled_for text check (disabled_for <> ''),
  -- T15: nobody opens a way out alone.
  constraint endpoint_two_people check (approved_by <> entered_by),
  constraint endpoint_approved check (
    (approved_by is null) = (approved_at is null)
    and (status <> 'active' or approved_by is not null)),
  constraint endpoint_disabled check (
    (status = 'disabled') = (disabled_at is not null)
    and (disabled_at is null) = (disabled_by is null)
    and (disabled_at is null) = (disabled_for is null))
);
comment on table exchange.endpoint is
  'Where the systems of a department want events to be posted to, and which. Address and kinds '
  'never change: another address is another endpoint with another approval (Art. 19, 22).';
-- The same address is not called twice for one event.
create unique index endpoint_once on exchange.endpoint (agency_code, url)
  where status <> 'disabled';
grant select, insert, update (status, approved_by, approved_at, disabled_by, disabled_at,
  disabled_for) on exchange.endpoint to ykt_app;

-- The steps of endpoint.ts; a test compares the two.
create function exchange.refuse_illegal_status() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('proposed', 'active'), ('proposed', 'disabled'), ('active', 'disabled')) then
    raise exception 'an endpoint that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'endpoint_status_legal';
  end if;
  return new;
end
$$;
create trigger endpoint_status_legal before update on exchange.endpoint
  for each row execute function exchange.refuse_illegal_status();

-- class: reference
create table exchange.endpoint_secret (
  id uuid primary key,
  endpoint_id uuid not null references exchange.endpoint (id),
  -- Two hold at most: the old one and the new one of a rotation.
  slot smallint not null check (slot in (1, 2)),
  secret_sealed bytea not null,
  made_by text not null,
  made_at timestamptz not null,
  retired_by text,
  retired_at timestamptz,
  constraint secret_retired check ((retired_by is null) = (retired_at is null))
);
comment on table exchange.endpoint_secret is
  'Secrets by which webhooks are signed, sealed. Shown once, when they are made.';
create unique index secret_slot on exchange.endpoint_secret (endpoint_id, slot)
  where retired_at is null;
grant select, insert, update (retired_by, retired_at) on exchange.endpoint_secret to ykt_app;

-- class: person-owned
create table exchange.message (
  -- The id of the event, which receivers know a repetition by.
  id uuid primary key,
  agency_code text not null,
  kind text not null,
  person_id uuid not null,
  change_id uuid not null,
  -- As it is sent, to the byte, every time.
  body text not null,
  written_at timestamptz not null,
  position bigint generated always as identity,
  -- Readers stop before the oldest transaction that is still open (Q1): never "id > last".
  written_in xid8 not null default pg_current_xact_id()
);
comment on table exchange.message is
  'What a department is told, once for each event that concerns a programme of its own. '
  'References, pseudonyms and last digits only. Append-only.';
create index message_feed on exchange.message (agency_code, written_in, position);
create index message_change on exchange.message (change_id);
grant select, insert on exchange.message to ykt_app;
create trigger message_append_only before update or delete or truncate on exchange.message
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table exchange.delivery (
  message_id uuid not null references exchange.message (id),
  endpoint_id uuid not null references exchange.endpoint (id),
  -- What it is about: those of one subject reach an endpoint in their order.
  subject_id text not null,
  position bigint generated always as identity,
  state text not null check (state in ('waiting', 'delivered', 'withheld', 'dead', 'dropped')),
  due_at timestamptz not null,
  leased_until timestamptz,
  attempts integer not null default 0,
  first_attempt_at timestamptz,
  last_attempt_at timestamptz,
  last_result text,
  ended_at timestamptz,
  ended_by text,
  primary key (message_id, endpoint_id),
  constraint delivery_ended check ((state = 'waiting') = (ended_at is null)),
  -- The first attempt stays known when a person sends it anew.
  constraint delivery_attempted check (attempts = 0 or first_attempt_at is not null)
);
comment on table exchange.delivery is
  'One row per message and endpoint: sent, withheld because its permission has gone, or dead and '
  'waiting for a person. One that is not through holds back its own subject only (Q2).';
create index delivery_due on exchange.delivery (due_at) where state = 'waiting';
create index delivery_order on exchange.delivery (endpoint_id, subject_id, position)
  where state in ('waiting', 'dead');
create index delivery_leased on exchange.delivery (endpoint_id, leased_until)
  where state = 'waiting' and leased_until is not null;
create index delivery_of_endpoint on exchange.delivery (endpoint_id, position);
grant select, insert, update (state, due_at, leased_until, attempts, first_attempt_at,
  last_attempt_at, last_result, ended_at, ended_by) on exchange.delivery to ykt_app;

-- class: reference
create table exchange.acknowledge_rule (
  id uuid primary key,
  agency_code text not null,
  -- None: every programme of the department.
  programme_code text,
  status text not null check (status in ('proposed', 'active', 'disabled')),
  entered_by text not null,
  entered_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  disabled_by text,
  disabled_at timestamptz,
  constraint rule_two_people check (approved_by <> entered_by),
  constraint rule_approved check (
    (approved_by is null) = (approved_at is null)
    and (status <> 'active' or approved_by is not null)),
  constraint rule_disabled check (
    (status = 'disabled') = (disabled_at is not null)
    and (disabled_at is null) = (disabled_by is null))
);
comment on table exchange.acknowledge_rule is
  'Which changes a department confirms without looking: set by one, approved by another.';
create unique index rule_once on exchange.acknowledge_rule
  (agency_code, coalesce(programme_code, '')) where status <> 'disabled';
grant select, insert, update (status, approved_by, approved_at, disabled_by, disabled_at)
  on exchange.acknowledge_rule to ykt_app;
create trigger rule_status_legal before update on exchange.acknowledge_rule
  for each row execute function exchange.refuse_illegal_status();

-- class: person-owned
create table exchange.reminder (
  change_id uuid not null,
  agency_code text not null,
  person_id uuid not null,
  -- The day that has passed; a deferral that passes again is another one.
  due_on date not null,
  reminded_at timestamptz not null,
  escalated_at timestamptz,
  primary key (change_id, agency_code, due_on)
);
comment on table exchange.reminder is
  'Of which answer a department was reminded, and since when supervision knows (Art. 19, 22).';
grant select, insert, update (escalated_at) on exchange.reminder to ykt_app;
