-- What a programme rests on and what it pays. Rows from before stay as they are: without.
alter table programme.programme
  add column basis_title text check (basis_title <> ''),
  add column basis_document text check (basis_document <> ''),
  -- Amount for one unit and one pay day; none where it is set case by case.
  add column standard_fen bigint check (standard_fen > 0),
  add column standard_unit text
    check (standard_unit in ('person', 'household', 'mu', 'machine', 'boat', 'post')),
  -- At most so much on one line.
  add column standard_upper_fen bigint check (standard_upper_fen > 0),
  add column standard_words jsonb,
  -- The yearly list (补贴项目清单) in which it stands.
  add column list_year smallint check (list_year between 2020 and 2100),
  add constraint programme_basis_whole check ((basis_title is null) = (basis_document is null)),
  add constraint programme_standard_whole check (
    (standard_unit is null) = (standard_words is null)
    and (standard_unit is not null or (standard_fen is null and standard_upper_fen is null))),
  add constraint programme_standard_order check (standard_upper_fen >= standard_fen);

-- A row ends once, on a day that is known before: nothing else of it ever changes.
grant update (valid_until) on programme.programme to ykt_app;
create function programme.refuse_rewrite_of_programme() returns trigger language plpgsql as $$
begin
  if old.valid_until is not null
      or to_jsonb(new) - 'valid_until' <> to_jsonb(old) - 'valid_until' then
    raise exception 'programme % from % on has been entered for good', old.code, old.valid_from
      using errcode = 'check_violation', constraint = 'programme_ends_once';
  end if;
  return new;
end
$$;
create trigger programme_ends_once before update on programme.programme
  for each row execute function programme.refuse_rewrite_of_programme();

-- class: reference
create table programme.feed (
  code text not null,
  valid_from date not null,
  feed text not null check (feed in ('deaths', 'imprisonment', 'emigration')),
  max_age_hours integer not null check (max_age_hours > 0),
  primary key (code, valid_from, feed),
  foreign key (code, valid_from) references programme.programme (code, valid_from)
);
comment on table programme.feed is
  'What has to have been delivered lately before a programme pays (P20). Append-only.';
grant select, insert on programme.feed to ykt_app;
create trigger feed_append_only before update or delete or truncate on programme.feed
  for each statement execute function platform.refuse_rewrite();

-- class: reference
create table programme.exclusion (
  -- One row for both: it cannot hold for one side and not for the other.
  first_code text not null check (first_code ~ '^[A-Z]{2}-[0-9]{3}$'),
  second_code text not null check (second_code ~ '^[A-Z]{2}-[0-9]{3}$'),
  valid_from date not null,
  valid_until date,
  primary key (first_code, second_code, valid_from),
  constraint exclusion_order check (first_code < second_code),
  constraint exclusion_period check (valid_until is null or valid_until > valid_from),
  constraint exclusion_one_on_a_day exclude using gist
    (first_code with =, second_code with =, daterange(valid_from, valid_until) with &&)
);
comment on table programme.exclusion is
  'Programmes that nobody receives at the same time, by pairs and periods (P19).';
grant select, insert, update (valid_until) on programme.exclusion to ykt_app;
create index exclusion_second on programme.exclusion (second_code);
create function programme.refuse_rewrite_of_exclusion() returns trigger language plpgsql as $$
begin
  if old.valid_until is not null
      or to_jsonb(new) - 'valid_until' <> to_jsonb(old) - 'valid_until' then
    raise exception 'the exclusion of % and % has been entered for good',
      old.first_code, old.second_code
      using errcode = 'check_violation', constraint = 'exclusion_ends_once';
  end if;
  return new;
end
$$;
create trigger exclusion_ends_once before update on programme.exclusion
  for each row execute function programme.refuse_rewrite_of_exclusion();
