create schema ledger;
grant usage on schema ledger to ykt_app;

-- class: reference
create table ledger.fund (
  code text primary key check (code ~ '^[A-Z0-9-]{3,40}$'),
  payer_agency text not null,
  bank_code text not null,
  -- Of the department, not of a person.
  account_name text not null check (account_name <> ''),
  account_number text not null check (account_number ~ '^[0-9]{8,30}$'),
  opened_on date not null,
  closed_on date check (closed_on > opened_on),
  unique (payer_agency, bank_code, opened_on)
);
comment on table ledger.fund is
  'Fund accounts (代发专户): from which account at which bank a department has people paid (Art. 13).';
grant select, insert, update (closed_on) on ledger.fund to ykt_app;

-- class: local
create table ledger.posting (
  id uuid primary key,
  -- What is posted, for ever once: a file, a voucher, a decision.
  reference text not null unique check (reference <> ''),
  fund_code text not null references ledger.fund (code),
  kind text not null,
  amount_fen bigint not null check (amount_fen > 0),
  on_day date not null,
  posted_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  unique (id, fund_code)
);
comment on table ledger.posting is
  'What happened to money, each once under its reference. Append-only.';
create index posting_fund on ledger.posting (fund_code, on_day);
grant select, insert on ledger.posting to ykt_app;
create trigger posting_append_only before update or delete or truncate on ledger.posting
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table ledger.entry (
  posting_id uuid not null,
  fund_code text not null,
  account text not null
    check (account in
      ('appropriated', 'available', 'inTransit', 'paid', 'unexplained', 'suspense')),
  debit_fen bigint not null check (debit_fen >= 0),
  credit_fen bigint not null check (credit_fen >= 0),
  primary key (posting_id, account),
  foreign key (posting_id, fund_code) references ledger.posting (id, fund_code),
  constraint entry_one_side check ((debit_fen > 0) <> (credit_fen > 0))
);
comment on table ledger.entry is 'The sides of each posting (借贷). Append-only.';
create index entry_fund on ledger.entry (fund_code, account);
grant select, insert on ledger.entry to ykt_app;
create trigger entry_append_only before update or delete or truncate on ledger.entry
  for each statement execute function platform.refuse_rewrite();

-- P2: what is debited is credited, and the amount of the posting is on every side.
create function ledger.refuse_unbalanced() returns trigger language plpgsql as $$
declare
  debits bigint;
  credits bigint;
begin
  select coalesce(sum(debit_fen), 0), coalesce(sum(credit_fen), 0) into debits, credits
    from ledger.entry where posting_id = new.id;
  if debits <> credits or debits = 0 or exists (
      select from ledger.entry
       where posting_id = new.id and debit_fen + credit_fen <> new.amount_fen) then
    raise exception 'posting % of % fen has % in debit and % in credit',
      new.reference, new.amount_fen, debits, credits
      using errcode = 'check_violation', constraint = 'posting_balanced';
  end if;
  return null;
end
$$;
create constraint trigger posting_balanced after insert on ledger.posting
  deferrable initially deferred for each row execute function ledger.refuse_unbalanced();

-- class: local
create table ledger.balance (
  fund_code text not null references ledger.fund (code),
  account text not null,
  debit_fen bigint not null default 0,
  credit_fen bigint not null default 0,
  primary key (fund_code, account),
  -- P11: no account falls below nothing on its own side.
  constraint balance_not_short check (
    case when account in ('appropriated', 'suspense') then credit_fen - debit_fen
         else debit_fen - credit_fen end >= 0)
);
comment on table ledger.balance is
  'Running totals of the entries, kept by their trigger; whoever posts waits for its row.';
grant select, insert, update (debit_fen, credit_fen) on ledger.balance to ykt_app;

create function ledger.keep_balance() returns trigger language plpgsql as $$
begin
  -- The check of the table looks at the row as it would be inserted, so the row is there first.
  insert into ledger.balance (fund_code, account) values (new.fund_code, new.account)
    on conflict do nothing;
  update ledger.balance
     set debit_fen = debit_fen + new.debit_fen, credit_fen = credit_fen + new.credit_fen
   where fund_code = new.fund_code and account = new.account;
  return null;
end
$$;
create trigger entry_balance after insert on ledger.entry
  for each row execute function ledger.keep_balance();
