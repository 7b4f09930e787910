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
  'Deaths that the register took back: cards, relations and sessions ended by mistake, and somebody '
  'has to see to the person (C8).';
create index withdrawn_death_open on person.withdrawn_death (withdrawn_at)
  where resolved_at is null;
grant select, insert, update (resolved_at, resolved_by, note) on person.withdrawn_death to ykt_app;

-- C8: later modules put this on what must not begin for somebody who has died.
create function person.refuse_for_dead() returns trigger language plpgsql as $$
begin
  if exists (select from person.person p where p.id = new.person_id and p.died_on is not null) then
    raise exception 'nothing begins for somebody who has died'
      using errcode = 'check_violation', constraint = 'person_living';
  end if;
  return new;
end
$$;
