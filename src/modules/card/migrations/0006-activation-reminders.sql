-- class: person-owned
create table card.activation_reminder (
  card_id uuid not null references card.card (id),
  person_id uuid not null,
  stage text not null check (stage in ('first', 'second', 'last')),
  -- Whether the holder is to be called: a short message alone may not be read.
  by_voice boolean not null,
  reminded_at timestamptz not null,
  primary key (card_id, stage)
);
comment on table card.activation_reminder is
  'Reminders that the account on an enabled card is not activated, once for each stage (Art. 14). '
  'Append-only.';
grant select, insert on card.activation_reminder to ykt_app;
create trigger activation_reminder_append_only
  before update or delete or truncate on card.activation_reminder
  for each statement execute function platform.refuse_rewrite();
create index card_not_activated on card.card (id)
  where status = 'normal' and bank_status = 'notActivated';
