-- class: reference
create table payment.statement (
  id uuid primary key,
  programme_code text not null,
  pay_period text not null check (pay_period ~ '^([0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?|once)$'),
  region_code text not null,
  village text not null check (village <> ''),
  owner_agency text not null,
  line_count integer not null check (line_count > 0),
  total_fen bigint not null check (total_fen > 0),
  -- SM3 over what stands on the paper: masked names, amounts, days.
  digest bytea not null check (length(digest) = 32),
  issued_by text not null,
  issued_at timestamptz not null,
  -- The same paper again is the statement that stands.
  unique (programme_code, pay_period, region_code, village, digest)
);
comment on table payment.statement is
  'Statements for a village or street of who was paid, by the word of the banks (明白账, Art. 13); '
  'what was printed is known by its digest and kept nowhere. Append-only.';
create index statement_owner on payment.statement (owner_agency, issued_at desc);
grant select, insert on payment.statement to ykt_app;
create trigger statement_append_only before update or delete or truncate on payment.statement
  for each statement execute function platform.refuse_rewrite();
