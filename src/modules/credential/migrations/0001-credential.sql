create schema credential;
grant usage on schema credential to ykt_app;

-- class: reference
create table credential.credential (
  id uuid primary key,
  kind text not null check (kind in ('card', 'certificate', 'code')),
  name text not null check (length(name) between 2 and 60),
  -- The name as names are compared.
  name_key text not null,
  issuer_agency text not null check (issuer_agency <> ''),
  region_code text not null check (region_code ~ '^[0-9]{6}$'),
  domain text not null check (domain <> ''),
  audiences text[] not null check (cardinality(audiences) > 0),
  uses text[] not null check (cardinality(uses) > 0),
  document text not null check (document <> ''),
  need text not null check (length(need) >= 10),
  already_issued boolean not null,
  holder_count integer not null check (holder_count >= 0),
  status text not null check (status in ('filed', 'withdrawn', 'blocked', 'exempted', 'cleared',
    'absorbing', 'absorbed')),
  filed_by text not null,
  filed_at timestamptz not null,
  opinions_due_on date not null,
  decided_by text,
  decided_unit text,
  decided_at timestamptz,
  decided_words text,
  state_rule text,
  retired_by text,
  retired_at timestamptz,
  constraint credential_holders check (already_issued = (holder_count > 0)),
  constraint credential_outcome_whole check (
    (decided_by is null) = (decided_unit is null) and (decided_by is null) = (decided_at is null)
    and (decided_by is null) = (decided_words is null)
    and (decided_by is null) = (status in ('filed', 'withdrawn'))),
  constraint credential_two_people check (decided_by is null or decided_by <> filed_by),
  constraint credential_not_blocked_when_issued check (status <> 'blocked' or not already_issued),
  constraint credential_state_rule check ((status = 'exempted') = (coalesce(state_rule, '') <> '')),
  constraint credential_retired check (
    (retired_by is null) = (retired_at is null)
    and (retired_at is null) = (status <> 'absorbed'))
);
comment on table credential.credential is
  'Cards, certificates and codes of departments: filed, reviewed, taken into the card (Art. 7).';
-- One name of one department is on file once; what was withdrawn or blocked may come again.
create unique index credential_known on credential.credential (issuer_agency, region_code, name_key)
  where status not in ('withdrawn', 'blocked');
create index credential_status on credential.credential (status);

-- class: reference
create table credential.overlap (
  credential_id uuid not null references credential.credential (id),
  position integer not null,
  -- A scene by its code, or another credential by its id.
  scene_code text,
  other_id uuid references credential.credential (id),
  name text not null,
  agency_code text not null,
  score integer not null check (score between 0 and 100),
  reasons text[] not null,
  primary key (credential_id, position),
  constraint overlap_with_one check ((scene_code is null) <> (other_id is null)),
  constraint overlap_not_itself check (other_id <> credential_id)
);
comment on table credential.overlap is
  'What was found to be alike when a credential was filed, as it was laid before people.';

-- class: reference
create table credential.opinion (
  credential_id uuid not null references credential.credential (id),
  agency_code text not null,
  -- Absent where an overlap named it.
  named_by text,
  named_at timestamptz not null,
  verdict text check (verdict in ('duplicate', 'different')),
  words text check (length(words) >= 10),
  given_by text,
  given_at timestamptz,
  primary key (credential_id, agency_code),
  constraint opinion_whole check (
    (verdict is null) = (words is null) and (verdict is null) = (given_by is null)
    and (verdict is null) = (given_at is null))
);
comment on table credential.opinion is
  'What each department that was named thinks; there is no outcome before all have spoken.';

-- class: reference
create table credential.plan (
  credential_id uuid primary key references credential.credential (id),
  scene_code text not null check (scene_code <> '')
);

-- class: reference
create table credential.milestone (
  credential_id uuid not null references credential.plan (credential_id),
  name text not null check (name in ('stopIssuing', 'loadUse', 'moveHolders', 'switchOff')),
  due_on date not null,
  reached_on date,
  reached_by text,
  words text check (length(words) >= 4),
  primary key (credential_id, name),
  constraint milestone_whole check (
    (reached_on is null) = (reached_by is null) and (reached_on is null) = (words is null))
);

-- class: reference
create table credential.moved (
  credential_id uuid not null references credential.plan (credential_id),
  on_day date not null,
  holders integer not null check (holders >= 0),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (credential_id, on_day)
);

grant select, insert, update (status, decided_by, decided_unit, decided_at, decided_words,
  state_rule, retired_by, retired_at) on credential.credential to ykt_app;
