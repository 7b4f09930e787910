-- 追回: money that was paid and not owed (经办条例 Art. 46), never more of it than is owed (P22).
-- class: person-owned
create table payment.recovery (
  id uuid primary key,
  line_id uuid not null,
  person_id uuid not null,
  batch_id uuid not null references payment.batch (id),
  kind text not null check (kind in ('death', 'wrong')),
  status text not null check (status in ('toVerify', 'owed', 'settled', 'dropped')),
  line_fen bigint not null check (line_fen > 0),
  owed_fen bigint check (owed_fen > 0 and owed_fen <= line_fen),
  settled_fen bigint not null default 0 check (settled_fen >= 0),
  why text not null check (length(why) between 1 and 300),
  finding text check (length(finding) between 1 and 300),
  agency_code text not null,
  resolver_id text,
  due_on date not null,
  opened_at timestamptz not null,
  opened_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  -- A line is recovered once.
  constraint recovery_once unique (line_id, person_id),
  unique (id, person_id),
  foreign key (line_id, person_id) references payment.line (id, person_id),
  constraint recovery_not_more check (settled_fen <= coalesce(owed_fen, 0)),
  constraint recovery_status_owed check (
    (status in ('owed', 'settled')) = (owed_fen is not null)
    and (status = 'settled') = (owed_fen is not null and settled_fen = owed_fen)),
  constraint recovery_finding check (status = 'toVerify' or finding is not null)
);
comment on table payment.recovery is
  'What a payee got and was not owed, how much is owed back, and how much is settled.';
create index recovery_agency on payment.recovery (agency_code, status);
grant select, insert, update (status, owed_fen, settled_fen, finding, resolver_id, due_on,
  changed_at, changed_by) on payment.recovery to ykt_app;

-- The steps of recovery.ts; a test compares the two. Only what stays with the payee is recovered.
create function payment.refuse_illegal_recovery() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'toVerify' or not exists (
        select from payment.line_status s
         where s.id = new.line_id and s.person_id = new.person_id and s.status = 'paid'
           and s.amount_fen = new.line_fen and s.batch_id = new.batch_id) then
      raise exception 'only what was paid is recovered'
        using errcode = 'check_violation', constraint = 'recovery_of_paid_line';
    end if;
    return new;
  end if;
  if new.status <> old.status and (old.status, new.status) not in (
      ('toVerify', 'owed'), ('toVerify', 'dropped'), ('owed', 'settled')) then
    raise exception 'a recovery that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'recovery_legal';
  end if;
  if old.owed_fen is not null and new.owed_fen is distinct from old.owed_fen then
    raise exception 'what is owed does not change'
      using errcode = 'check_violation', constraint = 'recovery_owed_stands';
  end if;
  return new;
end
$$;
create trigger recovery_legal before insert or update on payment.recovery
  for each row execute function payment.refuse_illegal_recovery();

-- class: person-owned
create table payment.recovery_entry (
  id uuid primary key,
  recovery_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('receipt', 'offset', 'waiver', 'returned')),
  amount_fen bigint not null check (amount_fen > 0),
  -- The voucher, the decision, the file: each counts once.
  reference text not null check (length(reference) between 1 and 80),
  offset_line uuid,
  entered_by text not null,
  seconded_by text,
  at timestamptz not null,
  foreign key (recovery_id, person_id) references payment.recovery (id, person_id),
  foreign key (offset_line, person_id) references payment.line (id, person_id),
  constraint recovery_entry_reference unique (recovery_id, reference),
  -- Money that was kept back is set against one debt only.
  constraint recovery_entry_offset_once unique (offset_line, person_id),
  constraint recovery_entry_offset check ((kind = 'offset') = (offset_line is not null)),
  constraint recovery_entry_two_people check (
    (kind = 'waiver') = (seconded_by is not null) and seconded_by is distinct from entered_by)
);
comment on table payment.recovery_entry is
  'What settles a debt: money received, money kept back, a waiver, money the bank sent back. '
  'Append-only.';
grant select, insert on payment.recovery_entry to ykt_app;
create trigger recovery_entry_append_only
  before update or delete or truncate on payment.recovery_entry
  for each statement execute function platform.refuse_rewrite();

-- P22: the running total is kept here, and the table refuses more than is owed.
create function payment.settle_recovery() returns trigger language plpgsql as $$
begin
  if new.kind = 'offset' and not exists (
      select from payment.return_case c
        join payment.line l on l.id = c.line_id and l.person_id = c.person_id
       where c.line_id = new.offset_line and c.person_id = new.person_id
         and c.status = 'stopped' and l.amount_fen = new.amount_fen) then
    raise exception 'only money that was kept back as a whole is set against a debt'
      using errcode = 'check_violation', constraint = 'recovery_entry_kept_back';
  end if;
  update payment.recovery
     set settled_fen = settled_fen + new.amount_fen,
         status = case when settled_fen + new.amount_fen = owed_fen then 'settled' else status end,
         changed_at = new.at, changed_by = new.entered_by
   where id = new.recovery_id and status = 'owed';
  if not found then
    raise exception 'nothing is owed'
      using errcode = 'check_violation', constraint = 'recovery_entry_owed';
  end if;
  return null;
end
$$;
create trigger recovery_entry_settles after insert on payment.recovery_entry
  for each row execute function payment.settle_recovery();

-- class: reference
create table payment.recovery_waiver (
  id uuid primary key,
  recovery_id uuid not null references payment.recovery (id),
  amount_fen bigint not null check (amount_fen > 0),
  why text not null check (length(why) between 1 and 300),
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  agreed boolean,
  constraint recovery_waiver_decided check (
    (decided_by is null) = (decided_at is null) and (decided_by is null) = (agreed is null)),
  constraint recovery_waiver_two_people check (decided_by is distinct from proposed_by)
);
comment on table payment.recovery_waiver is
  'What one proposes not to ask back, and another decides.';
create unique index recovery_waiver_open on payment.recovery_waiver (recovery_id)
  where decided_at is null;
grant select, insert, update (decided_by, decided_at, agreed)
  on payment.recovery_waiver to ykt_app;

-- class: reference
create table payment.recovery_instalment (
  recovery_id uuid not null references payment.recovery (id),
  -- The latest plan counts.
  plan smallint not null check (plan > 0),
  number smallint not null check (number between 1 and 60),
  due_on date not null,
  amount_fen bigint not null check (amount_fen > 0),
  primary key (recovery_id, plan, number)
);
comment on table payment.recovery_instalment is
  'By when how much is to be paid back, as agreed. Append-only.';
grant select, insert on payment.recovery_instalment to ykt_app;
create trigger recovery_instalment_append_only
  before update or delete or truncate on payment.recovery_instalment
  for each statement execute function platform.refuse_rewrite();
