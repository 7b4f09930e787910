-- N7, C8: a relation only goes forward, and none begins for or by somebody who has died; an
-- invitation is none either. A death that is being entered holds the line of its person for update:
-- it is waited for, and what it finds is all that there ever will be.
create or replace function person.check_relation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.status <> new.status and (old.status, new.status) not in
      (('proposed', 'active'), ('proposed', 'ended'), ('active', 'ended')) then
      raise exception 'a relation does not go from % to %', old.status, new.status
        using errcode = 'check_violation', constraint = 'relation_steps';
    end if;
    if (old.kind, old.scopes, old.starts_on, old.ends_on)
      is distinct from (new.kind, new.scopes, new.starts_on, new.ends_on) then
      raise exception 'a relation is ended and made anew, never widened'
        using errcode = 'check_violation', constraint = 'relation_fixed';
    end if;
  end if;
  if new.status = 'ended' then
    return new;
  end if;
  perform from person.person where id in (new.person_id, new.agent_id) order by id for key share;
  if exists (select from person.person
      where id in (new.person_id, new.agent_id) and died_on is not null) then
    raise exception 'nobody acts for or as somebody who has died'
      using errcode = 'check_violation', constraint = 'relation_living';
  end if;
  return new;
end
$$;

-- A7: whoever changes the phone first and the account next must not be the only one who hears
-- of it.
alter table person.notice add column contact_at timestamptz check (contact_at <= at);
comment on column person.notice.contact_at is
  'The notice goes to the phone that was on record at this moment; to the present one without it.';
