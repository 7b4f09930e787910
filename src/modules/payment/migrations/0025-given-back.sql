-- class: reference
create table payment.given_back (
  id uuid primary key,
  batch_id uuid not null references payment.batch (id),
  reason text not null check (length(reason) between 1 and 500),
  from_status text not null check (from_status in ('submitted', 'checked')),
  given_back_by text not null,
  given_back_at timestamptz not null
);
comment on table payment.given_back is
  'Why a batch was not signed, for whoever made it. Append-only.';
create index given_back_batch on payment.given_back (batch_id, given_back_at);
grant select, insert on payment.given_back to ykt_app;
create trigger given_back_append_only before update or delete or truncate on payment.given_back
  for each statement execute function platform.refuse_rewrite();
