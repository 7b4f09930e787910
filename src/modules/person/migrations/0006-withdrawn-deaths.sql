-- class: person-owned
create table person.withdrawn_death (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  withdrawn_at timestamptz not null,
  -- Whose staff sees to what ended by mistake.
  resolver_agency text not null,
  resolved_at timestamptz,
  resolved_by text,
  note text check (note <> ''),
  check (num_nulls(resolved_at, resolved_by, note) in (0, 3))
);
comment on table person.withdrawn_death is
  'Deaths that the register took back: cards, relations and sessions ended by mistake, and '
  'somebody has to see to the person (C8).';
create index withdrawn_death_open on person.withdrawn_death (withdrawn_at)
  where resolved_at is null;
grant select, insert, update (resolved_at, resolved_by, note) on person.withdrawn_death to ykt_app;
