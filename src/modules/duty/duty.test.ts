import assert from 'node:assert/strict'
import test from 'node:test'
import {
  decideDuty,
  decideEnd,
  decideReminder,
  decideTask,
  decideTaskStep,
  isToRemind,
  TASK_ACTIONS,
  TASK_STATUSES,
  TASK_TRANSITIONS,
  type TaskAction,
  type TaskStatus,
  urgencyOf,
} from './duty.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-26')
const OFFICER = { staffId: 'reports', agencyCode: 'dept-transport' }
const KEEPER = { staffId: 'keeps', agencyCode: 'hrss-440000' }

const codeOf = (decision: { granted: boolean; refusal?: string }): string =>
  decision.granted ? 'granted' : (decision.refusal ?? '')

test('a duty is of an agency that is known, a task of a duty that stands, by a day to come', () => {
  assert.equal(codeOf(decideDuty('推动凭卡乘车', true)), 'granted')
  assert.equal(codeOf(decideDuty('推动凭卡乘车', false)), 'DUTY_INCOMPLETE')
  assert.equal(codeOf(decideDuty('乘车', true)), 'DUTY_INCOMPLETE')
  const task = (dueOn: string, title = '报送数据', endedOn?: Temporal.PlainDate) =>
    codeOf(decideTask({ endedOn }, { title, dueOn: day(dueOn) }, TODAY))
  assert.equal(task('2026-11-27'), 'granted')
  assert.equal(task('2026-11-26'), 'TASK_DAY_WRONG')
  assert.equal(task('2026-11-27', '报'), 'DUTY_INCOMPLETE')
  assert.equal(task('2026-11-27', '报送数据', TODAY), 'DUTY_ENDED')
})

const taskIn = (status: TaskStatus) => ({
  status,
  agencyCode: OFFICER.agencyCode,
  answer: {
    words: '已经报送',
    by: OFFICER.staffId,
    at: Temporal.Instant.from('2026-11-25T02:00:00Z'),
  },
})

test('only the listed steps are granted, each with its words, and nobody judges themselves', () => {
  for (const status of TASK_STATUSES)
    for (const action of TASK_ACTIONS) {
      const by = action === 'answer' ? OFFICER : KEEPER
      const { granted } = decideTaskStep(taskIn(status), action, by, '情况属实')
      assert.equal(granted, Object.hasOwn(TASK_TRANSITIONS[status], action), `${status} ${action}`)
    }
  const step = (status: TaskStatus, action: TaskAction, by: typeof KEEPER, words = '情况属实') =>
    codeOf(decideTaskStep(taskIn(status), action, by, words))
  assert.equal(step('entrusted', 'answer', KEEPER), 'TASK_NOT_YOURS')
  assert.equal(step('answered', 'answer', KEEPER), 'TASK_NOT_YOURS', 'whatever its status')
  assert.equal(step('answered', 'fulfil', OFFICER), 'TASK_SAME_PERSON')
  assert.equal(step('answered', 'giveBack', KEEPER, '不行'), 'TASK_WORDS_MISSING')
})

test('an agency is reminded by hand at most once a day, and only of what it has to do', () => {
  const remind = (status: TaskStatus, last?: Temporal.PlainDate) =>
    codeOf(decideReminder({ status }, last, TODAY))
  assert.equal(remind('entrusted'), 'granted')
  assert.equal(remind('entrusted', TODAY.subtract({ days: 1 })), 'granted')
  assert.equal(remind('entrusted', TODAY), 'REMINDED_TODAY')
  assert.equal(remind('answered'), 'TASK_NOT_IN_STATUS')
})

test('the clock reminds once when the day is near, and once when it has passed', () => {
  const task = { status: 'entrusted', dueOn: TODAY } as const
  const reminds = (on: string, last?: string) =>
    isToRemind(task, last === undefined ? undefined : day(last), day(on), 5)
  assert.equal(urgencyOf(task, day('2026-11-20'), 5), 'calm')
  assert.equal(urgencyOf(task, day('2026-11-21'), 5), 'soon')
  assert.equal(urgencyOf(task, TODAY, 5), 'soon', 'the day itself is in time')
  assert.equal(urgencyOf(task, day('2026-11-27'), 5), 'late')
  assert.equal(urgencyOf({ ...task, status: 'answered' }, day('2026-11-27'), 5), 'calm')
  assert.equal(urgencyOf({ ...task, status: 'fulfilled' }, day('2026-11-27'), 5), 'over')
  assert.ok(!reminds('2026-11-20') && reminds('2026-11-21'))
  assert.ok(!reminds('2026-11-24', '2026-11-21'))
  assert.ok(reminds('2026-11-21', '2026-11-20'), 'by hand, before the day was near')
  assert.ok(reminds('2026-11-27', '2026-11-21') && !reminds('2026-11-30', '2026-11-27'))
})

test('a duty ends once, when nothing of it waits for anybody', () => {
  const end = (endedOn: Temporal.PlainDate | undefined, ...statuses: TaskStatus[]) =>
    codeOf(
      decideEnd(
        { endedOn },
        statuses.map((status) => ({ status })),
      ),
    )
  assert.equal(end(undefined), 'granted')
  assert.equal(end(undefined, 'fulfilled', 'lifted'), 'granted')
  assert.equal(end(undefined, 'entrusted'), 'TASKS_OPEN')
  assert.equal(end(undefined, 'answered'), 'TASKS_OPEN')
  assert.equal(end(TODAY), 'DUTY_ENDED')
})
