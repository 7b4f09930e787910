import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { provinceDate } from '#kernel/period.ts'
import { insertFund, listFunds } from '#modules/ledger/index.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Counter } from './counter.ts'
import { Looks } from './looks.ts'
import { PHONE, Visitor } from './visitor.ts'
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

describe('programmes, money to the fen, and the gate (P1, P7, M2)', needsBrowser, () => {
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

  const at = (sub: string, path: string) => Visitor.atWork(browser, world.origin, sub, path)

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

  test('a card for elders to ride by is compared, answered, and not issued (M2)', async () => {
    await using officer = await at('staff-transport-credentials', '/dept/credentials')
    await looks.at(officer.page, 'M2-department')
    const { page } = officer
    await page.getByRole('button', { name: '申报' }).click()
    await page.getByLabel('名称').fill('老年乘车卡')
    await page.getByLabel('范围').selectOption('广州市')
    await page.getByLabel('领域').selectOption('交通出行')
    await page.getByLabel('老年人').check()
    await page.getByLabel('享受优惠').check()
    await page.getByLabel('发放依据').fill('示例〔2026〕1号')
    await looks.at(page, 'M2-filing')
    await page.getByRole('button', { name: '查重' }).click()
    await page.getByRole('link', { name: '长者优待乘车' }).waitFor()
    await page.getByLabel('为什么社会保障卡办不到').fill('现有的优待要另外核对年龄')
    await looks.at(page, 'M2-compared')
    await page.getByRole('button', { name: '申报，交部门发表意见' }).click()
    await page.getByText('已登记').waitFor()
    const path = new URL(page.url()).pathname

    await using decider = await at('staff-credential-decider', '/admin/credentials')
    await looks.at(decider.page, 'M2-register')
    const decide = async () => {
      await decider.page.goto(path.replace('/dept', '/admin'))
      await decider.page.getByLabel('不予新发').check()
      await decider.page.getByLabel('结论的理由').fill('社会保障卡已经能按年龄给予乘车优待')
      await decider.page.getByRole('button', { name: '作出结论' }).click()
    }
    await decide()
    await decider.page.getByText('点到名的部门还没有都答复').first().waitFor()
    await using asked = await at('staff-guangzhou-credentials', '/dept/credentials')
    await asked.page.getByRole('link', { name: '老年乘车卡' }).click()
    await asked.page.getByLabel('功能重复').check()
    await asked.page.getByLabel('理由，不少于 10 个字').fill('本市已经有羊城通长者卡融合场景')
    await looks.at(asked.page, 'M2-opinion')
    await asked.page.getByRole('button', { name: '发表意见' }).click()
    await asked.page.getByText('已登记').waitFor()
    await decide()
    await decider.page.getByText('已登记').waitFor()
    await looks.at(decider.page, 'M2-decided')
    await page.goto('/dept/credentials')
    await page.getByRole('link', { name: '羊城通善行卡' }).click()
    await page.getByText('已转移 8,240 人').waitFor()
    await looks.at(page, 'M3-plan')
    await page.goto('/en/merged-cards')
    await looks.at(page, 'M3-merged-cards')
    await using keeper = await at('staff-credential-reviewer', '/admin/duties')
    await looks.at(keeper.page, 'duties-ledger')
    await keeper.page.getByRole('link', { name: '广东省交通运输厅' }).click()
    await keeper.page.getByText('21 个市核对完毕').waitFor()
    await looks.at(keeper.page, 'duties-agency')
    assert.deepEqual(looks.complaints, [])
  })

  test('old reader cards come with a list, and one is told at a library (M3)', async () => {
    await using officer = await at('staff-culture-credentials', '/dept/credentials')
    const { page } = officer
    await page.getByRole('link', { name: '公共图书馆读者证' }).click()
    await page.getByRole('link', { name: '旧卡号名单' }).click()
    await looks.at(page, 'M3-numbers')
    const lines = [
      '读者证号,姓名,证件号码,出生日期,状态',
      'GT2019-0001,陈志明,440104198806129911,,正常',
      'GT2019-0002,没有这个人,,1970-01-01,正常',
      'GT2019-0003,陈志明,12345,,正常',
    ]
    const file = { name: '读者证.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await page.getByLabel('名单文件').setInputFiles(file)
    await page.getByRole('button', { name: '上传并比对' }).click()
    await world.settle()
    await page.reload()
    await page.getByText('证件号码不对').waitFor()
    await looks.at(page, 'M3-numbers-report')
    await using second = await at('staff-culture-second', new URL(page.url()).pathname)
    await second.page.getByRole('button', { name: '采用这份名单' }).click()
    await second.page.getByText('已登记').waitFor()

    const scene = 'GD-WH-004'
    await using counter = await Counter.standByStaff(browser, world, 'staff-gz-library', scene)
    assert.match(await counter.tellOldCard('gt2019 0001'), /通过/)
    await using holder = await Visitor.arrive(browser, world.origin, { viewport: PHONE })
    await holder.signIn('resident', 'chen-zhiming', '/me/access-log')
    await holder.page.getByText('凭旧卡“公共图书馆读者证”').waitFor()
    await holder.page.goto('/me/card')
    await holder.page.getByText('尾号 0001').waitFor()
    await looks.at(holder.page, 'M3-my-card')
    assert.deepEqual(looks.complaints, [])
  })
})
