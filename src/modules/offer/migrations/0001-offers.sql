create schema offer;
grant usage on schema offer to ykt_app;

-- class: local
create table offer.offer (
  id uuid primary key,
  kind text not null check (kind in ('scene', 'convenience')),
  applicant text not null check (length(applicant) >= 4),
  credit_code text not null check (credit_code ~ '^[0-9A-Z]{18}$'),
  contact text not null check (length(contact) >= 5),
  title text not null check (length(title) between 4 and 30),
  what text not null check (length(what) between 20 and 500),
  domain text not null,
  region_code text not null,
  site text not null check (length(site) >= 4),
  scene_code text,
  fields text[] not null,
  status text not null
    check (status in ('submitted', 'examined', 'trial', 'live', 'declined', 'delisted')),
  submitted_at timestamptz not null,
  trial_places integer check (trial_places > 0),
  trial_uses integer check (trial_uses > 0),
  trial_until date,
  -- A scene needs a scene of the catalogue and some of its fields; a convenience learns nothing.
  check ((kind = 'scene') = (scene_code is not null)),
  check ((kind = 'scene') = (cardinality(fields) > 0)),
  check (status not in ('trial', 'live')
    or num_nonnulls(trial_places, trial_uses, trial_until) = 3)
);
comment on table offer.offer is 'What third parties would offer to holders, and do (Art. 15).';
create index offer_status on offer.offer (status, submitted_at desc);
-- One application of one thing at a time.
create unique index offer_once on offer.offer (credit_code, title)
  where status not in ('declined', 'delisted');

-- class: local
create table offer.offer_step (
  offer_id uuid not null references offer.offer (id),
  number integer not null check (number > 0),
  action text not null check (action in ('examine', 'beginTrial', 'launch', 'decline', 'delist')),
  words text not null check (length(words) >= 4),
  done_by text not null,
  done_at timestamptz not null,
  primary key (offer_id, number)
);
comment on table offer.offer_step is 'What the bureau said to an offer, by whom, when.';

-- class: local
create table offer.use_count (
  offer_id uuid not null references offer.offer (id),
  on_day date not null,
  uses integer not null check (uses > 0),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (offer_id, on_day)
);
comment on table offer.use_count is 'How often an offer was used until a day, as it was reported.';

grant select, insert on offer.offer, offer.offer_step, offer.use_count to ykt_app;
grant update (status, trial_places, trial_uses, trial_until) on offer.offer to ykt_app;

-- The steps of offer.ts, which a test compares; by two people, each step on record.
create function offer.refuse_illegal_offer() returns trigger language plpgsql as $$
declare
  last offer.offer_step;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'submitted' then
      raise exception 'an offer begins with its applicant'
        using errcode = 'check_violation', constraint = 'offer_status_legal';
    end if;
    return new;
  end if;
  if (old.status, new.status) not in
      (('submitted', 'examined'), ('submitted', 'declined'), ('examined', 'trial'),
       ('examined', 'declined'), ('trial', 'live'), ('trial', 'delisted'),
       ('live', 'delisted')) then
    raise exception 'an offer that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'offer_status_legal';
  end if;
  select * into last from offer.offer_step s
   where s.offer_id = new.id order by s.number desc limit 1;
  if last.action is distinct from (case new.status
      when 'examined' then 'examine' when 'trial' then 'beginTrial' when 'live' then 'launch'
      when 'declined' then 'decline' else 'delist' end) then
    raise exception 'an offer moves by a step that is on record'
      using errcode = 'check_violation', constraint = 'offer_step_recorded';
  end if;
  if new.status = any (array['trial', 'live']) and exists (
      select from offer.offer_step s
       where s.offer_id = new.id and s.action = 'examine' and s.done_by = last.done_by) then
    raise exception 'nobody opens what they looked into themselves'
      using errcode = 'check_violation', constraint = 'offer_two_people';
  end if;
  return new;
end
$$;
create trigger offer_status_legal before insert or update on offer.offer
  for each row execute function offer.refuse_illegal_offer();
create trigger offer_stays before delete or truncate on offer.offer
  for each statement execute function platform.refuse_rewrite();
create trigger offer_step_append_only before update or delete or truncate on offer.offer_step
  for each statement execute function platform.refuse_rewrite();
create trigger use_count_append_only before update or delete or truncate on offer.use_count
  for each statement execute function platform.refuse_rewrite();
