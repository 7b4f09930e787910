-- 上门服务: somebody goes to whoever cannot come, by name and by a day, as with every exception.
alter table handling.exception drop constraint exception_kind_check;
alter table handling.exception add constraint exception_kind_check check (kind in
  ('identityMismatch', 'duplicatePerson', 'rareCharacter', 'deathFlagWrong', 'cardStuck',
   'homeVisit', 'other'));
alter table handling.exception drop constraint exception_opened_by_kind_check;
alter table handling.exception add constraint exception_opened_by_kind_check check
  (opened_by_kind in ('staff', 'system', 'holder', 'agent'));
-- The sum that came back because of the account; none where a clerk entered it.
alter table handling.exception add column line_id uuid;
alter table handling.exception add constraint exception_line_of_visit check
  (line_id is null or kind = 'homeVisit');
-- Holders and whoever acts for them ask for a visit and for nothing else.
alter table handling.exception add constraint exception_asked_by_holder check
  (opened_by_kind in ('staff', 'system') or (kind = 'homeVisit' and line_id is not null));
