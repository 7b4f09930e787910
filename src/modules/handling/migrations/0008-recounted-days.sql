-- The days of a case are counted by the calendar that is known when it is accepted. When a year is
-- decreed afterwards they are counted once more, and the holder is told.
alter table handling.case add column counted_at timestamptz;
comment on column handling.case.counted_at is
  'When promise and legal limit were last counted anew; at acceptance without it.';

alter table handling.step
  add column promise_on date,
  add constraint step_recounted check ((code = 'deadlineMoved') = (promise_on is not null));
comment on column handling.step.promise_on is
  'Of a promise that was counted anew: the day from then on.';
