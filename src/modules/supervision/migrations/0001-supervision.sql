create schema supervision;
grant usage on schema supervision to ykt_app;

-- class: local
create table supervision.lead (
  id uuid primary key,
  reference text not null unique,
  source text not null check (source in ('holder', 'risk', 'inspection')),
  kind text not null,
  person_id uuid,
  organisation_code text,
  subject_kind text not null,
  subject_id text not null,
  statement text not null,
  basis text not null,
  opened_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'inquiry', 'closed'))
);
comment on table supervision.lead is
  'Leads for supervision: what somebody reported or a rule noticed (Art. 22 to 24).';
-- Saying "not me" twice about one entry is one lead.
create unique index lead_once on supervision.lead (person_id, subject_kind, subject_id, kind)
  nulls not distinct;
create index lead_opened on supervision.lead (opened_at desc, id desc);
grant select, insert, update on supervision.lead to ykt_app;
