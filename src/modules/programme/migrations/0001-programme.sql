-- Equality inside exclusion constraints; part of every PostgreSQL distribution, and trusted.
create extension if not exists btree_gist with schema platform;

create schema programme;
grant usage on schema programme to ykt_app;

-- class: reference
create table programme.programme (
  code text not null check (code ~ '^[A-Z]{2}-[0-9]{3}$'),
  valid_from date not null,
  valid_until date,
  name jsonb not null,
  owner_agency text not null,
  payer_agency text not null,
  class text not null check (class in ('mandatory', 'encouraged')),
  payee text not null check (payee in ('person', 'household')),
  cycle text not null check (cycle in ('monthly', 'quarterly', 'yearly', 'once')),
  -- Month of the quarter (1 to 3) or of the year (1 to 12).
  pay_month smallint,
  pay_day smallint not null check (pay_day between 1 and 31),
  -- The one pay day of a programme that pays once.
  pay_year smallint,
  notice_days smallint not null check (notice_days >= 0),
  region_codes text[] not null check (cardinality(region_codes) > 0),
  demonstration boolean not null,
  primary key (code, valid_from),
  check (valid_until is null or valid_until > valid_from),
  constraint programme_pay_day check (case cycle
    when 'monthly' then pay_month is null and pay_year is null
    when 'quarterly' then pay_month between 1 and 3 and pay_year is null
    when 'yearly' then pay_month between 1 and 12 and pay_year is null
    else pay_month between 1 and 12 and pay_year is not null end),
  constraint programme_one_on_a_day
    exclude using gist (code with =, daterange(valid_from, valid_until) with &&)
);
comment on table programme.programme is
  'Payment programmes as they stand in each period: who owns them, who pays, whom and when '
  '(Art. 13). A change is a new row from a day on.';
grant select, insert on programme.programme to ykt_app;
