-- Until when a place may offer its scenes, and since when it does not any more. An ended place
-- stays: histories name it.
alter table catalogue.place
  add column authorised_until date,
  add column ended_on date,
  add constraint place_ended check (ended_on is null or authorised_until is not null);
comment on column catalogue.place.authorised_until is
  'The first day without authorisation; null where none was set.';
grant update (authorised_until, ended_on) on catalogue.place to ykt_app;
create index place_authorisation on catalogue.place (authorised_until) where ended_on is null;

alter table catalogue.place_tally
  drop constraint place_tally_places_check,
  add constraint place_tally_places check (places >= 0);

create function catalogue.tally_ended_place() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update catalogue.place_tally
     set places = places + case when new.ended_on is null then 1 else -1 end
   where city_code = new.city_code and kind = new.kind;
  return null;
end $$;
create trigger place_ended_tallied after update of ended_on on catalogue.place
  for each row when ((old.ended_on is null) <> (new.ended_on is null))
  execute function catalogue.tally_ended_place();

-- class: local
create table catalogue.place_entry (
  id uuid primary key,
  kind text not null check (kind in ('new', 'renewal')),
  -- Of a renewal from the start, of a new place once it is approved.
  place_id uuid references catalogue.place (id),
  operator_agency text not null,
  city_code char(6) not null,
  -- What was filed, in the shape of modules/catalogue/place-entry.ts.
  content jsonb not null,
  authorised_until date not null,
  status text not null check (status in ('filed', 'reviewed', 'approved', 'returned')),
  filed_by text not null,
  filed_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  remark text,
  constraint place_entry_review_whole check ((reviewed_by is null) = (reviewed_at is null)),
  constraint place_entry_decision_whole check (
    (decided_by is null) = (decided_at is null)
    and (status in ('approved', 'returned')) = (decided_by is not null)),
  constraint place_entry_reviewed check (
    (status <> 'filed' or reviewed_by is null)
    and (status not in ('reviewed', 'approved') or reviewed_by is not null)),
  -- Whoever filed it looks at nothing, and two people of the bureau look at all that is approved.
  constraint place_entry_two_people check (
    reviewed_by <> filed_by and decided_by <> filed_by
    and (status <> 'approved' or decided_by <> reviewed_by)),
  constraint place_entry_place check (
    (kind = 'renewal' or status = 'approved') = (place_id is not null)),
  constraint place_entry_remark check (
    status <> 'returned' or coalesce(length(remark), 0) >= 4)
);
comment on table catalogue.place_entry is
  'Places that operators file, and renewals of their authorisation: who filed, who reviewed, who '
  'approved (Art. 8).';
create unique index place_entry_one_renewal on catalogue.place_entry (place_id)
  where kind = 'renewal' and status in ('filed', 'reviewed');
create index place_entry_open on catalogue.place_entry (city_code, filed_at)
  where status in ('filed', 'reviewed');
create index place_entry_operator on catalogue.place_entry (operator_agency, filed_at);
grant select, insert,
  update (place_id, status, reviewed_by, reviewed_at, decided_by, decided_at, remark)
  on catalogue.place_entry to ykt_app;

-- The steps of place-entry.ts; a test compares the two.
create function catalogue.refuse_illegal_place_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'filed' then
      raise exception 'an entry begins without a look'
        using errcode = 'check_violation', constraint = 'place_entry_status_legal';
    end if;
  elsif (old.status, new.status) not in
      (('filed', 'reviewed'), ('filed', 'returned'), ('reviewed', 'approved'),
       ('reviewed', 'returned')) then
    raise exception 'an entry that is % cannot become %', old.status, new.status
      using errcode = 'check_violation', constraint = 'place_entry_status_legal';
  end if;
  return new;
end
$$;
create trigger place_entry_status_legal before insert or update on catalogue.place_entry
  for each row execute function catalogue.refuse_illegal_place_entry();
create trigger place_entry_kept before delete or truncate on catalogue.place_entry
  for each statement execute function platform.refuse_rewrite();
create index place_operator on catalogue.place (operator_agency, code);
