-- P21: what did not stay with the payee is paid again, in somebody's hands, or stopped.
-- class: person-owned
create table payment.return_case (
  id uuid primary key,
  line_id uuid not null,
  person_id uuid not null,
  batch_id uuid not null references payment.batch (id),
  -- Of a bank (R01 to R13, R99), or our own: the line was taken out before its bank had it.
  reason_code text not null check (reason_code <> ''),
  status text not null check (status in
    ('unseen', 'withHolder', 'verifying', 'ready', 'reissued', 'stopped')),
  ready_why text check (ready_why in ('verified', 'accountChanged', 'accountFit')),
  -- Who sees to it, and by when.
  agency_code text not null,
  resolver_id text,
  due_on date not null,
  note text check (length(note) between 1 and 300),
  opened_at timestamptz not null,
  told_at timestamptz,
  changed_at timestamptz not null,
  changed_by text not null,
  -- A line fails once.
  constraint return_case_once unique (line_id, person_id),
  foreign key (line_id, person_id) references payment.line (id, person_id),
  constraint return_case_ready check (status <> 'ready' or ready_why is not null),
  constraint return_case_stop_said check (status <> 'stopped' or note is not null)
);
comment on table payment.return_case is
  'In whose hands a failed line is, by when, and what becomes of it (退回件).';
create index return_case_open on payment.return_case (agency_code, reason_code, batch_id)
  where status not in ('reissued', 'stopped');
grant select, insert, update (status, ready_why, resolver_id, due_on, note, told_at, changed_at,
  changed_by) on payment.return_case to ykt_app;

-- The steps of return-case.ts; a test compares the two. What ended as paid again has a follower.
create function payment.refuse_illegal_return_case() returns trigger language plpgsql as $$
begin
  if new.status <> old.status and (old.status, new.status) not in (
      ('unseen', 'withHolder'), ('unseen', 'verifying'), ('unseen', 'ready'),
      ('unseen', 'reissued'), ('unseen', 'stopped'),
      ('withHolder', 'verifying'), ('withHolder', 'ready'), ('withHolder', 'reissued'),
      ('withHolder', 'stopped'),
      ('verifying', 'withHolder'), ('verifying', 'ready'), ('verifying', 'reissued'),
      ('verifying', 'stopped'),
      ('ready', 'verifying'), ('ready', 'reissued'), ('ready', 'stopped')) then
    raise exception 'a return case that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'return_case_legal';
  end if;
  if new.status in ('reissued', 'stopped') and new.status <> old.status
      and (new.status = 'reissued') <> exists (
        select from payment.line n
         where n.reissue_of = new.line_id and n.person_id = new.person_id) then
    raise exception 'a line is either followed or stopped'
      using errcode = 'check_violation', constraint = 'return_case_follower';
  end if;
  return new;
end
$$;
create trigger return_case_legal before update on payment.return_case
  for each row execute function payment.refuse_illegal_return_case();

-- Nothing follows a line that was stopped. Whoever stops it at this moment is waited for.
create function payment.refuse_line_after_stop() returns trigger language plpgsql as $$
begin
  perform from payment.return_case c
    join added a on a.reissue_of = c.line_id and a.person_id = c.person_id
   order by c.id for share of c;
  if exists (
      select from added a
        join payment.return_case c on c.line_id = a.reissue_of and c.person_id = a.person_id
       where c.status = 'stopped') then
    raise exception 'a line that was stopped is not paid again'
      using errcode = 'check_violation', constraint = 'line_after_stop';
  end if;
  return null;
end
$$;
create trigger line_after_stop after insert on payment.line
  referencing new table as added
  for each statement execute function payment.refuse_line_after_stop();

-- 未结的失败明细: what did not stay with the payee and nothing has followed.
create view payment.failed_line with (security_invoker) as
  select l.id, l.person_id, l.batch_id, l.bank_code, l.account_id, l.account_tail, l.amount_fen,
         case when r.line_id is not null then 'returned' else o.kind end as status,
         coalesce(r.reason_code, o.reason_code) as reason_code, coalesce(r.at, o.at) as failed_at
    from payment.line l
    join payment.outcome o on o.line_id = l.id and o.person_id = l.person_id
    left join payment.return_ticket r on r.line_id = l.id and r.person_id = l.person_id
   where (o.kind <> 'paid' or r.line_id is not null)
     -- A list that was withdrawn comes again as a list; what failed before does not.
     and not (o.reason_code is not distinct from 'batchWithdrawn' and l.reissue_of is null)
     and not exists (select from payment.line n
                      where n.reissue_of = l.id and n.person_id = l.person_id);
grant select on payment.failed_line to ykt_app;
