-- 缴回国库: what was recovered goes back by voucher too, entered by one and confirmed by another.
alter table ledger.appropriation
  add column kind text not null default 'appropriate'
    constraint appropriation_kind check (kind in ('appropriate', 'remit'));
alter table ledger.appropriation alter column kind drop default;
-- The treasury and whoever pays in number their vouchers each by themselves.
drop index ledger.appropriation_voucher;
create unique index appropriation_voucher on ledger.appropriation (fund_code, kind, voucher_number)
  where status <> 'withdrawn';
comment on table ledger.appropriation is
  'Money that the treasury pays into a fund (拨款), or that goes back to it (缴回国库), by voucher: '
  'entered by one, confirmed by another.';
