-- A card can also be found by the number of an old card that it has taken in (Art. 7).
alter table verification.usage add column credential_id uuid;
alter table verification.usage drop constraint usage_channel_check;
alter table verification.usage add constraint usage_channel_check
  check (channel in ('code', 'chip', 'number', 'credential'));
alter table verification.usage add constraint usage_credential
  check (credential_id is null or channel = 'credential');
comment on column verification.usage.credential_id is
  'The old card whose number was told; absent when the terminal named none that there is.';
