create schema disclosure;
grant usage on schema disclosure to ykt_app;

-- class: reference
create table disclosure.notice (
  id uuid primary key,
  roster_id uuid not null,
  programme_code text not null,
  pay_period text not null,
  region_code text not null,
  owner_agency text not null,
  -- Where the paper hangs.
  place text not null check (length(place) between 1 and 200),
  day_count smallint not null check (day_count >= 0),
  day_kind text not null check (day_kind in ('working', 'calendar')),
  -- The day it was put up does not count; the last day counts whole.
  begins_on date not null,
  ends_on date not null,
  row_count integer not null check (row_count > 0),
  total_fen bigint not null check (total_fen > 0),
  -- Rows of the list that were not put up: they wait to be repaired.
  set_aside integer not null check (set_aside >= 0),
  -- SM3 of what was put up: it stays when the list itself is gone.
  list_digest bytea not null check (length(list_digest) = 32),
  put_up_by text not null,
  put_up_unit text not null,
  put_up_at timestamptz not null,
  taken_down_at timestamptz,
  taken_down_by text,
  taken_down_why text check (taken_down_why in ('ended', 'reopened')),
  unique (id, ends_on, put_up_by),
  constraint notice_long_enough check (ends_on - begins_on >= day_count),
  constraint notice_taken_down check (
    (taken_down_at is null) = (taken_down_by is null)
    and (taken_down_at is null) = (taken_down_why is null))
);
comment on table disclosure.notice is
  'Public notices of lists, with their days as they were counted on the first (公示, Art. 13).';
-- A list hangs once at a time.
create unique index notice_once on disclosure.notice (roster_id) where taken_down_at is null;
create index notice_roster on disclosure.notice (roster_id, put_up_at desc);
grant select, insert, update (taken_down_at, taken_down_by, taken_down_why)
  on disclosure.notice to ykt_app;

create function disclosure.refuse_hanging_again() returns trigger language plpgsql as $$
begin
  if old.taken_down_at is not null then
    raise exception 'a notice that was taken down does not change'
      using errcode = 'check_violation', constraint = 'notice_stays_down';
  end if;
  return new;
end
$$;
create trigger notice_stays_down before update on disclosure.notice
  for each row execute function disclosure.refuse_hanging_again();

-- class: reference
create table disclosure.entry (
  -- A notice says by a digest what was put up, so that it is written last.
  notice_id uuid not null references disclosure.notice (id) deferrable initially deferred,
  row_id uuid not null,
  -- Counted through the notice, as on the paper.
  number integer not null check (number > 0),
  village text not null,
  -- Never a whole name and never a number of a document.
  masked_name text not null
    constraint entry_is_masked check (masked_name ~ '\*' and masked_name !~ '[0-9]'),
  sub_item text not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (notice_id, row_id),
  unique (notice_id, number)
);
comment on table disclosure.entry is
  'What everybody can read while a notice hangs; gone when it is taken down.';
create index entry_village on disclosure.entry (notice_id, village, number);
grant select, insert, delete on disclosure.entry to ykt_app;

-- What hangs is not changed: the list is put up once, and goes as a whole.
create function disclosure.refuse_loose_entries() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct notice_id from touched) t
               join disclosure.notice n on n.id = t.notice_id
              where (tg_op = 'DELETE') = (n.taken_down_at is null)) then
    raise exception 'entries come with a notice that hangs and go with one that was taken down'
      using errcode = 'check_violation', constraint = 'entry_with_notice';
  end if;
  return null;
end
$$;
create trigger entry_inserted after insert on disclosure.entry
  referencing new table as touched
  for each statement execute function disclosure.refuse_loose_entries();
create trigger entry_deleted after delete on disclosure.entry
  referencing old table as touched
  for each statement execute function disclosure.refuse_loose_entries();

-- class: reference
create table disclosure.evidence (
  id uuid primary key,
  notice_id uuid not null references disclosure.notice (id),
  note text not null default '' check (length(note) <= 500),
  -- SM3 of the picture of the board, and the picture itself, sealed.
  digest bytea check (length(digest) = 32),
  content_sealed bytea,
  media_type text check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
  entered_by text not null,
  entered_at timestamptz not null,
  constraint evidence_says_something check (note <> '' or digest is not null),
  constraint evidence_whole check (
    (digest is null) = (content_sealed is null) and (digest is null) = (media_type is null))
);
comment on table disclosure.evidence is
  'That a list did hang: a picture of the board, or what was written down. Append-only.';
