-- Lists of departments that have no document numbers name people by name and day of birth.
create index person_named on person.person (name_index, birth_on);
