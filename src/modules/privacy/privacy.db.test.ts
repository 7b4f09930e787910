import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { registerAgencies, registerRegions } from '#modules/organisation/index.ts'
import { listLeads } from '#modules/supervision/index.ts'
import { testDatabase } from '#test/database.ts'
import { accessLog, type AccessPage, reportNotMe } from './index.ts'

const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')
const [MINE, THEIRS] = [uuidv7(AT), uuidv7(AT)]
const PLACE = uuidv7(AT)

interface Fact {
  readonly kind: 'usage' | 'accessRecord'
  readonly personId: string
  /** Minutes after AT; many facts share one. */
  readonly minute: number
  readonly own?: boolean
}

let counter = 0

/** Puts facts into the tables as gateway and readers do, and answers their ids. */
const enter = async (owner: Database, facts: readonly Fact[]): Promise<string[]> => {
  const ids: string[] = []
  for (const { kind, personId, minute, own } of facts) {
    const at = AT.add({ minutes: minute })
    const id = uuidv7(at)
    ids.push(id)
    counter += 1
    await owner.run(
      kind === 'usage'
        ? sql`
          insert into verification.usage (id, at, terminal_id, counter, request_digest,
            organisation_code, place_id, scene_code, channel, outcome, assurance_level, person_id,
            fields, basis)
          values (${id}, ${at}, ${PLACE}, ${counter}, '\\x00', 'gz-library', ${PLACE}, 'GD-WH-001',
            'code', 'granted', 2, ${personId}, ${['token', 'name']}, 'YKT-12')`
        : sql`
          insert into platform.access_record (id, at, person_id, actor_kind, actor_id,
            organisation_code, purpose, basis, fields, request_id)
          values (${id}, ${at}, ${personId}, ${own === true ? 'holder' : 'staff'},
            ${own === true ? personId : 'staff-1'}, 'gz-bureau', 'handling', 'YKT-17', ${['name']},
            'request-1')`,
    )
  }
  return ids
}

const depsOf = (db: Database) => ({ db, clock: new FixedClock(AT) })

/** Every page of the log, one after the other. */
const wholeLog = async (db: Database, personId: string, page: AccessPage = {}) => {
  const entries = []
  let cursor: string | undefined
  do {
    const log = await accessLog(depsOf(db), personId, { ...page, cursor })
    entries.push(...log.entries)
    cursor = log.nextCursor
  } while (cursor !== undefined)
  return entries
}

const context = (personId: string): ActionContext => ({
  actor: { kind: 'holder', id: personId },
  requestId: 'request-1',
  at: AT.add({ hours: 5 }),
})

test('every access to a person stands in their log once, and nobody else’s does (N2)', async () => {
  await using it = await testDatabase()
  const anyFact = fc.record({
    kind: fc.constantFrom('usage' as const, 'accessRecord' as const),
    personId: fc.constantFrom(MINE, THEIRS),
    minute: fc.integer({ min: 0, max: 3 }),
    own: fc.boolean(),
  })
  const [facts] = fc.sample(fc.array(anyFact, { minLength: 160, maxLength: 160 }), {
    numRuns: 1,
    seed: 20_241_101,
  })
  assert.ok(facts !== undefined)
  const ids = await enter(it.owner, facts)
  const idsOf = (personId: string, includeOwn: boolean) =>
    ids
      .filter((_, i) => {
        const fact = facts[i]
        if (fact?.personId !== personId) return false
        return includeOwn || fact.kind === 'usage' || !fact.own
      })
      .sort()
  for (const personId of [MINE, THEIRS])
    for (const limit of [1, 7, 200])
      for (const includeOwn of [false, true]) {
        const entries = await wholeLog(it.db, personId, { limit, includeOwn })
        assert.deepEqual(entries.map((entry) => entry.id).sort(), idsOf(personId, includeOwn))
        const times = entries.map((entry) => entry.at.epochMilliseconds)
        assert.deepEqual(
          times,
          times.toSorted((a, b) => b - a),
          'the newest first',
        )
      }
})

