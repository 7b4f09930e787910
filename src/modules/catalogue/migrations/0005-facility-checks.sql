-- 设施核查: who looked for which facility, what they found, and when. Never edited: a later look is a
-- later row.
-- class: local
create table catalogue.facility_check (
  id uuid primary key,
  place_id uuid not null references catalogue.place (id),
  facility text not null,
  -- Score 1, 0 or not applicable.
  answer text not null check (answer in ('there', 'absent', 'notApplicable')),
  manner text not null check (manner in ('self', 'inspection')),
  checked_on date not null,
  checked_by text not null,
  checked_unit text not null,
  entered_at timestamptz not null,
  photo bytea check (length(photo) between 1 and 1048576),
  photo_type text check (photo_type in ('image/jpeg', 'image/png')),
  constraint facility_check_photo check ((photo is null) = (photo_type is null)),
  constraint facility_check_shows check (photo is null or answer = 'there'),
  constraint facility_check_day
    check (checked_on <= (entered_at at time zone 'Asia/Shanghai')::date)
);
comment on table catalogue.facility_check is
  'The checklist of Art. 18 for each place: what its operator or an inspector found, with a photo.';
create index facility_check_latest
  on catalogue.facility_check (place_id, facility, checked_on desc, entered_at desc);
grant select, insert on catalogue.facility_check to ykt_app;
create trigger facility_check_append_only
  before update or delete or truncate on catalogue.facility_check
  for each statement execute function platform.refuse_rewrite();

alter table catalogue.place add column facilities_checked_on date;
comment on column catalogue.place.facilities_checked_on is
  'When somebody last looked at the checklist; null where nobody has.';
update catalogue.place
   set facilities_checked_on = (select max((f->>'checkedOn')::date)
                                  from jsonb_array_elements(facilities) f);
create index place_checked_on on catalogue.place (facilities_checked_on nulls first, code)
  where ended_on is null;
grant update (facilities, facilities_checked_on) on catalogue.place to ykt_app;
