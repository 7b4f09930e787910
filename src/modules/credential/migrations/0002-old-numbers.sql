-- Numbers of old cards, certificates and codes: whose they are, while the card takes over (Art. 7).

-- class: reference
create table credential.number_list (
  id uuid primary key,
  credential_id uuid not null references credential.plan (credential_id),
  -- Whether a number that is not in it is no more.
  whole boolean not null,
  file_name text not null,
  -- SM3, hexadecimal.
  file_digest text,
  status text not null check (status in ('reading', 'matching', 'matched', 'takenOver', 'dropped')),
  rows_read integer not null default 0 check (rows_read >= 0),
  rows_matched integer not null default 0 check (rows_matched between 0 and rows_read),
  -- Numbers in force that a whole list does not have.
  missing integer check (missing >= 0),
  brought_by text not null,
  brought_at timestamptz not null,
  ended_by text,
  ended_at timestamptz,
  constraint number_list_ended check (
    (ended_by is null) = (ended_at is null)
    and (ended_at is null) = (status in ('reading', 'matching', 'matched'))),
  constraint number_list_two_people check (status <> 'takenOver' or ended_by <> brought_by)
);
comment on table credential.number_list is
  'Lists of old numbers as a department brought them; two people take one over.';
-- One after the other, so that what a list changes is known before it is taken over.
create unique index number_list_open on credential.number_list (credential_id)
  where status in ('reading', 'matching', 'matched');
create index number_list_credential on credential.number_list (credential_id, brought_at);

-- class: reference
create table credential.number_row (
  list_id uuid not null references credential.number_list (id),
  row integer not null check (row > 0),
  match text check (match in ('sameIdentity', 'nameDiffers', 'sameName', 'ambiguous', 'unknown',
    'fault', 'numberTwice', 'personTwice', 'otherHolder', 'repeated', 'over')),
  fault text,
  effect text check (effect in ('add', 'replace', 'keep', 'end', 'none')),
  person_id uuid,
  number_index bytea,
  number_sealed bytea,
  -- The last characters, by which people find the row again.
  tail text,
  identity_index bytea,
  name_index bytea,
  birth_on date,
  confirmed_by text,
  primary key (list_id, row),
  constraint number_row_fault check (coalesce(match = 'fault', false) = (fault is not null)),
  constraint number_row_person check (person_id is null or match is not null)
);
comment on table credential.number_row is
  'Rows of a list until it is taken over: neither names nor document numbers, but blind indexes. '
  'They go when the list is taken over; who was matched how stays, for the report.';
create index number_row_number on credential.number_row (list_id, number_index);
create index number_row_person on credential.number_row (list_id, person_id)
  where person_id is not null;

-- class: person-owned; the locator below holds global uniqueness
create table credential.old_number (
  id uuid primary key,
  credential_id uuid not null references credential.plan (credential_id),
  person_id uuid not null,
  number_index bytea not null,
  number_sealed bytea not null,
  tail text not null,
  list_id uuid not null,
  list_row integer not null,
  held_from timestamptz not null,
  ended_at timestamptz,
  ended_by_list uuid,
  constraint old_number_ended check ((ended_at is null) = (ended_by_list is null))
);
comment on table credential.old_number is
  'Whose number an old card bears, from when until when. Append-only but for its end.';
comment on column credential.old_number.number_sealed is
  'Bound to the row of the list it came with: list and row.';
-- One number of one old card for one person.
create unique index old_number_one on credential.old_number (person_id, credential_id)
  where ended_at is null;
create index old_number_person on credential.old_number (person_id);
create index old_number_number on credential.old_number (number_index) where ended_at is null;

-- class: locator
create table credential.number_locator (
  number_index bytea primary key,
  credential_id uuid not null references credential.plan (credential_id),
  person_id uuid not null
);
comment on table credential.number_locator is
  'Numbers in force by their blind index, which holds the old card as well: one person each.';
create index number_locator_credential on credential.number_locator (credential_id);

grant select, insert, update (file_digest, status, rows_read, rows_matched, missing, ended_by,
  ended_at) on credential.number_list to ykt_app;
grant select, insert, update, delete on credential.number_row to ykt_app;
grant select, insert, update (ended_at, ended_by_list) on credential.old_number to ykt_app;
grant select, insert, delete on credential.number_locator to ykt_app;

-- The steps of number-list.ts, which a test compares; whoever confirmed a row does not take over.
create function credential.refuse_illegal_number_list() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'reading' then
      raise exception 'a list begins by being read'
        using errcode = 'check_violation', constraint = 'number_list_status_legal';
    end if;
    return new;
  end if;
  if old.status <> new.status and (old.status, new.status) not in
      (('reading', 'matching'), ('matching', 'matched'), ('matched', 'takenOver'),
       ('reading', 'dropped'), ('matching', 'dropped'), ('matched', 'dropped')) then
    raise exception 'a list that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'number_list_status_legal';
  end if;
  if new.status = 'takenOver' and exists (select from credential.number_row r
      where r.list_id = new.id and r.confirmed_by = new.ended_by) then
    raise exception 'whoever confirmed rows does not take the list over'
      using errcode = 'check_violation', constraint = 'number_list_other_person';
  end if;
  return new;
end
$$;
create trigger number_list_status_legal before insert or update on credential.number_list
  for each row execute function credential.refuse_illegal_number_list();

-- Whose a number was stays; only its end is added, once.
create function credential.refuse_second_end() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null then
    raise exception 'an old number ends once'
      using errcode = 'check_violation', constraint = 'old_number_ends_once';
  end if;
  return new;
end
$$;
create trigger old_number_ends_once before update on credential.old_number
  for each row execute function credential.refuse_second_end();
create trigger old_number_kept before delete or truncate on credential.old_number
  for each statement execute function platform.refuse_rewrite();
create trigger number_list_kept before delete or truncate on credential.number_list
  for each statement execute function platform.refuse_rewrite();
