-- A version may take effect before others that wait, and then stands in their place: they stay in
-- the table, never take effect, and it names them. So a scene can be suspended at once, and a
-- version that waits can be taken back.
alter table catalogue.version add column supersedes integer[] not null default '{}';
comment on column catalogue.version.supersedes is
  'The numbers of versions of the layer that waited, and never take effect because of this one.';

create or replace function catalogue.refuse_version_out_of_order() returns trigger
language plpgsql as $$
declare
  latest catalogue.version;
  waiting catalogue.version[];
begin
  select * into latest from catalogue.version
   where region_code = new.region_code order by number desc limit 1;
  if new.number <> coalesce(latest.number, 0) + 1
      or new.previous is distinct from latest.digest then
    raise exception 'version % of % does not follow the one before', new.number, new.region_code
      using errcode = 'check_violation', constraint = 'version_in_order';
  end if;
  -- Those that have no other in their place yet, and would begin at the same time or later.
  select coalesce(array_agg(v), '{}') into waiting from catalogue.version v
   where v.region_code = new.region_code and v.effective_from >= new.effective_from
     and not exists (
       select from catalogue.version w
        where w.region_code = v.region_code and v.number = any (w.supersedes));
  if exists (select from unnest(waiting) v
              where v.effective_from > new.effective_from
                and v.number <> all (new.supersedes)) then
    raise exception 'version % of % begins before one that waits', new.number, new.region_code
      using errcode = 'check_violation', constraint = 'version_in_order';
  end if;
  if exists (select from unnest(new.supersedes) s
              where not exists (select from unnest(waiting) v
                                 where v.number = s and v.effective_from > new.published_at)) then
    raise exception 'version % of % stands in the place of one that does not wait',
      new.number, new.region_code
      using errcode = 'check_violation', constraint = 'version_supersedes_waiting';
  end if;
  return new;
end
$$;

-- Beside the regular draft of a layer an urgent one, upon what is in force, and one that takes a
-- version back that waits; each goes through the same steps and the same two people.
alter table catalogue.draft
  add column kind text not null default 'regular'
    check (kind in ('regular', 'urgent', 'withdrawal')),
  add constraint draft_times_fixed check (kind = 'regular' or effective_from is null);
comment on column catalogue.draft.kind is
  'regular: the next version; urgent: at once, upon the version in force; withdrawal: takes the '
  'version base_number back.';
drop index catalogue.draft_one_open;
create unique index draft_one_open on catalogue.draft (region_code, kind)
  where status in ('drafted', 'consulting', 'proposed');

create or replace function catalogue.refuse_late_scene() returns trigger language plpgsql as $$
declare
  changed uuid := case when tg_op = 'DELETE' then old.draft_id else new.draft_id end;
begin
  if not exists (select from catalogue.draft
                  where id = changed and status = 'drafted' and kind <> 'withdrawal') then
    raise exception 'only a draft changes'
      using errcode = 'check_violation', constraint = 'draft_scene_into_draft';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
