import assert from 'node:assert/strict'
import test from 'node:test'
import {
  decideMilestone,
  decideMoved,
  decidePlan,
  decideRetirement,
  holdersMoved,
  isLate,
  MILESTONES,
  type MilestoneName,
  nextMilestone,
  type Plan,
  planMonths,
  proposedDays,
} from './plan.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const TODAY = day('2026-11-26')
const OWNER = { staffId: 'moves', agencyCode: 'dept-transport' }
const BUREAU = { staffId: 'closes', agencyCode: 'hrss-440000' }
const issued = {
  status: 'absorbing',
  issuerAgency: OWNER.agencyCode,
  holderCount: 100,
} as const

const planWith = (reached: number, moved: readonly [string, number][] = []): Plan => ({
  credentialId: 'c',
  sceneCode: 'GD-JT-001',
  milestones: MILESTONES.map((name, i) => ({
    name,
    dueOn: proposedDays(TODAY)[name],
    reached:
      i < reached
        ? { on: TODAY.add({ months: i }), by: OWNER.staffId, words: '已经完成' }
        : undefined,
  })),
  moved: moved.map(([on, holders]) => ({ on: day(on), holders })),
})

const codeOf = (decision: { granted: boolean; refusal?: string }): string =>
  decision.granted ? 'granted' : (decision.refusal ?? '')

test('a plan names a scene in force and days that follow one another from tomorrow', () => {
  const days = proposedDays(TODAY)
  const plan = (change: Partial<typeof days>, scene = true) =>
    codeOf(decidePlan({ ...days, ...change }, TODAY, scene))
  assert.equal(plan({}), 'granted')
  assert.equal(plan({}, false), 'PLAN_SCENE_UNKNOWN')
  assert.equal(plan({ stopIssuing: TODAY }), 'PLAN_DAYS_WRONG')
  assert.equal(plan({ stopIssuing: TODAY.add({ days: 1 }) }), 'granted')
  assert.equal(plan({ switchOff: days.moveHolders }), 'granted', 'two on one day')
  assert.equal(plan({ switchOff: days.moveHolders.subtract({ days: 1 }) }), 'PLAN_DAYS_WRONG')
})

test('milestones are reached in order, by the department, the last when all have moved', () => {
  const all: readonly [string, number][] = [['2026-11-20', 100]]
  const reach = (plan: Plan, name: MilestoneName, by = OWNER, words = '已经完成') =>
    codeOf(decideMilestone(issued, plan, by, { name, words }))
  assert.equal(reach(planWith(0), 'stopIssuing'), 'granted')
  assert.equal(reach(planWith(0), 'loadUse'), 'MILESTONE_NOT_NEXT')
  assert.equal(reach(planWith(1), 'stopIssuing'), 'MILESTONE_NOT_NEXT')
  assert.equal(reach(planWith(0), 'stopIssuing', BUREAU), 'PLAN_NOT_YOURS')
  assert.equal(reach(planWith(0), 'stopIssuing', OWNER, '好'), 'MILESTONE_WORDS_MISSING')
  assert.equal(reach(planWith(2, [['2026-11-20', 99]]), 'moveHolders'), 'MOVED_WRONG')
  assert.equal(reach(planWith(2, all), 'moveHolders'), 'granted')
  assert.equal(nextMilestone(planWith(4)), undefined)
})

test('holders that were moved stay moved, once a day, and are no more than there are', () => {
  const plan = planWith(1, [['2026-11-20', 40]])
  const enter = (holders: number, on = TODAY, by = OWNER) =>
    codeOf(decideMoved(issued, plan, by, { on, holders }))
  assert.equal(holdersMoved(plan), 40)
  assert.equal(enter(40), 'granted')
  assert.equal(enter(100), 'granted')
  assert.equal(enter(39), 'MOVED_WRONG')
  assert.equal(enter(101), 'MOVED_WRONG')
  assert.equal(enter(Number.NaN), 'MOVED_WRONG')
  assert.equal(enter(50, day('2026-11-20')), 'MOVED_WRONG')
  assert.equal(enter(50, TODAY, BUREAU), 'PLAN_NOT_YOURS')
})

test('the bureau closes a plan of which every step was reached, by somebody else', () => {
  const close = (plan: Plan, by = BUREAU, status: 'absorbing' | 'absorbed' = 'absorbing') =>
    codeOf(decideRetirement({ status }, plan, by))
  assert.equal(close(planWith(3)), 'MILESTONES_OPEN')
  assert.equal(close(planWith(4)), 'granted')
  assert.equal(close(planWith(4), OWNER), 'PLAN_NOT_YOURS')
  assert.equal(close(planWith(4), BUREAU, 'absorbed'), 'PLAN_NOT_YOURS')
})

test('a plan is seen month by month, what is late stands out', () => {
  const { months, rows } = planMonths(planWith(1))
  assert.deepEqual([months[0]?.toString(), months.at(-1)?.toString()], ['2026-11', '2027-11'])
  assert.equal(months.length, 13)
  assert.deepEqual(rows[0]?.bars.slice(0, 3), ['reached', 'due', 'none'])
  assert.deepEqual(rows[1]?.bars.slice(0, 4), ['none', 'planned', 'due', 'none'])
  assert.equal(rows[3]?.bars.at(-1), 'due')
  const [first, second] = planWith(1).milestones
  assert.ok(first !== undefined && second !== undefined)
  assert.ok(!isLate(first, day('2030-01-01')), 'it was reached')
  assert.ok(!isLate(second, second.dueOn) && isLate(second, second.dueOn.add({ days: 1 })))
  assert.deepEqual(planMonths({ milestones: [] }), { months: [], rows: [] })
})
