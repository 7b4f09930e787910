-- How a list came and how it is to be dealt with.
alter table roster.roster
  -- partial: nothing good waits for something bad. atomic: all rows or none, because asked.
  add column mode text not null default 'partial' check (mode in ('partial', 'atomic')),
  -- Heading, columns and unit, as people left them: rows are read again by it.
  add column layout jsonb,
  add column checked_at timestamptz;
grant update (checked_at) on roster.roster to ykt_app;
-- One list of a household programme names each household once.
alter table roster.row add column household_index bytea check (length(household_index) = 32);
create index row_household on roster.row (household_index) where household_index is not null;

-- class: reference
create table roster.removal (
  roster_id uuid not null references roster.roster (id),
  number integer not null,
  reason text not null check (reason <> ''),
  removed_by text not null,
  removed_at timestamptz not null,
  primary key (roster_id, number)
);
comment on table roster.removal is
  'Rows that somebody has taken off a list, and why. Append-only.';
grant select, insert on roster.removal to ykt_app;
create trigger removal_append_only before update or delete or truncate on roster.removal
  for each statement execute function platform.refuse_rewrite();

create or replace view roster.current_row with (security_invoker) as
  select distinct on (r.roster_id, r.number) r.id, r.roster_id, r.number, r.revision,
         r.identity_index, r.name_index, r.person_id, r.amount_fen, r.sub_item, r.village,
         r.quantity_thousandths, r.cells_sealed, r.household_index
    from roster.row r
   where not exists (select from roster.removal m
                      where m.roster_id = r.roster_id and m.number = r.number)
   order by r.roster_id, r.number, r.revision desc;

-- class: reference
create table roster.column_choice (
  owner_agency text not null,
  programme_code text not null,
  heading_digest text not null check (heading_digest ~ '^[0-9a-f]{64}$'),
  columns jsonb not null,
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (owner_agency, programme_code, heading_digest)
);
comment on table roster.column_choice is
  'What people of a department said about the columns of a list; lists of the same headings need '
  'not be asked about again.';
grant select, insert, update (columns, chosen_by, chosen_at) on roster.column_choice to ykt_app;

-- class: reference
create table roster.intake (
  id uuid primary key,
  kind text not null check (kind in ('import', 'repair', 'check')),
  origin text not null check (origin in ('page', 'api')),
  programme_code text not null,
  pay_period text not null,
  instalment smallint not null check (instalment between 1 and 99),
  region_code text not null,
  owner_agency text not null,
  mode text not null check (mode in ('partial', 'atomic')),
  -- The list it makes, mends or checks.
  roster_id uuid references roster.roster (id),
  status text not null check (status in
    ('receiving', 'looking', 'queued', 'running', 'paused', 'done', 'refused', 'dropped')),
  phase text check (phase in ('counting', 'storing', 'checking')),
  file_name text not null,
  file_format text check (file_format in ('csv', 'xlsx')),
  encoding text,
  sheet text,
  file_digest bytea check (length(file_digest) = 32),
  file_bytes bigint not null default 0 check (file_bytes >= 0),
  columns jsonb,
  -- Control totals: what whoever sends says, and what was counted.
  stated_rows integer check (stated_rows >= 0),
  stated_fen bigint check (stated_fen >= 0),
  counted_rows integer,
  counted_fen bigint,
  -- Rows of people so far, and the last row of the file that is stored.
  people_done integer not null default 0 check (people_done >= 0),
  last_row integer not null default 0 check (last_row >= 0),
  -- Rises with each claim: whoever holds an older one writes nothing.
  fence integer not null default 0,
  lease_until timestamptz,
  refusal_code text,
  refusal_text text,
  -- What a repair did, in counts.
  outcome jsonb,
  made_by text not null,
  made_unit text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  file_gone_at timestamptz,
  constraint intake_lease check ((status = 'running') = (lease_until is not null)),
  constraint intake_refusal check ((status = 'refused') = (refusal_code is not null)),
  constraint intake_ended check (
    (status in ('done', 'refused', 'dropped')) = (ended_at is not null)),
  constraint intake_roster check (kind = 'import' or roster_id is not null)
);
comment on table roster.intake is
  'Files on their way into a list, and how far they have come: a process that dies leaves its work '
  'to the next one, which goes on behind the last row that is stored.';
create index intake_due on roster.intake (status, lease_until)
  where status in ('queued', 'running');
create index intake_roster on roster.intake (roster_id);
create index intake_agency on roster.intake (owner_agency, made_at desc);
grant select, insert, update (roster_id, status, phase, file_format, encoding, sheet, file_digest,
  file_bytes, columns, stated_rows, stated_fen, counted_rows, counted_fen, people_done, last_row,
  fence, lease_until, refusal_code, refusal_text, outcome, ended_at, file_gone_at)
  on roster.intake to ykt_app;

-- The steps of intake.ts; a test compares the two.
create function roster.refuse_illegal_intake() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('receiving', 'looking'), ('receiving', 'queued'), ('receiving', 'dropped'),
      ('receiving', 'refused'), ('looking', 'queued'), ('looking', 'dropped'),
      ('queued', 'running'), ('queued', 'paused'), ('queued', 'dropped'), ('running', 'queued'),
      ('running', 'paused'), ('running', 'done'), ('running', 'refused'), ('paused', 'queued'),
      ('paused', 'dropped')) then
    raise exception 'an intake that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'intake_status_legal';
  end if;
  if new.fence < old.fence then
    raise exception 'a fence never falls'
      using errcode = 'check_violation', constraint = 'intake_fence';
  end if;
  return new;
end
$$;
create trigger intake_status_legal before update on roster.intake
  for each row execute function roster.refuse_illegal_intake();

-- class: local
create table roster.part (
  intake_id uuid not null references roster.intake (id),
  number integer not null check (number between 1 and 10000),
  digest bytea not null check (length(digest) = 32),
  bytes integer not null check (bytes > 0),
  received_at timestamptz not null,
  primary key (intake_id, number)
);
comment on table roster.part is
  'Parts of a file as a system sends them: the same part again is the same, another is refused.';
grant select, insert, delete on roster.part to ykt_app;

-- class: local
create table roster.piece (
  intake_id uuid not null references roster.intake (id),
  part integer not null,
  number integer not null,
  bytes_sealed bytea not null,
  primary key (intake_id, part, number)
);
comment on table roster.piece is
  'The files themselves, sealed and in pieces, for every process to read; gone when the list has '
  'been handed over or withdrawn.';
alter table roster.piece alter column bytes_sealed set storage external;
grant select, insert, delete on roster.piece to ykt_app;
