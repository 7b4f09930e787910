-- Lists of places that somebody brought. A row without fault is a filing at once; the others wait
-- here to be put right, whether on the page or in the file that is given out.
-- class: local
create table catalogue.place_import (
  id uuid primary key,
  -- Begins the keys by which rows come back.
  short text not null unique check (short ~ '^[A-Z][0-9A-Z]{6}$'),
  owner_agency text not null,
  file_name text not null check (length(file_name) <= 200),
  -- Kind of file, encoding and separator, so that rows go back as they came.
  shape jsonb not null,
  heading jsonb not null,
  made_by text not null,
  made_at timestamptz not null
);
comment on table catalogue.place_import is
  'A list of places that an operator or the bureau brought as a file (Art. 8).';
create index place_import_owner on catalogue.place_import (owner_agency, made_at desc);
grant select, insert on catalogue.place_import to ykt_app;
create trigger place_import_append_only
  before update or delete or truncate on catalogue.place_import
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table catalogue.place_import_row (
  import_id uuid not null references catalogue.place_import (id),
  row_number integer not null check (row_number > 0),
  texts jsonb not null,
  -- What is wrong, in the shape of modules/catalogue/place-row.ts.
  faults jsonb not null,
  entry_id uuid references catalogue.place_entry (id),
  primary key (import_id, row_number),
  -- A row waits or it was filed, and nothing is filed with a fault.
  constraint place_import_row_filed check ((entry_id is not null) = (faults = '[]'::jsonb))
);
comment on table catalogue.place_import_row is
  'One row of a list of places: its cells, what is wrong with them, the filing that came of it.';
grant select, insert, update (texts, faults, entry_id) on catalogue.place_import_row to ykt_app;

create function catalogue.refuse_filed_row() returns trigger language plpgsql as $$
begin
  raise exception 'a row that was filed stays as it was'
    using errcode = 'check_violation', constraint = 'place_import_row_final';
end
$$;
create trigger place_import_row_final before update on catalogue.place_import_row
  for each row when (old.entry_id is not null)
  execute function catalogue.refuse_filed_row();
create trigger place_import_row_kept before delete or truncate on catalogue.place_import_row
  for each statement execute function platform.refuse_rewrite();

-- 网点登记: banks and the bureau file outlets, and two of the bureau look at each.
-- class: local
create table catalogue.outlet_entry (
  id uuid primary key,
  agency_code text not null,
  city_code char(6) not null,
  -- What was filed, in the shape of modules/catalogue/outlet-entry.ts.
  content jsonb not null,
  -- The outlet that came of it.
  outlet_code text unique,
  status text not null check (status in ('filed', 'reviewed', 'approved', 'returned')),
  filed_by text not null,
  filed_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  remark text,
  constraint outlet_entry_review_whole check ((reviewed_by is null) = (reviewed_at is null)),
  constraint outlet_entry_decision_whole check (
    (decided_by is null) = (decided_at is null)
    and (status in ('approved', 'returned')) = (decided_by is not null)),
  constraint outlet_entry_reviewed check (
    (status <> 'filed' or reviewed_by is null)
    and (status not in ('reviewed', 'approved') or reviewed_by is not null)),
  constraint outlet_entry_two_people check (
    reviewed_by <> filed_by and decided_by <> filed_by
    and (status <> 'approved' or decided_by <> reviewed_by)),
  constraint outlet_entry_outlet check ((status = 'approved') = (outlet_code is not null)),
  constraint outlet_entry_remark check (
    status <> 'returned' or coalesce(length(remark), 0) >= 4)
);
comment on table catalogue.outlet_entry is
  'Outlets that banks and the bureau file: who filed, who reviewed, who approved (Art. 17, 18).';
create index outlet_entry_open on catalogue.outlet_entry (city_code, filed_at)
  where status in ('filed', 'reviewed');
create index outlet_entry_agency on catalogue.outlet_entry (agency_code, filed_at);
grant select, insert,
  update (outlet_code, status, reviewed_by, reviewed_at, decided_by, decided_at, remark)
  on catalogue.outlet_entry to ykt_app;
-- The steps are those of places.
create trigger outlet_entry_status_legal before insert or update on catalogue.outlet_entry
  for each row execute function catalogue.refuse_illegal_place_entry();
create trigger outlet_entry_kept before delete or truncate on catalogue.outlet_entry
  for each statement execute function platform.refuse_rewrite();
