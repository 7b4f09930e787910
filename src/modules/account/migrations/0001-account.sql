create schema account;
grant usage on schema account to ykt_app;

-- class: person-owned
create table account.account (
  id uuid primary key,
  person_id uuid not null,
  bank_code text not null,
  card_id uuid,
  number_sealed bytea,
  number_index bytea,
  tail text check (tail ~ '^[0-9]{4}$'),
  -- The number of a guardian, which receives for this person as well.
  shared boolean not null default false,
  status text not null check (status in ('announced', 'active', 'watched', 'closed')),
  announced_at timestamptz not null,
  activated_at timestamptz,
  watch_ends_at timestamptz,
  closed_at timestamptz,
  unique (id, person_id),
  constraint account_number check (
    (number_sealed is null) = (number_index is null) and (number_sealed is null) = (tail is null)
    and (number_sealed is not null or not shared)),
  constraint account_times check (
    (status not in ('active', 'watched') or (number_index is not null and activated_at is not null))
    and (status = 'watched') = (watch_ends_at is not null)
    and (status = 'closed') = (closed_at is not null))
);
comment on table account.account is
  'Bank accounts to which a person is paid. The number only as ciphertext with a blind index; it '
  'is there from the activation on (Art. 13).';
create unique index account_once_per_person on account.account (person_id, number_index)
  where status <> 'closed';
-- A4: a number receives for one person…
create unique index account_one_person on account.account (number_index)
  where status <> 'closed' and not shared;
create index account_person on account.account (person_id);
create index account_number_index on account.account (number_index) where status <> 'closed';
create index account_watch_end on account.account (watch_ends_at) where watch_ends_at is not null;
grant select, insert,
  update (number_sealed, number_index, tail, shared, status, activated_at, watch_ends_at, closed_at)
  on account.account to ykt_app;

-- The steps of account.ts; a test compares the two.
create function account.refuse_illegal_status() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('announced', 'active'), ('announced', 'closed'), ('active', 'watched'),
      ('active', 'closed'), ('watched', 'closed')) then
    raise exception 'an account that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'account_status_legal';
  end if;
  if old.number_index is not null and new.number_index is distinct from old.number_index then
    raise exception 'the number of an account never changes'
      using errcode = 'check_violation', constraint = 'account_number_kept';
  end if;
  return new;
end
$$;
create trigger account_status_legal before update on account.account
  for each row execute function account.refuse_illegal_status();

-- class: locator
create table account.shared_account (
  number_index bytea primary key,
  guardian_id uuid not null,
  most_persons smallint not null check (most_persons between 2 and 10),
  basis text not null,
  allowed_by text not null,
  allowed_at timestamptz not null
);
comment on table account.shared_account is
  'Accounts of guardians to which other persons may be paid as well, and how many in all (A4).';
grant select, insert on account.shared_account to ykt_app;

-- …or for as many as its guardian was allowed. Those who share a number at once wait for each
-- other.
create function account.refuse_crowd() returns trigger language plpgsql as $$
declare
  persons integer;
  most integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('account|' || encode(new.number_index, 'hex'), 0));
  select count(distinct person_id) into persons from account.account
   where number_index = new.number_index and status <> 'closed';
  select coalesce(max(most_persons), 1) into most from account.shared_account
   where number_index = new.number_index;
  if persons > most then
    raise exception 'an account receives for % persons, at most %', persons, most
      using errcode = 'check_violation', constraint = 'account_persons';
  end if;
  return null;
end
$$;
create constraint trigger account_persons after insert or update of number_index, shared, status
  on account.account for each row when (new.shared and new.status <> 'closed')
  execute function account.refuse_crowd();

