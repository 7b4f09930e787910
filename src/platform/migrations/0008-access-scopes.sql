-- A key of a department can be for a part of what its systems may call.
alter table platform.partner_key
  add column scopes text[]
    check (scopes <@ array['events', 'mapper', 'rosters'] and cardinality(scopes) > 0);
comment on column platform.partner_key.scopes is
  'What requests under this key may call; everything of its kind where nothing is said.';
