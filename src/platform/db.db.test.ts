import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { testDatabase } from '#test/database.ts'
import { isUnreachable, sql } from './db.ts'

test('a connection that is lost between two statements is the next statement’s fault', async () => {
  await using it = await testDatabase()
  const Row = z.object({ pid: z.number() })
  const lost = it.db.transaction(async (tx) => {
    const { pid } = await tx.one(Row, sql`select pg_backend_pid() as pid`)
    await it.owner.pool.query('select pg_terminate_backend($1)', [pid])
    await pause(100)
    await tx.run(sql`select 1`)
  })
  await assert.rejects(lost, (error) => isUnreachable(error) || /not queryable/.test(String(error)))
  assert.equal((await it.db.one(Row, sql`select 1 as pid`)).pid, 1)
})
