-- What a merge moves; every move is written down row by row.
grant update (person_id) on person.identity_locator to ykt_app;
grant update (person_id) on person.sign_in_subject to ykt_app;

-- class: person-owned (by into_id)
create table person.merge (
  id uuid primary key,
  from_id uuid not null references person.person (id),
  into_id uuid not null references person.person (id),
  reason text not null check (reason in ('enteredTwice', 'residencePermit')),
  evidence text[] not null check (cardinality(evidence) > 0),
  status text not null
    check (status in ('proposed', 'merged', 'declined', 'unmergeProposed', 'unmerged')),
  proposed_by text not null,
  proposed_agency text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_agency text,
  decided_at timestamptz,
  unmerge_evidence text[],
  unmerge_proposed_by text,
  unmerge_proposed_agency text,
  unmerge_decided_by text,
  unmerge_decided_agency text,
  unmerged_at timestamptz,
  check (from_id <> into_id),
  -- T2: nobody merges or parts people alone, nor with a colleague of the same unit.
  constraint merge_two_people check (decided_by <> proposed_by),
  constraint merge_two_units check (decided_agency <> proposed_agency),
  constraint merge_decided
    check ((status = 'proposed') = (num_nulls(decided_by, decided_agency, decided_at) > 0)),
  constraint unmerge_two_people check (unmerge_decided_by <> unmerge_proposed_by),
  constraint unmerge_two_units check (unmerge_decided_agency <> unmerge_proposed_agency),
  constraint unmerge_decided check (status <> 'unmerged' or num_nulls(unmerge_proposed_by,
    unmerge_proposed_agency, unmerge_decided_by, unmerge_decided_agency, unmerged_at) = 0)
);
comment on table person.merge is
  'Two entries of one human being become one, and two again: each by two people of two units (C6).';
create unique index merge_open on person.merge (from_id)
  where status in ('proposed', 'merged', 'unmergeProposed');
grant select, insert, update on person.merge to ykt_app;

-- class: person-owned
create table person.merge_move (
  merge_id uuid not null references person.merge (id),
  kind text not null
    check (kind in ('identity', 'document', 'subject', 'relationPerson', 'relationAgent')),
  row_key text not null,
  was_primary boolean not null default false,
  primary key (merge_id, kind, row_key)
);
comment on table person.merge_move is
  'Each row that a merge moved, so that taking it back restores exactly. Append-only.';
grant select, insert on person.merge_move to ykt_app;
create trigger merge_move_append_only before update or delete or truncate on person.merge_move
  for each statement execute function platform.refuse_rewrite();

-- class: locator
create table person.alias (
  from_id uuid primary key references person.person (id),
  into_id uuid not null references person.person (id),
  merge_id uuid not null unique references person.merge (id),
  check (from_id <> into_id)
);
comment on table person.alias is
  'The id of a person who was merged leads to the surviving one; it is never used again.';
create index alias_into on person.alias (into_id);
grant select, insert, delete on person.alias to ykt_app;

-- class: person-owned
create table person.former_number (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  number_sealed bytea not null,
  number_index bytea not null,
  replaced_at timestamptz not null
);
comment on table person.former_number is
  'Social security numbers that a person had before; papers that bear them still find the person. '
  'Append-only.';
create index former_number_index on person.former_number (number_index);
grant select, insert on person.former_number to ykt_app;
create trigger former_number_append_only before update or delete or truncate
  on person.former_number for each statement execute function platform.refuse_rewrite();

-- class: person-owned
create table person.change_order (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  -- Critical ones; none for the renewal of a document the person holds.
  attributes text[] not null,
  values_sealed bytea not null,
  materials text[] not null check (cardinality(materials) > 0),
  status text not null check (status in ('proposed', 'settled', 'declined')),
  proposed_by text not null,
  proposed_agency text not null,
  proposed_at timestamptz not null,
  decided_at timestamptz
);
comment on table person.change_order is
  'Data change orders; one of critical attributes may wait for a second unit (C7).';
-- Two open orders at once would each count without the other.
create unique index change_order_open on person.change_order (person_id)
  where status = 'proposed';
grant select, insert, update on person.change_order to ykt_app;

-- class: person-owned
create table person.attribute_change (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  attribute text not null check (attribute in ('name', 'identityNumber', 'phone', 'account')),
  old_sealed bytea,
  new_sealed bytea,
  changed_at timestamptz not null,
  order_id uuid not null,
  first_approver text not null,
  first_agency text not null,
  second_approver text,
  second_agency text,
  check ((second_approver is null) = (second_agency is null)),
  constraint attribute_two_people check (second_approver <> first_approver),
  constraint attribute_two_units check (second_agency <> first_agency)
);
comment on table person.attribute_change is
  'Every change of a name, identity number, phone or account, old and new sealed. Append-only.';
create index attribute_change_person on person.attribute_change (person_id, changed_at desc);
grant select, insert on person.attribute_change to ykt_app;
create trigger attribute_change_append_only before update or delete or truncate
  on person.attribute_change for each statement execute function platform.refuse_rewrite();

-- C7: a second critical attribute within 90 days is never changed by one unit alone.
create function person.check_attribute_change() returns trigger language plpgsql as $$
begin
  if new.second_approver is null and exists (select from person.attribute_change c
      where c.person_id = new.person_id and c.attribute <> new.attribute
        and c.changed_at > new.changed_at - interval '90 days') then
    raise exception 'a second critical attribute within 90 days needs a second unit'
      using errcode = 'check_violation', constraint = 'attribute_second_unit';
  end if;
  return new;
end
$$;
create trigger attribute_change_checked before insert on person.attribute_change
  for each row execute function person.check_attribute_change();
