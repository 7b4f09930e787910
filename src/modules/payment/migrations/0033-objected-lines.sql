-- class: person-owned
create table payment.objected_line (
  line_id uuid not null,
  person_id uuid not null,
  -- 异议成立: nothing is owed. 更正: something else is owed.
  finding text not null check (finding in ('upheld', 'corrected')),
  reference uuid not null,
  why text not null check (length(why) between 1 and 300),
  -- Who sees to it while a bank has the money, and by when.
  agency_code text not null,
  resolver_id text,
  due_on date not null,
  found_at timestamptz not null,
  found_by text not null,
  primary key (line_id, person_id, finding),
  foreign key (line_id, person_id) references payment.line (id, person_id)
);
comment on table payment.objected_line is
  'Lines of which an objection proved right after their list was handed over (公示异议): they do '
  'not leave any more, and what has arrived is looked into. Append-only.';
grant select, insert on payment.objected_line to ykt_app;
create trigger objected_line_append_only
  before update or delete or truncate on payment.objected_line
  for each statement execute function platform.refuse_rewrite();

-- What proved right is not let go any more.
create function payment.refuse_release_of_objected() returns trigger language plpgsql as $$
begin
  if new.reason = 'objection' and exists (
      select from payment.objected_line x
       where x.line_id = new.line_id and x.person_id = new.person_id) then
    raise exception 'an objection to line % proved right', new.line_id
      using errcode = 'check_violation', constraint = 'hold_of_objected_line';
  end if;
  return new;
end
$$;
create trigger hold_of_objected_line before update of released_at on payment.hold
  for each row execute function payment.refuse_release_of_objected();
