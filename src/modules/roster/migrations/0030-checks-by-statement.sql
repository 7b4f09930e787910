-- One question for a statement in place of one for each of a million rows; a roster is never
-- deleted, so what a row names cannot go away after it was asked for.
alter table roster.row drop constraint row_roster_id_fkey;

create function roster.refuse_homeless_rows() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct roster_id from added) a
              where not exists (select from roster.roster r where r.id = a.roster_id)) then
    raise exception 'rows belong to a roster'
      using errcode = 'foreign_key_violation', constraint = 'row_of_roster';
  end if;
  return null;
end
$$;
create trigger row_of_roster after insert on roster.row
  referencing new table as added
  for each statement execute function roster.refuse_homeless_rows();
