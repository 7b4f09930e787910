import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters } from '#test/handling.ts'
import {
  registerAgencies,
  registerStaff,
  type Role,
  setRoles,
} from '#modules/organisation/index.ts'
import { noticesOf } from '#modules/person/index.ts'
import { closeException } from './close-exception.ts'
import type { Clerk } from './clerk.ts'
import { handOnException } from './hand-on-exception.ts'
import { openException, type NewException } from './open-exception.ts'
import { openPersonOfException } from './open-exception-person.ts'
import { reportWrongDeath } from './report-wrong-death.ts'
import {
  exceptionsOfCase,
  exceptionSteps,
  findException,
  listExceptions,
} from './store-exception.ts'
import { freshLookup, insertLookup } from './store-lookup.ts'
import { watchExceptions } from './watch-exceptions.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const { deps, clerk, holder, open } = await enterCounters(db)
const UNIT = 'card-centre-440000'
const text = { 'zh-Hans': '卡中心', 'zh-Hant': '卡中心', en: 'Centre', pt: 'Centro' }
await db.transaction((tx) =>
  registerAgencies(tx, [
    {
      code: UNIT,
      kind: 'cardCentre',
      regionCode: '440000',
      name: text,
      unifiedSocialCreditCode: undefined,
    },
  ]),
)

let staff = 0
const officer = async (role: Role = 'exceptionOfficer', agencyCode = UNIT): Promise<Clerk> => {
  staff += 1
  const id = uuidv7(AT)
  const subject = `officer-${String(staff).padStart(3, '0')}`
  await db.transaction((tx) =>
    registerStaff(tx, { id, subject, agencyCode, displayName: subject, roles: [role] }),
  )
  return { id, agencyCode, regionCode: '440000' }
}

const atCounter = await clerk('desk-440400')
const later = (days: number) => AT.add({ hours: 24 * days })
const system = (at = AT): ActionContext => ({
  actor: { kind: 'system', id: 'handling.watchExceptions' },
  requestId: 'job',
  at,
})
const report = (personId: string, change: Partial<NewException> = {}, by = atCounter) =>
  openException(deps, contextOf(by), {
    personId,
    kind: 'identityMismatch',
    statement: '照片不像',
    regionCode: '440400',
    ...change,
  })
const granted = async (asked: ReturnType<typeof report>) => {
  const decision = await asked
  assert.ok(decision.granted, JSON.stringify(decision))
  return decision.outcome
}

test('while nobody of the unit resolves it waits, and goes to whoever comes', async () => {
  const { personId } = await holder()
  const one = await granted(report(personId))
  assert.equal(one.status, 'unassigned')
  assert.deepEqual(await watchExceptions(deps, system()), { assigned: 0, escalated: 0 })
  const first = await officer()
  assert.deepEqual(await watchExceptions(deps, system()), { assigned: 1, escalated: 0 })
  assert.equal((await findException(db, one.id))?.resolverId, first.id)
})

test('a named person has it at once, by a day, and the holder is told', async () => {
  const second = await officer()
  const { personId } = await holder()
  const one = await granted(report(personId))
  assert.equal(one.status, 'assigned')
  assert.equal(one.resolverId, second.id)
  // Three working days after Wednesday the 25th: Monday.
  assert.equal(one.dueOn.toString(), '2026-11-30')
  const [notice] = await noticesOf(db, personId, 10)
  assert.equal(notice?.message, 'handling.identityMismatch')
  const mine = await listExceptions(db, { view: 'mine', staffId: second.id })
  assert.deepEqual(
    mine.map(({ id }) => id),
    [one.id],
  )
})

test('the same trouble of a person is reported once, however many press at once', async () => {
  const { personId } = await holder()
  const answers = await Promise.all(Array.from({ length: 6 }, () => report(personId)))
  assert.equal(answers.filter((one) => one.granted).length, 1)
  for (const one of answers) if (!one.granted) assert.equal(one.refusal, 'EXCEPTION_UNDER_WAY')
  assert.ok((await report(personId, { kind: 'rareCharacter' })).granted)
})

