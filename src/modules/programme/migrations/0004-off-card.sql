-- class: local
create table programme.off_card (
  id uuid primary key,
  programme_code text not null check (programme_code ~ '^[A-Z]{2}-[0-9]{3}$'),
  region_code text not null check (region_code ~ '^[0-9]{6}$'),
  reason text not null check (reason in ('emergencyCash', 'careHome', 'childrensHome',
    'guardianAccount', 'abroadWithoutCard', 'cardInProduction')),
  -- The department's own file; nobody is named here.
  file_number text not null check (file_number <> ''),
  payee_count integer not null check (payee_count > 0),
  from_day date not null,
  -- Nothing stays off the card for ever.
  until_day date not null,
  status text not null check (status in ('entered', 'approved', 'rejected', 'ended')),
  entered_by text not null,
  entered_unit text not null,
  entered_at timestamptz not null,
  decided_by text,
  decided_unit text,
  decided_at timestamptz,
  ended_on date,
  remark text,
  constraint off_card_period check (until_day > from_day),
  constraint off_card_decision_whole check (
    (decided_by is null) = (decided_unit is null) and (decided_by is null) = (decided_at is null)
    and (status = 'entered') = (decided_by is null)),
  constraint off_card_two_people check (
    decided_by is null or (decided_by <> entered_by and decided_unit <> entered_unit)),
  constraint off_card_ended check ((status = 'ended') = (ended_on is not null)),
  constraint off_card_remark check (
    status not in ('rejected', 'ended') or coalesce(length(remark), 0) >= 4)
);
comment on table programme.off_card is
  'What is not paid to the card: why, who let it, and until when (Art. 13).';
create index off_card_period_on on programme.off_card (programme_code, from_day, until_day);
grant select, insert, update (status, decided_by, decided_unit, decided_at, ended_on, remark)
  on programme.off_card to ykt_app;

-- The steps of off-card.ts; a test compares the two.
create function programme.refuse_illegal_off_card() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'entered' then
      raise exception 'an entry begins without a decision'
        using errcode = 'check_violation', constraint = 'off_card_status_legal';
    end if;
  elsif (old.status, new.status) not in
      (('entered', 'approved'), ('entered', 'rejected'), ('approved', 'ended')) then
    raise exception 'an entry that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'off_card_status_legal';
  end if;
  return new;
end
$$;
create trigger off_card_status_legal before insert or update on programme.off_card
  for each row execute function programme.refuse_illegal_off_card();
create trigger off_card_kept before delete or truncate on programme.off_card
  for each statement execute function platform.refuse_rewrite();
