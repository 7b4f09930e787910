create schema duty;
grant usage on schema duty to ykt_app;

-- class: local
create table duty.duty (
  id uuid primary key,
  agency_code text not null check (agency_code <> ''),
  title text not null check (length(title) >= 4),
  article text not null check (article <> ''),
  entered_by text not null,
  entered_at timestamptz not null,
  ended_on date
);
comment on table duty.duty is 'What each agency has to see to, by an article (Art. 4).';
create unique index duty_standing on duty.duty (agency_code, title) where ended_on is null;

-- class: local
create table duty.task (
  id uuid primary key,
  duty_id uuid not null references duty.duty (id),
  title text not null check (length(title) >= 4),
  due_on date not null,
  status text not null check (status in ('entrusted', 'answered', 'fulfilled', 'lifted')),
  entrusted_by text not null,
  entrusted_at timestamptz not null
);
comment on table duty.task is 'Something to be done within a duty, by a day.';
create index task_duty on duty.task (duty_id, due_on);

-- class: local
create table duty.task_step (
  task_id uuid not null references duty.task (id),
  number integer not null check (number > 0),
  action text not null check (action in ('answer', 'fulfil', 'giveBack', 'lift')),
  words text not null check (length(words) >= 4),
  done_by text not null,
  done_unit text not null,
  done_at timestamptz not null,
  primary key (task_id, number)
);
comment on table duty.task_step is 'What the agency reported and what the bureau said to it.';

-- class: local
create table duty.reminder (
  task_id uuid not null references duty.task (id),
  on_day date not null,
  -- Absent where the clock did it.
  reminded_by text,
  reminded_at timestamptz not null,
  primary key (task_id, on_day)
);

grant select, insert, update (ended_on) on duty.duty to ykt_app;
grant select, insert, update (status) on duty.task to ykt_app;
grant select, insert on duty.task_step, duty.reminder to ykt_app;

-- The steps of duty.ts, which a test compares; none without its words, none by one person alone.
create function duty.refuse_illegal_task() returns trigger language plpgsql as $$
declare
  last duty.task_step;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'entrusted' then
      raise exception 'a task begins with its agency'
        using errcode = 'check_violation', constraint = 'task_status_legal';
    end if;
    return new;
  end if;
  if (old.status, new.status) not in
      (('entrusted', 'answered'), ('entrusted', 'lifted'), ('answered', 'fulfilled'),
       ('answered', 'entrusted')) then
    raise exception 'a task that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'task_status_legal';
  end if;
  select * into last from duty.task_step s where s.task_id = new.id order by s.number desc limit 1;
  if last.action is distinct from (case new.status
      when 'answered' then 'answer' when 'fulfilled' then 'fulfil'
      when 'lifted' then 'lift' else 'giveBack' end) then
    raise exception 'a task moves by a step that is on record'
      using errcode = 'check_violation', constraint = 'task_step_recorded';
  end if;
  if old.status = 'answered' and last.done_by = (
      select s.done_by from duty.task_step s
       where s.task_id = new.id and s.action = 'answer' order by s.number desc limit 1) then
    raise exception 'nobody finds their own report good'
      using errcode = 'check_violation', constraint = 'task_two_people';
  end if;
  return new;
end
$$;
create trigger task_status_legal before insert or update on duty.task
  for each row execute function duty.refuse_illegal_task();
create trigger duty_kept before delete or truncate on duty.duty
  for each statement execute function platform.refuse_rewrite();
create trigger task_kept before delete or truncate on duty.task
  for each statement execute function platform.refuse_rewrite();
create trigger task_step_append_only before update or delete or truncate on duty.task_step
  for each statement execute function platform.refuse_rewrite();
create trigger reminder_append_only before update or delete or truncate on duty.reminder
  for each statement execute function platform.refuse_rewrite();
