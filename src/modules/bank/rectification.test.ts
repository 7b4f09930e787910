import assert from 'node:assert/strict'
import test from 'node:test'
import { decideMeasure } from './measure.ts'
import { totalOf, unanswered, migrationDeadline } from './migration.ts'
import {
  decideJudgement,
  decidePlan,
  decideReport,
  isRectified,
  planState,
  type RectificationPlan,
} from './rectification.ts'

const AT = Temporal.Instant.from('2026-11-26T01:00:00Z')
const TODAY = Temporal.PlainDate.from('2026-11-26')
const report = { remark: '已完成', reportedAt: AT }
const step = (number: number, done = false) => ({
  number,
  text: `第 ${number} 步`,
  dueOn: TODAY.add({ days: number }),
  report: done ? report : undefined,
})
const plan = (change: Partial<RectificationPlan> = {}): RectificationPlan => ({
  id: 'plan-1',
  measureId: 'measure-1',
  version: 1,
  summary: '增加人手，按时办理开户',
  submittedAt: AT,
  steps: [step(1), step(2)],
  judgement: undefined,
  ...change,
})
const judged = (accepted: boolean) => ({ accepted, reason: '可行', judgedAt: AT })

test('a plan needs a measure, a summary, and steps that lie ahead', () => {
  const good = { summary: '增加人手，按时办理开户', steps: [step(1)] }
  const refusal = (underMeasure: boolean, input: Parameters<typeof decidePlan>[1]) => {
    const decision = decidePlan(underMeasure, input, TODAY)
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(refusal(true, good), undefined)
  assert.equal(refusal(true, { ...good, steps: [{ text: '今天', dueOn: TODAY }] }), undefined)
  assert.equal(refusal(false, good), 'NO_MEASURE')
  assert.equal(refusal(true, { ...good, summary: ' 改 ' }), 'SUMMARY_MISSING')
  assert.equal(refusal(true, { ...good, steps: [] }), 'STEPS_MISSING')
  const late = { text: '昨天', dueOn: TODAY.subtract({ days: 1 }) }
  assert.equal(refusal(true, { ...good, steps: [step(1), late] }), 'STEP_DAY_PASSED')
})

test('the newest version is answered once, with a reason', () => {
  const newest = plan({ id: 'plan-2', version: 2 })
  const refusal = (one: RectificationPlan, reason = '可行') => {
    const decision = decideJudgement(one, one.id === 'plan-2' ? one : newest, reason)
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(refusal(newest), undefined)
  assert.equal(refusal(plan()), 'PLAN_REPLACED')
  assert.equal(refusal({ ...newest, judgement: judged(false) }), 'PLAN_JUDGED')
  assert.equal(refusal(newest, ' '), 'REASON_MISSING')
})

test('a step is reported once, and never on a plan that was returned', () => {
  const refusal = (one: RectificationPlan, done = false, remark = '做完了') => {
    const decision = decideReport(one, step(1, done), remark)
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(refusal(plan()), undefined)
  assert.equal(refusal(plan({ judgement: judged(true) })), undefined)
  assert.equal(refusal(plan({ judgement: judged(false) })), 'PLAN_NOT_IN_FORCE')
  assert.equal(refusal(plan(), true), 'STEP_REPORTED')
  assert.equal(refusal(plan(), false, ' '), 'REMARK_MISSING')
})

test('a measure is lifted by an accepted plan whose steps are done, or by a reason', () => {
  const done = [step(1, true), step(2, true)]
  const cases = [
    [undefined, false],
    [plan({ steps: done }), false],
    [plan({ steps: done, judgement: judged(false) }), false],
    [plan({ judgement: judged(true) }), false],
    [plan({ steps: done, judgement: judged(true) }), true],
  ] as const
  const lift = { measure: 'normal', facts: '', noticeReference: '' } as const
  for (const [one, rectified] of cases) {
    assert.equal(isRectified(one), rectified)
    assert.equal(decideMeasure('suspendedApply', lift, true, rectified).granted, rectified)
  }
  const reason = { ...lift, facts: '经现场复核，问题已经消除' }
  assert.ok(decideMeasure('suspendedApply', reason, true, false).granted)
  const harder = { ...lift, measure: 'terminated' } as const
  assert.ok(!decideMeasure('suspendedApply', harder, true, true).granted, 'only a lifting')
  assert.equal(planState(plan()), 'submitted')
})

test('who has not answered is whoever has a card there and has asked for no other', () => {
  const cities = [
    { cityCode: '440100', holders: 7, cards: 8, openOrders: 1, moving: 3 },
    { cityCode: '440300', holders: 2, cards: 2, openOrders: 0, moving: 2 },
  ]
  assert.deepEqual(cities.map(unanswered), [4, 0])
  assert.deepEqual(totalOf(cities), { holders: 9, cards: 10, openOrders: 1, moving: 5 })
  assert.equal(migrationDeadline(TODAY, 180).toString(), '2027-05-25')
})
