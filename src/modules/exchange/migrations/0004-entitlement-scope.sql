-- Systems of departments say and take back what somebody is (Art. 16, 21).
alter table exchange.access_key drop constraint access_key_scopes_check;
alter table exchange.access_key add constraint access_key_scopes_check
  check (scopes <@ array['entitlements', 'events', 'mapper', 'rosters']
    and cardinality(scopes) > 0);
