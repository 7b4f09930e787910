import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { testDatabase } from '#test/database.ts'
import { leadsOfPerson, listLeads, type NewLead, openLead } from './index.ts'
import { sourceOf } from './lead.ts'
import { supervisionRoutes } from './routes.ts'

const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')
const PERSON = uuidv7(AT)

const context = (minute: number, kind: 'holder' | 'system' = 'holder'): ActionContext => ({
  actor: { kind, id: PERSON },
  requestId: 'request-1',
  at: AT.add({ minutes: minute }),
})
const lead = (change: Partial<NewLead> = {}): NewLead => ({
  personId: PERSON,
  kind: 'notMe',
  subjectKind: 'usage',
  subjectId: 'usage-1',
  organisationCode: 'gz-library',
  statement: '不是我。',
  basis: 'YKT-24',
  ...change,
})

test('the same lead opened many times at once is one lead, with a person or without', async () => {
  await using it = await testDatabase()
  for (const personId of [PERSON, undefined]) {
    const attempts = Array.from({ length: 12 }, (_, i) =>
      it.db.transaction((tx) => openLead(tx, context(i), lead({ personId }))),
    )
    const opened = await Promise.all(attempts)
    assert.equal(opened.filter((one) => one.created).length, 1)
    assert.equal(new Set(opened.map((one) => one.reference)).size, 1)
  }
  assert.equal((await listLeads(it.db, { limit: 10 })).length, 2)
})

test('who opens a lead says where it comes from', () => {
  assert.equal(sourceOf('holder'), 'holder')
  assert.equal(sourceOf('staff'), 'inspection')
  assert.equal(sourceOf('system'), 'risk')
})

test('the list goes on where it stopped and leaves nothing out', async () => {
  await using it = await testDatabase()
  for (let i = 0; i < 10; i += 1)
    await it.db.transaction((tx) =>
      openLead(tx, context(Math.floor(i / 4), 'system'), lead({ subjectId: `usage-${i}` })),
    )
  const seen: string[] = []
  let page = await listLeads(it.db, { limit: 3, status: 'open' })
  while (page.length > 0) {
    seen.push(...page.map((one) => one.subjectId))
    const last = page.at(-1)
    assert.ok(last !== undefined)
    const after = { at: last.openedAt, id: last.id }
    page = await listLeads(it.db, { limit: 3, status: 'open', after })
  }
  assert.deepEqual(
    seen.toSorted(),
    Array.from({ length: 10 }, (_, i) => `usage-${i}`),
  )
  assert.deepEqual(await listLeads(it.db, { limit: 3, status: 'closed' }), [])
})

test('a person’s leads are found by what they are about, and only theirs', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) => openLead(tx, context(0), lead()))
  await it.db.transaction((tx) => openLead(tx, context(0), lead({ personId: uuidv7(AT) })))
  const found = await leadsOfPerson(it.db, PERSON, 'notMe', ['usage-1', 'usage-2'])
  assert.deepEqual([...found.keys()], ['usage-1'])
  assert.equal(found.get('usage-1')?.personId, PERSON)
})

test('leads are read by those who may read them, and the answer names no person', async () => {
  await using it = await testDatabase()
  const [route] = supervisionRoutes(it)
  assert.deepEqual(route?.access, { kind: 'staff', permission: 'lead.read' })
  await it.db.transaction((tx) => openLead(tx, context(0), lead()))
  const answer = await route.handle({ query: {} } as never)
  assert.deepEqual(route.response?.parse(answer), answer)
  assert.doesNotMatch(JSON.stringify(answer), new RegExp(PERSON))
})
