import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { raw, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import {
  departmentSite,
  FINANCE_OFFICER,
  PROGRAMME_OFFICER,
  RECONCILER,
  SECOND_OF_FINANCE,
} from '#test/department-site.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { paymentWorld } from '#test/payments.ts'
import { findFund, post } from '#modules/ledger/index.ts'
import { applyAnswers, paymentRound } from '#modules/payment/index.ts'
import { enterOffCard, stepOffCard } from '#modules/programme/index.ts'
import { fundPages } from './index.ts'
import { readDay } from './read-day.ts'

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await it[Symbol.asyncDispose]()
  await spool[Symbol.asyncDispose]()
})
const { db } = it
const { clock, ask } = departmentSite(db, fundPages)
const banks = new PayingBanks(clock)
const deps = payingDeps(db, spool, banks, clock)
const payees = await paymentWorld(db, ['102', '102', '102', '103'])
await releasedBatch(db, payees)

const FUND = '/dept/funds/FIN-102'
const FIRST = `${FUND}/days/2026-11-01`
const TODAY = `${FUND}/days/2026-11-26`
const TOMORROW = `${FUND}/days/2026-11-27`
const day = (text: string) => Temporal.PlainDate.from(text)
const owner = (text: string) => it.owner.run(sql`${raw(text)}`)

/** The first difference of a page as its form would send it. */
const differenceIn = (body: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['subject', 'department', 'ledger', 'bank'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '',
    ]),
  )

