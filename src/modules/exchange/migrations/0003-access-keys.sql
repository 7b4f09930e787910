-- class: reference
create table exchange.access_key (
  id uuid primary key,
  agency_code text not null,
  label text not null check (label <> '' and length(label) <= 40),
  public_key_jwk jsonb not null
    check (public_key_jwk ->> 'crv' = 'P-256' and not public_key_jwk ? 'd'),
  scopes text[] not null
    check (scopes <@ array['events', 'mapper', 'rosters'] and cardinality(scopes) > 0),
  valid_until timestamptz not null,
  status text not null check (status in ('proposed', 'active', 'disabled')),
  entered_by text not null,
  entered_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  disabled_by text,
  disabled_at timestamptz,
  -- T15: nobody lets a system in alone.
  constraint access_key_two_people check (approved_by <> entered_by),
  constraint access_key_approved check (
    (approved_by is null) = (approved_at is null)
    and (status <> 'active' or approved_by is not null)),
  constraint access_key_disabled check (
    (status = 'disabled') = (disabled_at is not null)
    and (disabled_at is null) = (disabled_by is null))
);
comment on table exchange.access_key is
  'Keys by which systems of a department call, and for what: entered by one, approved by another, '
  'and registered in platform.partner_key with the approval (Art. 22).';
create unique index access_key_once on exchange.access_key
  ((public_key_jwk ->> 'x'), (public_key_jwk ->> 'y')) where status <> 'disabled';
create index access_key_of_agency on exchange.access_key (agency_code);
grant select, insert, update (status, approved_by, approved_at, disabled_by, disabled_at)
  on exchange.access_key to ykt_app;
create trigger access_key_status_legal before update on exchange.access_key
  for each row execute function exchange.refuse_illegal_status();
