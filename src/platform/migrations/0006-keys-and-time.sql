-- Two keys of a partner side by side: who registered each, when it last signed, when it was
-- retired.
alter table platform.partner_key
  add column registered_by text,
  add column last_used_at timestamptz,
  add column retired_at timestamptz,
  add column retired_by text,
  add constraint partner_key_retired check ((retired_at is null) = (retired_by is null));
comment on column platform.partner_key.retired_at is
  'From here on the key verifies nothing, whatever a clock says; it is never taken back (K8).';
comment on column platform.partner_key.last_used_at is
  'When a request signed by it last came in, to the minute.';
-- One key signs for one partner, once.
create unique index partner_key_once on platform.partner_key
  ((public_key_jwk ->> 'x'), (public_key_jwk ->> 'y'));
revoke update on platform.partner_key from ykt_app;
grant update (last_used_at, retired_at, retired_by) on platform.partner_key to ykt_app;

-- At most two hold at any moment: the old one and the one that follows it.
create function platform.refuse_third_key() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('partner_key|' || new.code, 0));
  -- The same once more is no third one; the primary key has the word.
  if exists (select from platform.partner_key k
      where k.code = new.code and k.valid_from = new.valid_from) then
    return new;
  end if;
  if exists (
    select from (
      select new.valid_from as moment
      union all
      select k.valid_from from platform.partner_key k
       where k.code = new.code and k.retired_at is null and k.valid_from >= new.valid_from
         and (new.valid_until is null or k.valid_from < new.valid_until)) beginnings
     where (select count(*) from platform.partner_key k
             where k.code = new.code and k.retired_at is null
               and k.valid_from <= beginnings.moment
               and (k.valid_until is null or k.valid_until > beginnings.moment)) >= 2) then
    raise exception 'two keys of % hold already', new.code
      using errcode = 'check_violation', constraint = 'partner_key_two';
  end if;
  return new;
end
$$;
create trigger partner_key_two before insert on platform.partner_key
  for each row execute function platform.refuse_third_key();

create function platform.refuse_key_rewrite() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - '{last_used_at,retired_at,retired_by}'::text[])
       is distinct from (to_jsonb(old) - '{last_used_at,retired_at,retired_by}'::text[])
     or old.retired_at is not null then
    raise exception 'a key is registered once and retired once'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger partner_key_retired_once before update on platform.partner_key
  for each row execute function platform.refuse_key_rewrite();
create trigger partner_key_stays before delete or truncate on platform.partner_key
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table platform.simulated_time (
  ahead_seconds bigint primary key check (ahead_seconds > 0),
  moved_at timestamptz not null
);
comment on table platform.simulated_time is
  'How far a demonstration was moved ahead of the real time, move by move; the largest holds. '
  'Empty in production, where no clock is moved.';
comment on column platform.simulated_time.moved_at is 'Real time of the move.';
grant select, insert on platform.simulated_time to ykt_app;

create function platform.refuse_time_back() returns trigger language plpgsql as $$
begin
  if new.ahead_seconds <= (select max(s.ahead_seconds) from platform.simulated_time s) then
    raise exception 'the time of a demonstration is never set back'
      using errcode = 'check_violation', constraint = 'simulated_time_forward';
  end if;
  return new;
end
$$;
create trigger simulated_time_forward before insert on platform.simulated_time
  for each row execute function platform.refuse_time_back();
create trigger simulated_time_append_only
  before update or delete or truncate on platform.simulated_time
  for each statement execute function platform.refuse_rewrite();
