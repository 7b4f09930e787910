-- A fact that came in after its day was closed stands on the first open day, and says so.
alter table ledger.posting
  add column late_for date,
  add constraint posting_late_for check (late_for < on_day);

-- class: local
create table ledger.closed_day (
  fund_code text not null references ledger.fund (code),
  day date not null,
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (fund_code, day),
  constraint closed_day_over check (day <= (closed_at at time zone 'Asia/Shanghai')::date)
);
comment on table ledger.closed_day is
  'Days of a fund that take no more postings (日结), nor does any day before. Append-only.';
grant select, insert on ledger.closed_day to ykt_app;
create trigger closed_day_append_only before update or delete or truncate on ledger.closed_day
  for each statement execute function platform.refuse_rewrite();

-- class: local
create table ledger.closed_month (
  fund_code text not null references ledger.fund (code),
  -- Its first day.
  month date not null check (extract(day from month) = 1),
  closed_at timestamptz not null,
  closed_by text not null,
  primary key (fund_code, month),
  constraint closed_month_over check (
    (month + interval '1 month')::date <= (closed_at at time zone 'Asia/Shanghai')::date)
);
comment on table ledger.closed_month is
  'Months of a fund that are closed (月结), every day of theirs having been. Append-only.';
grant select, insert on ledger.closed_month to ykt_app;
create trigger closed_month_append_only before update or delete or truncate on ledger.closed_month
  for each statement execute function platform.refuse_rewrite();

-- The last day of a fund on which nothing is posted any more.
create function ledger.closed_through(fund text) returns date language sql stable as $$
  select greatest(
    (select max(day) from ledger.closed_day where fund_code = fund),
    (select (max(month) + interval '1 month')::date - 1
       from ledger.closed_month where fund_code = fund))
$$;

create function ledger.refuse_closed_day() returns trigger language plpgsql as $$
begin
  if new.on_day <= ledger.closed_through(new.fund_code) then
    raise exception '% of fund % is closed', new.on_day, new.fund_code
      using errcode = 'check_violation', constraint = 'posting_on_open_day';
  end if;
  return new;
end
$$;
create trigger posting_on_open_day before insert on ledger.posting
  for each row execute function ledger.refuse_closed_day();

-- Days are closed in their order, and none with postings is passed over.
create function ledger.refuse_gap() returns trigger language plpgsql as $$
declare
  through date := ledger.closed_through(new.fund_code);
  closing jsonb := to_jsonb(new);
  -- Of a month the first day after it.
  until date := case tg_table_name when 'closed_day' then (closing ->> 'day')::date
                else ((closing ->> 'month')::date + interval '1 month')::date end;
begin
  if tg_table_name = 'closed_day' and until <= through then
    raise exception '% of fund % is closed already', until, new.fund_code
      using errcode = 'check_violation', constraint = 'close_in_order';
  end if;
  if exists (select from ledger.posting p
              where p.fund_code = new.fund_code and p.on_day < until
                and (through is null or p.on_day > through)) then
    raise exception 'fund % has open days with postings before %', new.fund_code, until
      using errcode = 'check_violation', constraint = 'close_in_order';
  end if;
  return new;
end
$$;
create trigger close_in_order before insert on ledger.closed_day
  for each row execute function ledger.refuse_gap();
create trigger close_in_order before insert on ledger.closed_month
  for each row execute function ledger.refuse_gap();