test('an entry says who, what for, which fields and by which article', async () => {
  await using it = await testDatabase()
  const name = {
    'zh-Hans': '广州市人社局',
    'zh-Hant': '廣州市人社局',
    en: 'Bureau',
    pt: 'Gabinete',
  }
  const region = { code: '440000', level: 'province', name } as const
  await it.owner.transaction(async (tx) => {
    await registerRegions(tx, [{ ...region, parentCode: undefined }])
    await registerAgencies(tx, [
      {
        code: 'gz-bureau',
        kind: 'bureau',
        regionCode: '440000',
        name,
        unifiedSocialCreditCode: undefined,
      },
    ])
  })
  const [usageId, recordId] = await enter(it.owner, [
    { kind: 'usage', personId: MINE, minute: 1 },
    { kind: 'accessRecord', personId: MINE, minute: 2 },
  ])
  const [record, usage] = await wholeLog(it.db, MINE)
  assert.ok(record !== undefined && usage !== undefined)
  assert.equal(record.id, recordId)
  assert.deepEqual(record.organisation, { code: 'gz-bureau', name })
  assert.equal(record.purpose, 'handling')
  assert.deepEqual(record.fields, ['name'])
  assert.equal(record.basis, 'YKT-17')
  assert.equal(usage.id, usageId)
  assert.equal(
    usage.organisation.name,
    undefined,
    'an organisation that left is still told by code',
  )
  assert.equal(usage.scene?.code, 'GD-WH-001')
  assert.equal(usage.outcome, 'granted')
  assert.deepEqual(usage.fields, ['token', 'name'])
})

test('saying "not me" opens one lead, however often it is said, and the log shows it', async () => {
  await using it = await testDatabase()
  const [entryId] = await enter(it.owner, [{ kind: 'usage', personId: MINE, minute: 1 }])
  assert.ok(entryId !== undefined)
  const input = {
    personId: MINE,
    entryKind: 'usage',
    entryId,
    statement: '那天我在珠海。',
  } as const
  const reports = [1, 2, 3, 4].map(() => reportNotMe(it, context(MINE), input))
  const outcomes = (await Promise.all(reports)).map((decision) => {
    assert.ok(decision?.granted)
    assert.equal(decision.basis, 'YKT-24')
    return decision.outcome
  })
  assert.equal(outcomes.filter((outcome) => outcome.created).length, 1)
  const [lead, ...more] = await listLeads(it.db, { limit: 10 })
  assert.ok(lead !== undefined && more.length === 0)
  assert.ok(outcomes.every((outcome) => outcome.reference === lead.reference))
  assert.equal(lead.source, 'holder')
  assert.equal(lead.organisationCode, 'gz-library')
  assert.equal(lead.statement, '那天我在珠海。')
  const [entry] = await wholeLog(it.db, MINE)
  assert.deepEqual(entry?.notMe, { reference: lead.reference, status: 'open' })
  const Row = z.object({ action: z.string(), subject_id: z.string() })
  const audits = await it.owner.many(Row, sql`select action, subject_id from platform.audit`)
  assert.equal(audits.length, 4, 'one audit row for each request')
  assert.ok(audits.every((row) => row.subject_id === entryId))
})

test("reporting somebody else's entry does what reporting no entry does: nothing", async () => {
  await using it = await testDatabase()
  const [usageId, recordId] = await enter(it.owner, [
    { kind: 'usage', personId: THEIRS, minute: 1 },
    { kind: 'accessRecord', personId: THEIRS, minute: 2 },
  ])
  for (const entryKind of ['usage', 'accessRecord'] as const)
    for (const entryId of [usageId, recordId, uuidv7(AT)]) {
      assert.ok(entryId !== undefined)
      const input = { personId: MINE, entryKind, entryId, statement: '' }
      assert.equal(await reportNotMe(it, context(MINE), input), undefined)
    }
  assert.deepEqual(await listLeads(it.db, { limit: 10 }), [])
})
