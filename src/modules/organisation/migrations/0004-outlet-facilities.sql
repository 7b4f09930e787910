-- What an outlet has for elders and disabled people, each with the day on which somebody last saw
-- it; what was declared when the outlet was filed has no day yet (Art. 18).
alter table organisation.outlet add column facilities_checked_on date;
comment on column organisation.outlet.facilities_checked_on is
  'When somebody last went through the checklist; null where nobody has.';
update organisation.outlet
   set facilities = (select jsonb_agg(jsonb_build_object('facility', f))
                       from jsonb_array_elements(facilities) f)
 where facilities <> '[]';
create index outlet_checked_on on organisation.outlet (facilities_checked_on nulls first, code);
grant update (facilities_checked_on) on organisation.outlet to ykt_app;