-- class: person-owned
create table account.assignment (
  id uuid primary key,
  person_id uuid not null,
  programme_code text not null,
  account_id uuid not null,
  valid tstzrange not null check (not isempty(valid) and lower(valid) is not null
    and lower_inc(valid) and not upper_inc(valid)),
  authorisation text not null check (authorisation in ('initial', 'consent', 'court')),
  consent_id uuid,
  court_reference text,
  previous_id uuid,
  -- A3: nothing is paid to a new account before.
  payable_from timestamptz not null,
  entered_at timestamptz not null,
  cancelled_at timestamptz,
  actor_kind text not null,
  actor_id text not null,
  -- The account is the person's own, and so is what was replaced.
  foreign key (account_id, person_id) references account.account (id, person_id),
  unique (id, person_id),
  foreign key (previous_id, person_id) references account.assignment (id, person_id),
  constraint assignment_authorised check (
    (authorisation = 'consent') = (consent_id is not null)
    and (authorisation = 'court') = (court_reference is not null)
    and (authorisation <> 'initial' or previous_id is null)
    and (authorisation <> 'consent' or previous_id is not null)),
  -- A6: of all holders only the person themselves.
  constraint assignment_actor check (
    actor_kind in ('system', 'staff')
    or (actor_kind = 'holder' and actor_id = person_id::text)),
  constraint assignment_cancelled_before check (
    cancelled_at is null or cancelled_at < lower(valid)),
  -- A2: a programme pays a person to one account at a time.
  constraint assignment_one_account
    exclude using gist (person_id with =, programme_code with =, valid with &&)
    where (cancelled_at is null)
);
comment on table account.assignment is
  'Which account of a person a programme pays, from when until when, and by which authority '
  '(Art. 19). Only the end of a range is ever written; a change that has not begun can be '
  'cancelled.';
create index assignment_person on account.assignment (person_id, programme_code);
create index assignment_account on account.assignment (account_id);
create index assignment_consent on account.assignment (consent_id) where consent_id is not null;
-- A change follows its predecessor once.
create unique index assignment_successor on account.assignment (previous_id)
  where previous_id is not null and cancelled_at is null;
grant select, insert, update (valid, cancelled_at) on account.assignment to ykt_app;

create function account.refuse_rewritten_assignment() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE'
      or (to_jsonb(new) - '{valid,cancelled_at}'::text[])
         is distinct from (to_jsonb(old) - '{valid,cancelled_at}'::text[])
      or lower(new.valid) <> lower(old.valid)
      or old.cancelled_at is not null
      -- A range that was closed goes on only when what came after it is cancelled.
      or (not upper_inf(old.valid) and new.valid <> old.valid and not (
        (upper_inf(new.valid) or upper(new.valid) > upper(old.valid))
        and exists (select from account.assignment n
          where n.previous_id = old.id and n.cancelled_at is not null))) then
    raise exception 'an assignment is append-only but for its end'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger assignment_append_only before update or delete on account.assignment
  for each row execute function account.refuse_rewritten_assignment();
create trigger assignment_not_truncated before truncate on account.assignment
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table account.change_acknowledgement (
  id uuid primary key,
  change_id uuid not null,
  person_id uuid not null,
  agency_code text not null,
  status text not null check (status in
    ('published', 'pushed', 'acknowledged', 'rejected', 'deferred', 'cancelled')),
  reason text check (reason <> ''),
  published_at timestamptz not null,
  due_on date,
  answered_at timestamptz,
  answered_by text,
  unique (change_id, agency_code),
  foreign key (change_id, person_id) references account.assignment (id, person_id),
  constraint acknowledgement_reason check (
    status not in ('rejected', 'deferred') or reason is not null),
  constraint acknowledgement_due check (status not in ('pushed', 'deferred') or due_on is not null),
  constraint acknowledgement_answer check (
    (status in ('acknowledged', 'rejected', 'deferred')) = (answered_by is not null)
    and (answered_by is null) = (answered_at is null))
);
comment on table account.change_acknowledgement is
  'What the department that owns a programme answers to a change of account (Art. 19).';
create index acknowledgement_due on account.change_acknowledgement (due_on)
  where status in ('pushed', 'deferred');
create index acknowledgement_person on account.change_acknowledgement (person_id);
grant select, insert, update (status, reason, due_on, answered_at, answered_by)
  on account.change_acknowledgement to ykt_app;
