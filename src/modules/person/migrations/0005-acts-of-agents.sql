-- N8: an act of an agent is committed while the relation is in force, or not at all. Whoever ends
-- it at the same moment waits for the act, or the act is refused; there is no time between.
create function person.check_agent_act() returns trigger language plpgsql as $$
begin
  perform from person.relation r
    where r.person_id = new.on_behalf_of and r.agent_id = new.actor_id::uuid
      and r.status = 'active'
      and (new.at at time zone 'Asia/Shanghai')::date >= r.starts_on
      and (r.ends_on is null or (new.at at time zone 'Asia/Shanghai')::date < r.ends_on)
    for share;
  if not found then
    raise exception 'nobody may act for this person now' using errcode = 'YK001';
  end if;
  return new;
end
$$;
create trigger audit_agent_in_force before insert on platform.audit for each row
  when (new.actor_kind = 'agent' and new.outcome = 'granted')
  execute function person.check_agent_act();
