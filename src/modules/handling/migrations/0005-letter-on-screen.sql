-- The screen that faces the customer also shows a letter of authority, for the person acted for to
-- confirm. What it says stands with the relation; names on the screen are masked.
alter table handling.customer_screen
  drop constraint customer_screen_shown_check,
  -- A change of bank is shown where its own migration brought that.
  add constraint customer_screen_shown_check
    check (shown in ('welcome', 'materials', 'case', 'bankChange', 'letter')),
  add column relation_id uuid,
  add constraint customer_screen_letter
    check ((shown = 'letter') = (relation_id is not null));
comment on column handling.customer_screen.relation_id is
  'Whose letter is shown, by its relation in the schema of the person.';
