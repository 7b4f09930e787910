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
