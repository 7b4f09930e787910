-- class: local
create table platform.event (
  id uuid primary key,
  -- The order of commits within one subject, whose row its action keeps locked; never a key.
  position bigint generated always as identity,
  name text not null check (name ~ '^[a-z]+\.[a-z-]+$'),
  subject_id text not null,
  at timestamptz not null,
  request_id text not null,
  payload jsonb not null
);
comment on table platform.event is
  'Past facts that other modules and other systems follow, written in the transaction of the '
  'change. References and codes only. Append-only.';
create index event_subject on platform.event (subject_id, position);
grant select, insert on platform.event to ykt_app;
create trigger event_append_only before update or delete or truncate on platform.event
  for each statement execute function platform.refuse_rewrite();

-- class: reference; filled from the subscribers of the program at every start
create table platform.subscription (
  event_name text not null,
  subscriber text not null,
  primary key (event_name, subscriber)
);
comment on table platform.subscription is 'Which subscriber of the program follows which event.';
grant select, insert, delete on platform.subscription to ykt_app;

-- class: local
create table platform.delivery (
  event_id uuid not null references platform.event (id),
  subscriber text not null,
  subject_id text not null,
  position bigint generated always as identity,
  due_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  -- A delivery that was given up waits here for somebody to repeat or to drop it.
  dead_at timestamptz,
  primary key (event_id, subscriber)
);
comment on table platform.delivery is
  'One row per event and subscriber, gone when its effect is committed; dead ones wait for a '
  'person (Q1). A delivery that fails holds back later ones of the same subject only (Q2).';
create index delivery_due on platform.delivery (due_at) where dead_at is null;
create index delivery_order on platform.delivery (subscriber, subject_id, position);
grant select, insert, update, delete on platform.delivery to ykt_app;
