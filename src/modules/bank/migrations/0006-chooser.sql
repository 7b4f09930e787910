-- class: local
create table bank.shown_list (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  -- With the time of the banks' register it gives the order again.
  seed integer not null,
  by_distance boolean not null,
  codes text[] not null check (cardinality(codes) > 0),
  chosen_code text,
  chosen_at timestamptz,
  check ((chosen_code is null) = (chosen_at is null)),
  check (chosen_code = any (codes))
);
comment on table bank.shown_list is
  'The order in which banks were shown to somebody, and what they chose (Art. 6).';
create index shown_list_person on bank.shown_list (person_id, at desc);
grant select, insert, update (chosen_code, chosen_at) on bank.shown_list to ykt_app;
create trigger shown_list_stays before delete or truncate on bank.shown_list
  for each statement execute function platform.refuse_rewrite();
