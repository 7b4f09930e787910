import assert from 'node:assert/strict'
import test from 'node:test'
import { allMigrations } from '#app/migrations.ts'
import { testDatabase } from '#test/database.ts'
import { migrate, type Migration, pendingMigrations } from './migrate.ts'
import { sql } from './db.ts'

const broken: Migration = {
  module: 'platform',
  name: '9999-broken.sql',
  text: 'create table platform.half_done (id int); select 1/0',
  digest: 'x',
}

test('a migrated database has nothing pending, and migrating again changes nothing', async () => {
  await using it = await testDatabase()
  const all = await allMigrations()
  assert.ok(all.length >= 9)
  assert.deepEqual(await pendingMigrations(it.owner, all), [])
  assert.deepEqual(await migrate(it.owner, all), [])
})

test('a migration that fails leaves nothing behind', async () => {
  await using it = await testDatabase()
  const all = await allMigrations()
  await assert.rejects(migrate(it.owner, [...all, broken]), /division by zero/)
  await assert.rejects(it.owner.run(sql`select * from platform.half_done`), /does not exist/)
  assert.deepEqual(await pendingMigrations(it.owner, all), [])
})

test('an edited migration and a database newer than the program are refused', async () => {
  await using it = await testDatabase()
  const all = await allMigrations()
  const edited = all.map((one, i) => (i === 0 ? { ...one, digest: 'edited' } : one))
  await assert.rejects(migrate(it.owner, edited), /was edited after it had been applied/)
  await assert.rejects(migrate(it.owner, all.slice(0, -1)), /which this program does not know/)
})
