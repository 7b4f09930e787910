-- class: local
create table handling.seat (
  staff_id uuid primary key,
  outlet_code text not null,
  since timestamptz not null
);
comment on table handling.seat is 'At which outlet a clerk sits, by their own choice.';
grant select, insert, update on handling.seat to ykt_app;

-- class: person-owned
create table handling.fee (
  order_id uuid primary key,
  case_id uuid not null references handling.case (id),
  person_id uuid not null,
  counter_code text not null,
  due_fen bigint not null check (due_fen >= 0),
  taken_fen bigint not null check (taken_fen >= 0),
  exemption text,
  waiver text check (waiver in ('ownFault', 'decreedFree', 'paidElsewhere')),
  at timestamptz not null,
  staff_id uuid not null,
  -- Taken in full, or not at all and then it says why.
  check (taken_fen = due_fen or taken_fen = 0 and waiver is not null),
  check (waiver is null or due_fen > 0),
  check (exemption is null or due_fen = 0)
);
comment on table handling.fee is
  '工本费: what was taken for an order at a counter, or why nothing was (Art. 17). Append-only.';
create index fee_counter on handling.fee (counter_code);
grant select, insert on handling.fee to ykt_app;
create trigger fee_append_only before update or delete or truncate on handling.fee
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table handling.receipt (
  case_id uuid not null references handling.case (id),
  person_id uuid not null,
  mark text not null check (mark in ('printed', 'signed')),
  at timestamptz not null,
  staff_id uuid not null,
  primary key (case_id, mark)
);
comment on table handling.receipt is
  'Receipts that a counter printed, and those that came back signed. Append-only.';
grant select, insert on handling.receipt to ykt_app;
create trigger receipt_append_only before update or delete or truncate on handling.receipt
  for each statement execute function platform.refuse_rewrite();
create index step_opened on handling.step (actor_id, at) where code = 'opened';

-- class: local
create table handling.blank_delivery (
  id uuid primary key,
  counter_code text not null,
  amount integer not null check (amount between 1 and 100000),
  note text not null check (length(note) <= 120),
  at timestamptz not null,
  staff_id uuid not null
);
comment on table handling.blank_delivery is
  'Blank cards that an outlet received into its stock. Append-only.';
create index blank_delivery_counter on handling.blank_delivery (counter_code);
grant select, insert on handling.blank_delivery to ykt_app;
create trigger blank_delivery_append_only before update or delete or truncate
  on handling.blank_delivery for each statement execute function platform.refuse_rewrite();

-- class: local
create table handling.day_count (
  counter_code text not null,
  day date not null,
  counted_blanks integer not null check (counted_blanks >= 0),
  counted_fen bigint not null check (counted_fen >= 0),
  expected_blanks integer not null,
  expected_fen bigint not null,
  explanation text not null check (length(explanation) between 1 and 500),
  note text not null check (length(note) <= 500),
  counted_at timestamptz not null,
  counted_by uuid not null,
  primary key (counter_code, day)
);
comment on table handling.day_count is
  'A count that differs from the books and waits for a second person.';
grant select, insert, update on handling.day_count to ykt_app;

-- class: local
create table handling.day_end (
  id uuid primary key,
  counter_code text not null,
  agency_code text not null,
  day date not null,
  received_total integer not null,
  used_total integer not null,
  spoiled_total integer not null,
  due_total_fen bigint not null,
  taken_total_fen bigint not null,
  counted_blanks integer not null check (counted_blanks >= 0),
  expected_blanks integer not null,
  counted_fen bigint not null check (counted_fen >= 0),
  expected_fen bigint not null,
  explanation text check (length(explanation) between 1 and 500),
  note text not null check (length(note) <= 500),
  counted_by uuid not null,
  confirmed_by uuid,
  closed_at timestamptz not null,
  unique (counter_code, day),
  -- A difference is explained, and a second person has looked.
  constraint day_end_two_people check (
    counted_blanks = expected_blanks and counted_fen = expected_fen
    or explanation is not null and confirmed_by is not null and confirmed_by <> counted_by)
);
comment on table handling.day_end is
  '日结: how a counter ended its day. The totals run on from day to day, so that nothing falls '
  'between two days. Append-only.';
create index day_end_agency on handling.day_end (agency_code, closed_at desc);
grant select, insert on handling.day_end to ykt_app;
create trigger day_end_append_only before update or delete or truncate on handling.day_end
  for each statement execute function platform.refuse_rewrite();
