-- K4: what is entered at a counter waits for the letter that is signed, on paper or on the screen
-- before the customer. Relations that began before had a clerk's record of papers instead.
alter table person.relation
  add column signature_kind text check (signature_kind in ('paper', 'screen')),
  -- Where the signed sheet is kept.
  add column signature_reference text check (signature_reference <> ''),
  add column signed_at timestamptz,
  -- A letter that nobody signs lapses.
  add column letter_until timestamptz,
  -- At a counter, or at somebody's bed or door from an outlet.
  add column channel text check (channel in ('counter', 'door')),
  add column outlet_code text;
update person.relation
   set channel = 'counter', signature_kind = 'paper', signature_reference = evidence_reference,
       signed_at = proposed_at
 where proposed_by = 'counter';
alter table person.relation
  add constraint relation_signature check (num_nulls(signature_kind, signed_at) in (0, 2)
    and (signature_reference is not null) = (coalesce(signature_kind, 'screen') = 'paper')),
  add constraint relation_signed
    check (proposed_by <> 'counter' or status <> 'active' or signature_kind is not null),
  add constraint relation_place check ((proposed_by = 'counter') = (channel is not null)
    and (channel is distinct from 'door' or outlet_code is not null));

-- Who asked, so that somebody else of another unit settles what the register does not.
alter table person.identity_check add column asked_by text;

-- class: person-owned
create table person.identity_review (
  id uuid primary key,
  person_id uuid not null references person.person (id),
  reason text not null
    check (reason in ('noOnlineSource', 'nameNeedsLook', 'registerDiffers', 'registerAway')),
  -- What was seen; never a name or a number.
  evidence text not null check (evidence <> ''),
  status text not null check (status in ('waiting', 'confirmed', 'refused')),
  asked_by text not null,
  asked_agency text not null,
  asked_at timestamptz not null,
  -- The unit it is put before; none where any other unit may take it.
  with_agency text,
  due_on date not null,
  decided_by text,
  decided_agency text,
  decided_at timestamptz,
  decision_reason text check (decision_reason <> ''),
  -- T2: nobody confirms whom they entered, nor does a colleague of the same unit.
  constraint identity_two_people check (decided_by <> asked_by),
  constraint identity_two_units check (decided_agency <> asked_agency),
  constraint identity_decided check (
    num_nulls(decided_by, decided_at, decision_reason)
      = case when status = 'waiting' then 3 else 0 end),
  check (with_agency <> asked_agency)
);
comment on table person.identity_review is
  'Persons whose identity no register has confirmed: two people of two units look at the document.';
create unique index identity_review_open on person.identity_review (person_id)
  where status = 'waiting';
create index identity_review_person on person.identity_review (person_id, asked_at desc);
grant select, insert, update (status, decided_by, decided_agency, decided_at, decision_reason)
  on person.identity_review to ykt_app;

-- What was decided stays as it was decided.
create function person.keep_identity_decision() returns trigger language plpgsql as $$
begin
  if old.status <> 'waiting' then
    raise exception 'a % review cannot be decided again', old.status
      using errcode = 'check_violation', constraint = 'identity_decided_once';
  end if;
  return new;
end
$$;
create trigger identity_review_kept before update on person.identity_review
  for each row execute function person.keep_identity_decision();
