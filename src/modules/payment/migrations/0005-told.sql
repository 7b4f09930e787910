-- class: person-owned
create table payment.told (
  line_id uuid not null,
  person_id uuid not null,
  fact text not null check (fact in ('paid', 'rejected', 'returned')),
  notice_id uuid not null unique,
  -- The event by which it came to be told.
  event_id uuid not null,
  told_at timestamptz not null,
  -- Once for each fact of a line, however often its file comes or the program falls.
  primary key (line_id, person_id, fact),
  foreign key (line_id, person_id) references payment.line (id, person_id)
);
comment on table payment.told is
  'By which notice the holder was told what became of a line (到账通知). Append-only.';
create index told_event on payment.told (event_id);
grant select, insert on payment.told to ykt_app;
create trigger told_append_only before update or delete or truncate on payment.told
  for each statement execute function platform.refuse_rewrite();
