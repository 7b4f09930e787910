-- class: local
create table ledger.appropriation (
  id uuid primary key,
  fund_code text not null references ledger.fund (code),
  -- 拨款凭证号 and SM3 of the paper.
  voucher_number text not null check (voucher_number <> ''),
  paper_digest bytea not null check (length(paper_digest) = 32),
  amount_fen bigint not null check (amount_fen > 0),
  entered_by text not null,
  entered_at timestamptz not null,
  status text not null check (status in ('entered', 'confirmed', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  constraint appropriation_decided check (
    (status = 'entered') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  -- Whoever enters it does not confirm it; taking it back is free.
  constraint appropriation_two_people check (status <> 'confirmed' or decided_by <> entered_by)
);
comment on table ledger.appropriation is
  'Money that the treasury pays into a fund (拨款), by voucher: entered by one, confirmed by '
  'another.';
-- A voucher counts once; one that was taken back may come again.
create unique index appropriation_voucher on ledger.appropriation (fund_code, voucher_number)
  where status <> 'withdrawn';
create index appropriation_fund on ledger.appropriation (fund_code, entered_at);
grant select, insert, update (status, decided_by, decided_at) on ledger.appropriation to ykt_app;

create function ledger.refuse_decided() returns trigger language plpgsql as $$
begin
  if old.status <> 'entered' then
    raise exception 'voucher % has been %', old.voucher_number, old.status
      using errcode = 'check_violation', constraint = 'appropriation_once';
  end if;
  return new;
end
$$;
create trigger appropriation_once before update on ledger.appropriation
  for each row execute function ledger.refuse_decided();
create trigger appropriation_kept before delete or truncate on ledger.appropriation
  for each statement execute function platform.refuse_rewrite();
