import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { addProgramme, findProgramme, listProgrammes, type Programme } from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const name = { 'zh-Hans': '低保金', 'zh-Hant': '低保金', en: 'Allowance', pt: 'Subsídio' }

const programme = (change: Partial<Programme> = {}): Programme => ({
  code: 'MZ-001',
  period: { from: day('2024-11-01'), until: undefined },
  name,
  ownerAgency: 'dept-civil-affairs',
  payerAgency: 'dept-finance',
  class: 'mandatory',
  payee: 'household',
  pay: { cycle: 'monthly', day: 10 },
  noticeDays: 7,
  regionCodes: ['440000'],
  demonstration: true,
  ...change,
})

test('a programme is read back as it was entered, whatever its cycle', async () => {
  await using it = await testDatabase()
  const all = [
    programme(),
    programme({ code: 'NY-001', pay: { cycle: 'yearly', month: 6, day: 30 }, payee: 'household' }),
    programme({ code: 'RS-001', pay: { cycle: 'quarterly', month: 3, day: 20 } }),
    programme({ code: 'RS-002', pay: { cycle: 'once', on: day('2026-12-05') } }),
  ]
  await it.db.transaction(async (tx) => {
    for (const one of all) await addProgramme(tx, one)
  })
  assert.deepEqual(await listProgrammes(it.db, day('2026-11-26')), all)
})

test('a programme changes from a day on, and never has two forms on one day', async () => {
  await using it = await testDatabase()
  const change = day('2027-01-01')
  const until = { from: day('2024-11-01'), until: change }
  await it.db.transaction(async (tx) => {
    await addProgramme(tx, programme({ period: until }))
    await addProgramme(
      tx,
      programme({ period: { from: change, until: undefined }, noticeDays: 10 }),
    )
  })
  assert.equal((await findProgramme(it.db, 'MZ-001', day('2026-12-31')))?.noticeDays, 7)
  assert.equal((await findProgramme(it.db, 'MZ-001', change))?.noticeDays, 10)
  assert.equal(await findProgramme(it.db, 'MZ-001', day('2024-10-31')), undefined)
  const overlapping = programme({ period: { from: day('2026-06-01'), until: undefined } })
  await assert.rejects(
    it.db.transaction((tx) => addProgramme(tx, overlapping)),
    /programme_one_on_a_day/,
  )
})

test('a pay day that does not fit its cycle, and a rewritten row, are refused', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) => addProgramme(tx, programme()))
  await assert.rejects(
    it.owner.run(sql`update programme.programme set pay_month = 3`),
    /programme_pay_day/,
  )
  await assert.rejects(
    it.db.run(sql`update programme.programme set notice_days = 0`),
    /permission denied/,
  )
})
