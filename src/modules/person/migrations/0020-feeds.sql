-- Two more feeds of the population register, in the order of their own records each.
alter table person.feed_delivery add column feed text not null default 'deaths'
  check (feed in ('deaths', 'imprisonment', 'emigration'));
alter table person.feed_delivery alter column feed drop default;
comment on table person.feed_delivery is
  'Pages of the feeds: stored first, applied second. What looks wrong waits for two people.';
drop index person.feed_delivery_open;
create unique index feed_delivery_open on person.feed_delivery (feed)
  where status in ('received', 'quarantined');

alter table person.feed_record add column feed text not null default 'deaths'
  check (feed in ('deaths', 'imprisonment', 'emigration'));
alter table person.feed_record alter column feed drop default;
alter table person.feed_record drop constraint feed_record_pkey;
alter table person.feed_record add primary key (feed, sequence);
alter table person.feed_record drop constraint feed_record_kind_check;
alter table person.feed_record add constraint feed_record_kind_check
  check (kind = 'withdrawn' or kind = case feed when 'deaths' then 'died' else 'holds' end);

-- class: person-owned
create table person.fact (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  kind text not null check (kind in ('imprisonment', 'emigration')),
  held_from date not null,
  held_until date,
  withdrawn_at timestamptz,
  constraint fact_once unique (person_id, kind, held_from),
  constraint fact_forward check (held_until >= held_from)
);
comment on table person.fact is
  'What the register says of a person from one day to another: in prison, settled abroad. Nothing '
  'ends by it; whoever pays asks for it (P20). What was wrong is taken back and stays to be seen.';
grant select, insert, update (held_until, withdrawn_at) on person.fact to ykt_app;

-- class: local
create table person.feed_freshness (
  feed text primary key check (feed in ('deaths', 'imprisonment', 'emigration')),
  fresh_at timestamptz not null
);
comment on table person.feed_freshness is
  'Up to when each feed is known to be whole: payments rest on no older one (P20).';
grant select, insert, update (fresh_at) on person.feed_freshness to ykt_app;
-- Deaths were pulled before: they are known up to the last page that was settled.
insert into person.feed_freshness (feed, fresh_at)
select 'deaths', max(issued_at) from person.feed_delivery where status = 'settled'
having max(issued_at) is not null;
