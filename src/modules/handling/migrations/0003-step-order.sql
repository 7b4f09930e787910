-- Steps of one moment stand in the order in which they were written: an account is opened before
-- the card is asked for, although both are told in one transaction.
alter table handling.step add position bigint generated always as identity;
