-- What makes a version one that readers take: two people, what it changes, and a signature over
-- all of it. Rows from before stay as they are, and readers refuse them.
alter table catalogue.version
  add column previous text check (previous ~ '^[0-9a-f]{64}$'),
  add column changes jsonb,
  add column drafted_by text,
  add column published_by text,
  add column key_number smallint check (key_number between 1 and 255),
  add column digest text check (digest ~ '^[0-9a-f]{64}$'),
  add column signature bytea,
  add constraint version_sealed check (
    changes is not null and key_number is not null and digest is not null
    and signature is not null) not valid,
  add constraint version_two_people check (
    drafted_by is not null and published_by is not null
    and drafted_by <> published_by) not valid,
  add constraint version_begins_after check (effective_from >= published_at) not valid;
comment on column catalogue.version.digest is
  'SM3 over the canonical text of the version and its scenes; the next version names it.';
comment on column catalogue.version.changes is
  'What it does to the version before, scene by scene, and why.';

-- A layer is a chain: numbers without a gap, each version after the one that it names.
create function catalogue.refuse_version_out_of_order() returns trigger language plpgsql as $$
declare
  latest catalogue.version;
begin
  select * into latest from catalogue.version
   where region_code = new.region_code order by number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1
      or new.previous is distinct from latest.digest
      or new.effective_from < latest.effective_from then
    raise exception 'version % of % does not follow the one before', new.number, new.region_code
      using errcode = 'check_violation', constraint = 'version_in_order';
  end if;
  return new;
end
$$;
create trigger version_in_order before insert on catalogue.version
  for each row execute function catalogue.refuse_version_out_of_order();

-- class: local
create table catalogue.draft (
  id uuid primary key,
  region_code char(6) not null,
  -- The version that it changes; 0 where the region has none.
  base_number integer not null check (base_number >= 0),
  status text not null
    check (status in ('drafted', 'consulting', 'proposed', 'published', 'discarded')),
  opened_by text not null,
  opened_at timestamptz not null,
  -- Everybody who wrote in it.
  editors text[] not null,
  reason text check (length(reason) >= 4),
  -- From when it is to hold; none: from its publication on.
  effective_from timestamptz,
  -- Since when others are asked about it as it is; none once it is written in again.
  consulted_at timestamptz,
  proposed_by text,
  proposed_at timestamptz,
  published_by text,
  published_at timestamptz,
  version_id uuid unique references catalogue.version (id),
  -- Why it went back, or was given up.
  remark text,
  constraint draft_proposal_whole check (
    (proposed_by is null) = (proposed_at is null) and (proposed_by is null or reason is not null)),
  constraint draft_publication_whole check (
    (published_by is null) = (published_at is null)
    and (published_by is null) = (version_id is null)),
  constraint draft_two_people check (
    published_by is null or (published_by <> opened_by and published_by <> proposed_by
      and published_by <> all (editors))),
  constraint draft_status_signed check (case status
    when 'drafted' then consulted_at is null and published_by is null
    when 'consulting' then consulted_at is not null and published_by is null
    when 'proposed' then proposed_by is not null and published_by is null
    when 'published' then proposed_by is not null and published_by is not null
    else published_by is null end)
);
comment on table catalogue.draft is
  'The next version of a layer on its way: drafted, consulted on, proposed, published (Art. 8).';
create unique index draft_one_open on catalogue.draft (region_code)
  where status in ('drafted', 'consulting', 'proposed');
grant select, insert, update (status, editors, reason, effective_from, consulted_at, proposed_by,
  proposed_at, published_by, published_at, version_id, remark) on catalogue.draft to ykt_app;

-- The steps of draft.ts; a test compares the two.
create function catalogue.refuse_illegal_draft() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'drafted' then
      raise exception 'a version begins as a draft'
        using errcode = 'check_violation', constraint = 'draft_status_legal';
    end if;
  elsif old.status = any (array['published', 'discarded']) then
    raise exception 'a draft that is % stands for ever', old.status
      using errcode = 'check_violation', constraint = 'draft_frozen';
  elsif new.status <> old.status and (old.status, new.status) not in (
      ('drafted', 'consulting'), ('drafted', 'proposed'), ('drafted', 'discarded'),
      ('consulting', 'drafted'), ('consulting', 'proposed'), ('consulting', 'discarded'),
      ('proposed', 'drafted'), ('proposed', 'published')) then
    raise exception 'a draft that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'draft_status_legal';
  end if;
  return new;
end
$$;
create trigger draft_status_legal before insert or update on catalogue.draft
  for each row execute function catalogue.refuse_illegal_draft();
create trigger draft_kept before delete or truncate on catalogue.draft
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table catalogue.draft_scene (
  draft_id uuid not null references catalogue.draft (id),
  code text not null,
  -- Counts up with every save: whoever saves over a newer one is told.
  revision integer not null check (revision > 0),
  definition jsonb not null,
  reason text not null check (length(reason) >= 4),
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (draft_id, code)
);
comment on table catalogue.draft_scene is
  'The scenes that a draft adds or changes, and why.';
grant select, insert, update, delete on catalogue.draft_scene to ykt_app;
create function catalogue.refuse_late_scene() returns trigger language plpgsql as $$
declare
  changed uuid := case when tg_op = 'DELETE' then old.draft_id else new.draft_id end;
begin
  if not exists (select from catalogue.draft where id = changed and status = 'drafted') then
    raise exception 'only a draft changes'
      using errcode = 'check_violation', constraint = 'draft_scene_into_draft';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger draft_scene_into_draft before insert or update or delete on catalogue.draft_scene
  for each row execute function catalogue.refuse_late_scene();
create trigger draft_scene_kept before truncate on catalogue.draft_scene
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table catalogue.draft_opinion (
  id uuid primary key,
  draft_id uuid not null references catalogue.draft (id),
  agency_code text not null,
  stance text not null check (stance in ('agrees', 'objects')),
  words text not null check (length(words) >= 2),
  given_by text not null,
  given_at timestamptz not null
);
comment on table catalogue.draft_opinion is
  'What units said when they were consulted on a draft. Append-only.';
create index draft_opinion_draft on catalogue.draft_opinion (draft_id);
grant select, insert on catalogue.draft_opinion to ykt_app;
create trigger draft_opinion_append_only
  before update or delete or truncate on catalogue.draft_opinion
  for each statement execute function platform.refuse_rewrite();
