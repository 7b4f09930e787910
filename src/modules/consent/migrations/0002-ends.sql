-- A consent ends when its holder takes it back, and also with what it was given for: an order that
-- ends by itself leaves nothing behind on which something could begin (N6). Who takes one back is
-- still the holder alone; the end of an order is nobody's withdrawal.
alter table consent.withdrawal
  alter column withdrawn_by drop not null,
  add column reason text not null default 'withdrawn' check (reason in
    ('withdrawn', 'orderWithdrawn', 'orderUnclaimed', 'cardEnded', 'accountClosed', 'died')),
  add constraint withdrawal_by_holder check ((reason = 'withdrawn') = (withdrawn_by is not null)),
  add constraint withdrawal_witness check (reason = 'withdrawn' or witness_id is null);
comment on table consent.withdrawal is
  'Consents that were taken back, or that ended with what they were given for, once each (PIPL 15, '
  '16 and 47). Append-only.';
comment on column consent.withdrawal.reason is
  'Taken back by the holder; or the order was withdrawn, nobody came for its card, the card or its '
  'account ended before it was used, or the holder died.';