test('many reported at once are shared out evenly', async () => {
  const people: { readonly personId: string }[] = []
  for (let i = 0; i < 6; i += 1) people.push(await holder())
  const opened = await Promise.all(
    people.map(({ personId }) => granted(report(personId, { kind: 'other' }))),
  )
  const rows = await db.many(
    z.object({ open: z.number() }),
    sql`select count(*)::int as open from handling.exception
         where closed_at is null group by resolver_id`,
  )
  const counts = rows.map(({ open: count }) => count)
  assert.equal(new Set(opened.map(({ resolverId }) => resolverId)).size, 2)
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join())
})

test('of two who end it at once one does, and what has ended never changes', async () => {
  const { personId } = await holder()
  const one = await granted(report(personId, { kind: 'cardStuck' }))
  const by = { id: one.resolverId ?? '', agencyCode: UNIT, regionCode: '440000' }
  const close = (note: string) =>
    closeException(deps, contextOf(by), {
      exceptionId: one.id,
      by,
      outcome: 'cardGoesOn',
      note,
    })
  const answers = await Promise.all([close('甲'), close('乙')])
  assert.equal(answers.filter((answer) => answer?.granted === true).length, 1)
  for (const answer of answers)
    if (answer?.granted === false) assert.equal(answer.refusal, 'EXCEPTION_ENDED')
  const ended = await findException(db, one.id)
  assert.equal(ended?.status, 'resolved')
  assert.deepEqual(
    (await exceptionSteps(db, one.id)).map(({ action }) => action),
    ['open', 'resolve'],
  )
  const notices = (await noticesOf(db, personId, 10)).map(({ message }) => message)
  assert.ok(notices.includes('handling.exceptionResolved'))
  for (const by2 of [db, owner])
    await assert.rejects(
      by2.run(sql`update handling.exception set outcome_note = '改' where id = ${one.id}`),
    )
  await assert.rejects(owner.run(sql`delete from handling.exception_step`))
})

test('whoever opened it cannot end it, by the program or past it', async () => {
  const own = await officer()
  const { personId } = await holder()
  const one = await granted(report(personId, { kind: 'duplicatePerson' }, own))
  assert.notEqual(one.resolverId, own.id)
  const input = { exceptionId: one.id, by: own, outcome: 'differentPeople', note: '不是' } as const
  const refused = await closeException(deps, contextOf(own), input)
  assert.ok(refused?.granted === false && refused.refusal === 'EXCEPTION_NEEDS_SECOND')
  await assert.rejects(
    owner.run(sql`
      update handling.exception set status = 'resolved', outcome = 'differentPeople',
        outcome_note = '不是', closed_at = now(), closed_by = ${own.id} where id = ${one.id}`),
    /exception_two_people/,
  )
  const wrong = { ...input, by: { id: one.resolverId ?? '', agencyCode: UNIT } }
  const unfit = await closeException(deps, contextOf(own), { ...wrong, outcome: 'cardGoesOn' })
  assert.ok(unfit?.granted === false)
})

test('handed on with its reason, it is the other’s, and the day stays', async () => {
  const city = await officer('exceptionOfficer', 'hrss-440100')
  const { personId } = await holder()
  const one = await granted(report(personId))
  const by = { id: one.resolverId ?? '', agencyCode: UNIT, regionCode: '440000' }
  const input = { exceptionId: one.id, by, toStaffId: city.id, reason: '要到市里核实' }
  assert.ok((await handOnException(deps, contextOf(by), input))?.granted)
  const moved = await findException(db, one.id)
  assert.equal(moved?.resolverId, city.id)
  assert.equal(moved?.resolverAgency, 'hrss-440100')
  assert.ok(moved?.dueOn.equals(one.dueOn))
  const again = await handOnException(deps, contextOf(by), { ...input, toStaffId: by.id })
  assert.ok(again?.granted === false && again.refusal === 'EXCEPTION_OF_OTHER_RESOLVER')
  const toClerk = await handOnException(deps, contextOf(city), {
    ...input,
    by: city,
    toStaffId: atCounter.id,
  })
  assert.ok(toClerk?.granted === false && toClerk.refusal === 'RESOLVER_NOT_SUITABLE')
})

