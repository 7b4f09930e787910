import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { noticesOf } from '#modules/person/index.ts'
import { insertYear, type SpecialDay } from '#modules/standard/index.ts'
import { testDatabase } from '#test/database.ts'
import { contextOf, enterCounters, holderContext } from '#test/handling.ts'
import { meet } from '#test/meeting.ts'
import { withdrawCase } from './holder-actions.ts'
import { recountDeadlines } from './recount-deadlines.ts'
import { findCase } from './store.ts'
import { stepsOfCase } from './store-step.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const { deps, clerk, holder, open } = await enterCounters(db)
const counter = await clerk('desk-440400')
const YEAR_END = Temporal.Instant.from('2026-12-28T02:00:00Z')
const hours = (count: number) => YEAR_END.add({ hours: count })

const job = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'system', id: 'handling.recountDeadlines' },
  requestId: 'job',
  at,
})
const holidays = (year: number, ...days: string[]): SpecialDay[] =>
  days.map((text) => ({
    day: Temporal.PlainDate.from(`${year}-${text}`),
    kind: 'holiday',
    name: '元旦',
  }))
/** As an officer enters it; what it reads like is tested with the calendar. */
const decree = (year: number, at: Temporal.Instant, ...days: string[]) =>
  db.transaction((tx) =>
    insertYear(tx, contextOf(counter, at), {
      year,
      source: '国办发明电〔2026〕1号',
      days: holidays(year, ...days),
    }),
  )
const recount = (at: Temporal.Instant) => recountDeadlines(deps, job(at))

const accepted = async (at: Temporal.Instant) => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(counter, at), personId)
  assert.ok(one.promiseOn !== undefined && one.legalOn !== undefined)
  return { personId, caseId: one.id, promiseOn: one.promiseOn, legalOn: one.legalOn }
}
type Accepted = Awaited<ReturnType<typeof accepted>>

const now = async ({ caseId }: Accepted) => {
  const one = await findCase(db, caseId)
  return { promiseOn: one?.promiseOn?.toString(), legalOn: one?.legalOn?.toString() }
}
const before = ({ promiseOn, legalOn }: Accepted) => ({
  promiseOn: promiseOn.toString(),
  legalOn: legalOn.toString(),
})
const movedSteps = async ({ caseId }: Accepted) =>
  (await stepsOfCase(db, caseId)).flatMap(({ promiseOn }) => promiseOn?.toString() ?? [])
const told = async ({ personId }: Accepted) =>
  (await noticesOf(db, personId, 50))
    .filter(({ message }) => message === 'handling.deadlineMoved')
    .map(({ params }) => params['promiseOn'])

test('a year that is decreed moves the days of open cases once, and it is told', async () => {
  const [one, early, ended] = [
    await accepted(YEAR_END),
    await accepted(hours(-24 * 200)),
    await accepted(YEAR_END),
  ]
  const { personId, caseId } = ended
  await withdrawCase(deps, holderContext(personId, hours(1)), { personId, caseId })
  assert.equal(await recount(hours(2)), 0)
  await decree(2027, hours(3), '01-01')
  assert.equal(await recount(hours(4)), 1)
  assert.equal(await recount(hours(5)), 0, 'counted twice, moved once')
  const after = await now(one)
  assert.ok((after.promiseOn ?? '') > before(one).promiseOn)
  assert.ok((after.legalOn ?? '') > before(one).legalOn)
  assert.deepEqual(await movedSteps(one), [after.promiseOn])
  assert.deepEqual(await told(one), [after.promiseOn])
  for (const other of [early, ended]) {
    assert.deepEqual(await now(other), before(other))
    assert.deepEqual(await told(other), [])
  }
  const Line = z.object({ detail: z.record(z.string(), z.string()) })
  const [line, ...more] = await owner.many(
    Line,
    sql`select detail from platform.audit where action = 'handling.recountDeadline'`,
  )
  assert.deepEqual([line?.detail['promiseTo'], more.length], [after.promiseOn, 0])

  await decree(2027, hours(30), '01-01', '01-04')
  assert.equal(await recount(hours(31)), 1, 'a year that is entered anew counts anew')
  assert.deepEqual(await told(one), [(await now(one)).promiseOn, after.promiseOn])
})

test('no promise moves without its notice, even where the run breaks off', async () => {
  const one = await accepted(hours(40))
  await decree(2027, hours(41), '01-01', '01-04', '01-05')
  await owner.run(sql`alter table person.notice add constraint broken
    check (message <> 'handling.deadlineMoved') not valid`)
  await assert.rejects(recount(hours(43)), /broken/)
  assert.deepEqual(await now(one), before(one))
  assert.deepEqual(await movedSteps(one), [])
  await owner.run(sql`alter table person.notice drop constraint broken`)
  assert.ok((await recount(hours(44))) > 0)
  assert.equal((await told(one)).length, 1)
})

test('a case that somebody has in hand is counted the next time', async () => {
  const one = await accepted(hours(50))
  await decree(2027, hours(51), '01-01', '01-04', '01-05', '01-06')
  const { personId, caseId } = one
  await recount(hours(52))
  const second = await accepted(hours(53))
  await decree(2027, hours(54), '01-01', '01-04', '01-05', '01-06', '01-07')
  const met = await meet(
    it,
    (on) =>
      on.transaction((tx) =>
        tx.run(sql`update handling.case set reminded_at = ${hours(54)} where id = ${caseId}`),
      ),
    () => recount(hours(55)),
  )
  assert.equal(met.waited, false, 'the job waits for nobody')
  const waiting = (await told({ ...one, personId })).length
  assert.ok((await told(second)).length === 1)
  assert.equal(await recount(hours(56)), 1)
  assert.equal((await told({ ...one, personId })).length, waiting + 1)
})
