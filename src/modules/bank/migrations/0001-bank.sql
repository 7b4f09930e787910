create schema bank;
grant usage on schema bank to ykt_app;

-- class: reference
create table bank.bank (
  code text primary key,
  agency_code text not null unique,
  name jsonb not null,
  placeholder boolean not null default false,
  measure text not null default 'normal'
    check (measure in ('normal', 'suspendedApply', 'suspendedHandling', 'terminated'))
);
comment on table bank.bank is
  'Co-operating financial institutions (Art. 5) and the measure in force against each (Art. 25).';
grant select, insert, update on bank.bank to ykt_app;
