create schema card;
grant usage on schema card to ykt_app;

-- class: person-owned
create table card.card (
  id uuid primary key,
  person_id uuid not null,
  issuing_region char(6) not null,
  card_number text not null check (card_number ~ '^[0-9A-Z]{8,12}$'),
  card_identifier text not null check (card_identifier ~ '^[0-9A-F]{32}$'),
  bank_code text not null,
  account_tail text check (account_tail ~ '^[0-9]{4}$'),
  status text not null check (status in ('applied', 'bankOpening', 'producing', 'sealed', 'normal',
    'temporarilyLost', 'lost', 'locked', 'replacing', 'cancelled', 'rejected', 'failedBank',
    'failedProduction')),
  bank_status text not null check (bank_status in
    ('notActivated', 'active', 'bankLost', 'frozen', 'dormant', 'closed')),
  issued_on date,
  loss_ends_at timestamptz,
  loss_reported_at timestamptz,
  bank_loss_reported_at timestamptz,
  version integer not null default 1,
  check (loss_ends_at is null or status = 'temporarilyLost'),
  check (bank_loss_reported_at is null or bank_status = 'bankLost')
);
comment on table card.card is
  'Social security cards with their two states: social function and bank function (Art. 3, 6).';
comment on column card.card.loss_ends_at is
  'When a temporary loss report ends by itself; none where the city keeps it until somebody acts.';
comment on column card.card.bank_loss_reported_at is
  'When the bank side was reported lost through this system; none when at the bank itself.';
-- C1: one card per person among those that are or can become usable again.
create unique index card_one_live on card.card (person_id)
  where status in ('applied', 'bankOpening', 'producing', 'sealed', 'normal', 'temporarilyLost',
    'lost', 'locked');
-- The old card of a replacement keeps its line until the new one is enabled; there is one at most.
create unique index card_one_replacing on card.card (person_id) where status = 'replacing';
-- A card number is unique within its issuing region only; terminals send both.
create unique index card_number on card.card (issuing_region, card_number);
-- A card identifier names one physical card, everywhere and for ever.
create unique index card_identifier on card.card (card_identifier);
create index card_person on card.card (person_id);
create index card_loss_end on card.card (loss_ends_at) where loss_ends_at is not null;
grant select, insert, update on card.card to ykt_app;

-- class: person-owned
create table card.card_event (
  id uuid primary key,
  card_id uuid not null references card.card (id),
  person_id uuid not null,
  at timestamptz not null,
  axis text not null check (axis in ('social', 'bank')),
  action text not null,
  from_status text not null,
  to_status text not null,
  basis text not null,
  actor_kind text not null,
  actor_id text not null
);
comment on table card.card_event is 'Every step of a card on either axis. Append-only.';
create index card_event_card on card.card_event (card_id, at desc);
grant select, insert on card.card_event to ykt_app;
create trigger card_event_append_only before update or delete or truncate on card.card_event
  for each statement execute function platform.refuse_rewrite();

-- class: reference; filled from the transition tables of the program at every start
create table card.legal_transition (
  axis text not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  primary key (axis, action, from_status, to_status)
);
grant select, insert, delete on card.legal_transition to ykt_app;

-- C3: the database refuses a step that the table of the law does not list.
create function card.refuse_illegal_step() returns trigger language plpgsql as $$
begin
  if not exists (select from card.legal_transition t
      where t.axis = new.axis and t.action = new.action
        and t.from_status = new.from_status and t.to_status = new.to_status) then
    raise exception 'a % card cannot % to %', new.from_status, new.action, new.to_status
      using errcode = 'check_violation', constraint = 'card_event_legal';
  end if;
  return new;
end
$$;
create trigger card_event_legal before insert on card.card_event
  for each row execute function card.refuse_illegal_step();

-- The card itself as well: no status changes by a statement that bypasses the events.
create function card.refuse_illegal_status() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status and not exists (
      select from card.legal_transition t where t.axis = 'social'
        and t.from_status = old.status and t.to_status = new.status) then
    raise exception 'a % card cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'card_status_legal';
  end if;
  if new.bank_status is distinct from old.bank_status and not exists (
      select from card.legal_transition t where t.axis = 'bank'
        and t.from_status = old.bank_status and t.to_status = new.bank_status) then
    raise exception 'a bank function that is % cannot become %', old.bank_status, new.bank_status
      using errcode = 'check_violation', constraint = 'card_bank_status_legal';
  end if;
  return new;
end
$$;
create trigger card_status_legal before update of status, bank_status on card.card
  for each row execute function card.refuse_illegal_status();
