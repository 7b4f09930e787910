-- class: reference
create table payment.inbound (
  id uuid primary key,
  bank_code text not null,
  file_number text not null,
  kind text not null check (kind in ('results', 'returns', 'statement')),
  digest bytea not null check (length(digest) = 32),
  received_at timestamptz not null,
  -- P15: each file once, by its number and by its content.
  unique (bank_code, file_number),
  unique (bank_code, digest)
);
comment on table payment.inbound is 'Files that banks sent, each taken once. Append-only.';
grant select, insert on payment.inbound to ykt_app;
create trigger inbound_append_only before update or delete or truncate on payment.inbound
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table payment.outcome (
  line_id uuid not null,
  person_id uuid not null,
  batch_id uuid not null,
  kind text not null check (kind in ('paid', 'rejected', 'cancelled')),
  reason_code text,
  amount_fen bigint not null check (amount_fen > 0),
  inbound_id uuid,
  record_number integer,
  decided_by text,
  at timestamptz not null,
  -- P4: a line ends once.
  primary key (line_id, person_id),
  unique (line_id, person_id, kind),
  foreign key (line_id, person_id) references payment.line (id, person_id),
  constraint outcome_reason check ((kind = 'paid') = (reason_code is null)),
  constraint outcome_evidence check (
    (kind = 'cancelled') = (inbound_id is null and decided_by is not null)
    or (kind = 'rejected' and decided_by is not null))
);
comment on table payment.outcome is
  'How a line ended, by the word of the bank; insert-only, since a million updates cost five times '
  'as much. Append-only.';
create index outcome_batch on payment.outcome (batch_id, kind);
grant select, insert on payment.outcome to ykt_app;
create trigger outcome_append_only before update or delete or truncate on payment.outcome
  for each statement execute function platform.refuse_rewrite();

-- A bank can pay or refuse only what it was given, of the amount it was given.
create function payment.refuse_baseless_outcome() returns trigger language plpgsql as $$
begin
  if exists (
      select from added a
        join payment.line l on l.id = a.line_id and l.person_id = a.person_id
        left join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
       where l.batch_id <> a.batch_id or l.amount_fen <> a.amount_fen
          or (a.kind = 'cancelled') <> (i.status is null or i.status = 'prepared')
    ) then
    raise exception 'an outcome fits no line that was sent'
      using errcode = 'check_violation', constraint = 'outcome_of_sent_line';
  end if;
  return null;
end
$$;
create trigger outcome_of_sent_line after insert on payment.outcome
  referencing new table as added
  for each statement execute function payment.refuse_baseless_outcome();

-- class: person-owned
create table payment.return_ticket (
  line_id uuid not null,
  person_id uuid not null,
  batch_id uuid not null,
  -- Only what was paid comes back.
  outcome text not null default 'paid' check (outcome = 'paid'),
  reason_code text not null,
  bank_words text not null default '',
  amount_fen bigint not null check (amount_fen > 0),
  inbound_id uuid not null references payment.inbound (id),
  record_number integer not null,
  at timestamptz not null,
  primary key (line_id, person_id),
  foreign key (line_id, person_id, outcome)
    references payment.outcome (line_id, person_id, kind)
);
comment on table payment.return_ticket is
  'Money that came back after it had been paid (退票), with the reason. Append-only.';
create index return_ticket_batch on payment.return_ticket (batch_id, reason_code);
grant select, insert on payment.return_ticket to ykt_app;
create trigger return_ticket_append_only
  before update or delete or truncate on payment.return_ticket
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table payment.suspense (
  id uuid primary key,
  bank_code text not null,
  inbound_id uuid not null references payment.inbound (id),
  record_number integer not null,
  -- What the bank says, and what is wrong with it.
  claim text not null check (claim in ('paid', 'rejected', 'returned', 'credit')),
  why text not null check (why in ('lineUnknown', 'otherBank', 'otherInstruction', 'amountDiffers',
    'accountDiffers', 'notSent', 'contradicts')),
  line_text text not null,
  amount_fen bigint,
  account_tail text,
  reason_code text,
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  settlement text check (settlement in ('matched', 'released', 'noted')),
  matched_line uuid,
  unique (inbound_id, record_number),
  constraint suspense_settled check (
    (settled_at is null) = (settled_by is null) and (settled_at is null) = (settlement is null)
    and (settlement is not distinct from 'matched') = (matched_line is not null))
);
comment on table payment.suspense is
  'What a bank tells that fits nothing we know: people look into it; nothing mends it (P9).';
create index suspense_open on payment.suspense (bank_code, received_at) where settled_at is null;
grant select, insert, update (settled_at, settled_by, settlement, matched_line)
  on payment.suspense to ykt_app;

-- 明细状态, derived from what happened; nothing writes it (P1).
create view payment.line_status with (security_invoker) as
  select l.id, l.person_id, l.batch_id, l.bank_code, l.amount_fen,
         case
           when r.line_id is not null then 'returned'
           when o.kind is not null then o.kind
           when i.status in ('sending', 'accepted', 'refused') then 'sent'
           when i.status = 'unknown' then 'unknown'
           when exists (select from payment.hold h
                         where h.line_id = l.id and h.person_id = l.person_id
                           and h.released_at is null) then 'held'
           else 'prepared'
         end as status
    from payment.line l
    left join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
    left join payment.outcome o on o.line_id = l.id and o.person_id = l.person_id
    left join payment.return_ticket r on r.line_id = l.id and r.person_id = l.person_id;
grant select on payment.line_status to ykt_app;
