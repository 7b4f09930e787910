-- Departments' own systems call as well: they follow changes of account and bring lists.
alter table platform.partner_key drop constraint partner_key_partner_check;
alter table platform.partner_key add constraint partner_key_partner_check
  check (partner in ('bank', 'cardFactory', 'department'));
