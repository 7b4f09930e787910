create schema catalogue;
grant usage on schema catalogue to ykt_app;

-- class: reference
create table catalogue.version (
  id uuid primary key,
  region_code char(6) not null,
  number integer not null check (number > 0),
  published_at timestamptz not null,
  effective_from timestamptz not null,
  reason text not null,
  unique (region_code, number)
);
comment on table catalogue.version is
  'A published layer of the catalogue: 440000 the provincial one, a city code for a city (Art. '
  '8). Never edited.';

-- class: reference
create table catalogue.scene (
  version_id uuid not null references catalogue.version (id),
  code text not null,
  domain text not null,
  definition jsonb not null,
  primary key (version_id, code)
);
comment on column catalogue.scene.definition is
  'The whole scene in the shape of modules/catalogue/scene.ts.';
grant select, insert on catalogue.version, catalogue.scene to ykt_app;
create trigger version_append_only before update or delete or truncate on catalogue.version
  for each statement execute function platform.refuse_rewrite();
create trigger scene_append_only before update or delete or truncate on catalogue.scene
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table catalogue.place (
  id uuid primary key,
  code text not null unique,
  kind text not null,
  name jsonb not null,
  city_code char(6) not null,
  district_code char(6) not null,
  address text not null,
  latitude numeric(9, 6) not null check (latitude between 20 and 26),
  longitude numeric(9, 6) not null check (longitude between 109 and 118),
  opening_hours text not null,
  phone text not null,
  operator_agency text not null,
  facilities jsonb not null default '[]'
);
comment on table catalogue.place is
  'Application places with the facilities of Art. 18. Coordinates in GCJ-02.';
create index place_city on catalogue.place (city_code, district_code);

-- class: reference
create table catalogue.place_scene (
  place_id uuid not null references catalogue.place (id),
  scene_code text not null,
  primary key (place_id, scene_code)
);
create index place_scene_code on catalogue.place_scene (scene_code);
grant select, insert on catalogue.place, catalogue.place_scene to ykt_app;
