-- class: local
create table publicity.campaign (
  id uuid primary key,
  title text not null check (length(title) >= 4),
  aim text not null check (length(aim) >= 4),
  -- What the posters say, in four languages.
  slogan jsonb not null,
  -- A page of this site that the short links lead to.
  target text not null check (target ~ '^/[a-zA-Z0-9/_-]*$'),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  status text not null check (status in ('planned', 'approved', 'concluded', 'discarded')),
  planned_by text not null,
  planned_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  check ((status in ('approved', 'concluded')) = (approved_by is not null)),
  check ((approved_by is null) = (approved_at is null)),
  constraint campaign_two_people check (approved_by <> planned_by)
);
comment on table publicity.campaign is 'What is made known, by which channels, until when.';

-- class: local
create table publicity.placement (
  code text primary key check (code ~ '^[2-9a-hjkmnp-z]{6}$'),
  campaign_id uuid not null references publicity.campaign (id),
  channel text not null check (channel in
    ('broadcast', 'television', 'press', 'web', 'shortMessage', 'community', 'outlet')),
  site text not null check (length(site) >= 2),
  region_code text not null,
  added_by text not null,
  added_at timestamptz not null,
  unique (campaign_id, channel, site)
);
comment on table publicity.placement is 'Where a campaign is seen; code is its short link.';

-- class: local
create table publicity.link_visit (
  code text not null references publicity.placement (code),
  on_day date not null,
  visits integer not null check (visits > 0),
  primary key (code, on_day)
);
comment on table publicity.link_visit is
  'How often a short link was followed on a day: a number, and nothing about anybody.';

-- class: local
create table publicity.reach_count (
  id uuid primary key,
  code text not null references publicity.placement (code),
  on_day date not null,
  people integer not null check (people > 0),
  source text not null check (length(source) >= 4),
  entered_by text not null,
  entered_at timestamptz not null,
  unique (code, on_day, source)
);
comment on table publicity.reach_count is 'How many people a channel says that it reached.';

grant select, insert on publicity.campaign, publicity.placement, publicity.reach_count to ykt_app;
grant update (status, approved_by, approved_at) on publicity.campaign to ykt_app;
grant select, insert, update (visits) on publicity.link_visit to ykt_app;

-- The steps of campaign.ts, which a test compares.
create function publicity.refuse_illegal_campaign() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'planned' then
      raise exception 'a campaign begins as a plan'
        using errcode = 'check_violation', constraint = 'campaign_status_legal';
    end if;
    return new;
  end if;
  if (old.status, new.status) not in
      (('planned', 'approved'), ('planned', 'discarded'), ('approved', 'concluded')) then
    raise exception 'a campaign that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'campaign_status_legal';
  end if;
  return new;
end
$$;
create trigger campaign_status_legal before insert or update on publicity.campaign
  for each row execute function publicity.refuse_illegal_campaign();

-- Visits only grow.
create function publicity.refuse_fewer_visits() returns trigger language plpgsql as $$
begin
  if new.visits <= old.visits then
    raise exception 'visits that were counted stay counted'
      using errcode = 'check_violation', constraint = 'link_visit_grows';
  end if;
  return new;
end
$$;
create trigger link_visit_grows before update on publicity.link_visit
  for each row execute function publicity.refuse_fewer_visits();
create trigger campaign_stays before delete or truncate on publicity.campaign
  for each statement execute function platform.refuse_rewrite();
create trigger placement_append_only before update or delete or truncate on publicity.placement
  for each statement execute function platform.refuse_rewrite();
create trigger link_visit_stays before delete or truncate on publicity.link_visit
  for each statement execute function platform.refuse_rewrite();
create trigger reach_count_append_only
  before update or delete or truncate on publicity.reach_count
  for each statement execute function platform.refuse_rewrite();
