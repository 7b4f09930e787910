-- class: reference
create table platform.partner_key (
  -- The code of the bank, or cardFactory.
  code text not null check (code ~ '^[A-Za-z0-9-]{2,40}$'),
  partner text not null check (partner in ('bank', 'cardFactory')),
  public_key_jwk jsonb not null
    check (public_key_jwk ->> 'crv' = 'P-256' and not public_key_jwk ? 'd'),
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (code, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
comment on table platform.partner_key is
  'Public keys by which systems of banks and of the card factory sign their requests. A new key is '
  'registered before the old one ends, so that both hold for a while.';
grant select, insert, update (valid_until) on platform.partner_key to ykt_app;

-- class: local
create table platform.partner_jti (
  code text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (code, jti)
);
comment on table platform.partner_jti is
  'Tokens of partners that were used and could still be repeated: each is good for one request.';
create index partner_jti_expiry on platform.partner_jti (expires_at);
grant select, insert, delete on platform.partner_jti to ykt_app;
