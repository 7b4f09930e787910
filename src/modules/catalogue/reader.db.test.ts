import assert from 'node:assert/strict'
import test from 'node:test'
import { raw, sql, type Transaction } from '#platform/db.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { CatalogueReader } from './reader.ts'

const NOW = Temporal.Instant.from('2026-11-26T02:00:00Z')
const at = (hours: number) => NOW.add({ hours })
const { library, bus } = SCENES

const published = async (it: TestDatabase) => {
  await it.db.transaction(async (tx) => {
    await publishLayer(tx, [library, bus], at(-48))
    await publishLayer(tx, [{ ...library, assuranceLevel: 3 }, bus], at(24))
    const stricter = { ...library, regionCode: '440100', returnedFields: ['token'] } as const
    await publishLayer(tx, [stricter], at(-24), '440100')
  })
  const said: string[] = []
  const log = { error: (_: object, words: string) => void said.push(words) }
  return { said, reader: new CatalogueReader(testKeys, log as never) }
}

/** What somebody does who has the database and not the keys. */
const meddleIn = async (tx: Transaction, statement: string) => {
  for (const table of ['version', 'scene'])
    await tx.run(sql`alter table ${raw(`catalogue.${table}`)} disable trigger all`)
  await tx.run(sql`${raw(statement)}`)
  for (const table of ['version', 'scene'])
    await tx.run(sql`alter table ${raw(`catalogue.${table}`)} enable trigger all`)
}
const meddle = (it: TestDatabase, statement: string) =>
  it.owner.transaction((tx) => meddleIn(tx, statement))

test('a catalogue is read as of any instant, and a city has what it tightened', async () => {
  await using it = await testDatabase()
  const { reader } = await published(it)
  const on = (hours: number) => reader.scenes(it.db, at(hours))
  assert.equal((await on(-49)).scenes.length, 0)
  assert.equal((await on(0)).scene(library.code, '440300')?.assuranceLevel, 2)
  assert.equal((await on(24)).scene(library.code, '440300')?.assuranceLevel, 3)
  assert.deepEqual((await on(0)).scene(library.code, '440100')?.returnedFields, ['token'])
  assert.deepEqual((await on(-30)).scene(library.code, '440100')?.returnedFields, [
    'token',
    'concession',
  ])
  const inForce = await on(0)
  assert.equal(inForce.scenes.length, 2, 'what is tightened is no scene of its own')
  assert.deepEqual(
    inForce.scenesIn('440100').map(({ returnedFields }) => returnedFields.length),
    [1, 1],
  )
  assert.deepEqual(
    inForce.tightenedIn(library.code).map(([city]) => city),
    ['440100'],
  )
})

test('a timeline switches at the very instant, and holds before its beginning', async () => {
  await using it = await testDatabase()
  const { reader } = await published(it)
  const timeline = await reader.timeline(it.db, NOW)
  const level = (instant: Temporal.Instant) =>
    timeline.at(instant).scene(library.code, '440300')?.assuranceLevel
  assert.equal(level(at(-1)), 2)
  assert.equal(level(at(24).subtract({ milliseconds: 1 })), 2)
  assert.equal(level(at(24)), 3)
  assert.equal(level(at(99)), 3)
})

test('what was changed behind the program is refused by whoever starts', async () => {
  const loosen = `update catalogue.scene set definition = definition || '{"assuranceLevel": 1}'`
  const cases = [
    loosen,
    `update catalogue.version set effective_from = effective_from - interval '30 min'`,
    `update catalogue.version set digest = repeat('a', 64) where number = 1`,
    `update catalogue.version set signature = decode(repeat('01', 64), 'hex')`,
    `delete from catalogue.scene where code = '${bus.code}'`,
  ]
  await using it = await testDatabase()
  await published(it)
  for (const statement of cases) {
    const undone = it.owner.transaction(async (tx) => {
      await meddleIn(tx, statement)
      const reader = new CatalogueReader(testKeys)
      await assert.rejects(reader.scenes(tx, NOW), /does not carry a signature/, statement)
      throw new Error('undone')
    })
    await assert.rejects(undone, /^Error: undone$/)
  }
})

test('whoever knows the catalogue goes on with what it knows, and says so', async () => {
  await using it = await testDatabase()
  const { reader, said } = await published(it)
  await reader.scenes(it.db, NOW)
  const earlier = `effective_from - interval '30 min'`
  await meddle(it, `update catalogue.version set effective_from = ${earlier}`)
  const level = async (hours: number) =>
    (await reader.scenes(it.db, at(hours))).scene(library.code, '440300')?.assuranceLevel
  assert.equal(await level(1), 2)
  assert.equal(await level(24), 3, 'also when a version that it knew takes effect')
  assert.equal(said.length, 2)
  await assert.rejects(reader.scenes(it.db, at(-1)), /signature/, 'of the past it says nothing')
})

test('an older catalogue than the one it knows is refused', async () => {
  await using it = await testDatabase()
  const { reader, said } = await published(it)
  await reader.scenes(it.db, NOW)
  await meddle(
    it,
    `
    with gone as (delete from catalogue.version where number = 2 returning id)
    delete from catalogue.scene where version_id in (select id from gone)`,
  )
  assert.equal(
    (await reader.scenes(it.db, at(25))).scene(library.code, '440300')?.assuranceLevel,
    3,
  )
  assert.deepEqual(said, ['the catalogue in the database is not to be trusted'])
})
