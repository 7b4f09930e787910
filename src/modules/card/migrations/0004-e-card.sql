-- class: person-owned
create table card.e_card (
  id uuid primary key,
  person_id uuid not null,
  card_id uuid not null references card.card (id),
  sign_number text not null unique check (sign_number ~ '^[0-9]{20}$'),
  status text not null check (status in ('active', 'locked', 'off')),
  password_digest bytea check (octet_length(password_digest) = 32),
  password_salt bytea check (octet_length(password_salt) = 16),
  password_failures smallint not null default 0 check (password_failures >= 0),
  -- Own permission to go on while this loss of the card lasts.
  permitted_loss_at timestamptz,
  issued_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  check ((password_digest is null) = (password_salt is null)),
  check ((status = 'off') = (ended_at is not null))
);
comment on table card.e_card is
  'Electronic social security cards: as good as the plastic card they follow (Art. 2, 14).';
comment on column card.e_card.password_digest is
  'scrypt of the six digits with the salt beside it.';
create unique index e_card_one on card.e_card (person_id) where status <> 'off';
create index e_card_card on card.e_card (card_id);
grant select, insert, update on card.e_card to ykt_app;

-- class: person-owned
create table card.e_card_channel (
  e_card_id uuid not null references card.e_card (id),
  person_id uuid not null,
  channel text not null check (channel ~ '^[a-z][a-zA-Z0-9-]{1,39}$'),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (e_card_id, channel)
);
comment on table card.e_card_channel is 'Applications in which an electronic card can be shown.';
grant select, insert, update on card.e_card_channel to ykt_app;
