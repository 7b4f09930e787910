-- class: reference
create table bank.measure (
  id uuid primary key,
  bank_code text not null references bank.bank (code),
  measure text not null check (measure in ('suspendedApply', 'suspendedHandling', 'terminated')),
  basis text not null,
  facts text not null check (length(facts) between 10 and 2000),
  notice_reference text not null check (notice_reference <> ''),
  decided_by uuid not null,
  effective_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
  check (ended_at >= effective_at)
);
comment on table bank.measure is
  'Measures of Art. 25 against banks, with basis, facts and who decided. A row is written once and '
  'ended once.';
comment on column bank.measure.notice_reference is
  'Number of the notice or of the hearing record that went before.';
-- One measure in force per bank.
create unique index measure_in_force on bank.measure (bank_code) where ended_at is null;
create index measure_bank on bank.measure (bank_code, effective_at desc);
grant select, insert, update (ended_at, ended_by, end_reason) on bank.measure to ykt_app;

create function bank.refuse_measure_rewrite() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
     or (new.id, new.bank_code, new.measure, new.basis, new.facts, new.notice_reference,
         new.decided_by, new.effective_at)
        is distinct from (old.id, old.bank_code, old.measure, old.basis, old.facts,
         old.notice_reference, old.decided_by, old.effective_at) then
    raise exception 'a measure is written once and ended once'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger measure_ended_once before update on bank.measure
  for each row execute function bank.refuse_measure_rewrite();
create trigger measure_append_only before delete or truncate on bank.measure
  for each statement execute function platform.refuse_rewrite();

-- The fast truth beside the bank and the measure in force are one fact, at every commit.
create function bank.refuse_measure_without_record() returns trigger language plpgsql as $$
declare
  the_code text := to_jsonb(new) ->> tg_argv[0];
begin
  if (select b.measure from bank.bank b where b.code = the_code)
     <> coalesce((select m.measure from bank.measure m
          where m.bank_code = the_code and m.ended_at is null),
        'normal') then
    raise exception 'the measure of bank % differs from its record', the_code
      using errcode = 'check_violation', constraint = 'bank_measure_recorded';
  end if;
  return null;
end
$$;
create constraint trigger bank_measure_recorded after update of measure on bank.bank
  deferrable initially deferred
  for each row execute function bank.refuse_measure_without_record('code');
create constraint trigger measure_is_the_banks after insert or update on bank.measure
  deferrable initially deferred
  for each row execute function bank.refuse_measure_without_record('bank_code');
