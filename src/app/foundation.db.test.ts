import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { z } from 'zod'
import { readConfig } from '#platform/config.ts'
import { systemClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { checkDatabase } from './doctor/database.ts'
import { claimData, layFoundation, migrateFoundation } from './foundation.ts'

/** A database, and an account that may sign in to it and nothing else. */
const world = async () => {
  const it = await testDatabase()
  const name = `ykt_login_${randomBytes(4).toString('hex')}`
  await it.owner.pool.query(`create role ${name} login password 'of-this-test'`)
  const url = new URL(it.url)
  url.username = name
  url.password = 'of-this-test'
  return {
    it,
    name,
    url: url.toString(),
    [Symbol.asyncDispose]: async () => {
      await it.owner.pool.query(`drop role ${name}`)
      await it[Symbol.asyncDispose]()
    },
  }
}

const statuses = async (url: string) =>
  Object.fromEntries((await checkDatabase(url, systemClock)).map(({ id, status }) => [id, status]))

test('migrating lets the account of the program act in its roles', async () => {
  await using made = await world()
  const { it, name, url } = made
  assert.equal((await statuses(url))['migrations'], 'failed')
  const finding = (await checkDatabase(url, systemClock)).find(({ advice }) => advice)
  assert.match(finding?.advice?.[1] ?? '', new RegExp(`grant ykt_app, ykt_queue to "${name}"`))

  const config = readConfig({
    DATABASE_URL: url,
    DATABASE_OWNER_URL: it.url,
    YKT_MASTER_KEYS: `1:${'ab'.repeat(32)}`,
  })
  const claim = await claimData(config, 'serve')
  const foundation = await layFoundation(config, claim, () => {})
  try {
    await migrateFoundation(foundation)
    await migrateFoundation(foundation)
    const row = z.object({ role: z.string(), account: z.string() })
    const who = sql`select current_user as role, session_user as account`
    assert.deepEqual(await foundation.db.one(row, who), { role: 'ykt_app', account: name })
  } finally {
    await foundation.close()
  }
  assert.deepEqual(await statuses(url), {
    database: 'ok',
    'database-clock': 'ok',
    migrations: 'ok',
    restored: 'ok',
    // Nobody has entered the holidays of an empty database yet.
    calendar: 'warning',
  })
})
