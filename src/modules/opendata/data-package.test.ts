import assert from 'node:assert/strict'
import test from 'node:test'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { cellFault, fileFaults, type Resource } from '#test/open-file.ts'
import { DATA_FILES } from './data-files.ts'
import { dataPackage } from './data-package.ts'

const published = JSON.parse(JSON.stringify(dataPackage())) as { readonly resources: Resource[] }

test('every column says what it means in four languages, with an example that fits', () => {
  for (const { name, columns, key } of DATA_FILES) {
    const names = columns.map((column) => column.name)
    assert.equal(new Set(names).size, names.length, `${name} names a column twice`)
    assert.deepEqual(
      key.filter((one) => !names.includes(one)),
      [],
    )
    for (const column of columns)
      for (const language of LANGUAGES)
        assert.ok(column.meaning[language].trim() !== '', `${name}.${column.name}: ${language}`)
  }
  for (const { name, schema } of published.resources)
    for (const field of schema.fields)
      assert.equal(cellFault(field, field.example), undefined, `${name}.${field.name}`)
})

test('a file that does not keep to the dictionary is found out', async () => {
  const changes = published.resources.find(({ name }) => name === 'changes')
  assert.ok(changes)
  const digest = '0'.repeat(64)
  const head = changes.schema.fields.map(({ name }) => name).join(',')
  const good = `440000,2,2025-05-19T16:00:00Z,2025-05-31T16:00:00Z,changed,GD-WH-001,why,${digest}`
  const faults = (...lines: string[]) => fileFaults(changes, `${[head, ...lines].join('\r\n')}\r\n`)
  assert.deepEqual(await faults(good), [])
  const spoiled = [
    good.replace('440000', '44'),
    good.replace('changed', 'altered'),
    good.replace(',why,', ',,'),
    good.replace('16:00:00Z', 'noon'),
    `${good},more`,
  ]
  for (const line of spoiled) assert.equal((await faults(line)).length, 1, line)
  assert.equal((await faults(good, good)).length, 1, 'the same key twice')
  assert.equal((await fileFaults(changes, `${head.replace('code', 'kode')}\r\n`)).length, 1)
})
