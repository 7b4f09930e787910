-- The old card of a replacement that still works, and the one that does not, are told apart.
alter table card.card drop constraint card_status_check;
alter table card.card add constraint card_status_check
  check (status in ('applied', 'bankOpening', 'producing', 'sealed', 'normal', 'temporarilyLost',
    'lost', 'locked', 'replacing', 'replacingLost', 'cancelled', 'rejected', 'failedBank',
    'failedProduction'));
drop index card.card_one_replacing;
-- The old card of a replacement keeps its line until the new one is enabled; there is one at most.
create unique index card_one_replacing on card.card (person_id)
  where status in ('replacing', 'replacingLost');

-- Until now a card that was being replaced could not be used: an update must not make one good.
alter table card.card disable trigger card_status_legal;
update card.card set status = 'replacingLost', version = version + 1 where status = 'replacing';
alter table card.card enable trigger card_status_legal;

alter table card.card
  add column expires_on date,
  add column pin_failures smallint not null default 0 check (pin_failures >= 0),
  add column bank_changed_at timestamptz,
  add column bank_request_id uuid,
  add column bank_acknowledged_at timestamptz,
  add column bank_refused boolean not null default false,
  add column loss_reminded_at timestamptz,
  add column cancel_reason text,
  add constraint card_bank_acknowledged
    check (bank_acknowledged_at is null or bank_request_id is not null),
  add constraint card_bank_refused check (not bank_refused or bank_acknowledged_at is not null),
  add constraint card_cancel_reason check (cancel_reason is null or (status = 'cancelled'
    and cancel_reason in ('holder', 'death', 'emigration', 'replaced', 'withdrawn', 'unclaimed')));
comment on column card.card.expires_on is
  'Day on which the card ends by itself; none for cards of the third generation.';
comment on column card.card.pin_failures is
  'Wrong passwords in a row; a right one sets it to 0.';
comment on column card.card.bank_changed_at is
  'Time of the latest fact about the bank side; what is older and told late changes nothing.';
comment on column card.card.bank_refused is
  'Whether the bank answered that it did not do what it was asked: the holder has to see to it.';
comment on column card.card.bank_request_id is
  'The latest loss or restoration that the bank was asked for; unanswered until acknowledged.';
create index card_bank_request on card.card (bank_request_id) where bank_request_id is not null;

-- class: person-owned
create table card.account_event (
  event_id text not null check (length(event_id) between 1 and 64),
  card_id uuid not null references card.card (id),
  person_id uuid not null,
  status text not null check (status in ('activated', 'frozen', 'unfrozen', 'dormant',
    'reactivated', 'closed', 'reportedLost', 'restored')),
  at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null check (outcome in ('changed', 'unchanged', 'late')),
  primary key (card_id, event_id)
);
comment on table card.account_event is
  'What banks told of the accounts of cards, each once (Art. 14). Append-only.';
grant select, insert on card.account_event to ykt_app;
create trigger account_event_append_only before update or delete or truncate on card.account_event
  for each statement execute function platform.refuse_rewrite();
