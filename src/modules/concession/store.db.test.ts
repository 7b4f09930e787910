import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { evaluate } from './concession.ts'
import { insertFullPrices, insertRules, loadPriceList } from './store.ts'

const label = { 'zh-Hans': '半价', 'zh-Hant': '半價', en: 'Half price', pt: 'Meio preço' }
const period = { from: Temporal.PlainDate.from('2025-01-01') }

test('a price list comes back from the database as it was stored', async () => {
  await using it = await testDatabase()
  const common = { kind: 'museumTicket', regionCode: '440100', period }
  await it.db.transaction(async (tx) => {
    await insertFullPrices(tx, [{ ...common, fullFen: 2500n }])
    await insertRules(tx, [
      {
        ...common,
        id: 'a',
        charge: { mode: 'percent', percent: 50 },
        basis: 'YKT-16',
        label,
        confirmed: true,
        ageFrom: 60,
      },
      {
        ...common,
        id: 'b',
        charge: { mode: 'fixed', fen: 900n },
        basis: 'YKT-16',
        label,
        confirmed: false,
        category: 'student',
      },
      {
        ...common,
        id: 'c',
        charge: { mode: 'free' },
        basis: 'YKT-16',
        label,
        confirmed: false,
        category: 'veteran',
      },
    ])
  })
  const list = await loadPriceList(it.db)
  const pay = (birth: string, categories: string[]) =>
    evaluate(list, {
      kind: 'museumTicket',
      cityCode: '440100',
      birthOn: Temporal.PlainDate.from(birth),
      categories,
      on: Temporal.PlainDate.from('2025-06-01'),
    }).payFen
  assert.equal(pay('1960-01-01', []), 1250n)
  assert.equal(pay('2005-01-01', ['student']), 900n)
  assert.equal(pay('2005-01-01', ['veteran', 'student']), 0n)
  assert.equal(pay('2005-01-01', []), 2500n)
})

test('the table of rules has no column that could hold a document kind', async () => {
  await using it = await testDatabase()
  const refused = it.owner.run(sql`select document_kind from concession.rule`)
  await assert.rejects(refused, /column "document_kind" does not exist/)
})
