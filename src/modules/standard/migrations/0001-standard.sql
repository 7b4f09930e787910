create schema standard;
grant usage on schema standard to ykt_app;

-- class: reference
create table standard.setting (
  id uuid primary key,
  parameter text not null check (parameter ~ '^[a-z][A-Za-z]+$'),
  region_code char(6) not null check (region_code ~ '^44[0-9]{4}$'),
  value jsonb not null check (jsonb_typeof(value) in ('number', 'string', 'boolean')),
  valid_from date not null,
  -- Whether an official source stands behind it, and which.
  confirmed boolean not null,
  source text not null check (length(source) between 2 and 200),
  entered_by uuid not null,
  entered_at timestamptz not null
);
comment on table standard.setting is
  'Values of parameters that an operator entered or confirmed, over those that the program brings '
  '(Art. 17). Of one parameter, region and day the latest entry counts. Append-only.';
create index setting_lookup on standard.setting (parameter, region_code, valid_from);
grant select, insert on standard.setting to ykt_app;
create trigger setting_append_only before update or delete or truncate on standard.setting
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table standard.decreed_year (
  year smallint not null check (year between 2000 and 2200),
  version integer not null check (version > 0),
  source text not null check (length(source) between 2 and 200),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (year, version)
);
comment on table standard.decreed_year is
  'Years whose holidays the State Council has decreed, as entered; the highest version counts. '
  'Append-only.';
grant select, insert on standard.decreed_year to ykt_app;
create trigger decreed_year_append_only before update or delete or truncate
  on standard.decreed_year for each statement execute function platform.refuse_rewrite();

-- class: reference
create table standard.special_day (
  year smallint not null,
  version integer not null,
  day date not null,
  kind text not null check (kind in ('holiday', 'makeUpWorkingDay')),
  name text not null,
  primary key (year, version, day),
  foreign key (year, version) references standard.decreed_year (year, version),
  check (extract(year from day) = year),
  -- A day is made up for at a weekend; every other working day is one anyway.
  check (kind = 'holiday' or extract(isodow from day) in (6, 7))
);
comment on table standard.special_day is 'Days that differ from the week: 放假, 调休上班.';
grant select, insert on standard.special_day to ykt_app;
create trigger special_day_append_only before update or delete or truncate
  on standard.special_day for each statement execute function platform.refuse_rewrite();
