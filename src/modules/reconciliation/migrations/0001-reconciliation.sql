create schema reconciliation;
grant usage on schema reconciliation to ykt_app;

-- class: local
create table reconciliation.difference (
  id uuid primary key,
  fund_code text not null,
  day date not null,
  -- What the three do not agree on: an attempt to send, a file of the bank, a stray record.
  subject text not null check (subject <> ''),
  -- The figures as they were when somebody looked; of the bank none while it has not said.
  department_fen bigint not null,
  ledger_fen bigint not null,
  bank_fen bigint,
  outcome text not null check (outcome in ('timing', 'bankCorrects', 'weCorrect', 'inSuspense')),
  words text not null check (length(words) >= 4),
  resolved_by text not null,
  resolved_at timestamptz not null,
  constraint difference_differs check (
    department_fen <> ledger_fen or bank_fen is distinct from ledger_fen)
);
comment on table reconciliation.difference is
  'What became of a difference between department, ledger and bank, and who says so. Append-only.';
create index difference_day on reconciliation.difference (fund_code, day);
grant select, insert on reconciliation.difference to ykt_app;
create trigger difference_append_only before update or delete or truncate
  on reconciliation.difference for each statement execute function platform.refuse_rewrite();

-- class: local
create table reconciliation.day_end (
  fund_code text not null,
  day date not null,
  closed_by text not null,
  closed_at timestamptz not null,
  differences integer not null check (differences >= 0),
  primary key (fund_code, day)
);
comment on table reconciliation.day_end is
  'Ends of days of a fund (日结): who closed them, and how many differences were explained.';
grant select, insert on reconciliation.day_end to ykt_app;
create trigger day_end_append_only before update or delete or truncate
  on reconciliation.day_end for each statement execute function platform.refuse_rewrite();

-- class: local
create table reconciliation.day_sum (
  fund_code text not null,
  day date not null,
  kind text not null check (kind in ('send', 'confirm', 'reject', 'return', 'suspense')),
  department_fen bigint not null,
  ledger_fen bigint not null,
  bank_fen bigint not null,
  -- What explained differences add up to, on either side of the ledger.
  department_gap_fen bigint not null,
  bank_gap_fen bigint not null,
  primary key (fund_code, day, kind),
  foreign key (fund_code, day) references reconciliation.day_end (fund_code, day)
    deferrable initially deferred,
  -- 核对到零: what is not equal is explained, to the fen.
  constraint day_sum_zero check (
    department_fen - ledger_fen - department_gap_fen = 0
    and bank_fen - ledger_fen - bank_gap_fen = 0)
);
comment on table reconciliation.day_sum is
  'What department, ledger and bank add up to on a day, by what happened to money. Append-only.';
grant select, insert on reconciliation.day_sum to ykt_app;
create trigger day_sum_append_only before update or delete or truncate
  on reconciliation.day_sum for each statement execute function platform.refuse_rewrite();

-- class: local
create table reconciliation.month_close (
  fund_code text not null,
  -- Its first day.
  month date not null check (extract(day from month) = 1),
  closed_by text not null,
  closed_at timestamptz not null,
  primary key (fund_code, month)
);
comment on table reconciliation.month_close is 'Ends of months of a fund (月结). Append-only.';
grant select, insert on reconciliation.month_close to ykt_app;
create trigger month_close_append_only before update or delete or truncate
  on reconciliation.month_close for each statement execute function platform.refuse_rewrite();

-- class: local
create table reconciliation.month_balance (
  fund_code text not null,
  month date not null,
  account text not null,
  opening_fen bigint not null check (opening_fen >= 0),
  grew_fen bigint not null check (grew_fen >= 0),
  fell_fen bigint not null check (fell_fen >= 0),
  closing_fen bigint not null check (closing_fen >= 0),
  primary key (fund_code, month, account),
  foreign key (fund_code, month) references reconciliation.month_close (fund_code, month)
    deferrable initially deferred,
  constraint month_balance_adds_up check (opening_fen + grew_fen - fell_fen = closing_fen)
);
comment on table reconciliation.month_balance is
  'Each account of a fund through a closed month: where it began, grew, fell and ended.';
grant select, insert on reconciliation.month_balance to ykt_app;
create trigger month_balance_append_only before update or delete or truncate
  on reconciliation.month_balance for each statement execute function platform.refuse_rewrite();

-- Who closes has explained none of its differences; what is closed takes no more explanations.
create function reconciliation.refuse_own_close() returns trigger language plpgsql as $$
begin
  if exists (select from reconciliation.difference d
              where d.fund_code = new.fund_code and d.resolved_by = new.closed_by
                and d.day between (to_jsonb(new) ->> tg_argv[0])::date
                    and (to_jsonb(new) ->> tg_argv[0])::date + (tg_argv[1])::interval
                        - interval '1 day') then
    raise exception '% explained differences of what they close', new.closed_by
      using errcode = 'check_violation', constraint = 'close_two_people';
  end if;
  return new;
end
$$;
create trigger close_two_people before insert on reconciliation.day_end
  for each row execute function reconciliation.refuse_own_close('day', '1 day');
create trigger close_two_people before insert on reconciliation.month_close
  for each row execute function reconciliation.refuse_own_close('month', '1 month');

create function reconciliation.refuse_late_difference() returns trigger language plpgsql as $$
begin
  if exists (select from reconciliation.day_end c
              where c.fund_code = new.fund_code and c.day >= new.day) then
    raise exception '% of fund % is closed', new.day, new.fund_code
      using errcode = 'check_violation', constraint = 'difference_of_open_day';
  end if;
  return new;
end
$$;
create trigger difference_of_open_day before insert on reconciliation.difference
  for each row execute function reconciliation.refuse_late_difference();
