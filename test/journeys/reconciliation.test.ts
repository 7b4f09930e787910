import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { provinceDate } from '#kernel/period.ts'
import { insertFund, listFunds } from '#modules/ledger/index.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const FUND = 'FIN-JOURNEY'

/** A fund account of finance, unless the demonstration has brought some. */
const fundOf = async ({ it }: World): Promise<string> => {
  const [known] = await listFunds(it.db)
  if (known !== undefined) return known.code
  await it.db.transaction((tx) =>
    insertFund(tx, {
      code: FUND,
      payerAgency: 'dept-finance',
      bankCode: '102',
      accountName: '广东省财政厅惠民资金专户',
      accountNumber: '44050100000000001',
      openedOn: Temporal.PlainDate.from('2026-01-01'),
    }),
  )
  return FUND
}

describe('programmes of the next year, and money to the fen (P1, P7)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let fundCode: string
  let list: string
  const looks = new Looks()

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    fundCode = await fundOf(world)
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const at = async (sub: string, path: string): Promise<Visitor> => {
    const visitor = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await visitor.signIn('staff', sub, path)
    return visitor
  }

  test('a department copies the list, raises a standard, and hands it to finance', async () => {
    await using officer = await at('staff-civil-programmes', '/dept/programmes')
    const { page } = officer
    await looks.at(page, 'P1-programmes')
    await page.getByRole('button', { name: '照抄并开始起草' }).click()
    await page.waitForURL(/\/dept\/programmes\/lists\//)
    list = new URL(page.url()).pathname
    await page
      .getByRole('row', { name: /MZ-007/ })
      .getByRole('link', { name: '修改' })
      .click()
    await page.getByLabel('标准金额').waitFor()
    await looks.at(page, 'P1-edit')
    await page.getByLabel('标准金额').fill('195')
    await page.getByLabel('简体').nth(1).fill('每人每月195元')
    await page.getByLabel('理由').fill('标准按年度调整')
    await page.getByRole('button', { name: '保存改动' }).click()
    await page.getByText('已保存').waitFor()
    await looks.at(page, 'P1-list')
    await page.getByRole('button', { name: '提交财政公布' }).click()
    await page.getByText('待公布').first().waitFor()
    await page.goto(`${world.origin}/dept/off-card`)
    await looks.at(page, 'P7-off-card')
    await page.goto(`${world.origin}/dept/off-card/share`)
    await looks.at(page, 'P7-share')
  })

  test('finance publishes it, and everybody reads what will change and why', async () => {
    await using finance = await at('staff-finance', '/dept')
    const { page } = finance
    await page.getByRole('link', { name: '待公布的项目清单' }).click()
    await page.waitForURL(/\/dept\/programmes\/lists\//)
    assert.equal(new URL(page.url()).pathname, list)
    await page.getByRole('button', { name: '公布', exact: true }).click()
    await page.getByText('已公布').first().waitFor()
    await page.goto(`${world.origin}/programmes`)
    await page.getByText('标准按年度调整').waitFor()
    await looks.at(page, 'P1-public')
    await page.goto(`${world.origin}/programmes/MZ-007`)
    await looks.at(page, 'P1-public-one')
  })

  test('money is entered by one and confirmed by another, and the three agree', async () => {
    const path = `/dept/funds/${fundCode}`
    const paper = { name: '凭证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') }
    await using first = await at('staff-finance', path)
    await first.page.getByLabel('拨款凭证号').fill('示例拨〔2026〕8号')
    await first.page.getByLabel('金额（元）').fill('5000.50')
    await first.page.getByLabel('凭证扫描件').setInputFiles(paper)
    await first.page.getByRole('button', { name: '录入拨款' }).click()
    await first.page.getByText('已登记').waitFor()
    await using second = await at('staff-finance-second', path)
    const { page } = second
    await page.getByRole('button', { name: '确认到账' }).click()
    await page.getByText('已登记').waitFor()
    await looks.at(page, 'P7-fund')
    const today = provinceDate(world.app.deps.clock.now())
    await page.goto(`${world.origin}${path}/days/${today.toString()}`)
    await page.getByText('三方一致，差额为零').waitFor()
    await looks.at(page, 'P7-day')
    await page.goto(`${world.origin}${path}/months/${today.toPlainYearMonth().toString()}`)
    await looks.at(page, 'P7-month')
    await page.goto(`${world.origin}/dept/funds`)
    await looks.at(page, 'P7-funds')
  })

  test('the pages fit a phone and a computer, and read aloud well', () => {
    assert.deepEqual(looks.complaints, [])
    assert.ok(looks.seen.length >= 10)
  })
})
