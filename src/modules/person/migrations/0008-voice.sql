-- Elders are called as well as written to: the call is a channel of its own (Art. 18).
alter table person.notice_sent drop constraint notice_sent_channel_check;
alter table person.notice_sent
  add constraint notice_sent_channel_check check (channel in ('sms', 'voice'));
comment on column person.notice_sent.channel is
  'A short message, or a call in which the text is read out.';
