-- C1, C2: once merged into another, an entry gets nothing new that would go on beside what the
-- surviving one holds. Later modules put this on their tables.
create function person.refuse_given_up() returns trigger language plpgsql as $$
begin
  if exists (select from person.alias a where a.from_id = new.person_id) then
    raise exception 'the entry was merged into another one; use that'
      using errcode = 'check_violation', constraint = 'entry_not_given_up';
  end if;
  return new;
end
$$;