grant select, insert on credential.overlap, credential.plan, credential.moved to ykt_app;
grant select, insert, update (verdict, words, given_by, given_at) on credential.opinion to ykt_app;
grant select, insert, update (reached_on, reached_by, words) on credential.milestone to ykt_app;

-- The steps of credential.ts, which a test compares, and what has to be there before each.
create function credential.refuse_illegal_credential() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'filed' then
      raise exception 'a credential begins at the gate'
        using errcode = 'check_violation', constraint = 'credential_status_legal';
    end if;
    return new;
  end if;
  if (old.status, new.status) not in
      (('filed', 'withdrawn'), ('filed', 'blocked'), ('filed', 'exempted'), ('filed', 'cleared'),
       ('filed', 'absorbing'), ('absorbing', 'absorbed')) then
    raise exception 'a credential that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'credential_status_legal';
  end if;
  if old.status = 'filed' and new.status <> 'withdrawn' then
    if not exists (select from credential.opinion o where o.credential_id = new.id)
      or exists (select from credential.opinion o
                  where o.credential_id = new.id and o.verdict is null) then
      raise exception 'every department that was named has to speak first'
        using errcode = 'check_violation', constraint = 'credential_opinions_first';
    end if;
    if exists (select from credential.opinion o
                where o.credential_id = new.id and new.decided_by in (o.named_by, o.given_by)) then
      raise exception 'whoever took part does not decide'
        using errcode = 'check_violation', constraint = 'credential_other_person';
    end if;
    if new.status = 'cleared' and exists (select from credential.opinion o
        where o.credential_id = new.id and o.verdict = 'duplicate') then
      raise exception 'a department calls it a repetition'
        using errcode = 'check_violation', constraint = 'credential_not_cleared_against_opinion';
    end if;
  end if;
  if new.status = 'absorbing' and
      (select count(*) from credential.milestone m where m.credential_id = new.id) <> 4 then
    raise exception 'a credential is taken in by a whole plan'
      using errcode = 'check_violation', constraint = 'credential_plan_whole';
  end if;
  if new.status = 'absorbed' and exists (select from credential.milestone m
      where m.credential_id = new.id and m.reached_on is null) then
    raise exception 'a step of the plan is open'
      using errcode = 'check_violation', constraint = 'credential_plan_reached';
  end if;
  return new;
end
$$;
create trigger credential_status_legal before insert or update on credential.credential
  for each row execute function credential.refuse_illegal_credential();

-- Opinions are asked for and given while nothing is decided, and given once.
create function credential.refuse_late_opinion() returns trigger language plpgsql as $$
begin
  perform from credential.credential c
    where c.id = new.credential_id and c.status = 'filed' for share;
  if not found or (tg_op = 'UPDATE' and old.verdict is not null)
    or (tg_op = 'INSERT' and new.verdict is not null) then
    raise exception 'an opinion is given once, before the outcome'
      using errcode = 'check_violation', constraint = 'opinion_in_time';
  end if;
  return new;
end
$$;
create trigger opinion_in_time before insert or update on credential.opinion
  for each row execute function credential.refuse_late_opinion();

-- A milestone is reached once; holders that were moved stay moved, and are no more than there are.
create function credential.refuse_second_reach() returns trigger language plpgsql as $$
begin
  if old.reached_on is not null then
    raise exception 'a milestone is reached once'
      using errcode = 'check_violation', constraint = 'milestone_once';
  end if;
  return new;
end
$$;
create trigger milestone_once before update on credential.milestone
  for each row execute function credential.refuse_second_reach();

create function credential.refuse_fewer_moved() returns trigger language plpgsql as $$
begin
  if new.holders > (select c.holder_count from credential.credential c
                     where c.id = new.credential_id)
    or exists (select from credential.moved m where m.credential_id = new.credential_id
                and (m.holders > new.holders or m.on_day > new.on_day)) then
    raise exception 'holders that were moved stay moved'
      using errcode = 'check_violation', constraint = 'moved_grows';
  end if;
  return new;
end
$$;
create trigger moved_grows before insert on credential.moved
  for each row execute function credential.refuse_fewer_moved();

create trigger credential_kept before delete or truncate on credential.credential
  for each statement execute function platform.refuse_rewrite();
create trigger opinion_kept before delete or truncate on credential.opinion
  for each statement execute function platform.refuse_rewrite();
create trigger overlap_append_only before update or delete or truncate on credential.overlap
  for each statement execute function platform.refuse_rewrite();
create trigger plan_append_only before update or delete or truncate on credential.plan
  for each statement execute function platform.refuse_rewrite();
create trigger milestone_kept before delete or truncate on credential.milestone
  for each statement execute function platform.refuse_rewrite();
create trigger moved_append_only before update or delete or truncate on credential.moved
  for each statement execute function platform.refuse_rewrite();
