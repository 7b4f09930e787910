create schema organisation;
grant usage on schema organisation to ykt_app;

-- class: reference
create table organisation.region (
  code text primary key,
  level text not null check (level in ('province', 'city', 'county', 'zone')),
  parent_code text references organisation.region (code),
  name jsonb not null,
  -- A code of our own must not look like one of GB/T 2260.
  check ((level = 'zone') = (code !~ '^[0-9]{6}$')),
  check ((level = 'province') = (parent_code is null))
);
comment on table organisation.region is
  'Divisions by GB/T 2260, and functional zones outside of it (level zone).';
grant select, insert on organisation.region to ykt_app;

-- class: reference
create table organisation.agency (
  code text primary key check (code ~ '^[a-z0-9-]{2,40}$'),
  kind text not null check (kind in
    ('bureau', 'department', 'bank', 'operator', 'cardCentre', 'supervisor', 'developer')),
  region_code text not null references organisation.region (code),
  name jsonb not null,
  unified_social_credit_code text
);
comment on table organisation.agency is
  'Every organisation that staff, places, scenes or banks belong to (Art. 4, 5, 15).';
grant select, insert on organisation.agency to ykt_app;

-- class: reference
create table organisation.outlet (
  code text primary key,
  agency_code text not null references organisation.agency (code),
  district_code text not null references organisation.region (code),
  name jsonb not null,
  address text not null,
  opening_hours text not null,
  phone text not null,
  instant_issuance boolean not null,
  hong_kong_macao_desk boolean not null,
  facilities jsonb not null default '[]'
);
comment on table organisation.outlet is
  'Service outlets with their facilities for elders and disabled people (Art. 17, 18).';
create index outlet_district on organisation.outlet (district_code);
grant select, insert on organisation.outlet to ykt_app;

-- class: local
create table organisation.staff (
  id uuid primary key,
  subject text not null unique,
  agency_code text not null references organisation.agency (code),
  display_name text not null,
  active boolean not null default true
);
comment on column organisation.staff.subject is
  'Identifier at the identity provider.';
-- class: local
create table organisation.staff_role (
  staff_id uuid not null references organisation.staff (id),
  role text not null,
  primary key (staff_id, role)
);
grant select, insert, update on organisation.staff to ykt_app;
grant select, insert, delete on organisation.staff_role to ykt_app;
