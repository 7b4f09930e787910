-- A key of a department can be for what its systems say of people.
alter table platform.partner_key drop constraint partner_key_scopes_check;
alter table platform.partner_key add constraint partner_key_scopes_check
  check (scopes <@ array['entitlements', 'events', 'mapper', 'rosters']
    and cardinality(scopes) > 0);
