import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { type TestContext } from 'node:test'
import { sql } from '#platform/db.ts'
import { openSpool } from '#platform/spool.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { lostVersions, openCatalogueMemory } from './catalogue-memory.ts'
import { CatalogueReader } from './reader.ts'

const NOW = Temporal.Instant.from('2026-11-26T02:00:00Z')
const at = (hours: number) => NOW.add({ hours })
const { library, bus } = SCENES

const published = (it: TestDatabase, first = at(-48)) =>
  it.db.transaction(async (tx) => {
    await publishLayer(tx, [library, bus], first)
    await publishLayer(tx, [{ ...library, regionCode: '440100' }], at(-30), '440100')
    await publishLayer(tx, [{ ...library, assuranceLevel: 3 }, bus], at(-24))
  })

/** A directory as it lies beside the keys, and readers that begin with it. */
const machine = async (t: TestContext) => {
  const directory = await mkdtemp(path.join(tmpdir(), 'ykt-seen-'))
  t.after(() => rm(directory, { recursive: true, force: true }))
  const memory = openCatalogueMemory(openSpool(directory, testKeys))
  const said: string[] = []
  const log = { error: (_: object, words: string) => void said.push(words) }
  return {
    directory,
    memory,
    said,
    reader: () => new CatalogueReader(testKeys, log as never, memory),
  }
}

/** The database as it was before the last version of the province. */
const putBack = (it: TestDatabase) =>
  it.owner.transaction(async (tx) => {
    await tx.run(sql`alter table catalogue.version disable trigger all`)
    await tx.run(sql`alter table catalogue.scene disable trigger all`)
    await tx.run(sql`
      with gone as (delete from catalogue.version where number = 2 returning id)
      delete from catalogue.scene where version_id in (select id from gone)`)
    await tx.run(sql`alter table catalogue.version enable trigger all`)
    await tx.run(sql`alter table catalogue.scene enable trigger all`)
  })

test('whoever starts anew refuses a catalogue older than what this machine has seen', async (t) => {
  await using it = await testDatabase()
  const { reader, memory, directory } = await machine(t)
  await published(it)
  const running = reader()
  await running.scenes(it.db, NOW)
  assert.equal((await readdir(directory)).length, 2, 'a note for each layer')
  await reader().scenes(it.db, NOW)
  await putBack(it)
  await assert.rejects(reader().scenes(it.db, NOW), /version 2 of 440000 has gone/)
  await assert.rejects(reader().asOf(it.db, at(-40)), /has gone/, 'of no day')
  assert.deepEqual(await lostVersions(it.db, memory), [{ regionCode: '440000', seen: 2, found: 1 }])
  const goesOn = (await running.scenes(it.db, NOW)).scene(library.code, '440300')
  assert.equal(goesOn?.assuranceLevel, 3, 'who knew it goes on with it')
  const elsewhere = await new CatalogueReader(testKeys).scenes(it.db, NOW)
  assert.equal(elsewhere.versions.length, 2, 'another machine never saw it')

  // Somebody publishes on: under the old number, and beyond it.
  await it.db.transaction((tx) => publishLayer(tx, [library], at(-2)))
  await assert.rejects(reader().scenes(it.db, NOW), /version 2 of 440000 is another/)
  await it.db.transaction((tx) => publishLayer(tx, [library, bus], at(-1)))
  await assert.rejects(reader().scenes(it.db, NOW), /version 2 of 440000 is another/)
  assert.equal((await running.scenes(it.db, NOW)).versions.length, 2)

  // Whoever runs the machine has decided that it is gone.
  await rm(directory, { recursive: true })
  assert.equal((await reader().scenes(it.db, NOW)).versions.length, 2)
  assert.deepEqual(await lostVersions(it.db, memory), [])
})

test('another catalogue on the same machine has a memory of its own', async (t) => {
  const { reader } = await machine(t)
  await using one = await testDatabase()
  await published(one)
  await reader().scenes(one.db, NOW)
  await using other = await testDatabase()
  const fresh = reader()
  assert.equal((await fresh.scenes(other.db, NOW)).versions.length, 0, 'nothing is published yet')
  await other.db.transaction((tx) => publishLayer(tx, [library], at(-47)))
  assert.equal((await fresh.scenes(other.db, NOW)).versions.length, 1)
  assert.equal((await reader().scenes(one.db, NOW)).versions.length, 2)
})

test('a note that was altered is no memory, and one that cannot be written is told', async (t) => {
  const { reader, memory, directory, said } = await machine(t)
  await using it = await testDatabase()
  await published(it)
  const running = reader()
  await running.scenes(it.db, NOW)
  const [note = ''] = await readdir(directory)
  await writeFile(path.join(directory, note), '1 '.padEnd(66, 'a'))
  await assert.rejects(reader().scenes(it.db, NOW), /what was seen of it cannot be read/)
  await assert.rejects(lostVersions(it.db, memory))
  assert.equal((await running.scenes(it.db, NOW)).versions.length, 2)

  await rm(directory, { recursive: true })
  await writeFile(directory, 'a file where the directory was')
  assert.equal((await reader().scenes(it.db, NOW)).versions.length, 2)
  assert.deepEqual(new Set(said), new Set(['what was seen of the catalogue could not be kept']))
})
