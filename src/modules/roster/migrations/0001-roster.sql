create schema roster;
grant usage on schema roster to ykt_app;

-- class: reference
create table roster.roster (
  id uuid primary key,
  -- Begins the keys of its rows.
  short_name text not null unique check (short_name ~ '^[A-Z][0-9A-Z]{4,11}$'),
  programme_code text not null,
  pay_period text not null,
  instalment smallint not null check (instalment between 1 and 99),
  region_code text not null,
  owner_agency text not null,
  status text not null
    check (status in ('reading', 'judged', 'noticed', 'settled', 'handedOver', 'withdrawn')),
  file_name text not null,
  file_format text not null check (file_format in ('csv', 'xlsx')),
  encoding text,
  file_digest bytea not null check (length(file_digest) = 32),
  row_count integer not null check (row_count >= 0),
  made_by text not null,
  made_unit text not null,
  made_at timestamptz not null,
  check_run integer not null default 0 check (check_run >= 0)
);
comment on table roster.roster is
  'Lists of whom a department wants to have paid, one for each programme, period, instalment and '
  'place (名册, Art. 13).';
create index roster_programme on roster.roster (programme_code, pay_period);
grant select, insert, update (status, row_count, check_run) on roster.roster to ykt_app;

-- class: reference
create table roster.row (
  id uuid primary key,
  roster_id uuid not null references roster.roster (id),
  number integer not null check (number > 0),
  -- Rises when the row is repaired; the highest counts.
  revision smallint not null check (revision >= 0),
  identity_index bytea check (length(identity_index) = 32),
  name_index bytea check (length(name_index) = 32),
  person_id uuid,
  amount_fen bigint check (amount_fen > 0),
  sub_item text not null default '',
  village text not null default '',
  quantity_thousandths bigint,
  -- The cells as they came, of rows that somebody has to look at.
  cells_sealed bytea,
  unique (roster_id, number, revision)
);
comment on table roster.row is
  'Rows of a list: who by a blind index, how much. What people have to read of a faulty row lies '
  'sealed. Append-only.';
create index row_person on roster.row (person_id) where person_id is not null;
grant select, insert on roster.row to ykt_app;
create trigger row_append_only before update or delete or truncate on roster.row
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table roster.finding (
  roster_id uuid not null,
  row_id uuid not null references roster.row (id),
  -- 0 is the reading of the file; then each run of the checks.
  run integer not null check (run >= 0),
  code text not null,
  severity text not null check (severity in ('refuse', 'confirm', 'mended')),
  field text not null default '',
  column_number smallint,
  primary key (row_id, run, code, field)
);
comment on table roster.finding is
  'What was found of a row, by reading it and by each run of the checks. Append-only.';
create index finding_roster on roster.finding (roster_id, run, severity);
grant select, insert on roster.finding to ykt_app;
create trigger finding_append_only before update or delete or truncate on roster.finding
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table roster.confirmation (
  row_id uuid not null references roster.row (id),
  roster_id uuid not null,
  code text not null,
  field text not null default '',
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  reason text not null check (reason <> ''),
  primary key (row_id, code, field)
);
comment on table roster.confirmation is
  'What somebody answers for that the program only asks about. Append-only.';
grant select, insert on roster.confirmation to ykt_app;
create trigger confirmation_append_only before update or delete or truncate on roster.confirmation
  for each statement execute function platform.refuse_rewrite();

-- The steps of roster.ts; a test compares the two.
create function roster.refuse_illegal_status() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('reading', 'judged'), ('judged', 'noticed'), ('noticed', 'settled'),
      ('noticed', 'judged'), ('settled', 'handedOver'), ('settled', 'judged'),
      ('reading', 'withdrawn'), ('judged', 'withdrawn'), ('noticed', 'withdrawn'),
      ('settled', 'withdrawn')) then
    raise exception 'a roster that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'roster_status_legal';
  end if;
  return new;
end
$$;
create trigger roster_status_legal before update on roster.roster
  for each row execute function roster.refuse_illegal_status();

-- The row that counts of each number.
create view roster.current_row with (security_invoker) as
  select distinct on (roster_id, number) id, roster_id, number, revision, identity_index,
         name_index, person_id, amount_fen, sub_item, village, quantity_thousandths, cells_sealed
    from roster.row order by roster_id, number, revision desc;
grant select on roster.current_row to ykt_app;
