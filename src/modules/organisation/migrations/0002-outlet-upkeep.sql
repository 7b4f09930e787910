-- Where an outlet is, for lists by distance; and the columns its own bank looks after.
alter table organisation.outlet
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add constraint outlet_place check ((latitude is null) = (longitude is null));
comment on column organisation.outlet.latitude is 'Degrees of GCJ-02, as maps of China use them.';
grant update (opening_hours, phone, instant_issuance, hong_kong_macao_desk, facilities)
  on organisation.outlet to ykt_app;
