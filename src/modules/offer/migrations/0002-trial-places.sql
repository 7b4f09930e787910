-- A trial names its places in place of a number of them. What was begun by a number is where the
-- applicant said.
alter table offer.offer drop constraint offer_trial_places_check;
alter table offer.offer
  alter column trial_places type text[]
    using case when trial_places is not null then array[site] end;
alter table offer.offer
  add constraint offer_trial_places_named check (cardinality(trial_places) between 1 and 50);

-- Uses of a trial are counted place by place, of what is live as a whole.
alter table offer.use_count
  drop constraint use_count_pkey,
  add column place text,
  add constraint use_count_once unique nulls not distinct (offer_id, on_day, place);

create function offer.refuse_use_elsewhere() returns trigger language plpgsql as $$
begin
  if exists (
      select from offer.offer o
       where o.id = new.offer_id and o.status = 'trial'
         and (new.place = any (o.trial_places)) is not true) then
    raise exception 'a trial is used where it is tried'
      using errcode = 'check_violation', constraint = 'use_count_in_trial';
  end if;
  return new;
end
$$;
create trigger use_count_in_trial before insert on offer.use_count
  for each row execute function offer.refuse_use_elsewhere();
