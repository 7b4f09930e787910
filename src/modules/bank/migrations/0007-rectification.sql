-- class: reference
create table bank.rectification_plan (
  id uuid primary key,
  measure_id uuid not null references bank.measure (id),
  bank_code text not null references bank.bank (code),
  version smallint not null check (version > 0),
  summary text not null check (length(summary) between 10 and 2000),
  submitted_by text not null,
  submitted_at timestamptz not null,
  unique (measure_id, version)
);
comment on table bank.rectification_plan is
  'How a bank will put right what a measure of Art. 25 rests on. A change is a new version; none '
  'is overwritten. Append-only.';
create index rectification_plan_bank on bank.rectification_plan (bank_code, submitted_at desc);
grant select, insert on bank.rectification_plan to ykt_app;
create trigger rectification_plan_append_only
  before update or delete or truncate on bank.rectification_plan
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.rectification_step (
  plan_id uuid not null references bank.rectification_plan (id),
  number smallint not null check (number between 1 and 6),
  text text not null check (length(text) between 1 and 200),
  due_on date not null,
  primary key (plan_id, number)
);
comment on table bank.rectification_step is 'Steps of a plan with their days. Append-only.';
grant select, insert on bank.rectification_step to ykt_app;
create trigger rectification_step_append_only
  before update or delete or truncate on bank.rectification_step
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.rectification_judgement (
  plan_id uuid primary key references bank.rectification_plan (id),
  accepted boolean not null,
  reason text not null check (reason <> ''),
  judged_by text not null,
  judged_at timestamptz not null
);
comment on table bank.rectification_judgement is
  'Whether the bureau accepted a version of a plan or returned it, and why. Append-only.';
grant select, insert on bank.rectification_judgement to ykt_app;
create trigger rectification_judgement_append_only
  before update or delete or truncate on bank.rectification_judgement
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.rectification_report (
  plan_id uuid not null,
  number smallint not null,
  remark text not null check (length(remark) between 1 and 500),
  reported_by text not null,
  reported_at timestamptz not null,
  primary key (plan_id, number),
  foreign key (plan_id, number) references bank.rectification_step (plan_id, number)
);
comment on table bank.rectification_report is
  'What a bank says it has done of a step, once. Append-only.';
grant select, insert on bank.rectification_report to ykt_app;
create trigger rectification_report_append_only
  before update or delete or truncate on bank.rectification_report
  for each statement execute function platform.refuse_rewrite();

-- What was returned is not worked on, and a plan belongs to a measure in force of its own bank.
create function bank.refuse_report_on_returned() returns trigger language plpgsql as $$
begin
  if exists (select from bank.rectification_judgement j
      where j.plan_id = new.plan_id and not j.accepted) then
    raise exception 'the plan was returned'
      using errcode = 'check_violation', constraint = 'rectification_report_on_plan';
  end if;
  return new;
end
$$;
create trigger rectification_report_on_plan before insert on bank.rectification_report
  for each row execute function bank.refuse_report_on_returned();

create function bank.refuse_plan_without_measure() returns trigger language plpgsql as $$
begin
  if not exists (select from bank.measure m where m.id = new.measure_id
      and m.bank_code = new.bank_code and m.ended_at is null) then
    raise exception 'no such measure is in force against the bank'
      using errcode = 'check_violation', constraint = 'rectification_plan_measure';
  end if;
  return new;
end
$$;
create trigger rectification_plan_measure before insert on bank.rectification_plan
  for each row execute function bank.refuse_plan_without_measure();
