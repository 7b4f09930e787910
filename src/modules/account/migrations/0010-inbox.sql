-- The inbox of a department reads its own, by what waits.
create index acknowledgement_agency on account.change_acknowledgement (agency_code, status);
