-- class: person-owned
create table person.identity_check (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  status text not null check (status in ('waiting', 'matched', 'mismatched', 'notFound')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- Whose staff settles it while the register is away, or when it says no.
  resolver_agency text not null,
  check ((status = 'waiting') = (answered_at is null))
);
comment on table person.identity_check is
  'What the population register said of a person; while it is away the check is repeated.';
create index identity_check_person on person.identity_check (person_id, asked_at desc);
create index identity_check_waiting on person.identity_check (asked_at) where status = 'waiting';
grant select, insert, update on person.identity_check to ykt_app;

-- class: local
create table person.feed_delivery (
  id uuid primary key,
  received_at timestamptz not null,
  from_sequence bigint not null,
  to_sequence bigint not null,
  stated_count integer not null,
  record_count integer not null,
  digest text not null,
  issued_at timestamptz not null,
  -- The page as it came; it bears identity numbers.
  records_sealed bytea not null,
  findings text[] not null default '{}',
  status text not null check (status in ('received', 'settled', 'quarantined', 'dropped')),
  resolver_agency text not null,
  resolution text check (resolution in ('release', 'drop')),
  resolution_by text,
  resolution_at timestamptz,
  decided_by text,
  settled_at timestamptz,
  constraint feed_two_people check (decided_by <> resolution_by),
  constraint feed_resolution check (
    (resolution is null) = (resolution_by is null)
    and (decided_by is null or resolution is not null)
    and (status <> 'dropped' or decided_by is not null)
    and (status <> 'quarantined' or cardinality(findings) > 0)
    and (status <> 'settled' or cardinality(findings) = 0 or decided_by is not null)
    and ((status = 'settled') = (settled_at is not null)))
);
comment on table person.feed_delivery is
  'Pages of the death feed: stored first, applied second. What looks wrong waits for two people.';
-- While one page waits, no other is taken: records are applied in the order of the register.
create unique index feed_delivery_open on person.feed_delivery ((true))
  where status in ('received', 'quarantined');
grant select, insert, update on person.feed_delivery to ykt_app;

-- class: locator (by sequence)
create table person.feed_record (
  sequence bigint primary key,
  kind text not null check (kind in ('died', 'withdrawn')),
  content_digest bytea not null,
  person_id uuid references person.person (id),
  outcome text not null check (outcome in ('applied', 'unchanged', 'notHere', 'unreadable')),
  delivery_id uuid not null references person.feed_delivery (id),
  applied_at timestamptz not null
);
comment on table person.feed_record is
  'Every record of the feed with what became of it, once. Append-only.';
grant select, insert on person.feed_record to ykt_app;
create trigger feed_record_append_only before update or delete or truncate on person.feed_record
  for each statement execute function platform.refuse_rewrite();
