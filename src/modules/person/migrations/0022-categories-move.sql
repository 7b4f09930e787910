-- What somebody is besides their age belongs to the departments that say so: entitlement/0001 takes
-- these words over, in the same transaction, and drops the table that carries them across.
create table platform.taken_over_category as
select distinct p.id as person_id, k.kind, k.agency_code,
       case k.kind when 'disabled' then '4' when 'talent' then 'E' end as level,
       (p.registered_at at time zone 'Asia/Shanghai')::date as registered_on
  from person.person p
  cross join lateral unnest(p.categories) c(word)
  -- A word that nobody answers for stops the migration below: nothing is lost in silence.
  left join (values ('student', 'dept-education'), ('disabled', 'dept-disabled-federation'),
               ('veteran', 'dept-veterans'), ('talent', 'hrss-440000'),
               ('lowIncome', 'dept-civil-affairs'), ('donor', 'dept-health'))
    as k(kind, agency_code) on k.kind = c.word;
alter table person.person drop column categories;
