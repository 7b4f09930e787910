create schema concession;
grant usage on schema concession to ykt_app;

-- class: reference
create table concession.rule (
  id text not null,
  kind text not null,
  region_code char(6) not null,
  valid_from date not null,
  valid_until date,
  age_from smallint,
  age_until smallint,
  category text,
  mode text not null check (mode in ('free', 'percent', 'fixed')),
  percent_of_full smallint check (percent_of_full between 1 and 99),
  fixed_fen bigint check (fixed_fen >= 0),
  basis text not null,
  label jsonb not null,
  confirmed boolean not null,
  primary key (id, valid_from),
  check (valid_until is null or valid_from < valid_until),
  check ((mode = 'percent') = (percent_of_full is not null)),
  check ((mode = 'fixed') = (fixed_fen is not null)),
  check (age_from is null or age_until is null or age_from < age_until)
);
comment on table concession.rule is
  'Who pays what where, as dated data. There is no column for a document kind, and there must be '
  'none (Art. 16).';

-- class: reference
create table concession.full_price (
  kind text not null,
  region_code char(6) not null,
  valid_from date not null,
  valid_until date,
  full_fen bigint not null check (full_fen >= 0),
  primary key (kind, region_code, valid_from)
);
grant select, insert on concession.rule, concession.full_price to ykt_app;
