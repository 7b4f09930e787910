create schema consent;
grant usage on schema consent to ykt_app;

-- class: reference
create table consent.text (
  key text not null check (key ~ '^[a-z][A-Za-z]*$'),
  version integer not null check (version > 0),
  language text not null check (language in ('zh-Hans', 'zh-Hant', 'en', 'pt')),
  text text not null check (text <> ''),
  digest bytea not null check (length(digest) = 32),
  valid_from timestamptz not null,
  primary key (key, version, language),
  -- What a consent refers to: the text and its digest together (N11).
  unique (key, version, language, digest)
);
comment on table consent.text is
  'What people read before they consent, by version and language, with its SM3 digest (PIPL 14, '
  '17). Append-only: a change is a new version.';
grant select, insert on consent.text to ykt_app;
create trigger text_append_only before update or delete or truncate on consent.text
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table consent.consent (
  id uuid primary key,
  person_id uuid not null,
  kind text not null
    check (kind in ('payToNewAccount', 'eCardOnTemporaryLoss', 'synchronousECard')),
  programme_code text,
  account_id uuid,
  text_key text not null,
  text_version integer not null,
  text_language text not null,
  text_digest bytea not null,
  channel text not null check (channel in ('portal', 'counter')),
  -- The person whose consent it is, and nobody else: no family, no agent (A6).
  given_by uuid not null check (given_by = person_id),
  -- At a counter a clerk sees the holder confirm, and answers for it.
  witness_id text,
  assurance_level smallint not null check (assurance_level between 3 and 4),
  given_at timestamptz not null,
  unique (id, person_id),
  foreign key (text_key, text_version, text_language, text_digest)
    references consent.text (key, version, language, digest),
  constraint consent_scope check (
    (kind = 'payToNewAccount') = (programme_code is not null)
    and (programme_code is null) = (account_id is null)),
  constraint consent_witness check ((channel = 'counter') = (witness_id is not null)),
  constraint consent_counter check (channel <> 'counter' or assurance_level = 4)
);
comment on table consent.consent is
  'Permissions that holders gave, each with the very text they read (Art. 19, PIPL 14). '
  'Append-only.';
create index consent_person on consent.consent (person_id, kind);
grant select, insert on consent.consent to ykt_app;
create trigger consent_append_only before update or delete or truncate on consent.consent
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table consent.withdrawal (
  consent_id uuid primary key,
  person_id uuid not null,
  withdrawn_by uuid not null check (withdrawn_by = person_id),
  witness_id text,
  withdrawn_at timestamptz not null,
  foreign key (consent_id, person_id) references consent.consent (id, person_id)
);
comment on table consent.withdrawal is
  'Consents that were taken back, once each (PIPL 15 and 16). Append-only.';
create index withdrawal_person on consent.withdrawal (person_id);
grant select, insert on consent.withdrawal to ykt_app;
create trigger withdrawal_append_only before update or delete or truncate on consent.withdrawal
  for each statement execute function platform.refuse_rewrite();
