create schema payment;
grant usage on schema payment to ykt_app;

-- class: local
create table payment.incarnation (
  number smallint primary key check (number > 0),
  began_at timestamptz not null default now(),
  why text not null check (why <> '')
);
comment on table payment.incarnation is
  'Which life of this database it is: rises with each restoration, stands in every reference, '
  'so that no bank gets two things under one name (P16).';
insert into payment.incarnation (number, why) values (1, 'new');
grant select, insert on payment.incarnation to ykt_app;

-- class: reference
create table payment.batch (
  id uuid primary key,
  -- Where the lines come from, each once: a roster, or the decision to pay again.
  source text not null unique check (source <> ''),
  kind text not null check (kind in ('regular', 'reissue')),
  programme_code text not null,
  pay_period text not null check (pay_period ~ '^([0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?|once)$'),
  instalment smallint not null check (instalment between 1 and 99),
  region_code text not null,
  owner_agency text not null,
  payer_agency text not null,
  pay_on date not null,
  status text not null
    check (status in ('draft', 'submitted', 'checked', 'released', 'closed', 'withdrawn')),
  line_count integer not null check (line_count >= 0),
  total_fen bigint not null check (total_fen >= 0),
  -- SM3 over the lines in their canonical form: what is signed and what is sent (P8).
  lines_digest bytea check (length(lines_digest) = 32),
  made_by text not null,
  made_unit text not null,
  made_at timestamptz not null,
  checked_by text,
  checked_unit text,
  checked_at timestamptz,
  checked_digest bytea,
  released_by text,
  released_unit text,
  released_at timestamptz,
  -- Above it the last signature is of another unit than the first.
  threshold_fen bigint not null check (threshold_fen >= 0),
  constraint batch_check_whole check (
    (checked_by is null) = (checked_unit is null) and (checked_by is null) = (checked_at is null)
    and (checked_by is null) = (checked_digest is null)),
  constraint batch_release_whole check (
    (released_by is null) = (released_unit is null)
    and (released_by is null) = (released_at is null)),
  -- P12: three people…
  constraint batch_three_people check (
    checked_by is distinct from made_by
    and (released_by is null or (released_by <> made_by and released_by <> checked_by))),
  -- …of two units where it is much money.
  constraint batch_other_unit check (
    released_by is null or total_fen <= threshold_fen or released_unit <> made_unit),
  -- P8: released is what was checked.
  constraint batch_released_checked check (
    released_by is null or (checked_by is not null and checked_digest = lines_digest)),
  constraint batch_signatures check (case status
    when 'draft' then checked_by is null and released_by is null
    when 'submitted' then checked_by is null and released_by is null and lines_digest is not null
    when 'checked' then checked_by is not null and released_by is null
    when 'withdrawn' then released_by is null
    else released_by is not null end)
);
comment on table payment.batch is
  'What one department has paid to people for one period, and who signed for it (Art. 13).';
create index batch_programme on payment.batch (programme_code, pay_period);
create index batch_open on payment.batch (status) where status not in ('closed', 'withdrawn');
grant select, insert, update (status, line_count, total_fen, lines_digest, checked_by, checked_unit,
  checked_at, checked_digest, released_by, released_unit, released_at) on payment.batch to ykt_app;

-- The steps of batch.ts; a test compares the two.
create function payment.refuse_illegal_batch() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('draft', 'submitted'), ('draft', 'withdrawn'), ('submitted', 'checked'),
      ('submitted', 'draft'), ('submitted', 'withdrawn'), ('checked', 'released'),
      ('checked', 'draft'), ('checked', 'withdrawn'), ('released', 'closed')) then
    raise exception 'a batch that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'batch_status_legal';
  end if;
  if old.status in ('released', 'closed')
      and (new.lines_digest, new.line_count, new.total_fen, new.checked_by, new.released_by)
          is distinct from
          (old.lines_digest, old.line_count, old.total_fen, old.checked_by, old.released_by) then
    raise exception 'a batch that was released does not change'
      using errcode = 'check_violation', constraint = 'batch_frozen';
  end if;
  return new;
end
$$;
create trigger batch_status_legal before update on payment.batch
  for each row execute function payment.refuse_illegal_batch();

-- class: person-owned
create table payment.line (
  id uuid not null,
  person_id uuid not null,
  batch_id uuid not null references payment.batch (id),
  payer_agency text not null,
  programme_code text not null,
  pay_period text not null,
  instalment smallint not null,
  amount_fen bigint not null check (amount_fen > 0),
  bank_code text not null,
  account_id uuid not null,
  account_tail char(4) not null,
  -- The version of the account: by which authority this account is paid (A1).
  assignment_id uuid not null,
  reissue_of uuid,
  primary key (id, person_id),
  -- P6: whatever failed is paid again once at most.
  constraint line_one_successor unique (reissue_of, person_id),
  foreign key (reissue_of, person_id) references payment.line (id, person_id)
);
comment on table payment.line is
  'One amount to one person: the natural key holds for ever (P3). Append-only.';
