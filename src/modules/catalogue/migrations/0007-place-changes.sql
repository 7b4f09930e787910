-- Changes to a place in force: its operator files them, two of the bureau look, and the old values
-- stand until then. The city stays: a place in another city is another place, so no one may update
-- its city or its kind.
alter table catalogue.place
  add column closed_from date,
  add column closed_until date,
  add column changed_at timestamptz,
  add constraint place_closure check (
    (closed_from is null) = (closed_until is null) and closed_from < closed_until);
comment on column catalogue.place.closed_from is
  'The first day of works or another closure that was announced; with closed_until, the first day '
  'on which it is open again.';
comment on column catalogue.place.changed_at is
  'When a change was last approved; null where nothing was changed since it was registered.';
grant update (name, district_code, address, latitude, longitude, opening_hours, phone, closed_from,
  closed_until, changed_at) on catalogue.place to ykt_app;
grant delete on catalogue.place_scene to ykt_app;

alter table catalogue.place_entry
  drop constraint place_entry_kind_check,
  add constraint place_entry_kind check (kind in ('new', 'renewal', 'change')),
  alter column authorised_until drop not null,
  add constraint place_entry_until check ((kind = 'change') = (authorised_until is null)),
  drop constraint place_entry_place,
  add constraint place_entry_place check (
    (kind <> 'new' or status = 'approved') = (place_id is not null)),
  add column before jsonb,
  -- The history of a place is what each change found in the register.
  add constraint place_entry_before check (
    (kind = 'change' and status = 'approved') = (before is not null));
comment on column catalogue.place_entry.before is
  'What a change replaced, in the same shape as content.';
grant update (before) on catalogue.place_entry to ykt_app;

drop index catalogue.place_entry_one_renewal;
create unique index place_entry_one_open on catalogue.place_entry (place_id, kind)
  where kind <> 'new' and status in ('filed', 'reviewed');
create index place_entry_history on catalogue.place_entry (decided_at desc)
  where kind = 'change' and status = 'approved';
