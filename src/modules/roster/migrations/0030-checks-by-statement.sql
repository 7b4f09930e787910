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

-- What the planner knows of the table: after a million new rows it must not wait until the database
-- finds the time. The program owns no table and may not ask for it otherwise.
create function roster.refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  analyze roster.row;
end
$$;
revoke all on function roster.refresh_statistics() from public;
grant execute on function roster.refresh_statistics() to ykt_app;
