-- class: person-owned
create table card.card_order (
  id uuid primary key,
  person_id uuid not null,
  kind text not null check (kind in ('first', 'replacement', 'renewal', 'bankChange')),
  reason text not null
    check (reason in ('first', 'loss', 'damage', 'expiry', 'changedData', 'bankChange')),
  -- An order takes its place before its card is written: whoever comes second waits and is refused.
  card_id uuid not null unique references card.card (id) deferrable initially deferred,
  old_card_id uuid references card.card (id),
  accept_region char(6) not null,
  issue_region char(6) not null,
  accept_channel text not null check (accept_channel in ('online', 'counter', 'kiosk', 'phone')),
  bank_code text not null,
  delivery text not null check (delivery in ('outlet', 'mail')),
  outlet_code text,
  instant boolean not null,
  photo_reference text check (length(photo_reference) between 1 and 64),
  fee_fen bigint not null check (fee_fen >= 0),
  fee_exemption text check (fee_exemption in
    ('first', 'warranty', 'expiry', 'photoChange', 'bankChange')),
  state text not null check (state in ('open', 'withdrawn', 'finished')),
  placed_at timestamptz not null,
  account_request_id uuid unique,
  account_opened_at timestamptz,
  production_request_id uuid unique,
  production_requested_at timestamptz,
  sealed_at timestamptz,
  reminded_at timestamptz,
  ended_at timestamptz,
  check ((delivery = 'outlet') = (outlet_code is not null)),
  check (not instant or delivery = 'outlet'),
  check ((kind = 'first') = (old_card_id is null)),
  check (fee_exemption is null or fee_fen = 0),
  check ((state = 'open') = (ended_at is null))
);
comment on table card.card_order is
  'Orders for a card, from the application to its use (Art. 6, 17): first, replacement, renewal '
  'and change of bank. Accepted anywhere in the province, whoever issues the card.';
comment on column card.card_order.account_request_id is
  'The request to the bank that counts; an answer to an older one changes nothing.';
-- G16: however often it is sent, a person has one order under way.
create unique index card_order_one_open on card.card_order (person_id) where state = 'open';
create index card_order_person on card.card_order (person_id, placed_at desc);
create index card_order_old_card on card.card_order (old_card_id) where old_card_id is not null;
create index card_order_unclaimed on card.card_order (sealed_at)
  where state = 'open' and sealed_at is not null;
create index card_order_producing on card.card_order (production_requested_at)
  where state = 'open' and sealed_at is null and production_requested_at is not null;
grant select, insert, update on card.card_order to ykt_app;

-- class: person-owned
create table card.card_failure (
  id uuid primary key,
  card_id uuid not null references card.card (id),
  person_id uuid not null,
  stage text not null check (stage in ('bank', 'production')),
  reason_code text not null check (reason_code ~ '^[A-Za-z0-9_.-]{1,40}$'),
  -- 50 bytes of GB18030, as the files of banks and card factories have it.
  reason_text text not null check (length(reason_text) <= 50),
  blank_id text,
  at timestamptz not null
);
comment on table card.card_failure is
  'Why an account was not opened or a card not made, and the blank that was spoiled. Append-only.';
create index card_failure_card on card.card_failure (card_id, at desc);
grant select, insert on card.card_failure to ykt_app;
create trigger card_failure_append_only before update or delete or truncate on card.card_failure
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table card.card_blank (
  card_id uuid not null references card.card (id),
  person_id uuid not null,
  slot_id text not null,
  outlet_code text not null,
  at timestamptz not null,
  spoiled boolean not null,
  -- A blank becomes one card, or none.
  primary key (outlet_code, slot_id)
);
comment on table card.card_blank is
  'Blanks of an outlet that were personalised, the spoiled ones too (Art. 17). Append-only.';
create index card_blank_card on card.card_blank (card_id);
grant select, insert on card.card_blank to ykt_app;
create trigger card_blank_append_only before update or delete or truncate on card.card_blank
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table card.card_receipt (
  card_id uuid primary key references card.card (id),
  person_id uuid not null,
  received_by text not null check (received_by in ('holder', 'guardian', 'agent')),
  receiver_id uuid not null,
  at timestamptz not null,
  check ((received_by = 'holder') = (receiver_id = person_id))
);
comment on table card.card_receipt is 'To whom a finished card was handed over. Append-only.';
grant select, insert on card.card_receipt to ykt_app;
create trigger card_receipt_append_only before update or delete or truncate on card.card_receipt
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table card.card_return (
  card_id uuid primary key references card.card (id),
  person_id uuid not null,
  handling text not null check (handling in ('returned', 'destroyed')),
  at timestamptz not null
);
comment on table card.card_return is
  'Cards that nobody came for, and what was done with them. Append-only.';
grant select, insert on card.card_return to ykt_app;
create trigger card_return_append_only before update or delete or truncate on card.card_return
  for each statement execute function platform.refuse_rewrite();
