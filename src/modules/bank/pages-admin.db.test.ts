import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { accountNumber, staffContext } from '#test/bank.ts'
import { type Asker, bankSite, BUREAU, OFFICER } from '#test/bank-site.ts'
import { testDatabase } from '#test/database.ts'
import { testPii } from '#test/person.ts'
import { applyAnswer } from './apply-answer.ts'
import { bankMeasure, cancelBankRequest, signAgreement } from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const { clock, ask, waiting } = await bankSite(db)
await waiting('103')

test('a measure is seen before it is decided, and lifted again', async () => {
  const path = '/admin/banks/of/103'
  const { body } = await ask(BUREAU, 'GET', `${path}/measure?measure=suspendedApply`)
  assert.match(body, /资金发到已有账户/)
  assert.match(body, /1 件，留在平台/)
  assert.equal(await bankMeasure(db, '103'), 'normal')
  const short = await ask(BUREAU, 'POST', `${path}/measure`, { measure: 'suspendedApply' })
  assert.match(short.body, /请写明事实和理由/)
  const decided = await ask(BUREAU, 'POST', `${path}/measure`, {
    measure: 'suspendedApply',
    facts: '连续三个月超时限办理开户',
    notice: '粤人社告〔2026〕1号',
  })
  assert.equal(decided.statusCode, 303)
  assert.equal(await bankMeasure(db, '103'), 'suspendedApply')
  assert.match((await ask(BUREAU, 'GET', `${path}?decided=1`)).body, /连续三个月超时限/)
  const operator: Asker = { roles: ['bankAdministrator'] }
  const refused = await ask(operator, 'POST', `${path}/measure`, { measure: 'normal' })
  assert.equal(refused.statusCode, 403)
  await ask(BUREAU, 'POST', `${path}/measure`, {
    measure: 'normal',
    facts: '已完成整改并经复核通过',
  })
  assert.equal(await bankMeasure(db, '103'), 'normal')
  assert.equal((await ask(BUREAU, 'GET', '/admin/banks')).statusCode, 200)
})

test('an agreement is entered and its obligations assessed on the page of the bank', async () => {
  const path = '/admin/banks/of/102'
  const period = { from: '2026-01-01', until: '2027-01-01' }
  const signed = await ask(BUREAU, 'POST', `${path}/agreements`, { number: '协-1', ...period })
  assert.equal(signed.statusCode, 303)
  const again = await ask(BUREAU, 'POST', `${path}/agreements`, { number: '协-2', ...period })
  assert.match(again.body, /已有生效的协议/)
  const agreement = /name="agreement" value="([0-9a-f-]+)"/.exec(
    (await ask(BUREAU, 'GET', path)).body,
  )?.[1]
  const assess = (met: string, remark: string) =>
    ask(BUREAU, 'POST', `${path}/assessments`, {
      agreement: agreement ?? '',
      obligation: 'facilities',
      met,
      remark,
    })
  assert.match((await assess('no', '')).body, /未履行要写明/)
  assert.equal((await assess('no', '没有坡道')).statusCode, 303)
  assert.match((await ask(OFFICER, 'GET', '/bank/standing')).body, /没有坡道/)
})

test('a round is opened, entered, scored by two and decided by a third', async () => {
  const weights = {
    network: '25',
    accessibility: '20',
    systems: '25',
    security: '20',
    benefits: '10',
  }
  const round = { title: '第一批', closesOn: '2026-11-29', ...weights }
  const wrong = await ask(BUREAU, 'POST', '/admin/banks/rounds', { ...round, network: '26' })
  assert.match(wrong.body, /权重合计要等于 100/)
  const opened = await ask(BUREAU, 'POST', '/admin/banks/rounds', round)
  const path = String(opened.headers.location)
  const entered = await ask(BUREAU, 'POST', `${path}/candidates`, {
    candidate: '示例银行',
    agency: 'bank-990',
    materials: '营业执照\n金融许可证',
  })
  assert.equal(entered.headers.location, `${path}?saved=1`)
  const page = await ask(BUREAU, 'GET', path)
  const application = /name="application" value="([0-9a-f-]+)"/.exec(page.body)?.[1] ?? ''
  const points = Object.fromEntries(Object.keys(weights).map((code) => [code, '80']))
  for (const id of [uuidv7(clock.now()), uuidv7(clock.now())]) {
    const assessor: Asker = { roles: ['bankAssessor'], id }
    const scored = await ask(assessor, 'POST', `${path}/scores`, { application, ...points })
    assert.equal(scored.statusCode, 303)
  }
  clock.advance({ hours: 24 * 4 })
  const outcome = { application, admitted: 'yes', reason: '名列第一' }
  assert.equal((await ask(BUREAU, 'POST', `${path}/outcomes`, outcome)).statusCode, 303)
  const { body } = await ask(BUREAU, 'GET', path)
  assert.match(body, /80\.00/)
  assert.match(body, /入选/)
  assert.match((await ask(BUREAU, 'GET', '/admin/banks/rounds')).body, /第一批/)
})

test('a late answer waits for the liaison of the bank, by name of the person', async () => {
  const liaison = uuidv7(clock.now())
  await signAgreement({ db }, staffContext(clock.now()), {
    bankCode: '103',
    number: '协-103',
    from: Temporal.PlainDate.from('2026-01-01'),
    until: Temporal.PlainDate.from('2027-01-01'),
    liaisonId: liaison,
    applicationId: undefined,
  })
  const id = await waiting('103')
  await db.transaction((tx) => cancelBankRequest(tx, staffContext(clock.now()), id))
  await db.transaction((tx) =>
    applyAnswer(tx, testPii, staffContext(clock.now()), {
      bankCode: '103',
      requestId: id,
      answer: { state: 'opened', accountNumber: accountNumber(60) },
      channel: 'message',
    }),
  )
  const path = '/admin/banks/discrepancies'
  const other = await ask(BUREAU, 'GET', path)
  assert.match(other.body, /撤回以后银行才回复/)
  assert.doesNotMatch(other.body, /处理完毕/)
  const mine: Asker = { roles: ['bankAdministrator'], id: liaison }
  const { body } = await ask(mine, 'GET', path)
  const discrepancy = /name="discrepancy" value="([0-9a-f-]+)"/.exec(body)?.[1] ?? ''
  const resolution = { discrepancy, resolution: '银行已销户' }
  assert.match((await ask(BUREAU, 'POST', path, resolution)).body, /由指定的联络人处理/)
  assert.match((await ask(mine, 'POST', path, { discrepancy })).body, /请写明怎样处理/)
  assert.equal((await ask(mine, 'POST', path, resolution)).statusCode, 303)
  assert.match((await ask(mine, 'GET', path)).body, /没有待处理的差错/)
})
