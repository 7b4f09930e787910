create extension if not exists btree_gist;

-- class: reference
create table bank.admission_round (
  id uuid primary key,
  title text not null check (title <> ''),
  opened_on date not null,
  closes_on date not null,
  opened_by uuid not null,
  check (closes_on > opened_on)
);
comment on table bank.admission_round is
  'Rounds in which co-operating banks are chosen (Art. 5). Append-only.';
grant select, insert on bank.admission_round to ykt_app;
create trigger admission_round_append_only
  before update or delete or truncate on bank.admission_round
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.criterion (
  round_id uuid not null references bank.admission_round (id),
  code text not null check (code ~ '^[a-z][A-Za-z]{1,30}$'),
  name text not null,
  -- Per cent of the whole.
  weight smallint not null check (weight between 1 and 100),
  max_points smallint not null check (max_points between 1 and 1000),
  position smallint not null,
  primary key (round_id, code)
);
comment on table bank.criterion is 'By what the candidates of a round are judged. Append-only.';
grant select, insert on bank.criterion to ykt_app;
create trigger criterion_append_only before update or delete or truncate on bank.criterion
  for each statement execute function platform.refuse_rewrite();

-- The weights of a round are the whole, no more and no less, and do not change afterwards.
create function bank.refuse_wrong_weights() returns trigger language plpgsql as $$
begin
  if (select sum(c.weight) from bank.criterion c where c.round_id = new.round_id) <> 100 then
    raise exception 'the weights of a round are 100 together'
      using errcode = 'check_violation', constraint = 'criterion_weights';
  end if;
  return null;
end
$$;
create constraint trigger criterion_weights after insert on bank.criterion
  deferrable initially deferred for each row execute function bank.refuse_wrong_weights();

-- class: reference
create table bank.application (
  id uuid primary key,
  round_id uuid not null references bank.admission_round (id),
  agency_code text not null,
  candidate text not null check (candidate <> ''),
  materials text[] not null check (cardinality(materials) > 0),
  entered_by uuid not null,
  entered_at timestamptz not null,
  unique (round_id, agency_code)
);
comment on table bank.application is 'Candidate banks of a round with their papers. Append-only.';
grant select, insert on bank.application to ykt_app;
create trigger application_append_only before update or delete or truncate on bank.application
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.score (
  application_id uuid not null references bank.application (id),
  round_id uuid not null,
  criterion_code text not null,
  assessor_id uuid not null,
  points smallint not null check (points >= 0),
  remark text not null default '',
  scored_at timestamptz not null,
  primary key (application_id, criterion_code, assessor_id),
  foreign key (round_id, criterion_code) references bank.criterion (round_id, code)
);
comment on table bank.score is
  'What one assessor gives one candidate by one criterion, once. Append-only.';
grant select, insert on bank.score to ykt_app;
create trigger score_append_only before update or delete or truncate on bank.score
  for each statement execute function platform.refuse_rewrite();

create function bank.refuse_score_out_of_range() returns trigger language plpgsql as $$
begin
  if not exists (select from bank.criterion c
      where c.round_id = new.round_id and c.code = new.criterion_code
        and new.points <= c.max_points) then
    raise exception 'more points than the criterion has'
      using errcode = 'check_violation', constraint = 'score_range';
  end if;
  if exists (select from bank.outcome o where o.application_id = new.application_id) then
    raise exception 'the candidate is decided on'
      using errcode = 'check_violation', constraint = 'score_before_outcome';
  end if;
  return new;
end
$$;
create trigger score_range before insert on bank.score
  for each row execute function bank.refuse_score_out_of_range();

-- class: reference
create table bank.outcome (
  application_id uuid primary key references bank.application (id),
  admitted boolean not null,
  rank smallint not null check (rank > 0),
  -- Hundredths of a point, of 10000.
  result integer not null check (result between 0 and 10000),
  reason text not null check (reason <> ''),
  basis text not null,
  decided_by uuid not null,
  decided_at timestamptz not null
);
comment on table bank.outcome is
  'Who was admitted and why, decided by nobody who assessed (Art. 5). Append-only.';
grant select, insert on bank.outcome to ykt_app;
create trigger outcome_append_only before update or delete or truncate on bank.outcome
  for each statement execute function platform.refuse_rewrite();

-- At least two assessors, none of whom decides.
create function bank.refuse_unassessed_outcome() returns trigger language plpgsql as $$
declare
  assessors uuid[] := array(select distinct s.assessor_id from bank.score s
    where s.application_id = new.application_id);
begin
  if cardinality(assessors) < 2 or new.decided_by = any (assessors) then
    raise exception 'two others must have assessed the candidate'
      using errcode = 'check_violation', constraint = 'outcome_by_another';
  end if;
  return new;
end
$$;
create trigger outcome_by_another before insert on bank.outcome
  for each row execute function bank.refuse_unassessed_outcome();

-- class: reference
create table bank.agreement (
  id uuid primary key,
  bank_code text not null references bank.bank (code),
  number text not null unique,
  version smallint not null check (version > 0),
  valid_from date not null,
  valid_until date not null,
  application_id uuid references bank.application (id),
  liaison_id uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  check (valid_until > valid_from),
  unique (bank_code, version),
  -- One agreement in force per bank on any day; the last day is not inside.
  constraint agreement_one_in_force exclude using gist
    (bank_code with =, daterange(valid_from, valid_until) with &&)
);
comment on table bank.agreement is
  'Agreements with banks, half-open in time; one in force per bank (Art. 5).';
comment on column bank.agreement.liaison_id is
  'Who of the bureau looks after this bank and settles what the program cannot.';
grant select, insert, update (valid_until) on bank.agreement to ykt_app;
create trigger agreement_stays before delete or truncate on bank.agreement
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table bank.assessment (
  id uuid primary key,
  agreement_id uuid not null references bank.agreement (id),
  obligation text not null,
  met boolean not null,
  remark text not null default '',
  assessed_by uuid not null,
  assessed_at timestamptz not null,
  check (met or remark <> '')
);
comment on table bank.assessment is
  'Whether a bank met an obligation of its agreement, each time somebody looked. Append-only.';
create index assessment_agreement on bank.assessment (agreement_id, obligation, assessed_at desc);
grant select, insert on bank.assessment to ykt_app;
create trigger assessment_append_only before update or delete or truncate on bank.assessment
  for each statement execute function platform.refuse_rewrite();
