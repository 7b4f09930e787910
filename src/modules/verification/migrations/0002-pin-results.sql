-- class: local
create table verification.pin_result (
  terminal_id uuid not null references verification.terminal (id),
  counter bigint not null check (counter > 0),
  request_digest bytea not null,
  card_id uuid,
  at timestamptz not null,
  wrong boolean not null,
  locked boolean not null,
  attempts_left smallint,
  primary key (terminal_id, counter)
);
comment on table verification.pin_result is
  'What terminals told of card passwords: each message once, with its answer, so that a repeated '
  'one counts nothing (G6). Never a password. Append-only.';
grant select, insert on verification.pin_result to ykt_app;
create trigger pin_result_append_only before update or delete or truncate
  on verification.pin_result for each statement execute function platform.refuse_rewrite();
