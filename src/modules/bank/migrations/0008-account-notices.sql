-- class: person-owned
create table bank.account_notice (
  id uuid primary key,
  bank_code text not null references bank.bank (code),
  -- The bank's own number.
  notice_id text not null check (length(notice_id) between 1 and 64),
  account_id uuid not null references bank.account (id),
  person_id uuid not null,
  kind text not null check (kind in ('closing', 'dormant')),
  planned_on date not null,
  channel text not null check (channel in ('message', 'file', 'hand')),
  told_by text not null,
  told_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'withdrawn', 'overtaken')),
  ended_by text,
  ended_at timestamptz,
  -- Codes of what was still paid there when somebody confirmed it all the same.
  programmes_shown text[],
  unique (bank_code, notice_id),
  check ((outcome is null) = (ended_at is null) and (outcome is null) = (ended_by is null)),
  check ((outcome is not distinct from 'confirmed') = (programmes_shown is not null))
);
comment on table bank.account_notice is
  'What a bank is about to do to an account: to close it, or to let it go dormant. Before that it '
  'sees which programmes are paid there (Art. 19). Written once and ended once.';
create unique index account_notice_open on bank.account_notice (account_id, kind)
  where outcome is null;
create index account_notice_bank on bank.account_notice (bank_code, planned_on)
  where outcome is null;
grant select, insert, update (outcome, ended_by, ended_at, programmes_shown)
  on bank.account_notice to ykt_app;

create function bank.refuse_notice_rewrite() returns trigger language plpgsql as $$
begin
  if old.outcome is not null
     or (to_jsonb(new) - '{outcome,ended_by,ended_at,programmes_shown}'::text[])
        is distinct from
        (to_jsonb(old) - '{outcome,ended_by,ended_at,programmes_shown}'::text[]) then
    raise exception 'a notice is written once and ended once'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger account_notice_ended_once before update on bank.account_notice
  for each row execute function bank.refuse_notice_rewrite();
create trigger account_notice_stays before delete or truncate on bank.account_notice
  for each statement execute function platform.refuse_rewrite();
