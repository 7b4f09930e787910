import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { after } from 'node:test'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { citizenNumber, enterSomebody, testPii } from '#test/person.ts'
import {
  type FactRecord,
  feedText,
  personsOfFact,
  type PopulationRegister,
  pullFeed,
  staleFeeds,
} from './index.ts'

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const [inPrison, abroad] = [await enterSomebody(db, 1), await enterSomebody(db, 2)]

const context = (at = AT): ActionContext => ({
  actor: { kind: 'system', id: 'person.pullFacts' },
  requestId: 'job',
  at,
})

const line = (sequence: number, person: number, change: Partial<FactRecord> = {}): FactRecord => ({
  sequence,
  kind: 'holds',
  documentKind: 'residentIdentityCard',
  documentNumber: citizenNumber(person),
  from: '2026-03-01',
  until: null,
  ...change,
})

/** A register that sends these records under a manifest that holds. */
const registerOf = (
  records: readonly FactRecord[],
  count = records.length,
): PopulationRegister => ({
  check: () => Promise.reject(new Error('nobody asks')),
  feed: async (_name, position) => {
    const due = records.filter(({ sequence }) => sequence > position)
    return {
      manifest: {
        count: count - records.length + due.length,
        digest: createHash('sha256').update(feedText(due)).digest('base64url'),
        issuedAt: AT.subtract({ hours: 1 }),
        fromSequence: position + 1,
        toSequence: due.reduce((last, { sequence }) => Math.max(last, sequence), position),
      },
      records: due,
    }
  },
})

const pull = (feed: 'imprisonment' | 'emigration', records: readonly FactRecord[]) =>
  pullFeed({ db, pii: testPii, register: registerOf(records) }, context(), feed)

const heldOn = async (kind: 'imprisonment' | 'emigration', day: string) => {
  const on = Temporal.PlainDate.from(day)
  const rows = await db.many(
    z.object({ person_id: z.string() }),
    sql`select person_id from (${personsOfFact(kind, on)}) f order by person_id`,
  )
  return rows.map(({ person_id: id }) => id)
}

test('who is in prison is known from day to day, and each feed has its own order', async () => {
  assert.equal(await pull('imprisonment', [line(1, 1, { until: '2026-12-24' })]), 'settled')
  assert.equal(await pull('emigration', [line(1, 2), line(2, 77)]), 'settled')
  assert.deepEqual(await heldOn('imprisonment', '2026-02-28'), [])
  assert.deepEqual(await heldOn('imprisonment', '2026-12-23'), [inPrison])
  assert.deepEqual(await heldOn('imprisonment', '2026-12-24'), [])
  assert.deepEqual(await heldOn('emigration', '2030-01-01'), [abroad])
})

test('a longer time replaces a shorter one, and a wrong report is taken back', async () => {
  const told = [line(1, 1), line(2, 1, { until: '2027-05-01' })]
  assert.equal(await pull('imprisonment', told), 'settled')
  assert.deepEqual(await heldOn('imprisonment', '2027-04-30'), [inPrison])
  const back = [...told, line(3, 1, { kind: 'withdrawn' })]
  assert.equal(await pull('imprisonment', back), 'settled')
  assert.deepEqual(await heldOn('imprisonment', '2026-11-26'), [])
  assert.equal(await pull('imprisonment', [...back, line(4, 1)]), 'settled')
  assert.deepEqual(await heldOn('imprisonment', '2026-11-26'), [inPrison])
})

test('a page that does not hold what it says stops its own feed and no other', async () => {
  const register = registerOf([line(1, 2), line(2, 77), line(3, 1)], 9)
  const deps = { db, pii: testPii, register }
  assert.equal(await pullFeed(deps, context(), 'emigration'), 'quarantined')
  assert.equal(await pullFeed(deps, context(), 'emigration'), 'held')
  assert.deepEqual(await heldOn('emigration', '2026-11-26'), [abroad])
  assert.equal(await pull('imprisonment', []), 'nothing')
})

test('a feed that says that nothing is new is fresh', async () => {
  const wanted = [
    { feed: 'deaths', maxAgeHours: 48 },
    { feed: 'imprisonment', maxAgeHours: 48 },
  ] as const
  const stale = async (at: Temporal.Instant) =>
    (await staleFeeds(db, wanted, at)).map(({ feed }) => feed)
  assert.deepEqual(await stale(AT), ['deaths'], 'it has never come')
  assert.deepEqual(await stale(AT.add({ hours: 48 })), ['deaths', 'imprisonment'])
  const later = AT.add({ hours: 24 })
  const empty: PopulationRegister = {
    ...registerOf([]),
    feed: async (name, position) => {
      const page = await registerOf([]).feed(name, position)
      return { ...page, manifest: { ...page.manifest, issuedAt: later } }
    },
  }
  assert.equal(
    await pullFeed({ db, pii: testPii, register: empty }, context(later), 'imprisonment'),
    'nothing',
  )
  assert.deepEqual(await stale(AT.add({ hours: 48 })), ['deaths'])
  assert.equal(provinceDate(later).toString(), '2026-11-27')
})
