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
