create schema verification;
grant usage on schema verification to ykt_app;

-- class: person-owned
create table verification.device (
  id uuid primary key,
  person_id uuid not null,
  public_key bytea not null,
  label text not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz
);
comment on table verification.device is
  'Devices that may show codes: each has a key that cannot leave it (WebCrypto, P-256).';
comment on column verification.device.public_key is 'Uncompressed P-256 point, 65 bytes.';
create index device_person on verification.device (person_id) where revoked_at is null;
grant select, insert, update on verification.device to ykt_app;

-- class: locator
-- Unlogged on purpose: after a crash of the server it is empty, so every code from before is
-- unknown and refused, and none can be used twice (V8).
create unlogged table verification.code (
  digest bytea primary key,
  number_digest bytea not null unique,
  -- Of the signed request: one that comes twice is refused while its time stamp is still good.
  request_digest bytea not null unique,
  person_id uuid not null,
  card_id uuid not null,
  device_id uuid not null,
  purpose text not null,
  assurance_level smallint not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table verification.code is
  'Live codes by digest; the code itself is known to the device alone.';
create index code_expiry on verification.code (expires_at);
create index code_device on verification.code (device_id, purpose);
grant select, insert, update, delete on verification.code to ykt_app;

-- class: reference
create table verification.terminal (
  id uuid primary key,
  place_id uuid not null,
  organisation_code text not null,
  label text not null,
  scene_codes text[] not null check (cardinality(scene_codes) > 0),
  public_key bytea not null,
  -- Highest assurance the hardware and its staff can vouch for (PIN pad, face, document).
  highest_assurance smallint not null check (highest_assurance between 1 and 4),
  status text not null check (status in ('active', 'quarantined', 'revoked')),
  sandbox boolean not null default false,
  activated_at timestamptz not null,
  ended_at timestamptz
);
grant select, insert, update on verification.terminal to ykt_app;

-- class: local
create table verification.terminal_ticket (
  code_digest bytea primary key,
  place_id uuid not null,
  organisation_code text not null,
  label text not null,
  scene_codes text[] not null,
  highest_assurance smallint not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table verification.terminal_ticket is
  'One-time codes of eight characters with which a terminal is activated.';
grant select, insert, update on verification.terminal_ticket to ykt_app;

-- class: local
create table verification.terminal_session (
  id uuid primary key,
  terminal_id uuid not null references verification.terminal (id),
  key_sealed bytea not null,
  agreed_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table verification.terminal_session is
  'Session keys agreed with a terminal''s device key; they authenticate the hot path.';
grant select, insert, delete on verification.terminal_session to ykt_app;

-- class: person-owned
create table verification.usage (
  id uuid primary key,
  at timestamptz not null,
  terminal_id uuid not null,
  counter bigint not null check (counter > 0),
  request_digest bytea not null,
  organisation_code text not null,
  place_id uuid not null,
  scene_code text not null,
  channel text not null check (channel in ('code', 'chip', 'number')),
  outcome text not null,
  assurance_level smallint not null,
  person_id uuid,
  card_id uuid,
  fields text[] not null,
  concession_rule text,
  basis text not null
);
comment on table verification.usage is
  'One row per verification, granted or refused, durable before the answer leaves. Append-only.';
comment on column verification.usage.outcome is '''granted'' or the code of the refusal.';
-- V9: a terminal''s counter is used once, whatever process answers.
create unique index usage_counter on verification.usage (terminal_id, counter);
create index usage_person on verification.usage (person_id, at desc) where person_id is not null;
grant select, insert on verification.usage to ykt_app;
create trigger usage_append_only before update or delete or truncate on verification.usage
  for each statement execute function platform.refuse_rewrite();
