-- The screen that faces the customer also shows what a change of bank does, for the holder to
-- confirm. The words stand with the card; here stands only which they are.
alter table handling.customer_screen
  drop constraint customer_screen_shown_check,
  add constraint customer_screen_shown_check
    check (shown in ('welcome', 'materials', 'case', 'bankChange')),
  add column statement_id uuid,
  add constraint customer_screen_statement
    check ((shown = 'bankChange') = (statement_id is not null));
comment on column handling.customer_screen.statement_id is
  'What of a change of bank is shown, by its id in the schema of the card.';
