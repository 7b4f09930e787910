import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { z } from 'zod'
import { type Database, raw, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'

const read = (...parts: readonly string[]): Promise<string> =>
  readFile(path.join(import.meta.dirname, ...parts), 'utf8')

/** The register as it was before the words moved, with these words about somebody. */
const asItWas = async (owner: Database, personId: string, words: readonly string[]) => {
  await owner.run(raw('drop schema entitlement cascade'))
  await owner.run(raw("alter table person.person add column categories text[] default '{}'"))
  await owner.run(sql`update person.person set categories = ${words} where id = ${personId}`)
}

const move = (owner: Database): Promise<unknown> =>
  owner.transaction(async (tx) => {
    await tx.run(raw(await read('..', 'person', 'migrations', '0022-categories-move.sql')))
    await tx.run(raw(await read('migrations', '0001-entitlement.sql')))
  })

test('words of the register are taken over, and end in a year unless they stand', async () => {
  await using it = await testDatabase()
  const { owner } = it
  const personId = await enterSomebody(it.db, 1)
  await asItWas(owner, personId, ['disabled', 'veteran', 'disabled'])
  await move(owner)
  const found = await owner.many(
    z.object({ kind: z.string(), agency: z.string(), ends: z.boolean(), origin: z.string() }),
    sql`select kind, agency_code as agency, valid_until is not null as ends, origin
          from entitlement.entitlement where person_id = ${personId} order by kind`,
  )
  const origin = 'takenOver'
  assert.deepEqual(found, [
    { kind: 'disabled', agency: 'dept-disabled-federation', ends: true, origin },
    { kind: 'veteran', agency: 'dept-veterans', ends: false, origin },
  ])
})

test('a word that nobody answers for stops the move, and nothing is lost', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 1)
  await asItWas(it.owner, personId, ['student', 'astronaut'])
  await assert.rejects(move(it.owner), /null value in column "kind"/)
  const kept = await it.owner.one(
    z.object({ categories: z.array(z.string()) }),
    sql`select categories from person.person where id = ${personId}`,
  )
  assert.deepEqual(kept.categories, ['student', 'astronaut'])
})
