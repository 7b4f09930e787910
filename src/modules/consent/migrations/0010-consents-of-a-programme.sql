-- A department asks which holders permitted its programme something.
create index consent_programme on consent.consent (programme_code, id)
  where programme_code is not null;
