-- class: local
create table organisation.staff_message (
  id uuid primary key,
  staff_id uuid not null references organisation.staff (id),
  -- What it is about: told to each person once, however often the clock comes round.
  about text not null check (length(about) between 1 and 120),
  -- Names nobody and nothing personal: whoever reads it goes to the page.
  text text not null check (length(text) between 1 and 300),
  href text not null check (href like '/%' and href not like '//%'),
  written_at timestamptz not null,
  read_at timestamptz,
  constraint staff_message_once unique (staff_id, about),
  constraint staff_message_read check (read_at >= written_at)
);
comment on table organisation.staff_message is
  'What the program tells staff that somebody has to look at before it counts as work (站内消息).';
create index staff_message_unread on organisation.staff_message (staff_id, written_at)
  where read_at is null;
grant select, insert, update (read_at) on organisation.staff_message to ykt_app;
