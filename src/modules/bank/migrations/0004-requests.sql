-- class: reference
create table bank.request_step (
  from_status text not null,
  action text not null,
  to_status text not null,
  primary key (from_status, action)
);
comment on table bank.request_step is
  'Every lawful step of a request to a bank; a test holds it equal to the table of the program.';
grant select on bank.request_step to ykt_app;
insert into bank.request_step (from_status, action, to_status) values
  ('waiting', 'send', 'sent'), ('waiting', 'accept', 'accepted'),
  ('waiting', 'complete', 'done'), ('waiting', 'refuse', 'refused'),
  ('waiting', 'cancel', 'cancelled'),
  ('sent', 'accept', 'accepted'), ('sent', 'loseReply', 'unknown'), ('sent', 'complete', 'done'),
  ('sent', 'refuse', 'refused'), ('sent', 'cancel', 'cancelled'),
  ('unknown', 'send', 'sent'), ('unknown', 'accept', 'accepted'),
  ('unknown', 'complete', 'done'), ('unknown', 'refuse', 'refused'),
  ('unknown', 'cancel', 'cancelled'),
  ('accepted', 'complete', 'done'), ('accepted', 'refuse', 'refused'),
  ('accepted', 'cancel', 'cancelled');

-- class: person-owned
create table bank.request (
  id uuid primary key,
  bank_code text not null references bank.bank (code),
  kind text not null check (kind in ('openAccount', 'reportLoss', 'restore')),
  card_id uuid not null,
  person_id uuid not null,
  status text not null check (status in
    ('waiting', 'sent', 'accepted', 'unknown', 'done', 'refused', 'cancelled')),
  reason_code text check (length(reason_code) between 1 and 40),
  reason text check (length(reason) <= 200),
  requested_at timestamptz not null,
  due_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  version integer not null default 1,
  check ((status in ('done', 'refused', 'cancelled')) = (ended_at is not null)),
  check (status <> 'refused' or reason_code is not null)
);
comment on table bank.request is
  'What the program asks of banks: to open an account, to stop it, to free it (Art. 6, 17). The id '
  'is the key by which the bank knows a repetition.';
-- One opening under way per card: the same account is never asked of two banks at once.
create unique index request_one_opening on bank.request (card_id)
  where kind = 'openAccount' and ended_at is null;
create index request_open on bank.request (bank_code, due_at) where ended_at is null;
create index request_card on bank.request (card_id);
grant select, insert, update on bank.request to ykt_app;

-- class: person-owned
create table bank.request_event (
  id uuid primary key,
  request_id uuid not null references bank.request (id),
  person_id uuid not null,
  at timestamptz not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  channel text not null check (channel in ('call', 'message', 'file', 'hand', 'program')),
  actor_kind text not null,
  actor_id text not null,
  -- Of the request after the step: the order of steps of one moment.
  version integer not null,
  unique (request_id, version)
);
comment on table bank.request_event is 'Every step of a request to a bank. Append-only.';
grant select, insert on bank.request_event to ykt_app;
create trigger request_event_append_only before update or delete or truncate on bank.request_event
  for each statement execute function platform.refuse_rewrite();

create function bank.refuse_illegal_step() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not exists (select from bank.request_step s
      where s.from_status = old.status and s.to_status = new.status) then
    raise exception 'a % request cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'request_status_legal';
  end if;
  return new;
end
$$;
create trigger request_status_legal before update of status on bank.request
  for each row execute function bank.refuse_illegal_step();

-- class: person-owned; the locator below holds global uniqueness
create table bank.account (
  id uuid primary key,
  card_id uuid not null unique,
  person_id uuid not null,
  bank_code text not null references bank.bank (code),
  number_sealed bytea not null,
  number_tail text not null check (number_tail ~ '^[0-9]{4}$'),
  opened_at timestamptz not null,
  last_event_at timestamptz
);
comment on table bank.account is
  'The account on a card as its bank told it; the number is sealed to the row.';
comment on column bank.account.last_event_at is
  'Time of the latest event the bank told of it: an older one that comes late changes nothing.';
grant select, insert, update (last_event_at) on bank.account to ykt_app;

-- class: locator
create table bank.account_locator (
  number_index bytea primary key,
  account_id uuid not null unique references bank.account (id) deferrable initially deferred
);
comment on table bank.account_locator is
  'Which account a number is, by its blind index: one number is on one card only.';
grant select, insert on bank.account_locator to ykt_app;

-- class: person-owned
create table bank.account_event (
  bank_code text not null,
  event_id text not null check (length(event_id) between 1 and 64),
  account_id uuid not null references bank.account (id),
  person_id uuid not null,
  status text not null,
  at timestamptz not null,
  received_at timestamptz not null,
  -- Came after a later one: kept, and followed by nobody.
  outdated boolean not null,
  primary key (bank_code, event_id)
);
comment on table bank.account_event is
  'What banks told of accounts, once by the number the bank gave it. Append-only.';
create index account_event_account on bank.account_event (account_id, at);
grant select, insert on bank.account_event to ykt_app;
create trigger account_event_append_only before update or delete or truncate on bank.account_event
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.discrepancy (
  id uuid primary key,
  bank_code text not null references bank.bank (code),
  kind text not null check (kind in
    ('lateAnswer', 'contradiction', 'accountTaken', 'fileChanged')),
  request_id uuid references bank.request (id),
  -- What came, in codes; never personal information.
  detail jsonb not null,
  -- The same thing told again is the discrepancy that is there.
  fingerprint text not null unique,
  found_at timestamptz not null,
  resolver_id uuid,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution text,
  check ((resolved_at is null) = (resolved_by is null)
    and (resolved_at is null) = (resolution is null))
);
comment on table bank.discrepancy is
  'What a bank told that the program cannot settle by itself, with the person who does.';
comment on column bank.discrepancy.resolver_id is
  'Liaison of the bank in the bureau; nobody named means any bank administrator of the bureau.';
create index discrepancy_open on bank.discrepancy (found_at) where resolved_at is null;
grant select, insert, update (resolved_at, resolved_by, resolution) on bank.discrepancy to ykt_app;
create trigger discrepancy_stays before delete or truncate on bank.discrepancy
  for each statement execute function platform.refuse_rewrite();
