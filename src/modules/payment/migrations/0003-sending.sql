-- class: local
create table payment.batch_pause (
  id uuid primary key,
  batch_id uuid not null references payment.batch (id),
  reason text not null check (reason <> ''),
  paused_at timestamptz not null,
  paused_by text not null,
  resumed_at timestamptz,
  resumed_by text,
  constraint batch_pause_resumed check (
    (resumed_at is null) = (resumed_by is null) and resumed_at >= paused_at)
);
comment on table payment.batch_pause is
  'When somebody had the sending of a batch wait, why, and who let it go on.';
-- A batch waits once at a time.
create unique index batch_pause_open on payment.batch_pause (batch_id) where resumed_at is null;
create index batch_pause_batch on payment.batch_pause (batch_id, paused_at);
grant select, insert, update (resumed_at, resumed_by) on payment.batch_pause to ykt_app;

-- A file that was lost before it ever left may be written again, with a digest of its own. Once it
-- has left, its bytes are what the bank has: they stay (P8, P16).
grant update (file_digest) on payment.instruction to ykt_app;
create function payment.refuse_other_file() returns trigger language plpgsql as $$
begin
  if new.file_digest <> old.file_digest and (old.fence > 0 or old.status <> 'prepared') then
    raise exception 'the file of instruction % has left', old.reference
      using errcode = 'check_violation', constraint = 'instruction_file_left';
  end if;
  return new;
end
$$;
create trigger instruction_file_left before update of file_digest on payment.instruction
  for each row execute function payment.refuse_other_file();
