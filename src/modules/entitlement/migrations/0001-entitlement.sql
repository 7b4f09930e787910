create schema entitlement;
grant usage on schema entitlement to ykt_app;

-- class: reference
create table entitlement.source (
  kind text not null
    check (kind in ('student', 'disabled', 'veteran', 'talent', 'lowIncome', 'donor')),
  agency_code text not null check (agency_code <> ''),
  primary key (kind, agency_code)
);
comment on table entitlement.source is
  'Which department answers for which kind: nobody else can say it of somebody (Art. 21).';
grant select, insert on entitlement.source to ykt_app;

-- class: local
create table entitlement.list (
  id uuid primary key,
  agency_code text not null,
  kind text not null,
  title text not null check (length(title) between 1 and 60),
  file_digest bytea not null check (length(file_digest) = 32),
  status text not null check (status in ('brought', 'adopted', 'dropped')),
  good_rows integer not null check (good_rows >= 0),
  bad_rows integer not null check (bad_rows >= 0),
  brought_by text not null,
  brought_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- What came into force; rows that others overtook meanwhile did not.
  entered_rows integer,
  foreign key (kind, agency_code) references entitlement.source (kind, agency_code),
  constraint list_decided check (
    (status = 'brought') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    and (status = 'adopted') = (entered_rows is not null)),
  -- T15: nobody gives people rights alone.
  constraint list_two_people check (status <> 'adopted' or decided_by <> brought_by)
);
comment on table entitlement.list is
  'Lists that people of a department bring: brought by one, put in force by another.';
create index list_of_agency on entitlement.list (agency_code, brought_at desc);
grant select, insert, update (status, decided_by, decided_at, entered_rows)
  on entitlement.list to ykt_app;

-- class: person-owned
create table entitlement.list_row (
  list_id uuid not null references entitlement.list (id),
  number integer not null check (number > 0),
  person_id uuid not null,
  level text,
  reference text not null,
  valid_from date not null,
  valid_until date,
  primary key (list_id, number)
);
comment on table entitlement.list_row is 'The rows of a list that can come into force.';

-- class: local
create table entitlement.list_finding (
  list_id uuid not null references entitlement.list (id),
  number integer not null check (number > 0),
  field text not null,
  -- What is wrong and what to do; holds no value of a person.
  words text not null,
  stops boolean not null,
  primary key (list_id, number, field, words)
);
comment on table entitlement.list_finding is 'What was found at each row of a list.';
grant select, insert on entitlement.list_row, entitlement.list_finding to ykt_app;

-- class: person-owned
create table entitlement.entitlement (
  id uuid primary key,
  person_id uuid not null,
  -- The entry under which the department said it; a merge of entries moves person_id alone.
  entered_for uuid not null,
  kind text not null,
  level text,
  agency_code text not null,
  reference text not null check (length(reference) <= 60),
  valid_from date not null,
  valid_until date check (valid_until > valid_from),
  origin text not null check (origin in ('api', 'list', 'takenOver')),
  list_id uuid references entitlement.list (id),
  entered_by text not null,
  entered_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text check (length(revoke_reason) between 4 and 200),
  -- The notice that it is about to end.
  reminder_id uuid,
  reminded_at timestamptz,
  foreign key (kind, agency_code) references entitlement.source (kind, agency_code),
  constraint entitlement_level check (case kind
    when 'disabled' then level is not null and level in ('1', '2', '3', '4')
    when 'talent' then level is not null and level in ('A', 'B', 'C', 'D', 'E')
    else level is null end),
  constraint entitlement_ends check (valid_until is not null or kind in ('veteran', 'donor')),
  constraint entitlement_origin check ((origin = 'list') = (list_id is not null)),
  constraint entitlement_revoked_whole check (
    (revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoke_reason is null)),
  constraint entitlement_once exclude using gist
    (entered_for with =, kind with =, agency_code with =,
     daterange(valid_from, valid_until) with &&) where (revoked_at is null)
);
comment on table entitlement.entitlement is
  'What a department says that a person is, for which days: disabled, student, veteran, talent, on '
  'a low income, honoured donor. Never a kind of document (Art. 16).';
create index entitlement_of_person on entitlement.entitlement (person_id);
create index entitlement_of_agency on entitlement.entitlement (agency_code, reference);
create index entitlement_ending on entitlement.entitlement (valid_until)
  where reminded_at is null and revoked_at is null;
create index entitlement_reminded on entitlement.entitlement (reminded_at)
  where reminded_at is not null;
grant select, insert,
  update (person_id, revoked_at, revoked_by, revoke_reason, reminder_id, reminded_at)
  on entitlement.entitlement to ykt_app;

-- What was said stays said: it ends by its day, or is revoked once.
create function entitlement.refuse_second_revocation() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
    raise exception 'an entitlement is revoked once'
      using errcode = 'check_violation', constraint = 'entitlement_revoked_once';
  end if;
  return new;
end
$$;
create trigger entitlement_revoked_once before update on entitlement.entitlement
  for each row execute function entitlement.refuse_second_revocation();

create function entitlement.refuse_second_decision() returns trigger language plpgsql as $$
begin
  if old.status <> 'brought' then
    raise exception 'a list is decided once'
      using errcode = 'check_violation', constraint = 'list_decided_once';
  end if;
  return new;
end
$$;
create trigger list_decided_once before update on entitlement.list
  for each row execute function entitlement.refuse_second_decision();

create trigger entitlement_kept before delete or truncate on entitlement.entitlement
  for each statement execute function platform.refuse_rewrite();
create trigger list_kept before delete or truncate on entitlement.list
  for each statement execute function platform.refuse_rewrite();

-- What the register of persons had as bare words (person/0022) is said by the department that
-- answers for it from now on, and ends in a year where it has to be said anew.
insert into entitlement.source (kind, agency_code)
select distinct kind, agency_code from platform.taken_over_category;
insert into entitlement.entitlement (id, person_id, entered_for, kind, level, agency_code,
  reference, valid_from, valid_until, origin, entered_by, entered_at)
select gen_random_uuid(), person_id, person_id, kind, level, agency_code, '', registered_on,
       case when kind not in ('veteran', 'donor')
         then (now() at time zone 'Asia/Shanghai')::date + interval '1 year' end,
       'takenOver', 'migration', now()
  from platform.taken_over_category;
drop table platform.taken_over_category;
