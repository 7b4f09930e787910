import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { generatedDocs } from '#app/docs/generate.ts'
import { schemaDump } from '#app/docs/schema.ts'
import { testDatabase } from './database.ts'

const DOCS = path.join(import.meta.dirname, '../docs')
const HOW = 'is not what the code says now. Write it again with: npm run docs'

const committed = (name: string): Promise<string> =>
  readFile(path.join(DOCS, name), 'utf8').catch(() => '')

for (const [name, text] of await generatedDocs())
  test(`docs/${name} says what the code says`, async () => {
    assert.ok(text.length > 500, `${name} came out nearly empty`)
    assert.equal(text === (await committed(name)), true, `docs/${name} ${HOW}`)
  })

test('docs/schema.sql says what the migrations make', async () => {
  await using it = await testDatabase()
  const dump = await schemaDump(it.owner)
  assert.ok(dump.includes('create unlogged table verification.code'))
  assert.equal(dump === (await committed('schema.sql')), true, `docs/schema.sql ${HOW}`)
})
