-- C7: a second critical attribute within 90 days is never changed by one unit alone. A change of
-- account rests on the consent of its holder and waits out its cool-down, so that no unit decides
-- it; it counts all the same as soon as a unit changes something else.
create or replace function person.check_attribute_change() returns trigger language plpgsql as $$
begin
  if new.attribute <> 'account' and new.second_approver is null
      and exists (select from person.attribute_change c
        where c.person_id = new.person_id and c.attribute <> new.attribute
          and c.changed_at > new.changed_at - interval '90 days') then
    raise exception 'a second critical attribute within 90 days needs a second unit'
      using errcode = 'check_violation', constraint = 'attribute_second_unit';
  end if;
  return new;
end
$$;
