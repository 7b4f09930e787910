create schema opendata;
grant usage on schema opendata to ykt_app;

-- class: reference
create table opendata.parity_run (
  id uuid primary key,
  made_at timestamptz not null,
  on_day date not null,
  scenes integer not null check (scenes >= 0),
  cities integer not null check (cities >= 0),
  categories integer not null check (categories >= 0),
  cases integer not null check (cases >= 0),
  differences integer not null check (differences between 0 and cases),
  -- The first of them, in the shape of modules/opendata/parity.ts.
  examples jsonb not null check (jsonb_typeof(examples) = 'array'),
  constraint parity_run_examples check (
    (differences = 0) = (jsonb_array_length(examples) = 0)
    and jsonb_array_length(examples) <= differences)
);
comment on table opendata.parity_run is
  'Each night''s comparison of what holders from Hong Kong and Macao are answered with what '
  'everybody is answered (Art. 16). Never rewritten: what was published stays.';
create index parity_run_latest on opendata.parity_run (made_at desc);
grant select, insert on opendata.parity_run to ykt_app;
create trigger parity_run_append_only
  before update or delete or truncate on opendata.parity_run
  for each statement execute function platform.refuse_rewrite();
