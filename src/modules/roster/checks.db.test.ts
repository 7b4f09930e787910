import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { sql } from '#platform/db.ts'
import { registerPerson } from '#modules/person/index.ts'
import { addExclusion, addProgramme, staleFeedsOf } from '#modules/programme/index.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { byStaff, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { citizenNumber, somebody, testPii } from '#test/person.ts'
import { bringList, codesOf, type ListFor } from '#test/rosters.ts'
import { bucketsOf, checkRoster } from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const payees = await paymentWorld(
  db,
  Array.from({ length: 9 }, () => '102'),
)
const text = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

/** A programme per acre and household that rests on two feeds, and what excludes it. */
const LAND = {
  ...ALLOWANCE,
  code: 'NY-009',
  payee: 'household',
  standard: { amountFen: 15_000n, unit: 'mu', upperFen: undefined, words: text('150 a mu') },
  feeds: [
    { feed: 'deaths', maxAgeHours: 48 },
    { feed: 'imprisonment', maxAgeHours: 72 },
  ],
} as const
const RELIEF = { ...ALLOWANCE, code: 'MZ-002', standard: undefined }
await db.transaction(async (tx) => {
  await addProgramme(tx, LAND)
  await addProgramme(tx, RELIEF)
  await addExclusion(tx, [ALLOWANCE.code, RELIEF.code], ALLOWANCE.period)
})

const check = (rosterId: string) => checkRoster({ db, pii: testPii }, byStaff(MAKER), rosterId)

const fresh = (feed: string, hoursAgo: number) =>
  owner.run(sql`
    insert into person.feed_freshness (feed, fresh_at)
    values (${feed}, ${PAID_AT.subtract({ hours: hoursAgo })})
    on conflict (feed) do update set fresh_at = excluded.fresh_at`)

/** Imports rows for a programme and checks them: the codes of each row. */
const judged = async (
  about: ListFor,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
) => {
  const roster = await bringList(db, about, heading, rows)
  assert.ok((await check(roster.id))?.granted)
  return codesOf(db, roster.id)
}

const row = (n: number, more: readonly string[] = ['100.00']) => [
  ['陈静怡', '李𫖯', '阿依古丽·买买提'][(n - 1) % 3] ?? '',
  citizenNumber(n),
  ...more,
]
const HEAD = ['姓名', '身份证号码', '金额(元)']

test('nothing is judged on old news of deaths, and it is once the news has come', async () => {
  const rows = [['李𫖯', citizenNumber(2), '300.00', '2', '赤坎村', '李𫖯']]
  const heading = [...HEAD, '数量', '村居', '户主姓名']
  const roster = await bringList(db, { programmeCode: LAND.code }, heading, rows)
  const refused = await check(roster.id)
  assert.ok(refused?.granted === false && refused.refusal === 'FEED_STALE')
  await fresh('deaths', 47)
  await fresh('imprisonment', 73)
  assert.deepEqual(
    (await staleFeedsOf(db, LAND.code, PAID_AT)).map(({ feed }) => feed),
    ['imprisonment'],
  )
  assert.ok((await check(roster.id))?.granted === false)
  await fresh('imprisonment', 71)
  assert.ok((await check(roster.id))?.granted)
  assert.deepEqual(await staleFeedsOf(db, ALLOWANCE.code, PAID_AT), [], 'it rests on no feed')
})

test('whoever is in prison is kept from programmes that ask for it only', async () => {
  const [, , , prisoner] = payees
  await owner.run(sql`
    insert into person.fact (id, person_id, kind, held_from)
    values (${uuidv7(PAID_AT)}, ${prisoner?.personId ?? ''}, 'imprisonment', '2026-01-01')`)
  const inLand = await judged({ programmeCode: LAND.code, payPeriod: '2026-11' }, HEAD, [row(4)])
  assert.ok(inLand[0]?.includes('imprisoned'))
  const inAllowance = await judged({ payPeriod: '2026-08' }, HEAD, [row(4)])
  assert.deepEqual(inAllowance, [[]])
})

test('an amount is compared with the standard, and a household is paid once', async () => {
  const codes = await judged(
    { programmeCode: LAND.code, payPeriod: '2026-10' },
    [...HEAD, '数量', '村居', '户主姓名'],
    [
      row(1, ['300.00', '2', '赤坎村', '陈静怡']),
      row(2, ['300.01', '2', '赤坎村', '陈静怡']),
      row(3, ['300.00', '', '东村', '阿依古丽·买买提']),
    ],
  )
  const found = codes.map((one) => one.filter((code) => code !== 'noPayableAccount'))
  assert.deepEqual(found, [['householdTwice'], ['householdTwice', 'offStandard'], ['offStandard']])
})

test('nobody stands in two lists, nor in two cities unless somebody says so', async () => {
  const where = { payPeriod: '2026-07' }
  assert.deepEqual(await judged(where, HEAD, [row(5), row(6, ['-1'])]), [[], ['AMOUNT_NEGATIVE']])
  assert.deepEqual(
    await judged(where, HEAD, [row(5), row(6)]),
    [['inAnotherRoster'], []],
    'a row that the first list cannot have paid is free for the second',
  )
  const other = { payPeriod: '2026-Q3', programmeCode: RELIEF.code }
  assert.ok((await judged(other, HEAD, [row(5)]))[0]?.includes('exclusiveProgramme'))
  const secondCity = { payPeriod: '2026-07', instalment: 2, regionCode: '440300' }
  assert.deepEqual(await judged(secondCity, HEAD, [row(5)]), [['inAnotherCity']])
  const sameCity = { payPeriod: '2026-07', instalment: 2, regionCode: '440103' }
  assert.ok(!(await judged(sameCity, HEAD, [row(5)]))[0]?.includes('inAnotherRoster'))
})

test('somebody who is registered after the first run is found by the next', async () => {
  const roster = await bringList(db, { payPeriod: '2026-06' }, HEAD, [row(70)])
  assert.ok((await check(roster.id))?.granted)
  assert.deepEqual(await codesOf(db, roster.id), [['notInRegister']])
  await db.transaction((tx) => registerPerson(tx, testPii, somebody(70, { name: '陈静怡' })))
  assert.ok((await check(roster.id))?.granted)
  assert.deepEqual(await codesOf(db, roster.id), [['noPayableAccount']])
  const buckets = await bucketsOf(db, roster.id)
  assert.equal(buckets.notPayable.count, 1, 'the row is there once')
})
