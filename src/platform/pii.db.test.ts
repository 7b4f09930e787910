import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { format, inspect } from 'node:util'
import { z } from 'zod'
import { testDatabase } from '#test/database.ts'
import { testPii } from '#test/person.ts'
import { sql, type Transaction } from './db.ts'
import { type Access, Personal, type PersonalField, type SealedValue } from './pii.ts'

const PERSON = '01930000-0000-7000-8000-000000000001'
const ACCESS: Access = {
  personId: PERSON,
  actorKind: 'staff',
  actorId: 'staff-1',
  organisationCode: 'gz-bureau',
  purpose: 'handling',
  basis: 'YKT-17',
  requestId: 'request-1',
  at: Temporal.Instant.from('2026-11-02T08:00:00Z'),
}

const value = (field: PersonalField, text: string): SealedValue => {
  const binding = { column: `test.person.${field}`, rowId: PERSON }
  return { field, binding, sealed: testPii.seal(binding, text) }
}
const readName = (tx: Transaction) => testPii.read(tx, ACCESS, { name: value('name', '陈静怡') })

const Count = z.object({ count: z.bigint() })
const RECORDS = sql`select count(*) as count from platform.access_record`

test('every reading leaves one record, committed with it (N1)', async () => {
  await using it = await testDatabase()
  const reads = Array.from({ length: 20 }, () => it.db.transaction(readName))
  for (const { name } of await Promise.all(reads)) assert.equal(name.reveal(), '陈静怡')
  assert.equal((await it.owner.one(Count, RECORDS)).count, 20n)
})

test('a reading that is undone hands nothing out and leaves no record (N1)', async () => {
  await using it = await testDatabase()
  let left: unknown
  const reading = it.db
    .transaction(async (tx) => {
      await readName(tx)
      // As when the connection breaks before the commit.
      await tx.run(sql`select 1 / 0`)
      return 'name'
    })
    .then((answer) => (left = answer))
  await assert.rejects(reading, /division by zero/)
  assert.equal(left, undefined)
  assert.equal((await it.owner.one(Count, RECORDS)).count, 0n)
})

test('nothing is opened when the record cannot be written (N1)', async () => {
  await using it = await testDatabase()
  const name = value('name', '陈静怡')
  const nowhere = { ...ACCESS, actorKind: 'nobody' as 'staff' }
  await assert.rejects(it.db.transaction((tx) => testPii.read(tx, nowhere, { name })))
  await assert.rejects(
    it.db.transaction((tx) => testPii.read(tx, ACCESS, {})),
    /access_record_fields_check/,
    'a reading of nothing is no reading',
  )
})

test('a record says which fields were read, each once, and never what they hold', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) =>
    testPii.read(
      tx,
      { ...ACCESS, caseReference: 'case_1' },
      {
        name: value('name', '陈静怡'),
        formerName: value('name', '陈静'),
        phone: value('phone', '13800001234'),
      },
    ),
  )
  const Row = z.object({ fields: z.array(z.string()), text: z.string() })
  const row = await it.owner.one(
    Row,
    sql`select fields, a::text as text from platform.access_record a`,
  )
  assert.deepEqual(row.fields, ['name', 'phone'])
  assert.doesNotMatch(row.text, /陈|13800001234/)
})

test('the program can neither change nor remove a record, and neither can its owner', async () => {
  await using it = await testDatabase()
  await it.db.transaction(readName)
  for (const db of [it.db, it.owner])
    for (const slip of [
      sql`update platform.access_record set purpose = 'other'`,
      sql`delete from platform.access_record`,
      sql`truncate platform.access_record`,
    ])
      await assert.rejects(db.run(slip), /permission denied|append-only/)
})

test('personal information has no form in logs, texts or JSON (N3)', () => {
  const name = new Personal('陈静怡')
  assert.throws(() => JSON.stringify({ name }), TypeError)
  assert.throws(() => String(name), TypeError)
  for (const text of [inspect({ name }), format('%o', name), inspect(name, { showHidden: true })])
    assert.doesNotMatch(text, /陈/)
})

const SOURCE = path.join(import.meta.dirname, '..')
const SEALING = /import\s+(type\s+)?\{([^}]*)\}\s+from\s+'[^']*crypto\/sealing\.ts'/g

/** `file: name` for every import of sealing functions outside of tests. */
const importsOfSealing = async (): Promise<string[]> => {
  const files = globSync('**/*.ts', { cwd: SOURCE }).filter((file) => !file.endsWith('.test.ts'))
  assert.ok(files.length > 100, 'the tree was read')
  const found = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(SOURCE, file), 'utf8')
      return [...text.matchAll(SEALING)].flatMap((match) =>
        match[1] === undefined
          ? (match[2] ?? '')
              .split(',')
              .map((name) => name.trim())
              .filter((name) => name !== '' && !name.startsWith('type '))
              .map((name) => `${file}: ${name}`)
          : [],
      )
    }),
  )
  return found.flat()
}

test('only the door to personal information opens what is sealed (N1)', async () => {
  const imports = await importsOfSealing()
  const doors = imports.filter((line) => line.startsWith('platform/pii.ts'))
  assert.ok(doors.includes('platform/pii.ts: unseal'), 'the search finds what is there')
  // Session keys of terminals are secrets but nobody's personal information; pseudonyms hide one.
  const others = imports
    .filter((line) => !line.startsWith('platform/pii.ts'))
    .filter((line) => !line.endsWith(': pairwisePseudonym'))
    .filter((line) => !/^modules\/verification\/[a-z-]*session[a-z-]*\.ts: (?:un)?seal$/.test(line))
    // What somebody fills in is given back to them alone; a keyed digest opens nothing.
    .filter((line) => !/^modules\/handling\/draft\.ts: (?:un)?seal$/.test(line))
    // Secrets by which messages to departments are signed are nobody's personal information.
    .filter((line) => !/^modules\/exchange\/secrets\.ts: (?:un)?seal$/.test(line))
    .filter((line) => line !== 'app/outside-world.ts: blindIndex')
  assert.deepEqual(others, [])
})
