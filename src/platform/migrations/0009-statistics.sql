-- What the planner knows of a table: after many new rows it must not wait until the database finds
-- the time. The program owns no table and may not ask for it otherwise.
create function platform.refresh_statistics(changed regclass) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  execute format('analyze %s', changed);
end
$$;
revoke all on function platform.refresh_statistics(regclass) from public;
grant execute on function platform.refresh_statistics(regclass) to ykt_app;
