-- class: person-owned
create table card.bank_change (
  order_id uuid primary key references card.card_order (id),
  person_id uuid not null,
  from_bank text not null,
  to_bank text not null check (to_bank <> from_bank),
  -- Accounts stand in the schema of their own module; none where the old one is not in the books.
  old_account_id uuid,
  new_account_id uuid not null unique,
  moment text not null check (moment in ('now', 'afterNextPayment')),
  channel text not null check (channel in ('portal', 'counter')),
  -- A6: the holder signs, and nobody else; at a counter a clerk sees it.
  signed_by uuid not null check (signed_by = person_id),
  witness_id text,
  assurance_level smallint not null check (assurance_level between 3 and 4),
  signed_at timestamptz not null,
  status text not null check (status in ('signed', 'switched', 'withdrawn')),
  switched_at timestamptz,
  withdrawn_at timestamptz,
  unique (order_id, person_id),
  constraint bank_change_witness check ((channel = 'counter') = (witness_id is not null)),
  constraint bank_change_times check (
    (status = 'switched') = (switched_at is not null)
    and (status = 'withdrawn') = (withdrawn_at is not null))
);
comment on table card.bank_change is
  'Changes of bank as their holders signed them (Art. 6, 19): what a card order does to the '
  'accounts of a person. Reversible until the new card is enabled.';
create index bank_change_person on card.bank_change (person_id, signed_at desc);
grant select, insert, update (status, switched_at, withdrawn_at) on card.bank_change to ykt_app;

-- class: person-owned
create table card.bank_change_programme (
  order_id uuid not null,
  person_id uuid not null,
  programme_code text not null,
  -- The very text that was read stands with the consent (N11).
  consent_id uuid not null unique,
  outcome text not null check (outcome in ('waiting', 'changed', 'kept')),
  kept_reason text,
  change_id uuid,
  effective_from timestamptz,
  primary key (order_id, programme_code),
  foreign key (order_id, person_id) references card.bank_change (order_id, person_id),
  constraint programme_changed check (
    (outcome = 'changed') = (change_id is not null)
    and (outcome = 'changed') = (effective_from is not null)),
  constraint programme_kept check ((outcome = 'kept') = (kept_reason is not null))
);
comment on table card.bank_change_programme is
  'The programmes that a holder chose to be paid at the new bank, and what became of each. A '
  'programme that is not here is not touched.';
grant select, insert, update (outcome, kept_reason, change_id, effective_from)
  on card.bank_change_programme to ykt_app;

-- What was signed is never rewritten, and what has ended stays so.
create function card.refuse_rewritten_bank_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or (
      tg_table_name = 'bank_change' and to_jsonb(old) ->> 'status' <> 'signed') or (
      tg_table_name = 'bank_change_programme' and to_jsonb(old) ->> 'outcome' <> 'waiting') then
    raise exception 'a change of bank that has ended is not rewritten'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger bank_change_kept before update or delete on card.bank_change
  for each row execute function card.refuse_rewritten_bank_change();
create trigger bank_change_not_truncated before truncate on card.bank_change
  for each statement execute function platform.refuse_rewrite();
create trigger bank_change_programme_kept before update or delete on card.bank_change_programme
  for each row execute function card.refuse_rewritten_bank_change();
create trigger bank_change_programme_not_truncated before truncate on card.bank_change_programme
  for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table card.bank_change_draft (
  person_id uuid primary key,
  bank_code text not null,
  -- Where the card goes; not asked yet as long as there is none.
  delivery text check (delivery in ('outlet', 'mail')),
  outlet_code text,
  -- Not answered yet, or nothing ticked: two different things.
  programme_codes text[],
  moment text check (moment in ('now', 'afterNextPayment')),
  kept_until timestamptz not null,
  check ((delivery is not distinct from 'outlet') = (outlet_code is not null))
);
comment on table card.bank_change_draft is
  'What somebody has answered on the way to a change of bank; gone when it is signed or too old.';
create index bank_change_draft_end on card.bank_change_draft (kept_until);
grant select, insert, update, delete on card.bank_change_draft to ykt_app;
