import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { z } from 'zod'
import { openDatabase, sql } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { allMigrations } from '#app/migrations.ts'
import { testDatabase } from '#test/database.ts'

const Row = z.object({ status: z.string() })

test('a card that was being replaced before stays stopped after the update', async () => {
  await using it = await testDatabase()
  const name = `ykt_test_${randomBytes(6).toString('hex')}`
  await it.owner.run(sql([`create database ${name}`]))
  const url = new URL(it.url)
  url.pathname = `/${name}`
  const old = openDatabase({ url: url.toString(), poolSize: 2 })
  try {
    const migrations = await allMigrations()
    const before = migrations.filter(
      ({ module, name: file }) => module !== 'card' || file.startsWith('0001'),
    )
    await migrate(old, before)
    const insert = (number: number, status: string) =>
      old.run(sql`
        insert into card.card (id, person_id, issuing_region, card_number, card_identifier,
          bank_code, status, bank_status)
        values (gen_random_uuid(), gen_random_uuid(), '440100', ${`A0000000${number}`},
          ${`440100D156000005000000000000000${number}`}, '102', ${status}, 'bankLost')`)
    await insert(1, 'replacing')
    await insert(2, 'normal')
    await migrate(old, migrations)
    const rows = await old.many(Row, sql`select status from card.card order by card_number`)
    assert.deepEqual(
      rows.map(({ status }) => status),
      ['replacingLost', 'normal'],
    )
  } finally {
    await old.close()
    await it.owner.run(sql([`drop database ${name} with (force)`]))
  }
})
