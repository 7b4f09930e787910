-- What everybody has heard is not kept for ever (exchangeMessageDays).
drop trigger message_append_only on exchange.message;
create trigger message_append_only before update or truncate on exchange.message
  for each statement execute function platform.refuse_rewrite();
comment on table exchange.message is
  'What a department is told, once for each event that concerns a programme of its own. '
  'References, pseudonyms and last digits only. Never changed; removed when it is old and all its '
  'deliveries have ended.';
create index message_age on exchange.message (written_at);
grant delete on exchange.message, exchange.delivery to ykt_app;

-- A message goes after its deliveries, and none of those goes that still waits, be it for its turn
-- or for a person.
create function exchange.refuse_purge() returns trigger language plpgsql as $$
begin
  if old.state in ('waiting', 'dead') then
    raise exception 'a delivery that is % is not removed', old.state
      using errcode = 'check_violation', constraint = 'delivery_ended_first';
  end if;
  return old;
end
$$;
create trigger delivery_ended_first before delete on exchange.delivery
  for each row execute function exchange.refuse_purge();

-- class: local
create table exchange.feed_floor (
  agency_code text primary key,
  written_in xid8 not null,
  position bigint not null
);
comment on table exchange.feed_floor is
  'The last place of a department''s feed that was removed: who has not read so far has missed '
  'something, and is told so.';
grant select, insert, update on exchange.feed_floor to ykt_app;
