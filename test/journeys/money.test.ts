import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock, systemClock } from '#platform/clock.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { activateAccount, announceAccount, programmesOf } from '#modules/account/index.ts'
import { fundsOf } from '#modules/ledger/index.ts'
import { enterList, sendBatch, tellLines } from '#test/money.ts'
import { accountNumber, bySystem } from '#test/payees.ts'
import { enterFunds, PAID_AT, type Payee } from '#test/payments.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { personaId } from './outside.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** Blind; does everything by keyboard, and is paid by two programmes. */
const HOLDER = 'he-xiaoqing'
const OFFICER = 'staff-civil-officer'
const [PAID, FAILED] = ['MZ-007', 'MZ-008']
/** Of neither the demonstration nor anybody else. */
const INSTALMENT = 77

/** Two payments to one person: one arrives, and the account of the other is not activated. */
const pay = async ({ app, it, keys }: World): Promise<void> => {
  const { db } = app.deps
  const personId = personaId(HOLDER)
  const now = systemClock.now()
  const [paid] = await programmesOf(db, personId, now)
  assert.ok(paid)
  const { bankCode } = paid.account
  const funds = await fundsOf(db, 'dept-finance')
  if (!funds.some((fund) => fund.bankCode === bankCode))
    await enterFunds(db, [bankCode], 100_000_000n)
  const pii = new PersonalInformation(keys)
  const clock = new FixedClock(now)
  for (const [programmeCode, amountFen] of [
    [PAID, 128_600n],
    [FAILED, 30_000n],
  ] as const) {
    const payee: Payee = { personId, lineId: uuidv7(PAID_AT), amountFen }
    const list = { programmeCode, payPeriod: '2026-11' }
    const source =
      programmeCode === PAID
        ? await enterList(it.owner, [[payee, '石牌村']], list)
        : `roster/${uuidv7(PAID_AT)}`
    const payOn = Temporal.PlainDate.from('2026-11-26')
    const change = { ...list, source, payOn, instalment: INSTALMENT }
    await sendBatch(db, clock, [payee], change, pii)
    const said =
      programmeCode === PAID
        ? ({ claim: 'paid' } as const)
        : ({ claim: 'rejected', reasonCode: 'R04' } as const)
    await tellLines(db, now, [[payee.lineId, said]], bankCode)
  }
}

/** A second account of the holder, which no programme pays yet. */
const enterOther = async ({ app, keys }: World): Promise<void> => {
  const personId = personaId(HOLDER)
  const context = bySystem(systemClock.now())
  await app.deps.db.transaction(async (tx) => {
    const { id: accountId } = await announceAccount(tx, context, { personId, bankCode: '103' })
    const number = accountNumber(777)
    const pii = new PersonalInformation(keys)
    await activateAccount(tx, pii, context, { personId, accountId, number })
  })
}