create index evidence_notice on disclosure.evidence (notice_id, entered_at);
grant select, insert on disclosure.evidence to ykt_app;
create trigger evidence_append_only before update or delete or truncate on disclosure.evidence
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table disclosure.objection (
  id uuid primary key,
  notice_id uuid not null references disclosure.notice (id),
  -- Of the list as a whole, or of somebody who is missing from it: none.
  row_id uuid,
  -- The number on the paper.
  number integer,
  kind text not null check (kind in ('notEntitled', 'amountWrong', 'dead', 'leftOut', 'other')),
  statement_sealed bytea not null,
  -- Kept until the outcome was told.
  phone_sealed bytea,
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en', 'pt')),
  channel text not null check (channel in ('page', 'counter')),
  received_at timestamptz not null,
  -- Who took it in at a counter; nobody asks who objects.
  received_by text not null,
  due_on date not null,
  status text not null check (status in ('open', 'dismissed', 'upheld', 'corrected')),
  decided_by text,
  decided_unit text,
  decided_at timestamptz,
  outcome_words text check (length(outcome_words) between 1 and 500),
  told_at timestamptz,
  constraint objection_decided check (
    (status = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)
    and (decided_at is null) = (decided_unit is null)
    and (decided_at is null) = (outcome_words is null)),
  constraint objection_number_of_row check ((number is null) = (row_id is null)),
  constraint objection_two_people check (decided_by is distinct from received_by),
  constraint objection_told check (told_at is null or decided_at is not null)
);
comment on table disclosure.objection is
  'What people object to a list while it hangs, or later at a counter, and what came of it.';
create index objection_notice on disclosure.objection (notice_id, status);
create index objection_number on disclosure.objection (("right"(id::text, 12)));
create index objection_row on disclosure.objection (row_id) where row_id is not null;
grant select, insert, update (status, decided_by, decided_unit, decided_at, outcome_words, told_at,
  phone_sealed) on disclosure.objection to ykt_app;

-- The steps of objection.ts; a test compares the two.
create function disclosure.refuse_second_outcome() returns trigger language plpgsql as $$
begin
  if old.status <> 'open' and (new.status, new.decided_by, new.decided_at, new.outcome_words)
      is distinct from (old.status, old.decided_by, old.decided_at, old.outcome_words) then
    raise exception 'an objection that is % was decided', old.status
      using errcode = 'check_violation', constraint = 'objection_status_legal';
  end if;
  return new;
end
$$;
create trigger objection_status_legal before update on disclosure.objection
  for each row execute function disclosure.refuse_second_outcome();

-- class: reference
create table disclosure.settlement (
  notice_id uuid primary key,
  roster_id uuid not null,
  ends_on date not null,
  put_up_by text not null,
  settled_on date not null,
  -- SM3 over the rows in the order of their ids, then their number and their sum.
  digest bytea not null check (length(digest) = 32),
  row_count integer not null check (row_count > 0),
  total_fen bigint not null check (total_fen > 0),
  settled_by text not null,
  settled_unit text not null,
  settled_at timestamptz not null,
  foreign key (notice_id, ends_on, put_up_by)
    references disclosure.notice (id, ends_on, put_up_by),
  constraint settlement_after_notice check (settled_on > ends_on),
  constraint settlement_two_people check (settled_by <> put_up_by)
);
comment on table disclosure.settlement is
  'Lists as they are final after their notice (核定清册). Append-only.';
grant select, insert on disclosure.settlement to ykt_app;
create trigger settlement_append_only before update or delete or truncate on disclosure.settlement
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table disclosure.left_out (
  notice_id uuid not null references disclosure.settlement (notice_id),
  row_id uuid not null,
  primary key (notice_id, row_id)
);
comment on table disclosure.left_out is
  'Rows that hung and were not settled, since something stood against them. Append-only.';
grant select, insert on disclosure.left_out to ykt_app;
create trigger left_out_append_only before update or delete or truncate on disclosure.left_out
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table disclosure.following (
  -- A row of the list that follows, and the row it stands for.
  row_id uuid primary key,
  from_row_id uuid not null unique,
  roster_id uuid not null,
  from_roster_id uuid not null
);
comment on table disclosure.following is
  'Rows that were not handed over with their list and follow on another. Append-only.';
create index following_from on disclosure.following (from_roster_id);
grant select, insert on disclosure.following to ykt_app;
create trigger following_append_only before update or delete or truncate on disclosure.following
  for each statement execute function platform.refuse_rewrite();
