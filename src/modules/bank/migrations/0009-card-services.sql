-- class: reference
create table bank.card_service (
  bank_code text not null references bank.bank (code),
  number integer not null check (number > 0),
  offered text[] not null,
  kept_by text not null,
  kept_at timestamptz not null,
  primary key (bank_code, number)
);
comment on table bank.card_service is
  'What a bank says that the accounts on its cards can do, where and by what means; the last word '
  'of each bank counts.';
grant select, insert on bank.card_service to ykt_app;
create trigger card_service_append_only before update or delete or truncate on bank.card_service
  for each statement execute function platform.refuse_rewrite();