describe('where is my money (C5)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let holder: Visitor
  const looks = new Looks()

  before(async () => {
    world = await openWorld()
    await pay(world)
    browser = await openBrowser()
    holder = await Visitor.arrive(browser, world.origin)
    await holder.signIn('resident', HOLDER, '/me')
  })
  after(async () => {
    await holder?.[Symbol.asyncDispose]()
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  test('what failed says one sentence, and one button leads to the nearest outlet', async () => {
    const { page } = holder
    const keys = new Keyboard(page)
    await looks.at(page, 'money-1-home')
    await keys.press(/^为什么？点这里/)
    await page.waitForURL('**/me/money')
    await looks.at(page, 'money-2-list')
    const main = page.locator('main')
    assert.match(await main.innerText(), /收款银行账户没有激活，钱没有到。/)
    await keys.press(/^去最近的网点激活/)
    await page.waitForURL('**/outlets')
    await looks.at(page, 'money-3-outlets')
    assert.match(await main.innerText(), /带上社保卡和身份证件，到.+任何一个网点都可以办。/)
    assert.match(await main.innerText(), /广州市/)
    await page.goBack()
    await page.waitForURL('**/me/money')
    await keys.press(/^困难残疾人生活补贴/)
    await page.waitForURL('**/me/money/line_*')
    await looks.at(page, 'money-4-detail')
    assert.match(await main.innerText(), /到账\s+已完成[^]*一卡通条例第 13 条/)
    assert.deepEqual(keys.unseen, [])
  })

  test('without scripts the way is the same', async () => {
    await using plain = await Visitor.arrive(browser, world.origin, { javaScriptEnabled: false })
    const { page } = plain
    await plain.signIn('resident', HOLDER, '/me')
    await page.getByRole('link', { name: '为什么？点这里' }).click()
    await page.getByRole('button', { name: '去最近的网点激活' }).first().click()
    await page.getByRole('heading', { name: '去哪个网点' }).waitFor()
    await page.goto('/me/money?programme=MZ-008')
    assert.doesNotMatch(await page.locator('main').innerText(), /困难残疾人生活补贴（/)
  })

  test('a year adds up, prints, and is a table as well', async () => {
    const { page } = holder
    const year = String(systemClock.now().toZonedDateTimeISO('Asia/Shanghai').year)
    await page.goto('/me/money')
    await page.getByRole('link', { name: `${year}年汇总` }).click()
    await page.waitForURL(/\/me\/money\/years\//)
    await looks.at(page, 'money-5-year')
    assert.match(await page.locator('main').innerText(), /全年到账/)
    const csv = await page.request.get(`/me/money/years/${year}/csv`)
    assert.match(await csv.text(), /困难残疾人生活补贴,2026年11月,1286\.00/)
  })

  test('each programme says to which account it is paid', async () => {
    const { page } = holder
    await page.goto('/me/money/accounts')
    await looks.at(page, 'money-6-accounts')
    assert.match(await page.locator('main').innerText(), /不用授权/)
    await enterOther(world)
    await page.goto(`/me/money/accounts/${PAID}`)
    // Who permits something shows once more who they are.
    await page.locator(`button[name="sub"][value="${HOLDER}"]`).click()
    await page.waitForURL(`**/me/money/accounts/${PAID}`)
    await looks.at(page, 'money-6-permit')
    const box = page.getByRole('checkbox')
    assert.equal(await box.isChecked(), false)
    await page.getByRole('radio', { name: '收到下一次钱以后再换' }).check()
    await box.check()
    await page.getByRole('button', { name: '同意，改发' }).click()
    await page.waitForURL('**/accounts?permitted=1')
    await looks.at(page, 'money-6-permitted')
    assert.match(await page.locator('main').innerText(), /已登记[^]*未授权/)
    await page.goto('/me/change-bank')
    await looks.at(page, 'money-6-change-bank')
    const preview = /如果现在换银行，这 \d+ 笔钱会这样走/
    assert.match(await page.locator('main').innerText(), preview)
  })

  test('the large edition says it in one sentence with few ways on', async () => {
    const { page } = holder
    const main = page.locator('main')
    for (const [name, display, said] of [
      ['elder', { elder: true }, /这个月到了 [\d,.]+\u00A0元[^]*还有 [\d,.]+\u00A0元[^]*没到。/],
      ['elder-contrast', { elder: true, contrast: 'black-yellow' }, /这个月到了/],
      ['hant', { language: 'zh-Hant' }, /收款銀行戶口未啟用，款項未到。/],
      ['pt', { language: 'pt' }, /A conta bancária não está activada/],
      ['contrast', { contrast: 'blue-yellow' }, /没有激活/],
    ] as const) {
      await holder.choose(display)
      for (const path of name === 'elder' ? ['/me', '/me/money'] : ['/me/money']) {
        await page.goto(path)
        await looks.at(page, `money-7-${name}${path.replaceAll('/', '-')}`)
      }
      assert.match(await main.innerText(), said, name)
      if (name === 'elder') assert.ok((await main.locator('a[href]').count()) <= 6)
    }
    await holder.choose({})
  })

  test('an officer prints the sheet of a village on one page', async () => {
    await using officer = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    const { page } = officer
    await officer.signIn('staff', OFFICER, '/dept/statements')
    await page.getByLabel('项目').selectOption(PAID)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('发放期').selectOption('2026-11')
    await page.getByRole('button', { name: '下一步' }).click()
    // Lists were made for one place only, so nobody is asked for which.
    await looks.at(page, 'money-8-statements')
    await page.getByRole('button', { name: '出具 石牌村' }).click()
    await page.getByRole('heading', { name: '石牌村补贴发放明白账' }).waitFor()
    await looks.at(page, 'money-9-sheet')
    const sheet = await page.locator('.ykt-board').innerText()
    assert.match(sheet, /何\*晴\s+1,286\.00/)
    const print = await page.pdf({ format: 'A4' })
    assert.equal(print.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1)
    const address = /https?:\/\/[^ ]+\/statements\/stm_[0-9a-f]{32}/.exec(sheet)?.[0] ?? ''
    await page.goto(address)
    await looks.at(page, 'money-10-check')
    assert.match(await page.locator('main').innerText(), /这份明白账是真的/)
  })

  test('nobody was shut out of a page on the way', () => {
    assert.deepEqual(looks.complaints, [])
  })
})
