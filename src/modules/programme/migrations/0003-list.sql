-- class: reference
create table programme.list (
  id uuid primary key,
  owner_agency text not null,
  -- Who publishes it: the unit that pays.
  payer_agency text not null,
  -- From this day on it holds; the list of a year begins with it, later ones change it.
  valid_from date not null,
  status text not null check (status in ('drafted', 'proposed', 'published', 'discarded')),
  opened_by text not null,
  opened_at timestamptz not null,
  proposed_by text,
  proposed_unit text,
  proposed_at timestamptz,
  published_by text,
  published_unit text,
  published_at timestamptz,
  published_on date,
  -- Why it went back, or was given up.
  remark text,
  constraint list_two_units check (payer_agency <> owner_agency),
  constraint list_proposal_whole check (
    (proposed_by is null) = (proposed_at is null)
    and proposed_unit is not distinct from
      (case when proposed_by is not null then owner_agency end)),
  constraint list_publication_whole check (
    (published_by is null) = (published_at is null)
    and (published_by is null) = (published_on is null)
    and published_unit is not distinct from
      (case when published_by is not null then payer_agency end)),
  constraint list_two_people check (
    published_by is null or (published_by <> opened_by and published_by <> proposed_by)),
  constraint list_published_before check (published_on < valid_from),
  constraint list_status_signed check (case status
    when 'drafted' then proposed_by is null and published_by is null
    when 'proposed' then proposed_by is not null and published_by is null
    when 'published' then proposed_by is not null and published_by is not null
    else published_by is null end)
);
comment on table programme.list is
  'The lists of programmes (补贴项目清单): drafted and proposed by their department, published by '
  'the unit that pays (Art. 13).';
-- A department works at one list at a time, and one list begins on a day.
create unique index list_one_open on programme.list (owner_agency)
  where status in ('drafted', 'proposed');
create unique index list_day on programme.list (owner_agency, valid_from)
  where status <> 'discarded';
grant select, insert, update (status, proposed_by, proposed_unit, proposed_at, published_by,
  published_unit, published_at, published_on, remark) on programme.list to ykt_app;

-- The steps of list.ts; a test compares the two.
create function programme.refuse_illegal_list() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'drafted' then
      raise exception 'a list begins as a draft'
        using errcode = 'check_violation', constraint = 'list_status_legal';
    end if;
  elsif old.status = any (array['published', 'discarded']) then
    raise exception 'a list that is % stands for ever', old.status
      using errcode = 'check_violation', constraint = 'list_frozen';
  elsif new.status <> old.status and (old.status, new.status) not in (
      ('drafted', 'proposed'), ('drafted', 'discarded'), ('proposed', 'published'),
      ('proposed', 'drafted')) then
    raise exception 'a list that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'list_status_legal';
  end if;
  return new;
end
$$;
create trigger list_status_legal before insert or update on programme.list
  for each row execute function programme.refuse_illegal_list();
create trigger list_kept before delete or truncate on programme.list
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table programme.list_change (
  list_id uuid not null references programme.list (id),
  code text not null check (code ~ '^[A-Z]{2}-[0-9]{3}$'),
  kind text not null check (kind in ('added', 'changed', 'exited')),
  content jsonb,
  reason text not null check (length(reason) >= 4),
  primary key (list_id, code),
  constraint list_change_content check ((kind = 'exited') = (content is null))
);
comment on table programme.list_change is
  'What a list does to the one before it, and why: additions, changes and exits.';
grant select, insert, update, delete on programme.list_change to ykt_app;

create function programme.refuse_late_change() returns trigger language plpgsql as $$
declare
  changed uuid := case when tg_op = 'DELETE' then old.list_id else new.list_id end;
begin
  if not exists (select from programme.list where id = changed and status = 'drafted') then
    raise exception 'only a draft changes'
      using errcode = 'check_violation', constraint = 'list_change_into_draft';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger list_change_into_draft before insert or update or delete on programme.list_change
  for each row execute function programme.refuse_late_change();
create trigger list_change_kept before truncate on programme.list_change
  for each statement execute function platform.refuse_rewrite();
