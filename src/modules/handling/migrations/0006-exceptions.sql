-- class: person-owned
create table handling.exception (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('identityMismatch', 'duplicatePerson', 'rareCharacter',
    'deathFlagWrong', 'cardStuck', 'other')),
  status text not null check (status in
    ('unassigned', 'assigned', 'resolved', 'notResolvable')),
  statement text not null check (length(statement) between 1 and 500),
  image_reference text check (length(image_reference) between 1 and 64),
  case_id uuid references handling.case (id),
  order_id uuid,
  cause_key text unique,
  opened_at timestamptz not null,
  opened_by_kind text not null check (opened_by_kind in ('staff', 'system')),
  opened_by text not null,
  opened_agency text,
  two_people boolean not null,
  resolver_agency text not null,
  resolver_id uuid,
  due_on date not null,
  escalated_at timestamptz,
  outcome text,
  outcome_note text check (length(outcome_note) between 1 and 500),
  closed_at timestamptz,
  closed_by text,
  check ((opened_by_kind = 'staff') = (opened_agency is not null)),
  check (status = 'unassigned' or resolver_id is not null),
  check (status <> 'unassigned' or resolver_id is null),
  check ((closed_at is not null) = (status in ('resolved', 'notResolvable'))),
  check ((closed_at is null) = (closed_by is null)),
  check ((closed_at is null) = (outcome is null)),
  check ((closed_at is null) = (outcome_note is null)),
  -- S3: where two people are asked for, whoever opened it does not close it.
  constraint exception_two_people check (not two_people or closed_by is distinct from opened_by)
);
comment on table handling.exception is
  'What the program cannot do by itself, with the one person who sees to it and their limit '
  '(Art. 17, 22).';
comment on column handling.exception.statement is
  'What is wrong, in the words of whoever opened it; no name and no number.';
comment on column handling.exception.image_reference is
  'Archive number of the scanned original; the picture itself stays in the archive.';
comment on column handling.exception.cause_key is
  'What the program opened it for; the same standstill is taken up once.';
-- The same trouble of a person is seen to by one resolver at a time.
create unique index exception_once on handling.exception (person_id, kind)
  where closed_at is null and kind <> 'other';
create index exception_resolver on handling.exception (resolver_agency, due_on)
  where closed_at is null;
create index exception_person on handling.exception (person_id, opened_at desc);
create index exception_case on handling.exception (case_id) where case_id is not null;
grant select, insert, update on handling.exception to ykt_app;

-- An exception that has ended stays as it ended.
create function handling.refuse_exception_reopening() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null and new is distinct from old then
    raise exception 'a % exception does not change', old.status
      using errcode = 'check_violation', constraint = 'exception_ended';
  end if;
  return new;
end
$$;
create trigger exception_ended before update on handling.exception
  for each row execute function handling.refuse_exception_reopening();

-- class: person-owned
create table handling.exception_step (
  id uuid primary key,
  exception_id uuid not null references handling.exception (id),
  person_id uuid not null,
  at timestamptz not null,
  action text not null check (action in
    ('open', 'assign', 'handOn', 'escalate', 'resolve', 'closeUnresolved')),
  actor_kind text not null,
  actor_id text not null,
  resolver_agency text not null,
  resolver_id uuid,
  note text not null
);
comment on table handling.exception_step is
  'What happened to an exception, in order, with who had it after. Append-only.';
create index exception_step_exception on handling.exception_step (exception_id, at, id);
grant select, insert on handling.exception_step to ykt_app;
create trigger exception_step_append_only before update or delete or truncate
  on handling.exception_step for each statement execute function platform.refuse_rewrite();

-- Whoever resolves an exception opens its person by it, and that is kept like a search.
alter table handling.lookup drop constraint lookup_read_by_check;
alter table handling.lookup add constraint lookup_read_by_check
  check (read_by in ('typed', 'reader', 'card', 'exception'));
-- Whether a person was seen alive after the day on which the register says they died.
create index lookup_person on handling.lookup (person_id, at desc) where person_id is not null;
