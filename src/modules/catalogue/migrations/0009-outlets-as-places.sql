-- The checklist of Art. 18 is one for places and for outlets; each look is at one of the two. The
-- outlet is named by its code in the register of the module organisation.
alter table catalogue.facility_check
  alter column place_id drop not null,
  add column outlet_code text,
  add constraint facility_check_of_one check (num_nonnulls(place_id, outlet_code) = 1);
comment on table catalogue.facility_check is
  'The checklist of Art. 18 for each place and outlet: what its own people or an inspector found, '
  'with a photo.';
create index facility_check_latest_outlet
  on catalogue.facility_check (outlet_code, facility, checked_on desc, entered_at desc)
  where outlet_code is not null;

-- Lists that are brought as files are lists of places or lists of outlets, read and put right in
-- the same steps. A row becomes a filing of the one kind or of the other.
alter table catalogue.place_import rename to list_import;
alter table catalogue.place_import_row rename to list_import_row;
alter table catalogue.list_import
  add column subject text not null default 'place' check (subject in ('place', 'outlet'));
alter table catalogue.list_import alter column subject drop default;
comment on table catalogue.list_import is
  'A list of places or outlets that an operator, a bank or the bureau brought as a file (Art. 8, '
  '18).';
alter table catalogue.list_import_row add column outlet_entry_id uuid
  references catalogue.outlet_entry (id);
alter table catalogue.list_import_row
  drop constraint place_import_row_filed,
  add constraint list_import_row_filed check (
    num_nonnulls(entry_id, outlet_entry_id) = (faults = '[]'::jsonb)::integer);
comment on table catalogue.list_import_row is
  'One row of a list: its cells, what is wrong with them, the filing that came of it.';
grant update (outlet_entry_id) on catalogue.list_import_row to ykt_app;
drop trigger place_import_row_final on catalogue.list_import_row;
create trigger list_import_row_final before update on catalogue.list_import_row
  for each row when (num_nonnulls(old.entry_id, old.outlet_entry_id) > 0)
  execute function catalogue.refuse_filed_row();
create or replace function catalogue.refuse_filed_row() returns trigger language plpgsql as $$
begin
  raise exception 'a row that was filed stays as it was'
    using errcode = 'check_violation', constraint = 'list_import_row_final';
end
$$;