test('past its day it is escalated once and stands on the overdue list', async () => {
  const { personId } = await holder()
  const one = await granted(report(personId))
  const inTime = await watchExceptions(deps, system(later(5)))
  assert.equal((await findException(db, one.id))?.escalatedAt, undefined, JSON.stringify(inTime))
  assert.ok((await watchExceptions(deps, system(later(6)))).escalated >= 1)
  assert.equal((await watchExceptions(deps, system(later(6)))).escalated, 0)
  const overdue = await listExceptions(db, {
    view: 'overdue',
    agencyCode: 'desk-440400',
    on: Temporal.PlainDate.from('2026-12-01'),
  })
  assert.ok(overdue.some(({ id }) => id === one.id))
  const events = await db.many(
    z.object({ name: z.string() }),
    sql`select name from platform.event where payload->>'exceptionId' = ${one.id} order by at`,
  )
  assert.deepEqual(
    events.map(({ name }) => name),
    ['handling.exception-opened', 'handling.exception-escalated'],
  )
})

test('what somebody leaves behind who resolves no more goes to a colleague', async () => {
  const { personId } = await holder()
  const one = await granted(report(personId))
  await db.transaction((tx) => setRoles(tx, one.resolverId ?? '', []))
  await watchExceptions(deps, system())
  const moved = await findException(db, one.id)
  assert.notEqual(moved?.resolverId, one.resolverId)
  assert.equal(moved?.status, 'assigned')
})

test('its resolver opens the person by it, and nobody else does', async () => {
  const { personId } = await holder()
  const one = await granted(report(personId))
  const by = { id: one.resolverId ?? '', agencyCode: UNIT, regionCode: '440000' }
  const opened = await openPersonOfException(deps, contextOf(by), { exceptionId: one.id, by })
  assert.ok(opened?.granted)
  assert.equal(await freshLookup(db, by.id, opened.outcome, AT), personId)
  const other = await openPersonOfException(deps, contextOf(atCounter), {
    exceptionId: one.id,
    by: atCounter,
  })
  assert.ok(other?.granted === false && other.refusal === 'EXCEPTION_OF_OTHER_RESOLVER')
})

test('a death of somebody whom a counter found after that day is looked into', async () => {
  const reviewer = await officer('registerReviewer')
  const [seen, unseen] = [await holder(), await holder()]
  await db.transaction((tx) =>
    insertLookup(tx, {
      id: uuidv7(AT),
      staffId: atCounter.id,
      at: AT,
      personId: seen.personId,
      readBy: 'reader',
    }),
  )
  const tell = async (personId: string, diedOn: string) => {
    await owner.run(sql`update person.person set died_on = ${diedOn} where id = ${personId}`)
    const event = { id: uuidv7(AT), at: AT, payload: { personId, diedOn } }
    for (let i = 0; i < 2; i += 1) await db.transaction((tx) => reportWrongDeath(tx, event))
  }
  await tell(seen.personId, '2026-11-20')
  await tell(unseen.personId, '2026-11-20')
  const found = await listExceptions(db, { view: 'mine', staffId: reviewer.id })
  assert.deepEqual(
    found.map(({ personId, kind, openedByKind }) => [personId, kind, openedByKind]),
    [[seen.personId, 'deathFlagWrong', 'system']],
  )
})

test('a case shows what a person sees to, on its tracker and at the counter', async () => {
  const { personId } = await holder()
  const { case: one } = await open(contextOf(atCounter), personId)
  const exception = await granted(report(personId, { caseId: one.id }))
  assert.deepEqual(
    (await exceptionsOfCase(db, one.id)).map(({ id }) => id),
    [exception.id],
  )
})
