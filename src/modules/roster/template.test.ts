import assert from 'node:assert/strict'
import test from 'node:test'
import { readFile } from '#test/roster.ts'
import {
  columnsOf,
  FIELDS,
  templateCsv,
  type TemplateField,
  templateFields,
  templateWorkbook,
} from './index.ts'

const WANTED: readonly TemplateField[] = [
  'village',
  'documentKind',
  'quantity',
  'period',
  'householdHead',
  'subItem',
]

test('every column that a template can have names itself in Chinese', () => {
  for (const { zh } of Object.values(FIELDS)) assert.match(zh, /\p{Script=Han}/u)
})

test('a template has what the programme asks for and what nobody is paid without', () => {
  assert.deepEqual(templateFields([]), ['name', 'identityNumber', 'amount'])
  assert.deepEqual(templateFields(['village']), ['village', 'name', 'identityNumber', 'amount'])
})

for (const format of ['csv', 'xlsx'] as const)
  test(`every heading of our own ${format} template is understood for certain`, async () => {
    const file = format === 'csv' ? templateCsv(WANTED) : await templateWorkbook(WANTED)
    const { outlook, summary } = await readFile(file)
    assert.ok(outlook)
    assert.deepEqual(
      [...columnsOf(outlook.map).keys()].toSorted(),
      [...templateFields(WANTED)].toSorted(),
    )
    assert.ok(outlook.map.matches.every(({ confidence }) => confidence === 'certain'))
    assert.deepEqual(outlook.map.missing, [])
    assert.equal(summary?.people, 0)
  })
