-- Days are read for reconciliation; rows come in the order of their time, so that this index costs
-- next to nothing when a million of them are entered.
create index outcome_at on payment.outcome using brin (at);
create index return_ticket_at on payment.return_ticket using brin (at);
