create schema person;
grant usage on schema person to ykt_app;

-- class: person-owned
create table person.person (
  id uuid primary key,
  name_sealed bytea not null,
  name_index bytea not null,
  social_security_number_sealed bytea,
  phone_sealed bytea,
  sex text not null check (sex in ('female', 'male')),
  birth_on date not null,
  region_code char(6) not null,
  categories text[] not null default '{}',
  died_on date,
  codes_valid_from timestamptz,
  registered_at timestamptz not null
);
comment on table person.person is
  'A person, once, whatever documents they carry. Names verbatim, sealed.';
comment on column person.person.categories is
  'Entitlement categories such as disabled or student; never a document kind (Art. 16).';
comment on column person.person.codes_valid_from is
  'Codes issued before are refused: set when devices or rights change (V2).';
grant select, insert, update on person.person to ykt_app;

-- class: person-owned; the locator below holds global uniqueness
create table person.document (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  kind text not null,
  -- Passports of two states can bear the same number.
  issuing_state char(3) check (issuing_state ~ '^[A-Z]{3}$'),
  number_sealed bytea not null,
  identity_index bytea not null,
  primary_identity boolean not null,
  valid_from date,
  valid_until date,
  check ((kind = 'passportForeign') = (issuing_state is not null))
);
comment on column person.document.identity_index is
  'Blind index of the identity key: what stays the same when the document is renewed.';
-- C2: one current identity per person.
create unique index document_primary on person.document (person_id) where primary_identity;
create index document_person on person.document (person_id);
grant select, insert, update on person.document to ykt_app;

-- class: locator
-- C2: one person per identity, whichever of their documents it was read from. The reference is
-- checked at the end: an identity is claimed before the person is written.
create table person.identity_locator (
  identity_index bytea primary key,
  person_id uuid not null references person.person (id) deferrable initially deferred
);
comment on table person.identity_locator is
  'Which person an identity belongs to, by the blind index of its number without renewals.';
create index identity_locator_person on person.identity_locator (person_id);
grant select, insert, delete on person.identity_locator to ykt_app;

-- class: person-owned
create table person.sign_in_subject (
  subject text primary key,
  person_id uuid not null references person.person (id)
);
comment on table person.sign_in_subject is 'Which person a subject of the identity provider is.';
grant select, insert on person.sign_in_subject to ykt_app;
