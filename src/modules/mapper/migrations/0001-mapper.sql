create schema mapper;
grant usage on schema mapper to ykt_app;

-- class: reference
create table mapper.request (
  id uuid primary key,
  -- Who asks; the answers are theirs alone.
  agency_code text not null,
  programme_code text not null,
  dialect text not null check (dialect in ('g2p', 'govstack')),
  action text not null
    check (action in ('link', 'update', 'unlink', 'resolve', 'status', 'validate', 'pay')),
  message_id text not null check (length(message_id) between 1 and 99),
  transaction_id text not null check (length(transaction_id) between 1 and 99),
  -- HMAC-SM3 of what was asked: the same message with another content is refused.
  digest bytea not null check (length(digest) = 32),
  item_count integer not null check (item_count >= 0),
  -- Where the answer goes; none when the caller waits for it.
  endpoint text,
  -- Of a question after earlier requests: what it names them by.
  question jsonb,
  received_at timestamptz not null,
  constraint request_question check ((action = 'status') = (question is not null)),
  unique (agency_code, message_id)
);
comment on table mapper.request is
  'Messages of departments about which account of a person a programme pays, each once. '
  'Append-only.';
create index request_transaction on mapper.request (agency_code, transaction_id);
grant select, insert on mapper.request to ykt_app;
create trigger request_append_only before update or delete or truncate on mapper.request
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table mapper.item (
  request_id uuid not null references mapper.request (id),
  position integer not null check (position >= 0),
  reference_id text not null,
  -- Whom it names: by the blind index of a document, or by the name that we gave the caller.
  identity_index bytea check (length(identity_index) = 32),
  person_id uuid,
  account_id uuid,
  bank_code text,
  consent_id uuid,
  scope text check (scope in ('yes_no', 'details')),
  -- Of an instruction to pay.
  amount_fen bigint check (amount_fen > 0),
  -- What is wrong with it as it was written; such an item is looked up nowhere.
  fault text,
  primary key (request_id, position),
  constraint item_names_one check (identity_index is null or person_id is null)
);
comment on table mapper.item is
  'What each message asks for, item by item; never a number in the clear. Append-only.';
create index item_reference on mapper.item (reference_id);
grant select, insert on mapper.item to ykt_app;
create trigger item_append_only before update or delete or truncate on mapper.item
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table mapper.outcome (
  request_id uuid not null,
  position integer not null,
  status text not null check (status in ('succ', 'rjct')),
  code text,
  detail text,
  -- Only of somebody whom the caller may see.
  person_id uuid,
  account_id uuid,
  -- The consent that was read when it was done.
  consent_id uuid,
  -- Nothing is paid to the account before (A3).
  payable_from timestamptz,
  answered_at timestamptz not null,
  primary key (request_id, position),
  foreign key (request_id, position) references mapper.item (request_id, position)
);
comment on table mapper.outcome is
  'The answer to each item, once. Append-only.';
create index outcome_person on mapper.outcome (person_id) where person_id is not null;
grant select, insert on mapper.outcome to ykt_app;
create trigger outcome_append_only before update or delete or truncate on mapper.outcome
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table mapper.misses (
  agency_code text not null,
  hour timestamptz not null,
  count integer not null check (count > 0),
  primary key (agency_code, hour)
);
comment on table mapper.misses is
  'How many ids a caller named in an hour that led to nobody it may see (T10).';
grant select, insert, update, delete on mapper.misses to ykt_app;
