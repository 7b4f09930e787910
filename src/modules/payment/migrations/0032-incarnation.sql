-- P16: a database that was brought back from a backup does not know what banks were told since. It
-- cannot remember that it was brought back either; but its server then counts another timeline.

create function payment.place_of_server() returns text language sql stable as $$
  select system_identifier || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8)
    from pg_control_system()
$$;
comment on function payment.place_of_server() is
  'The cluster and its timeline: another one after a restoration, a promotion or a dump.';

alter table payment.incarnation
  add column place text not null default payment.place_of_server(),
  -- What banks were told since may be missing here.
  add column knows_until timestamptz,
  add column declared_by text,
  add constraint incarnation_declared check (
    number = 1 or (knows_until is not null and declared_by is not null));
create trigger incarnation_append_only before update or delete or truncate on payment.incarnation
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table payment.inquiry (
  incarnation smallint not null references payment.incarnation (number),
  bank_code text not null,
  kind text not null check (kind in ('list', 'paper')),
  -- How many instructions it told of.
  told integer not null check (told >= 0),
  at timestamptz not null,
  first_by text,
  second_by text,
  paper_digest bytea check (length(paper_digest) = 32),
  primary key (incarnation, bank_code),
  -- What does not come from the bank''s own system is looked at by two people.
  constraint inquiry_two_people check (
    (kind = 'paper') = (first_by is not null and second_by is not null
      and paper_digest is not null) and first_by is distinct from second_by
    or (kind = 'list' and first_by is null and second_by is null and paper_digest is null))
);
comment on table payment.inquiry is
  'Which banks have said what they were told before this life of the database (P16). Append-only.';
grant select, insert on payment.inquiry to ykt_app;
create trigger inquiry_append_only before update or delete or truncate on payment.inquiry
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table payment.found_instruction (
  reference text primary key check (reference ~ '^[A-Z0-9]{10,35}$'),
  bank_code text not null,
  incarnation smallint not null references payment.incarnation (number),
  -- As its file names it; this database may have lost that batch.
  batch_id uuid not null,
  file_digest bytea not null check (length(file_digest) = 32),
  line_count integer not null check (line_count > 0),
  total_fen bigint not null check (total_fen > 0),
  found_at timestamptz not null,
  -- The batch that was entered again for the one that was lost.
  same_as uuid references payment.batch (id),
  first_by text,
  second_by text,
  paper_digest bytea check (length(paper_digest) = 32),
  settled_at timestamptz,
  constraint found_instruction_two_people check (
    (same_as is null) = (settled_at is null)
    and (same_as is null) = (first_by is null) and (same_as is null) = (second_by is null)
    and (same_as is null) = (paper_digest is null) and (same_as is null or first_by <> second_by))
);
comment on table payment.found_instruction is
  'What banks have and this database lost: never sent to them under another name (P16).';
create index found_instruction_batch on payment.found_instruction (bank_code, batch_id);
grant select, insert,
  update (same_as, first_by, second_by, paper_digest, settled_at)
  on payment.found_instruction to ykt_app;

create function payment.refuse_settled_twice() returns trigger language plpgsql as $$
begin
  if old.same_as is not null then
    raise exception 'instruction % was settled before', old.reference
      using errcode = 'check_violation', constraint = 'found_instruction_once';
  end if;
  return new;
end
$$;
create trigger found_instruction_once before update on payment.found_instruction
  for each row execute function payment.refuse_settled_twice();

create function payment.obstacle_to_sending(bank text, batch uuid, named text)
  returns text language sql stable as $$
  with life as (
    select number, place from payment.incarnation order by number desc limit 1
  ), found as (
    select reference, coalesce(same_as, batch_id) as batch_id
      from payment.found_instruction where bank_code = bank
  )
  select case
    when life.place <> payment.place_of_server() then 'placeChanged'
    when life.number > 1 and not exists (
      select from payment.inquiry i where i.incarnation = life.number and i.bank_code = bank)
      then 'bankNotAsked'
    when exists (select from found f
                  where not exists (select from payment.batch b where b.id = f.batch_id))
      then 'batchMissing'
    when exists (select from found f
                  where f.batch_id = batch and f.reference is distinct from named)
      then 'bankHasOther'
    end
    from life
$$;
comment on function payment.obstacle_to_sending(text, uuid, text) is
  'Why a bank is told nothing for now: this database may not know what the bank has (P16).';

-- From what waits to what nobody knows: the bank says that it has it.
create or replace function payment.refuse_illegal_instruction() returns trigger
  language plpgsql as $$
declare
  obstacle text;
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('prepared', 'sending'), ('prepared', 'unknown'), ('sending', 'accepted'),
      ('sending', 'refused'), ('sending', 'unknown'), ('unknown', 'accepted'),
      ('unknown', 'refused'), ('unknown', 'prepared')) then
    raise exception 'an instruction that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'instruction_status_legal';
  end if;
  if old.status = 'unknown' and new.status <> 'unknown' and not exists (
      select from payment.evidence e
       where e.instruction_id = new.id and e.fence = old.fence and e.kind <> 'answer') then
    raise exception 'instruction % is unknown, and nothing says what became of it', old.reference
      using errcode = 'check_violation', constraint = 'instruction_evidence';
  end if;
  if new.fence < old.fence then
    raise exception 'a fence never falls'
      using errcode = 'check_violation', constraint = 'instruction_fence';
  end if;
  if old.status = 'prepared' and new.status = 'sending' then
    obstacle := payment.obstacle_to_sending(new.bank_code, new.batch_id, new.reference);
    if obstacle is not null then
      raise exception 'instruction % is not sent: %', new.reference, obstacle
        using errcode = 'check_violation', constraint = 'instruction_obstacle';
    end if;
  end if;
  return new;
end
$$;
