-- What places are found by. The program works it out (search-terms.ts, ui/opening-hours.ts) and
-- renews what an older edition of it wrote.
alter table catalogue.place
  add column terms text[] not null default '{}',
  add column terms_edition smallint not null default 0,
  add column open_week int4multirange;
comment on column catalogue.place.terms is
  'Single characters, pairs, beginnings of words and initials of pinyin of names and address.';
comment on column catalogue.place.open_week is
  'Minutes of an ordinary week from Monday 00:00; null where the words cannot be read.';
grant update (terms, terms_edition, open_week) on catalogue.place to ykt_app;

create index place_terms on catalogue.place using gin (terms);
create index place_facilities on catalogue.place using gin (facilities jsonb_path_ops);
create index place_open on catalogue.place using gist (open_week);
-- A degree of longitude is about 0.92 of one of latitude in Guangdong (20° to 25.5° north).
create index place_near on catalogue.place
  using gist (point(longitude::double precision * 0.92, latitude::double precision));
create index place_stale_terms on catalogue.place (terms_edition);

drop index catalogue.place_city;
create index place_order on catalogue.place (city_code, district_code, code);
create index place_kind on catalogue.place (kind, city_code, district_code, code);
drop index catalogue.place_scene_code;
create index place_scene_code on catalogue.place_scene (scene_code, place_id);

-- class: reference
create table catalogue.place_tally (
  city_code char(6) not null,
  kind text not null,
  places integer not null check (places > 0),
  primary key (city_code, kind)
);
comment on table catalogue.place_tally is
  'How many places of a kind a city has, so that no page counts a hundred thousand rows. Kept by '
  'the trigger alone.';
insert into catalogue.place_tally (city_code, kind, places)
select city_code, kind, count(*) from catalogue.place group by city_code, kind;
grant select on catalogue.place_tally to ykt_app;

create function catalogue.tally_places() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- Always in the same order: two lists that come in at once wait for each other and no more.
  insert into catalogue.place_tally as tally (city_code, kind, places)
  select city_code, kind, count(*)
    from entered
   group by city_code, kind
   order by city_code, kind
  on conflict (city_code, kind) do update set places = tally.places + excluded.places;
  return null;
end $$;
create trigger place_tallied after insert on catalogue.place
  referencing new table as entered for each statement execute function catalogue.tally_places();
