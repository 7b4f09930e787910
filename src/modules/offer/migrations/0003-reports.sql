-- Whoever applied reports uses itself, by a code that it was told once; its digest alone is kept.
alter table offer.offer
  add column report_digest text check (report_digest ~ '^[0-9a-f]{64}$');

-- Nobody of the bureau stands beside what the organisation reported itself.
alter table offer.use_count alter column entered_by drop not null;

create or replace function offer.refuse_use_elsewhere() returns trigger language plpgsql as $$
begin
  if exists (
      select from offer.offer o
       where o.id = new.offer_id and o.status = 'trial'
         and ((new.place = any (o.trial_places)) is not true or new.on_day > o.trial_until)) then
    raise exception 'a trial is used where it is tried, until its last day'
      using errcode = 'check_violation', constraint = 'use_count_in_trial';
  end if;
  return new;
end
$$;
