-- class: local
-- The role the program runs as. It owns nothing: what it may do stands in the grants of each
-- migration.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ykt_app') then
    create role ykt_app nologin;
  end if;
  -- The job queue's library keeps its own tables up to date, so its role owns them, and only them.
  if not exists (select from pg_roles where rolname = 'ykt_queue') then
    create role ykt_queue nologin;
  end if;
  execute format('grant ykt_app, ykt_queue to %I', current_user);
end
$$;
create schema jobs authorization ykt_queue;

grant usage on schema platform to ykt_app;
grant select on platform.migration to ykt_app;

-- class: person-owned (by subject_id where the subject is a person)
create table platform.audit (
  id uuid primary key,
  at timestamptz not null,
  request_id text not null,
  actor_kind text not null
    check (actor_kind in ('holder', 'staff', 'terminal', 'system', 'anonymous')),
  actor_id text not null,
  organisation_code text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  outcome text not null check (outcome in ('granted', 'refused')),
  refusal text,
  basis text not null,
  detail jsonb not null default '{}',
  check ((outcome = 'refused') = (refusal is not null))
);
comment on table platform.audit is
  'One row per state change and per refusal, written in the transaction of the change (Art. 22). '
  'Append-only.';
create index audit_subject on platform.audit (subject_kind, subject_id, at desc);
create index audit_request on platform.audit (request_id);
grant select, insert on platform.audit to ykt_app;

-- class: person-owned
create table platform.access_record (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid not null,
  actor_kind text not null check (actor_kind in ('holder', 'staff', 'terminal', 'system')),
  actor_id text not null,
  organisation_code text not null,
  purpose text not null,
  basis text not null,
  fields text[] not null check (cardinality(fields) > 0),
  case_reference text,
  request_id text not null
);
comment on table platform.access_record is
  'Who read which personal fields of whom, why, and by which article; written before anything '
  'leaves (PIPL 44).';
create index access_record_person on platform.access_record (person_id, at desc);
grant select, insert on platform.access_record to ykt_app;

-- Even an owner's slip must not rewrite evidence.
create function platform.refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_relid::regclass using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_append_only before update or delete or truncate on platform.audit
  for each statement execute function platform.refuse_rewrite();
create trigger access_record_append_only
  before update or delete or truncate on platform.access_record
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table platform.session (
  token_digest bytea primary key,
  realm text not null check (realm in ('resident', 'staff', 'developer')),
  subject_id text not null,
  csrf_token text not null,
  authenticated_at timestamptz not null,
  assurance_level smallint not null check (assurance_level between 1 and 4),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  id_token_hint text
);
comment on table platform.session is
  'Opaque server sessions; the cookie holds the token, the table only its digest.';
create index session_subject on platform.session (realm, subject_id);
create index session_expiry on platform.session (expires_at);
grant select, insert, update, delete on platform.session to ykt_app;

-- class: local
create table platform.sign_in (
  state_digest bytea primary key,
  realm text not null,
  code_verifier text not null,
  nonce text not null,
  return_to text not null,
  created_at timestamptz not null
);
comment on table platform.sign_in is
  'Sign-ins under way: what must come back with the answer of the identity provider.';
grant select, insert, delete on platform.sign_in to ykt_app;

-- class: local
create table platform.idempotency (
  actor_id text not null,
  key text not null,
  request_digest bytea not null,
  status smallint not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
comment on table platform.idempotency is
  'First answers of state-changing API requests, by caller and Idempotency-Key.';
grant select, insert, delete on platform.idempotency to ykt_app;

-- class: local
create table platform.bulk_load (
  name text primary key,
  done bigint not null check (done >= 0),
  updated_at timestamptz not null
);
comment on table platform.bulk_load is
  'How far a resumable load has come; written in the transaction of each piece.';
grant select, insert, update on platform.bulk_load to ykt_app;
