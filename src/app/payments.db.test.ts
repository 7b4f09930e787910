import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { noticeText } from '#modules/person/index.ts'
import { findBatch, instructionsOf, payingBanksOver, standingOf } from '#modules/payment/index.ts'
import { testDatabase } from '#test/database.ts'
import { releasedBatch } from '#test/paying-bank.ts'
import { PAID_AT, paymentWorld } from '#test/payments.ts'
import { paidLines, wiredBanks } from '#test/wired-banks.ts'

const it = await testDatabase()
const { db } = it
/** ISO 20022 and pushed, delimited and pushed, ISO 20022 and fetched, without references. */
const CODES = ['102', '103', '104', '991']
const payees = await paymentWorld(
  db,
  Array.from({ length: 40 }, (_, i) => CODES[i % CODES.length] ?? '102'),
)
const clock = new FixedClock(PAID_AT)
const wired = await wiredBanks(db, clock)
after(async () => {
  await wired[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})

let batchId = ''

const count = async (query: ReturnType<typeof sql>): Promise<number> =>
  (await db.one(z.object({ count: z.number() }), query)).count

const isClosed = async () => (await findBatch(db, batchId))?.status === 'closed'

test('released by the third signature, money reaches its people without another hand', async () => {
  for (const [code, conduct] of [
    ['102', 'outOfOrder'],
    ['103', 'badBytes'],
    ['104', 'acceptsHalf'],
    ['991', 'losesReplyAfter'],
  ] as const)
    await wired.choose(code, conduct)
  batchId = (await releasedBatch(db, payees)).id
  await wired.until(isClosed)
  const standing = await standingOf(db, batchId)
  assert.equal(
    [...standing.values()].reduce((sum, one) => sum + one.count, 0),
    payees.length,
  )
  for (const code of CODES)
    assert.deepEqual(await wired.kept(code), await paidLines(db, code), code)
  const formats = (await instructionsOf(db, batchId)).map(({ format }) => format)
  assert.deepEqual([...new Set(formats)].toSorted(), ['delimited', 'iso20022'])
})

test('banks tell what they were told, but for one that keeps no references', async () => {
  const { bankAddress: addressOf, bankTerms: termsOf } = wired.app.deps
  const banks = payingBanksOver({ addressOf, termsOf, sign: () => '' })
  const taken = async (code: string) => banks(code)?.taken(PAID_AT)
  const lists = await Promise.all(CODES.map((code) => taken(code)))
  const told = lists.flatMap((list) => list?.map(({ reference }) => reference) ?? [])
  const ours = (await instructionsOf(db, batchId)).map(({ reference }) => reference)
  assert.deepEqual(told.toSorted(), ours.toSorted())
  await wired.choose('991', 'losesReplyAndForgets')
  assert.equal(await taken('991'), undefined)
})

test('everybody is told once what became of their money, in the published form', async () => {
  await wired.deliver()
  const facts = await count(sql`
    select ((select count(*) from payment.outcome o where kind in ('paid', 'rejected')
        and not exists (select from payment.return_ticket r where r.line_id = o.line_id
          and not exists (select from payment.told t where t.line_id = o.line_id
            and t.fact = 'paid'))) + (select count(*) from payment.return_ticket))::int as count`)
  assert.equal(await count(sql`select count(*)::int as count from payment.told`), facts)
  assert.equal(await count(sql`select count(*)::int as count from person.notice`), facts)
  const Notice = z.object({ message: z.string(), params: z.record(z.string(), z.any()) })
  const notice = await db.one(
    Notice,
    sql`select message, params from person.notice where message = 'payment.paid' limit 1`,
  )
  assert.equal(
    noticeText('zh-Hans', notice).replaceAll(/100\.\d\d|\d{4}的/g, '#'),
    '【广东一卡通】您好，您第202612期Allowance已获批准，金额#元，' +
      '已发放到尾号为#社会保障卡，请注意查收。',
  )
})
