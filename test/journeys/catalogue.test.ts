import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { provinceDate } from '#kernel/period.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const CATALOGUE = '/admin/catalogue'

/** A scene of the city's own, from the template for whoever is let in, with its preview. */
const addNightReading = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: '按“凭卡入场（不留身份）”增加' }).click()
  const code = page.locator('#code')
  await code.waitFor()
  await page.waitForLoadState('load')
  await code.fill('GZ-WH-009')
  for (const [language, name, description] of [
    ['zh-Hans', '夜间书房', '凭卡进入夜间自助书房。'],
    ['zh-Hant', '夜間書房', '憑卡進入夜間自助書房。'],
    ['en', 'Night reading room', 'Enter the reading room at night.'],
    ['pt', 'Sala de leitura nocturna', 'Entrar na sala de leitura à noite.'],
  ] as const) {
    await page.locator(`#name-${language}`).fill(name)
    await page.locator(`#description-${language}`).fill(description)
  }
  assert.equal(await page.locator('#ownerAgency').inputValue(), 'hrss-440100')
  await page.getByLabel('理由').fill('新开夜间书房')
  await page.getByText('终端上的结果').waitFor()
}

describe('the next version of the catalogue (M1, M4, M5)', needsBrowser, () => {
  let world: World
  let browser: Chromium

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const at = (sub: string, path: string) => Visitor.atWork(browser, world.origin, sub, path)

  test('a reviewer publishes what waits, a city is stricter, and everybody reads it', async () => {
    const looks = new Looks()
    await using reviewer = await at('staff-catalogue-reviewer', CATALOGUE)
    const review = reviewer.page
    await looks.at(review, 'catalogue-1-layers')
    await review.getByRole('link', { name: '草案' }).click()
    await review.getByRole('link', { name: '估算' }).click()
    await review.getByText(/^场所 \d+ 个/).waitFor()
    await looks.at(review, 'catalogue-2-draft')
    await review.getByRole('button', { name: '公布' }).click()
    await review.getByText('已公布').waitFor()

    await using editor = await at('staff-city-catalogue-editor', CATALOGUE)
    const { page } = editor
    await page.goto(`${CATALOGUE}/440100`)
    await looks.at(page, 'catalogue-3-layer')
    await page.getByRole('button', { name: '起草下一版' }).click()
    await page.getByText('比省里更严', { exact: true }).click()
    await page.getByRole('link', { name: '加严：博物馆预约入馆' }).click()
    const days = page.getByLabel('对方最多留几天')
    await days.waitFor()
    // What draws the preview is a script: it has to be there before somebody types.
    await page.waitForLoadState('load')
    await days.fill('3')
    // Drawn as it is typed; the button does the same where there are no scripts.
    await page.getByText('最多 3 天').waitFor({ state: 'attached' })
    await looks.at(page, 'catalogue-4-scene')
    await page.getByLabel('理由').fill('本市要求更严')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('→ 3').waitFor()
    await addNightReading(page)
    await looks.at(page, 'catalogue-5-new')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('GZ-WH-009 夜间书房').waitFor()

    await page.goto(`${CATALOGUE}/440100`)
    await page.getByRole('button', { name: '紧急暂停或者恢复' }).click()
    await page.getByLabel('理由（会公布）').fill('终端违规留存照片')
    await page.getByRole('button', { name: '写进草案' }).click()
    await page.getByText('→ 暂停').waitFor()
    await looks.at(page, 'catalogue-8-urgent')

    await page.goto('/catalogue/versions?on=2025-05-31')
    await looks.at(page, 'catalogue-6-versions')
    await page.goto('/catalogue/versions/440100/2')
    await page.getByText('180').first().waitFor()
    await looks.at(page, 'catalogue-7-version')
    await page.goto('/catalogue/GD-WH-001')
    await page.getByText('更严的城市').waitFor()
    await page.goto('/open-data')
    await looks.at(page, 'catalogue-8-open-data')
    await page.goto('/settings?display=elder&back=/parity')
    await page.getByText('没有差别').waitFor()
    await looks.at(page, 'catalogue-9-parity')
    assert.deepEqual(looks.complaints, [])
  })

  test('an announcement goes from a draft to everybody, in four languages (M8)', async () => {
    const looks = new Looks()
    const home = '/admin/announcements'
    await using editor = await at('staff-publicity-editor', home)
    const { page } = editor
    await looks.at(page, 'announcement-1-list')
    await page.getByRole('link', { name: '示例：明年起' }).click()
    for (const [language, title, body] of [
      ['简体中文', '示例：老人免费乘车的范围扩大', '六十岁起凭卡免费乘公交。问 12333。'],
      ['繁体中文', '示例：長者免費乘車範圍擴大', '六十歲起憑卡免費乘巴士。查詢 12333。'],
      ['英文', 'Sample: free buses from sixty', 'From sixty the bus is free. Ask 12333.'],
      ['葡文', 'Exemplo: autocarro gratuito', 'Gratuito desde os sessenta. Ligue 12333.'],
    ] as const) {
      await page.getByLabel(`标题（${language}）`).fill(title)
      await page.getByLabel(`正文（${language}）`).fill(body)
    }
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已办理').waitFor()
    await page.getByRole('button', { name: '提交审校' }).click()
    await page.getByText('待审校', { exact: true }).waitFor()
    await looks.at(page, 'announcement-2-written')

    await using reviewer = await at('staff-publicity-reviewer', home)
    const review = reviewer.page
    await review.getByRole('link', { name: '示例：老人免费乘车的范围扩大' }).click()
    await review.getByText('公众看到的样子：葡文').click()
    await review.getByRole('button', { name: '审校通过' }).click()
    await review.getByRole('button', { name: '发布' }).click()
    await review.getByText('已发布', { exact: true }).waitFor()
    await looks.at(review, 'announcement-3-published')

    await using guest = await Visitor.arrive(browser, world.origin, { javaScriptEnabled: false })
    await guest.page.goto('/pt')
    await guest.page.getByRole('link', { name: 'Exemplo: autocarro gratuito' }).click()
    await guest.page.getByText('Ligue 12333').waitFor()
    assert.deepEqual(looks.complaints, [])
  })

  test('a campaign is planned, put up with a poster, and its links count (M8)', async () => {
    const looks = new Looks()
    const home = '/admin/campaigns'
    await using editor = await at('staff-publicity-editor', home)
    const { page } = editor
    const today = provinceDate(world.app.deps.clock.now())
    await page.getByRole('button', { name: '制定一个方案' }).click()
    for (const [label, words] of [
      ['名称', '示例：长者凭卡乘车'],
      ['要让大家知道什么', '长者凭社会保障卡乘公交、地铁，不用另办乘车卡。'],
      ['短链接通向哪一页', '/guide/use'],
      ['开始日期', today.toString()],
      ['结束日期', today.add({ days: 30 }).toString()],
      ['简体中文', '长者乘车，带社保卡就行'],
      ['繁体中文', '長者乘車，帶社保卡便可'],
      ['英文', 'Elders ride with their card'],
      ['葡文', 'Os idosos viajam com o cartão'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(words)
    await looks.at(page, 'campaign-1-plan')
    await page.getByRole('button', { name: '提交方案' }).click()
    await page.getByLabel('渠道').selectOption('社区和村居')
    await page.getByLabel('具体在哪里').fill('示例：北京街道公告栏')
    await page.getByRole('button', { name: '加上' }).click()
    const path = new URL(page.url()).pathname
    const link = (await page.getByText(/^\/go\//).textContent()) ?? ''

    await using reviewer = await at('staff-publicity-reviewer', path)
    await reviewer.page.getByRole('button', { name: '批准' }).click()
    await reviewer.page.getByText('进行中').waitFor()
    await using guest = await Visitor.arrive(browser, world.origin, { javaScriptEnabled: false })
    for (let i = 0; i < 2; i += 1) {
      await guest.page.goto(link)
      assert.equal(new URL(guest.page.url()).pathname, '/guide/use')
    }
    await page.goto(path)
    await page.getByLabel('日期').fill(today.toString())
    await page.getByLabel('人数', { exact: true }).fill('340')
    await page.getByLabel('数据来源').fill('示例：居委会登记')
    await page.getByRole('button', { name: '填报' }).click()
    await page.getByRole('row', { name: '合计 1 2 340' }).waitFor()
    await looks.at(page, 'campaign-2-reach')
    await page.getByRole('link', { name: '打印海报' }).click()
    await page.getByText('Elders ride with their card').first().waitFor()
    await looks.at(page, 'campaign-3-poster')
    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.getByText(`${world.origin}${link}`).first().isVisible())
    assert.ok(!(await page.getByRole('button', { name: '打印' }).isVisible()))
    assert.deepEqual(looks.complaints, [])
  })

  test('a third party applies, tries, opens and is taken off, apart from the rest', async () => {
    const looks = new Looks()
    const title = '示例：教长者用卡'
    await using guest = await Visitor.arrive(browser, world.origin)
    const third = guest.page
    await third.goto('/en/offers/apply')
    for (const [label, words] of [
      ['Name of the organisation', '示例：湾区志愿者协会'],
      ['Unified social credit code', '91440300MADEXP028P'],
      ['How to reach them', '0755-00000000'],
      ['Name of the service', title],
      ['What it is', '志愿者在社区教长者打开身份码、调大字体，每周六上午，不收费，不看任何资料。'],
      ['Where', '南山区各社区服务中心'],
    ] as const)
      await third.getByLabel(label, { exact: true }).fill(words)
    await third.getByRole('button', { name: 'Apply', exact: true }).click()
    const code = (await third.locator('dd strong').textContent()) ?? ''
    await looks.at(third, 'offer-1-receipt')
    await third.getByRole('link', { name: 'Open the page of this number' }).click()
    const progress = new URL(third.url()).pathname

    await using officer = await at('staff-offer-officer', '/admin/offers')
    await officer.page.getByRole('link', { name: title }).click()
    const path = new URL(officer.page.url()).pathname
    await officer.page.getByLabel('核查通过，报审批').fill('单位真实存在')
    await officer.page.getByRole('button', { name: '核查通过，报审批' }).click()
    await using decider = await at('staff-offer-decider', path)
    const { page } = decider
    const until = provinceDate(world.app.deps.clock.now()).add({ days: 30 })
    await page.getByLabel('在哪些点试用').fill('粤海街道党群服务中心\n招商街道党群服务中心')
    await page.getByLabel('最多多少次').fill('100')
    await page.getByLabel('试用到哪一天').fill(until.toString())
    const decide = async (name: string) => {
      await page.getByLabel(`${name}：意见`).fill('现场看过了')
      await page.getByRole('button', { name }).click()
      await page.getByText('已办理').waitFor()
    }
    await decide('准予试用')

    await third.goto(progress)
    await third.getByLabel('At which place').selectOption('招商街道党群服务中心')
    await third.getByLabel('Until which day').fill(until.subtract({ days: 30 }).toString())
    await third.getByLabel('Uses since the last report').fill('101')
    await third.getByLabel('Code to report uses').fill(code)
    await third.getByRole('button', { name: 'Report', exact: true }).click()
    await third.getByText('more uses than the limit allows').waitFor()
    await looks.at(third, 'offer-2-reported')
    await page.reload()
    await page.getByText('申报单位自己').waitFor()
    await looks.at(page, 'offer-3-bureau')

    const shows = async (address: string) => {
      await third.goto(address)
      return third.getByText(title).count()
    }
    assert.equal(await shows('/en/offers'), 0, 'beyond its limit')
    await decide('准予上线')
    assert.equal(await shows('/en/offers'), 1)
    assert.ok((await third.getByText('Not a government service', { exact: true }).count()) > 0)
    for (const official of ['/catalogue', '/guide/use'])
      assert.equal(await shows(official), 0, official)
    await decide('下线')
    assert.equal(await shows('/en/offers'), 0)
    await third.goto(progress)
    await third.getByText('现场看过了').waitFor()
    assert.deepEqual(looks.complaints, [])
  })
})
