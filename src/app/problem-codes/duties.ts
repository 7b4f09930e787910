import { entry, PAGE_ONLY, type ProblemEntry } from './entry.ts'

/** Codes about duties of departments and what they were entrusted with. */
export const DUTY_PROBLEMS = {
  DUTY_INCOMPLETE: entry(422, {
    title: ['没有写清楚', 'It is incomplete'],
    cause: ['部门、职责或者任务没有写清楚。', 'Agency, duty or task is not said.'],
    clerk: ['补全再登记。', 'Complete it.'],
    developer: PAGE_ONLY,
  }),
  DUTY_KNOWN: entry(409, {
    title: ['这项职责已经登记', 'The duty is known'],
    cause: ['这个部门已经有这项职责。', 'The agency has this duty already.'],
    clerk: ['在台账里找到它。', 'Find it in the ledger.'],
    developer: PAGE_ONLY,
  }),
  DUTY_ENDED: entry(409, {
    title: ['职责已经结束', 'The duty has ended'],
    cause: ['结束的职责不再交办。', 'Nothing is entrusted under a duty that ended.'],
    clerk: ['登记新的职责。', 'Enter a new duty.'],
    developer: PAGE_ONLY,
  }),
  TASK_DAY_WRONG: entry(422, {
    title: ['期限不对', 'The day is wrong'],
    cause: ['期限要从明天起。', 'A task is due from tomorrow on.'],
    clerk: ['改正期限。', 'Correct the day.'],
    developer: PAGE_ONLY,
  }),
  TASK_NOT_IN_STATUS: entry(409, {
    title: ['任务的状态不对', 'The task is elsewhere on its way'],
    cause: ['这一步要在别的状态办。', 'The step needs another status.'],
    clerk: ['刷新页面再看。', 'Load the page again.'],
    developer: PAGE_ONLY,
  }),
  TASK_NOT_YOURS: entry(403, {
    title: ['由接受任务的部门报告', 'Not yours'],
    cause: ['任务交给了另一个部门。', 'The task is another agency’s.'],
    clerk: ['请那个部门报告。', 'Ask that agency.'],
    developer: PAGE_ONLY,
  }),
  TASK_SAME_PERSON: entry(409, {
    title: ['报告的人不能自己确认', 'Another person judges'],
    cause: ['报告和确认不能是同一人。', 'Nobody finds their own report good.'],
    clerk: ['请同事办理。', 'Ask a colleague.'],
    developer: PAGE_ONLY,
  }),
  TASK_WORDS_MISSING: entry(422, {
    title: ['没有写明情况', 'Words are missing'],
    cause: ['说明不到四个字。', 'Fewer than four characters say nothing.'],
    clerk: ['写明情况。', 'Say what was done.'],
    developer: PAGE_ONLY,
  }),
  REMINDED_TODAY: entry(409, {
    title: ['今天提醒过', 'Reminded today'],
    cause: ['一天只提醒一次。', 'An agency is reminded once a day.'],
    clerk: ['明天再催。', 'Remind them tomorrow.'],
    developer: PAGE_ONLY,
  }),
  TASKS_OPEN: entry(409, {
    title: ['还有没办完的任务', 'Tasks are open'],
    cause: ['办完或者撤销以后才能结束。', 'A duty ends when nothing of it is open.'],
    clerk: ['先办完任务。', 'Settle the tasks first.'],
    developer: PAGE_ONLY,
  }),
} as const satisfies Readonly<Record<string, ProblemEntry>>
