-- A row counts unless it was repaired: repaired rows are few, and stand in an index of their own.
-- To sort a list of a million rows for each of the checks cost more than the checks.
create index row_repaired on roster.row (roster_id, number, revision) where revision > 0;

create or replace view roster.current_row with (security_invoker) as
  select r.id, r.roster_id, r.number, r.revision, r.identity_index, r.name_index, r.person_id,
         r.amount_fen, r.sub_item, r.village, r.quantity_thousandths, r.cells_sealed,
         r.household_index
    from roster.row r
   where not exists (select from roster.row n
                      where n.revision > 0 and n.roster_id = r.roster_id
                        and n.number = r.number and n.revision > r.revision)
     and not exists (select from roster.removal m
                      where m.roster_id = r.roster_id and m.number = r.number);
