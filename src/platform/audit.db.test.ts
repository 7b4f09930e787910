import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { grant, refuse } from '#kernel/decision.ts'
import { testDatabase } from '#test/database.ts'
import { type ActionContext, audit } from './audit.ts'
import { type Database, sql } from './db.ts'

const context: ActionContext = {
  actor: { kind: 'system', id: 'test' },
  requestId: 'request-1',
  at: Temporal.Instant.from('2026-11-23T08:00:00Z'),
}

const Row = z.object({ outcome: z.string(), refusal: z.string().nullable(), basis: z.string() })
const rows = (db: Database) =>
  db.many(Row, sql`select outcome, refusal, basis from platform.audit order by outcome`)

const entry = { action: 'card.enable', subjectKind: 'card', subjectId: 'a' } as const

test('a grant and a refusal both leave a row with their article', async () => {
  await using it = await testDatabase()
  await it.db.transaction(async (tx) => {
    await audit(tx, context, { ...entry, decision: grant('YKT-3', undefined) })
    await audit(tx, context, { ...entry, decision: refuse('YKT-6', 'CARD_LOST') })
  })
  assert.deepEqual(await rows(it.db), [
    { outcome: 'granted', refusal: null, basis: 'YKT-3' },
    { outcome: 'refused', refusal: 'CARD_LOST', basis: 'YKT-6' },
  ])
})

test('a change that is rolled back takes its audit row along', async () => {
  await using it = await testDatabase()
  const change = it.db.transaction(async (tx) => {
    await audit(tx, context, { ...entry, decision: grant('YKT-3', undefined) })
    throw new Error('the change fails')
  })
  await assert.rejects(change, /the change fails/)
  assert.deepEqual(await rows(it.db), [])
})

for (const table of ['audit', 'access_record'])
  test(`nobody rewrites platform.${table}: not the program, not its owner by a slip`, async () => {
    await using it = await testDatabase()
    for (const text of [
      `update platform.${table} set basis = 'YKT-1'`,
      `delete from platform.${table}`,
      `truncate platform.${table}`,
    ]) {
      await assert.rejects(it.db.pool.query(text), /permission denied|append-only/)
      await assert.rejects(it.owner.pool.query(text), /append-only/)
    }
  })

test('the role of the program owns no table and no schema of facts', async () => {
  await using it = await testDatabase()
  const owned = await it.owner.many(
    z.object({ name: z.string() }),
    sql`
    select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
     where r.rolname = 'ykt_app'
    union all
    select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner
     where r.rolname = 'ykt_app'`,
  )
  assert.deepEqual(owned, [])
})
