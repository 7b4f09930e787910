-- class: person-owned
create table card.bank_change_statement (
  id uuid primary key,
  person_id uuid not null,
  card_id uuid not null references card.card (id),
  -- The clerk at whose counter it was shown; only they can have it signed.
  witness_id text not null,
  -- To the letter what was hashed: what was chosen, and the words that stood on the screen.
  content text not null check (content <> ''),
  digest bytea not null check (length(digest) = 32),
  shown_at timestamptz not null,
  confirmed_at timestamptz,
  check (confirmed_at >= shown_at),
  unique (id, person_id, witness_id)
);
comment on table card.bank_change_statement is
  'What a holder was shown on the screen of a counter before they changed banks, with its SM3 '
  'digest, and when they confirmed it (Art. 19, PIPL 14). What was signed stays; the rest goes.';
create index bank_change_statement_shown on card.bank_change_statement (shown_at);
create index bank_change_statement_person on card.bank_change_statement (person_id);
grant select, insert, update (confirmed_at), delete on card.bank_change_statement to ykt_app;

-- It is confirmed once and never rewritten. What was signed cannot go: the change refers to it.
create function card.refuse_rewritten_statement() returns trigger language plpgsql as $$
begin
  if old.confirmed_at is not null
      or to_jsonb(old) - 'confirmed_at' <> to_jsonb(new) - 'confirmed_at' then
    raise exception 'what a holder was shown is not rewritten'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger bank_change_statement_kept before update on card.bank_change_statement
  for each row execute function card.refuse_rewritten_statement();
create trigger bank_change_statement_not_truncated before truncate on card.bank_change_statement
  for each statement execute function platform.refuse_rewrite();

-- At a counter nothing is signed but what this holder confirmed before this very clerk, once.
alter table card.bank_change
  add column statement_id uuid unique,
  add foreign key (statement_id, person_id, witness_id)
    references card.bank_change_statement (id, person_id, witness_id),
  add constraint bank_change_confirmed check ((channel = 'counter') = (statement_id is not null));

create function card.refuse_unconfirmed_bank_change() returns trigger language plpgsql as $$
begin
  if new.statement_id is not null and not exists (
      select from card.bank_change_statement
       where id = new.statement_id and confirmed_at is not null) then
    raise exception 'the holder has not confirmed what was shown'
      using errcode = 'check_violation', constraint = 'bank_change_confirmed';
  end if;
  return new;
end
$$;
create trigger bank_change_confirmed before insert on card.bank_change
  for each row execute function card.refuse_unconfirmed_bank_change();
