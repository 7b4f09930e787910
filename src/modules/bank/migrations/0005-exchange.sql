-- class: reference
create table bank.exchange_file (
  id uuid primary key,
  bank_code text not null references bank.bank (code),
  direction text not null check (direction in ('out', 'in')),
  number text not null check (number ~ '^[0-9A-Za-z-]{1,20}$'),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  rows integer not null check (rows >= 0),
  good_rows integer not null check (good_rows between 0 and rows),
  -- Of files that go out: kept sealed, so that they can be fetched again as they were.
  content_sealed bytea,
  made_by uuid not null,
  made_at timestamptz not null,
  -- A number stands for one content for ever.
  unique (bank_code, direction, number)
);
comment on table bank.exchange_file is
  'Files exchanged with banks, by number and SM3 digest. Append-only.';
create index exchange_file_bank on bank.exchange_file (bank_code, made_at desc);
grant select, insert on bank.exchange_file to ykt_app;
create trigger exchange_file_append_only before update or delete or truncate on bank.exchange_file
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.exchange_row (
  file_id uuid not null references bank.exchange_file (id),
  number integer not null check (number > 0),
  request_id uuid,
  outcome text not null,
  field text,
  fault text,
  primary key (file_id, number),
  check ((field is null) = (fault is null))
);
comment on table bank.exchange_row is
  'What became of every row of a file: a code of the outcome, or the field and its fault.';
grant select, insert on bank.exchange_row to ykt_app;
create trigger exchange_row_append_only before update or delete or truncate on bank.exchange_row
  for each statement execute function platform.refuse_rewrite();
