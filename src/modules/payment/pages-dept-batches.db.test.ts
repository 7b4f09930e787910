import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { OFFICER, PAYER, paymentSite, RECONCILER, STRANGER } from '#test/payment-site.ts'
import { PAID_AT, paymentWorld } from '#test/payments.ts'
import { paymentRound } from './index.ts'

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await spool[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})
const { db } = it
const clock = new FixedClock(PAID_AT)
const ask = paymentSite(db, clock)
const payees = await paymentWorld(db, ['102', '103', '105'])
const { id: batchId } = await releasedBatch(db, payees)
const banks = new PayingBanks(clock, CONDUCTS_OF_PAYMENT.plain)
const deps = payingDeps(db, spool, banks, clock)
const PATH = `/dept/batches/${batchId}`

test('a department sees its own batches, the payer its own, reconciliation all', async () => {
  for (const asker of [OFFICER, PAYER, RECONCILER])
    assert.ok((await ask(asker, 'GET', '/dept/batches')).body.includes(PATH), asker.staffId)
  assert.ok(!(await ask(STRANGER, 'GET', '/dept/batches')).body.includes(PATH))
  assert.equal((await ask(STRANGER, 'GET', PATH)).statusCode, 404)
  assert.equal((await ask(STRANGER, 'GET', `${PATH}/results.csv`)).statusCode, 404)
  const none = await ask(OFFICER, 'GET', '/dept/batches?status=withdrawn')
  assert.match(none.body, /没有这样的批次/)
})

test('while a bank does not answer, the page names a moment and says not to repeat', async () => {
  banks.down = true
  await paymentRound(deps)
  const { body } = await ask(OFFICER, 'GET', PATH)
  assert.match(body, /请不要重复操作，我们会在 2026年11月27日\(周五\) 10:00 前告诉您/)
  assert.match(body, /系统会在 2026年11月26日\(周四\) 10:10 查询，请勿重发/)
  assert.doesNotMatch(body, /已到账<\/strong>/)
  assert.match((await ask(OFFICER, 'GET', '/dept/batches?status=unknown')).body, /有结果未知的/)
  assert.ok(!body.includes('/dept/unknown/'))
  assert.ok((await ask(RECONCILER, 'GET', PATH)).body.includes('/dept/unknown/'))
})

test('once the banks have answered, lines are paid, names are masked, and sums agree', async () => {
  banks.down = false
  await paymentRound(deps)
  await paymentRound(deps)
  await banks.deliver(deps, db)
  await paymentRound(deps)
  const { body } = await ask(OFFICER, 'GET', PATH)
  assert.match(body, /各银行相加与批次一致/)
  assert.equal(body.match(/已到账<\/strong>/g)?.length, 3)
  assert.match(body, /陈\*怡/)
  assert.ok(!body.includes('陈静怡'))
  const events = await ask(OFFICER, 'GET', `${PATH}/timeline`)
  assert.match(String(events.headers['content-type']), /text\/event-stream/)
  assert.match(events.body, /event: ended/)
  const only = await ask(OFFICER, 'GET', `${PATH}?status=paid&bank=103`)
  assert.equal(only.body.match(/已到账<\/strong>/g)?.length, 1)
})

test('results are exported with masked names, and each holder can see that', async () => {
  const { body, headers } = await ask(OFFICER, 'GET', `${PATH}/results.csv`)
  assert.match(String(headers['content-type']), /text\/csv/)
  assert.equal(body.split('\r\n').length, 5)
  assert.match(body, /陈\*怡/)
  assert.ok(!body.includes('陈静怡'))
  const seen = await db.one(
    z.object({ count: z.number() }),
    sql`select count(distinct person_id)::int as count from platform.access_record
         where purpose = 'checkPayments' and case_reference = ${batchId}`,
  )
  assert.equal(seen.count, 3)
})

test('what a fund account lacks is said, and nothing leaves before it is there', async () => {
  const rich = (start: string) =>
    payees.map(({ personId, lineId }) => ({
      personId,
      lineId: lineId.replace(/^.{8}/, start),
      amountFen: 90_000_000n,
    }))
  const { id } = await releasedBatch(db, rich('0199ffff'), { payPeriod: '2027-01' })
  await paymentRound(deps)
  const before = banks.paidLines().size
  const next = await releasedBatch(db, rich('0199fffe'), { payPeriod: '2027-02' })
  await paymentRound(deps)
  assert.equal(banks.paidLines().size, before)
  const { body } = await ask(PAYER, 'GET', `/dept/batches/${next.id}`)
  assert.match(body, /资金不足/)
  assert.match(body, /差 ¥/)
  assert.ok(!(await ask(PAYER, 'GET', `/dept/batches/${id}`)).body.includes('资金不足'))
})
