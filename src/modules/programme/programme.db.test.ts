import assert from 'node:assert/strict'
import test from 'node:test'
import { raw, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import {
  addExclusion,
  addProgramme,
  findProgramme,
  listProgrammes,
  type NewProgramme,
  type Programme,
} from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const name = { 'zh-Hans': '低保金', 'zh-Hant': '低保金', en: 'Allowance', pt: 'Subsídio' }

const programme = (change: Partial<NewProgramme> = {}): Programme => ({
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
  basis: undefined,
  standard: undefined,
  feeds: [],
  exclusions: [],
  listYear: undefined,
  ...change,
})

const complete = programme({
  basis: { title: '最低生活保障办法', document: '粤府〔2024〕1号' },
  standard: { amountFen: 18_800n, unit: 'person', upperFen: 20_000n, words: name },
  feeds: [
    { feed: 'deaths', maxAgeHours: 48 },
    { feed: 'imprisonment', maxAgeHours: 72 },
  ],
  listYear: 2026,
})

test('a programme is read back as it was entered, whatever its cycle', async () => {
  await using it = await testDatabase()
  const all = [
    programme(),
    programme({ code: 'NY-001', pay: { cycle: 'yearly', month: 6, day: 30 }, payee: 'household' }),
    programme({ code: 'RS-001', pay: { cycle: 'quarterly', month: 3, day: 20 } }),
    programme({ code: 'RS-002', pay: { cycle: 'once', on: day('2026-12-05') } }),
    { ...complete, code: 'RS-003' },
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
  await it.owner.run(sql`drop trigger programme_ends_once on programme.programme`)
  await assert.rejects(
    it.owner.run(sql`update programme.programme set pay_month = 3`),
    /programme_pay_day/,
  )
  await assert.rejects(
    it.db.run(sql`update programme.programme set notice_days = 0`),
    /permission denied/,
  )
})

test('two programmes exclude each other from both sides, for as long as it is said', async () => {
  await using it = await testDatabase()
  const codes = ['MZ-001', 'MZ-002', 'RS-001']
  const period = { from: day('2026-01-01'), until: day('2027-01-01') }
  await it.db.transaction(async (tx) => {
    for (const code of codes) await addProgramme(tx, programme({ code }))
    await addExclusion(tx, ['MZ-002', 'MZ-001'], period)
    await addExclusion(tx, ['MZ-001', 'RS-001'], { from: day('2026-06-01') })
  })
  const of = async (code: string, on: string) =>
    (await findProgramme(it.db, code, day(on)))?.exclusions
  assert.deepEqual(await of('MZ-001', '2026-03-01'), ['MZ-002'])
  assert.deepEqual(await of('MZ-002', '2026-03-01'), ['MZ-001'])
  assert.deepEqual(await of('MZ-001', '2026-11-26'), ['MZ-002', 'RS-001'])
  assert.deepEqual(await of('MZ-002', '2027-01-01'), [])
  const twice = it.db.transaction((tx) => addExclusion(tx, ['MZ-001', 'MZ-002'], period))
  await assert.rejects(twice, /exclusion_one_on_a_day|exclusion_pkey/)
  const itself = it.db.transaction((tx) => addExclusion(tx, ['MZ-001', 'MZ-001'], period))
  await assert.rejects(itself, RangeError)
  const reversed = sql`insert into programme.exclusion (first_code, second_code, valid_from)
                       values ('RS-001', 'MZ-002', '2026-01-01')`
  await assert.rejects(it.owner.run(reversed), /exclusion_order/)
})

test('half a basis, half a standard, and an end that is moved are refused', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) => addProgramme(tx, complete))
  const set = (change: string) =>
    it.owner.run(sql`update programme.programme set ${raw(change)} where code = 'MZ-001'`)
  await it.owner.run(sql`drop trigger programme_ends_once on programme.programme`)
  await assert.rejects(set('basis_document = null'), /programme_basis_whole/)
  await assert.rejects(set('standard_words = null'), /programme_standard_whole/)
  await assert.rejects(set('standard_upper_fen = 1'), /programme_standard_order/)
})

test('a row ends once and keeps everything else, and news it waits for stay', async () => {
  await using it = await testDatabase()
  await it.db.transaction((tx) => addProgramme(tx, complete))
  const set = (change: string) => it.owner.run(sql`update programme.programme set ${raw(change)}`)
  await assert.rejects(set('notice_days = 0'), /entered for good/)
  await assert.rejects(set("valid_until = '2027-01-01', class = 'encouraged'"), /for good/)
  assert.equal(await set("valid_until = '2027-01-01'"), 1)
  await assert.rejects(set("valid_until = '2028-01-01'"), /entered for good/)
  await assert.rejects(set('valid_until = null'), /entered for good/)
  await assert.rejects(it.owner.run(sql`delete from programme.feed`), /append-only/)
})
