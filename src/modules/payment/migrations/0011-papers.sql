-- 查明: what one of two people says became of an instruction or of a stray entry, with a paper.
-- class: reference
create table payment.finding (
  id uuid primary key,
  instruction_id uuid not null references payment.instruction (id),
  fence integer not null,
  says text not null check (says in ('accepted', 'refused', 'notReceived')),
  -- The paper stays in the archive; here stand its number and SM3.
  archive_number text not null check (length(archive_number) between 3 and 60),
  paper_digest bytea not null check (length(paper_digest) = 32),
  proposed_by text not null,
  proposed_unit text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_unit text,
  decided_at timestamptz,
  agreed boolean,
  constraint finding_decided check (
    (decided_by is null) = (decided_at is null) and (decided_by is null) = (agreed is null)
    and (decided_by is null) = (decided_unit is null)),
  -- Two people of two units.
  constraint finding_two_people check (
    decided_by is null or (decided_by <> proposed_by and decided_unit <> proposed_unit))
);
comment on table payment.finding is
  'What two people find out about an instruction of which nobody knows what became (P7).';
create unique index finding_open on payment.finding (instruction_id) where decided_at is null;
grant select, insert, update (decided_by, decided_unit, decided_at, agreed)
  on payment.finding to ykt_app;

-- Who looks into what fits nothing, and by when; what one of two people makes of it.
alter table payment.suspense
  add column resolver_id text,
  add column due_on date,
  add column proposed_settlement text
    check (proposed_settlement in ('matched', 'released', 'noted')),
  add column proposed_line uuid,
  add column proposed_note text check (length(proposed_note) between 1 and 300),
  add column proposed_by text,
  add column proposed_at timestamptz,
  add constraint suspense_proposed check (
    (proposed_by is null) = (proposed_settlement is null)
    and (proposed_by is null) = (proposed_at is null)
    and (proposed_by is null) = (proposed_note is null)
    and (proposed_settlement is not distinct from 'matched') = (proposed_line is not null)),
  add constraint suspense_two_people check (
    settled_by is null
    or (proposed_by is not null and settled_by <> proposed_by
        and settlement = proposed_settlement
        and matched_line is not distinct from proposed_line));
grant update (resolver_id, due_on, proposed_settlement, proposed_line, proposed_note, proposed_by,
  proposed_at) on payment.suspense to ykt_app;

-- class: reference
create table payment.inbound_sum (
  inbound_id uuid primary key references payment.inbound (id),
  told_count integer not null check (told_count >= 0),
  told_fen bigint not null check (told_fen >= 0),
  -- Of these: about lines that we know, told for the first time or again.
  matched_count integer not null check (matched_count between 0 and told_count),
  matched_fen bigint not null check (matched_fen between 0 and told_fen)
);
comment on table payment.inbound_sum is
  'What the records of a file add up to, and how much of it fits a line (P9). Append-only.';
grant select, insert on payment.inbound_sum to ykt_app;
create trigger inbound_sum_append_only before update or delete or truncate on payment.inbound_sum
  for each statement execute function platform.refuse_rewrite();

-- An instruction that holds lines which may not be paid any more is built anew; only while no byte
-- of it has left.
grant delete on payment.instruction to ykt_app;
create function payment.refuse_lost_instruction() returns trigger language plpgsql as $$
begin
  if old.status <> 'prepared' or old.fence > 0 then
    raise exception 'instruction % may be at its bank', old.reference
      using errcode = 'check_violation', constraint = 'instruction_unsent';
  end if;
  return old;
end
$$;
create trigger instruction_unsent before delete on payment.instruction
  for each row execute function payment.refuse_lost_instruction();
