-- What payees give back of what they should not have: kept apart from what is there to be paid.
alter table ledger.entry drop constraint entry_account_check;
alter table ledger.entry add constraint entry_account_check check (account in
  ('appropriated', 'available', 'inTransit', 'paid', 'unexplained', 'suspense', 'recovered',
   'dueToTreasury'));
alter table ledger.balance drop constraint balance_not_short;
alter table ledger.balance add constraint balance_not_short check (
  case when account in ('appropriated', 'suspense', 'dueToTreasury') then credit_fen - debit_fen
       else debit_fen - credit_fen end >= 0);