test('a day without an answer of the bank is explained by one and closed by another', async () => {
  banks.down = true
  await paymentRound(deps)
  const { body } = await ask(RECONCILER, 'GET', TODAY)
  assert.match(body, /还没有答复/)
  assert.match(body, /还有差异没有处理/)
  const seen = differenceIn(body)
  assert.match(seen['subject'] ?? '', /^instruction\//)
  assert.equal(seen['department'], seen['ledger'])
  const close = (who: typeof RECONCILER, path = TODAY) => ask(who, 'POST', `${path}/close`, {})
  assert.match((await close(FINANCE_OFFICER)).body, /更早的日子还没有日结/)
  assert.equal((await close(FINANCE_OFFICER, FIRST)).statusCode, 303)
  assert.match((await close(FINANCE_OFFICER)).body, /还有差异没有处理结果/)

  const resolve = (fields: Readonly<Record<string, string>>, who = RECONCILER) =>
    ask(who, 'POST', `${TODAY}/differences`, { outcome: 'timing', words: '', ...seen, ...fields })
  assert.match((await resolve({})).body, /请写明处理结果/)
  assert.match((await resolve({ words: '银行明早答复', ledger: '1' })).body, /数字变了/)
  assert.match((await resolve({ words: '银行明早答复', subject: 'x' })).body, /差异已经没有了/)
  assert.equal((await resolve({ words: '银行明早答复' }, FINANCE_OFFICER)).statusCode, 403)
  assert.equal((await resolve({ words: '银行明早答复' })).statusCode, 303)
  assert.match((await ask(RECONCILER, 'GET', TODAY)).body, /处理过差异的人不能日结/)
  assert.match((await close(RECONCILER)).body, /处理过差异的人不能日结或者月结/)
  const forged = `insert into reconciliation.day_end values
    ('FIN-102', '2026-11-26', '${RECONCILER.id}', now(), 1)`
  await assert.rejects(owner(forged), /explained differences/)
  assert.equal((await close(SECOND_OF_FINANCE)).statusCode, 303)
  const closed = await ask(FINANCE_OFFICER, 'GET', TODAY)
  assert.match(closed.body, /已日结，办理人/)
  assert.match((await close(SECOND_OF_FINANCE)).body, /这一天已经日结/)
  assert.match((await resolve({ words: '晚了的说明' })).body, /这一天已经日结/)
  const late = `insert into reconciliation.difference values (gen_random_uuid(), 'FIN-102',
    '2026-11-26', 'x', 1, 2, 3, 'timing', '晚了的说明', 'x', now())`
  await assert.rejects(owner(late), /is closed/)
})

test('what the bank answers on the next day is posted there, and the three agree', async () => {
  clock.advance({ hours: 24 })
  banks.down = false
  await paymentRound(deps)
  await paymentRound(deps)
  await banks.deliver(deps, db)
  const { body } = await ask(RECONCILER, 'GET', TOMORROW)
  assert.match(body, /三方一致，差额为零/)
  const csv = await ask(FINANCE_OFFICER, 'GET', `${TOMORROW}/audit.csv`)
  const rows = csv.body.split('\r\n').filter((row) => /入账,/.test(row))
  assert.deepEqual(
    rows.map((row) => row.split(',').slice(5, 8)),
    [['300.03', '300.03', '300.03']],
    'three payees of this bank',
  )
  const fund = await ask(RECONCILER, 'GET', FUND)
  assert.match(fund.body, /差额为零/)
  const fundOf = await findFund(db, 'FIN-102')
  assert.ok(fundOf !== undefined)
  const { differences, items } = await readDay(db, fundOf, day('2026-11-26'))
  assert.deepEqual(differences, [], 'the attempt of yesterday came to nothing at all three')
  assert.equal(items.length, 1)
})

test('a record that fits nothing is a difference until somebody says what it is', async () => {
  const stray = {
    number: 1,
    instruction: undefined,
    line: '来历不明',
    claim: 'credit' as const,
    amountFen: 123_45n,
    accountTail: undefined,
    reasonCode: undefined,
    words: '',
  }
  const context = {
    actor: { kind: 'system', id: 'test' },
    requestId: 'request-1',
    at: clock.now(),
  } as const
  const digest = 'cd'.repeat(32)
  const told = { bankCode: '102', fileNumber: 'S1', kind: 'statement', digest } as const
  await applyAnswers({ db }, context, { ...told, records: [[stray]] })
  const { body } = await ask(RECONCILER, 'GET', TOMORROW)
  assert.match(body, /来款不明/)
  assert.match(body, /¥123\.45/)
  const refused = await ask(FINANCE_OFFICER, 'POST', `${TOMORROW}/close`, {})
  assert.match(refused.body, /还有差异没有处理结果/)
  const fields = { ...differenceIn(body), outcome: 'inSuspense', words: '=转挂账，待银行查复' }
  assert.equal((await ask(RECONCILER, 'POST', `${TOMORROW}/differences`, fields)).statusCode, 303)
  const csv = await ask(RECONCILER, 'GET', `${TOMORROW}/audit.csv`)
  assert.match(csv.body, /'=转挂账/, 'no spreadsheet computes it')
  assert.equal((await ask(FINANCE_OFFICER, 'POST', `${TOMORROW}/close`, {})).statusCode, 303)
  const forged = `insert into reconciliation.day_sum values
    ('FIN-103', '2026-11-27', 'send', 5, 5, 4, 0, 0)`
  await assert.rejects(owner(forged), /day_sum_zero/)
  await assert.rejects(owner('delete from reconciliation.difference'), /append-only/)
  await assert.rejects(owner('delete from reconciliation.day_sum'), /append-only/)
})

test('a month is closed once it is over, by somebody who explained nothing in it', async () => {
  const path = `${FUND}/months/2026-11`
  const close = (who: typeof RECONCILER) => ask(who, 'POST', `${path}/close`, {})
  assert.match((await close(FINANCE_OFFICER)).body, /这个月还没有过完/)
  clock.advance({ hours: 24 * 5 })
  assert.match((await close(RECONCILER)).body, /处理过差异的人/)
  const forged = `insert into reconciliation.month_close values
    ('FIN-102', '2026-11-01', '${RECONCILER.id}', now())`
  await assert.rejects(owner(forged), /explained differences/)
  assert.equal((await close(FINANCE_OFFICER)).statusCode, 303)
  assert.match((await close(FINANCE_OFFICER)).body, /已经月结/)
  const { body } = await ask(RECONCILER, 'GET', path)
  assert.match(body, /已日结，办理人/)
  assert.match(body, /¥300\.03/)
  const csv = await ask(RECONCILER, 'GET', `${path}/audit.csv`)
  assert.match(csv.body, /FIN-102,2026-11,已发放,0\.00,300\.03,0\.00,300\.03/)
  const wrong = `insert into reconciliation.month_balance values
    ('FIN-102', '2026-11-01', 'x', 1, 1, 0, 1)`
  await assert.rejects(owner(wrong), /month_balance_adds_up/)
})

test('money of the treasury is entered by one and confirmed by another of finance', async () => {
  const paper = Buffer.from('%PDF-1.7 拨款凭证')
  const enter = (fields: Readonly<Record<string, string | Buffer>>, who = FINANCE_OFFICER) =>
    ask(who, 'POST', `${FUND}/vouchers`, { voucherNumber: '粤财拨8号', paper, ...fields })
  assert.match((await enter({ amountYuan: '很多' })).body, /填得不对/)
  assert.match((await enter({ amountYuan: '8', paper: '' })).body, /请选择凭证扫描件/)
  assert.equal((await enter({ amountYuan: '5000.50' })).statusCode, 303)
  assert.equal((await enter({ amountYuan: '1' }, RECONCILER)).statusCode, 403)
  const stranger = { ...FINANCE_OFFICER, agency: 'dept-education' }
  assert.equal((await enter({ amountYuan: '1' }, stranger)).statusCode, 404)
  const id = /name="id" value="([0-9a-f-]+)"/.exec(
    (await ask(SECOND_OF_FINANCE, 'GET', FUND)).body,
  )?.[1]
  const confirm = (who: typeof RECONCILER) =>
    ask(who, 'POST', `${FUND}/vouchers/confirm`, { id: id ?? '' })
  assert.match((await confirm(FINANCE_OFFICER)).body, /录入的人不能自己确认/)
  assert.equal((await confirm(SECOND_OF_FINANCE)).statusCode, 303)
  assert.match((await enter({ amountYuan: '5000.50' })).body, /已经录入过/)
  const { body } = await ask(FINANCE_OFFICER, 'GET', '/dept/funds')
  assert.match(body, /FIN-103/)
  assert.match((await ask(FINANCE_OFFICER, 'GET', FUND)).body, /¥1,005,000\.50/)
  const remittance = { kind: 'remit', voucherNumber: '缴9号', amountYuan: '2' }
  assert.match((await enter(remittance)).body, /不能超过追回款余额/)
  const context = {
    actor: { kind: 'system', id: 'test' },
    requestId: 'r',
    at: clock.now(),
  } as const
  const recovered = { reference: 'recovery/1', fundCode: 'FIN-102', amountFen: 300n } as const
  await db.transaction((tx) => post(tx, context, { ...recovered, kind: 'recover' }))
  assert.equal((await enter(remittance)).statusCode, 303)
  assert.match((await ask(SECOND_OF_FINANCE, 'GET', FUND)).body, /缴9号[^]*确认已缴回/)
})

test('the share paid to cards is shown by programme and city, with both numbers', async () => {
  const context = {
    actor: { kind: 'staff', id: PROGRAMME_OFFICER.id },
    requestId: 'request-1',
    at: clock.now(),
  } as const
  const by = { staffId: PROGRAMME_OFFICER.id, agencyCode: PROGRAMME_OFFICER.agency }
  const entered = await enterOffCard({ db }, context, {
    programmeCode: 'MZ-001',
    regionCode: '440100',
    reason: 'cardInProduction',
    fileNumber: '穗民〔2026〕3号',
    payeeCount: 1,
    from: day('2026-11-20'),
    until: day('2026-12-20'),
    by,
  })
  assert.ok(entered.granted)
  const payer = { staffId: FINANCE_OFFICER.id, agencyCode: FINANCE_OFFICER.agency }
  const step = { id: entered.outcome.id, action: 'approve', by: payer, remark: '' } as const
  assert.ok((await stepOffCard({ db }, context, step))?.granted)
  const { body } = await ask(RECONCILER, 'GET', '/dept/off-card/share?month=2026-11')
  assert.match(body, /80\.00%/, 'four lines on cards, one payee beside')
  const csv = await ask(RECONCILER, 'GET', '/dept/off-card/share.csv?month=2026-11')
  assert.match(csv.body, /2026-11,.*,440100,4,1,80\.00%/)
  const none = await ask(RECONCILER, 'GET', '/dept/off-card/share?month=2026-01')
  assert.match(none.body, /没有发放/)
})
