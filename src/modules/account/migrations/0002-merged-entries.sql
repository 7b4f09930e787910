-- What an assignment replaced may stand under an entry that was merged into this one. The account
-- is still the person's own; that both entries are one person is the alias's word.
alter table account.assignment
  drop constraint assignment_previous_id_person_id_fkey,
  add constraint assignment_previous foreign key (previous_id) references account.assignment (id);
