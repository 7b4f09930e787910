-- What a foreign key asks of each row, one question for a statement asks of a million at once: the
-- tables below are append-only, so what a row names cannot go away after it was asked for.

alter table payment.line drop constraint line_batch_id_fkey;

create or replace function payment.refuse_late_lines() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct batch_id from added) a
               left join payment.batch b on b.id = a.batch_id
              where b.status is distinct from 'draft') then
    raise exception 'lines are added to a draft only'
      using errcode = 'check_violation', constraint = 'line_into_draft';
  end if;
  return null;
end
$$;

alter table payment.return_ticket drop constraint return_ticket_line_id_person_id_outcome_fkey;
alter table payment.return_ticket drop column outcome;
alter table payment.outcome drop constraint outcome_line_id_person_id_kind_key;
alter table payment.outcome drop constraint outcome_line_id_person_id_fkey;

-- A bank can pay or refuse only what it was given, of the amount it was given.
create or replace function payment.refuse_baseless_outcome() returns trigger language plpgsql as $$
begin
  if exists (
      select from added a
        left join payment.line l on l.id = a.line_id and l.person_id = a.person_id
        left join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
       where l.id is null or l.batch_id <> a.batch_id or l.amount_fen <> a.amount_fen
          or (a.kind = 'cancelled') <> (i.status is null or i.status = 'prepared')
    ) then
    raise exception 'an outcome fits no line that was sent'
      using errcode = 'check_violation', constraint = 'outcome_of_sent_line';
  end if;
  return null;
end
$$;

-- Only what was paid comes back.
create function payment.refuse_baseless_return() returns trigger language plpgsql as $$
begin
  if exists (
      select from added a
        left join payment.outcome o on o.line_id = a.line_id and o.person_id = a.person_id
       where o.kind is distinct from 'paid'
    ) then
    raise exception 'money comes back of a line that was not paid'
      using errcode = 'foreign_key_violation', constraint = 'return_of_paid_line';
  end if;
  return null;
end
$$;
create trigger return_of_paid_line after insert on payment.return_ticket
  referencing new table as added
  for each statement execute function payment.refuse_baseless_return();
