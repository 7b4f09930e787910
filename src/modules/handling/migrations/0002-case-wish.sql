-- class: person-owned
create table handling.case_wish (
  case_id uuid primary key references handling.case (id),
  person_id uuid not null,
  wish jsonb not null check (jsonb_typeof(wish) = 'object'),
  chosen_at timestamptz not null
);
comment on table handling.case_wish is
  'What the applicant chose besides papers, such as bank and place of delivery, so that a case '
  'whose papers come later is carried out as it was wished.';
grant select, insert, update on handling.case_wish to ykt_app;
