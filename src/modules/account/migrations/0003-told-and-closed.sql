-- class: person-owned
create table account.change_notice (
  -- A7: one notice for each change; the changes of one moment may share theirs.
  change_id uuid primary key,
  person_id uuid not null,
  notice_id uuid not null,
  foreign key (change_id, person_id) references account.assignment (id, person_id)
);
comment on table account.change_notice is
  'By which notice the holder was told of a change of account, at the phone of before (A7). '
  'Append-only.';
create index change_notice_person on account.change_notice (person_id);
grant select, insert on account.change_notice to ykt_app;
create trigger change_notice_append_only before update or delete or truncate
  on account.change_notice for each statement execute function platform.refuse_rewrite();

-- No change without its notice: looked at when the transaction ends.
create function account.require_notice() returns trigger language plpgsql as $$
begin
  if not exists (select from account.change_notice where change_id = new.id) then
    raise exception 'change % is told to nobody', new.id
      using errcode = 'check_violation', constraint = 'assignment_told';
  end if;
  return null;
end
$$;
create constraint trigger assignment_told after insert on account.assignment
  deferrable initially deferred for each row when (new.authorisation = 'consent')
  execute function account.require_notice();

-- One account on one card at a time: whatever banks tell, and in whatever order.
create unique index account_one_on_card on account.account (card_id)
  where card_id is not null and status <> 'closed';
