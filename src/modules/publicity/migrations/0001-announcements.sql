create schema publicity;
grant usage on schema publicity to ykt_app;

-- class: local
create table publicity.announcement (
  id uuid primary key,
  kind text not null check (kind in ('fraud', 'service', 'use', 'policy')),
  status text not null
    check (status in ('draft', 'translated', 'reviewed', 'published', 'takenDown', 'discarded')),
  shown_until date not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  published_at timestamptz,
  check ((status in ('published', 'takenDown')) = (published_at is not null))
);
comment on table publicity.announcement is 'What the public is told in four languages (Art. 20).';
create index announcement_public on publicity.announcement (published_at desc)
  where status = 'published';

-- class: local
create table publicity.announcement_text (
  announcement_id uuid not null references publicity.announcement (id),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en', 'pt')),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  primary key (announcement_id, language)
);

-- class: local
create table publicity.announcement_step (
  announcement_id uuid not null references publicity.announcement (id),
  number integer not null check (number > 0),
  action text not null
    check (action in
      ('write', 'translate', 'review', 'publish', 'giveBack', 'takeDown', 'discard')),
  words text not null,
  done_by text not null,
  done_at timestamptz not null,
  primary key (announcement_id, number),
  check (action not in ('giveBack', 'takeDown') or length(words) >= 4)
);
comment on table publicity.announcement_step is 'Who wrote, translated, reviewed and published.';

grant select, insert on publicity.announcement to ykt_app;
grant update (status, kind, shown_until, published_at) on publicity.announcement to ykt_app;
grant select, insert, update (title, body) on publicity.announcement_text to ykt_app;
grant select, insert on publicity.announcement_step to ykt_app;

-- The steps of announcement.ts, which a test compares; none that is not on record, and whoever
-- wrote any of it never says that it is good.
create function publicity.refuse_illegal_announcement() returns trigger language plpgsql as $$
declare
  last publicity.announcement_step;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'draft' then
      raise exception 'an announcement begins as a draft'
        using errcode = 'check_violation', constraint = 'announcement_status_legal';
    end if;
    return new;
  end if;
  if old.status = new.status then
    if old.status <> 'draft' then
      raise exception 'an announcement is changed while it is a draft'
        using errcode = 'check_violation', constraint = 'announcement_kept';
    end if;
    return new;
  end if;
  if (old.status, new.status) not in
      (('draft', 'translated'), ('draft', 'discarded'), ('translated', 'reviewed'),
       ('translated', 'draft'), ('reviewed', 'published'), ('reviewed', 'draft'),
       ('published', 'takenDown')) then
    raise exception 'an announcement that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'announcement_status_legal';
  end if;
  select * into last from publicity.announcement_step s
   where s.announcement_id = new.id order by s.number desc limit 1;
  if last.action is distinct from (case new.status
      when 'translated' then 'translate' when 'reviewed' then 'review'
      when 'published' then 'publish' when 'takenDown' then 'takeDown'
      when 'discarded' then 'discard' else 'giveBack' end) then
    raise exception 'an announcement moves by a step that is on record'
      using errcode = 'check_violation', constraint = 'announcement_step_recorded';
  end if;
  if new.status = any (array['reviewed', 'published']) and exists (
      select from publicity.announcement_step s
       where s.announcement_id = new.id and s.action = any (array['write', 'translate'])
         and s.done_by = last.done_by) then
    raise exception 'nobody finds good what they wrote'
      using errcode = 'check_violation', constraint = 'announcement_two_people';
  end if;
  if new.status = 'translated' and (
      select count(*) from publicity.announcement_text t where t.announcement_id = new.id) < 4 then
    raise exception 'an announcement stands in four languages'
      using errcode = 'check_violation', constraint = 'announcement_four_languages';
  end if;
  return new;
end
$$;
create trigger announcement_status_legal before insert or update on publicity.announcement
  for each row execute function publicity.refuse_illegal_announcement();

create function publicity.refuse_late_text() returns trigger language plpgsql as $$
begin
  if (select a.status from publicity.announcement a
       where a.id = new.announcement_id) <> 'draft' then
    raise exception 'an announcement is written while it is a draft'
      using errcode = 'check_violation', constraint = 'announcement_text_kept';
  end if;
  return new;
end
$$;
create trigger announcement_text_kept before insert or update on publicity.announcement_text
  for each row execute function publicity.refuse_late_text();
create trigger announcement_stays before delete or truncate on publicity.announcement
  for each statement execute function platform.refuse_rewrite();
create trigger announcement_text_stays before delete or truncate on publicity.announcement_text
  for each statement execute function platform.refuse_rewrite();
create trigger announcement_step_append_only
  before update or delete or truncate on publicity.announcement_step
  for each statement execute function platform.refuse_rewrite();