-- The money of a period is paid once for ever; what is paid again hangs on what failed.
create unique index line_natural on payment.line
  (person_id, programme_code, pay_period, instalment, payer_agency) where reissue_of is null;
create index line_batch on payment.line (batch_id, bank_code, id);
grant select, insert on payment.line to ykt_app;
create trigger line_append_only before update or delete or truncate on payment.line
  for each statement execute function platform.refuse_rewrite();

-- Lines come while the batch is being made, and never after it was signed.
create function payment.refuse_late_lines() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct batch_id from added) a
               join payment.batch b on b.id = a.batch_id where b.status <> 'draft') then
    raise exception 'lines are added to a draft only'
      using errcode = 'check_violation', constraint = 'line_into_draft';
  end if;
  return null;
end
$$;
create trigger line_into_draft after insert on payment.line
  referencing new table as added
  for each statement execute function payment.refuse_late_lines();

-- class: person-owned
create table payment.hold (
  id uuid primary key,
  line_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason <> ''),
  reference text,
  placed_at timestamptz not null,
  placed_by text not null,
  released_at timestamptz,
  released_by text,
  foreign key (line_id, person_id) references payment.line (id, person_id),
  constraint hold_release_whole check ((released_at is null) = (released_by is null)),
  constraint hold_two_people check (released_by is distinct from placed_by)
);
comment on table payment.hold is
  'Lines that wait, why, and who let them go: never whoever had them wait.';
create unique index hold_once on payment.hold (line_id, person_id, reason)
  where released_at is null;
grant select, insert, update (released_at, released_by) on payment.hold to ykt_app;

-- class: reference
create table payment.instruction (
  id uuid primary key,
  batch_id uuid not null references payment.batch (id),
  bank_code text not null,
  fund_code text not null,
  -- What the bank knows it by; with the incarnation of the database: none comes twice (P16).
  reference text not null unique check (reference ~ '^[A-Z0-9]{10,35}$'),
  format text not null check (format in ('iso20022', 'delimited')),
  line_count integer not null check (line_count > 0),
  total_fen bigint not null check (total_fen > 0),
  lines_digest bytea not null check (length(lines_digest) = 32),
  -- SM3 of the very bytes (P8).
  file_digest bytea not null check (length(file_digest) = 32),
  status text not null
    check (status in ('prepared', 'sending', 'accepted', 'refused', 'unknown')),
  -- Rises with each claim: whoever holds an older one writes nothing (P13).
  fence integer not null default 0,
  lease_until timestamptz,
  refusal_code text,
  refusal_text text,
  built_at timestamptz not null,
  settled_at timestamptz,
  unique (batch_id, bank_code),
  constraint instruction_lease check ((status = 'sending') = (lease_until is not null)),
  constraint instruction_settled check (
    (status in ('accepted', 'refused')) = (settled_at is not null)),
  constraint instruction_refusal check ((status = 'refused') = (refusal_code is not null))
);
comment on table payment.instruction is
  'What one bank is told to pay of one batch, and how far that has come.';
create index instruction_open on payment.instruction (status, lease_until)
  where status in ('prepared', 'sending', 'unknown');
grant select, insert,
  update (status, fence, lease_until, refusal_code, refusal_text, settled_at)
  on payment.instruction to ykt_app;

-- The steps of instruction.ts; a test compares the two. The way back needs its evidence.
create function payment.refuse_illegal_instruction() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('prepared', 'sending'), ('sending', 'accepted'), ('sending', 'refused'),
      ('sending', 'unknown'), ('unknown', 'accepted'), ('unknown', 'refused'),
      ('unknown', 'prepared')) then
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
  return new;
end
$$;

-- class: reference
create table payment.evidence (
  id uuid primary key,
  instruction_id uuid not null references payment.instruction (id),
  fence integer not null,
  kind text not null check (kind in ('answer', 'query', 'file', 'twoPeople')),
  says text not null check (says in ('accepted', 'refused', 'notReceived')),
  inbound_id uuid,
  first_by text,
  second_by text,
  paper_digest bytea check (length(paper_digest) = 32),
  at timestamptz not null,
  constraint evidence_file check ((kind = 'file') = (inbound_id is not null)),
  constraint evidence_two_people check (
    (kind = 'twoPeople') = (first_by is not null and second_by is not null
      and paper_digest is not null) and first_by is distinct from second_by
    or (kind <> 'twoPeople' and first_by is null and second_by is null))
);
comment on table payment.evidence is
  'What is known of an instruction, from whom: the only way out of not knowing (P7). Append-only.';
create index evidence_instruction on payment.evidence (instruction_id, fence);
grant select, insert on payment.evidence to ykt_app;
create trigger evidence_append_only before update or delete or truncate on payment.evidence
  for each statement execute function platform.refuse_rewrite();
create trigger instruction_status_legal before update on payment.instruction
  for each row execute function payment.refuse_illegal_instruction();
