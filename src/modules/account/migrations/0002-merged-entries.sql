-- What an assignment replaced may stand under an entry that was merged into this one. The account
-- is still the person's own; that both entries are one person is the alias's word.
alter table account.assignment
  drop constraint assignment_previous_id_person_id_fkey,
  add constraint assignment_previous foreign key (previous_id) references account.assignment (id);

-- C8: after a death nothing more becomes payable.
create trigger assignment_for_living before insert on account.assignment
  for each row execute function person.refuse_for_dead();
