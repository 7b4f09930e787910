import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { provinceDate } from '#kernel/period.ts'
import { systemClock } from '#platform/clock.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { complaintsOf, sidewaysScroll } from './checks.ts'
import { codeShown, numberShown, readCode } from './code-picture.ts'
import { Counter, ticketOf } from './counter.ts'
import { Looks } from './looks.ts'
import { COMPUTER, PHONE, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** Of the library of Guangzhou, as the register has it. */
const CREDIT_CODE =
  AGENCIES.find(({ code }) => code === 'op-library-440100')?.unifiedSocialCreditCode ?? ''

/** A list of which one branch is as it should be, and one has its coordinates exchanged. */
const BRANCHES = [
  '名称,类型,区县,地址,纬度,经度,开放时间,对外电话,应用场景,统一社会信用代码,授权到',
  ...[
    '一分馆,图书馆,天河区,珠江东路4号,23.117,113.325',
    '二分馆,图书馆,天河区,珠江东路5号,113.325,23.117',
  ]
    .map((branch) => `${branch},09:00-21:00,12345,GD-WH-001,${CREDIT_CODE}`)
    .map((branch) => `${branch},${provinceDate(systemClock.now()).add({ months: 12 }).toString()}`),
].join('\n')

/** A sheet at the usual 96 dots per inch. */
const A4 = { width: 794, height: 1123 }

describe('show, verify, who looked', needsBrowser, () => {
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

  const phoneOf = async (sub: string, display: object = {}): Promise<Visitor> => {
    const visitor = await Visitor.arrive(browser, world.origin, { viewport: PHONE, display })
    await visitor.signIn('resident', sub, '/me/code')
    await codeShown(visitor.page)
    return visitor
  }

  const museum = (place: { readonly operatorAgency: string }) =>
    place.operatorAgency === 'op-museum-440300'

  test('an elder shows her code in the library of Guangzhou and sees who looked', async () => {
    await using counter = await Counter.standByStaff(
      browser,
      world,
      'staff-gz-library',
      'GD-WH-001',
    )
    await using elder = await phoneOf('huang-xiuying', { elder: true })
    const { page } = elder

    const code = await readCode(page)
    const answer = await counter.scan(code)
    assert.match(answer, /通过/)
    assert.match(answer, /免/, 'what it costs her')
    assert.ok(!answer.includes('黄秀英'), 'a library needs no name')

    const told = page.locator('[data-part="answer"]')
    await told.getByText('广州图书馆').waitFor()
    assert.match(await counter.scan(code), /已用过|用过/, 'nobody uses it again')

    await page.goto('/me/access-log')
    const entry = page.locator('main li', { hasText: '广州图书馆' }).first()
    const words = await entry.innerText()
    assert.match(words, /公共图书馆借阅/)
    assert.match(words, /看到的内容/)
    assert.match(words, /一卡通条例第 \d+ 条/)

    await entry.getByRole('link', { name: /不是我/ }).click()
    await page.locator('textarea').fill('我今天没有去过图书馆')
    await page.locator('main form button').click()
    await page.locator('.govuk-panel__title').waitFor()

    await using supervisor = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await supervisor.signIn('staff', 'staff-supervisor', '/watch')
    const lead = supervisor.page.locator('main tbody tr', { hasText: '广州图书馆' })
    assert.equal(await lead.count(), 1)
    await lead.getByRole('link').click()
    await supervisor.page.getByText('我今天没有去过图书馆').waitFor()
    assert.ok(!(await supervisor.page.locator('main').innerText()).includes('黄秀英'))
  })

  test('an elder of Hong Kong pays in Shenzhen what an elder of Guangzhou pays', async () => {
    const ticket = await ticketOf(world, museum, 'GD-WH-002')
    await using counter = await Counter.standWithTicket(browser, world, 'staff-sz-museum', ticket)
    await using fromHongKong = await phoneOf('chan-kwok-keung', { language: 'zh-Hant' })
    await using fromGuangzhou = await phoneOf('huang-xiuying')
    const withoutReference = (words: string) => words.replaceAll(/[0-9A-F]{6}/g, '')

    const visitor = await counter.type(await numberShown(fromHongKong.page))
    const neighbour = await counter.type(await numberShown(fromGuangzhou.page))
    assert.match(visitor, /通过/)
    assert.match(visitor, /免费/)
    assert.equal(withoutReference(visitor), withoutReference(neighbour))

    await fromHongKong.page.locator('[data-part="answer"]').getByText('深圳博物館').waitFor()
    await fromHongKong.page.goto('/me/access-log')
    assert.match(await fromHongKong.page.locator('main').innerText(), /深圳博物館/)
  })

  test('two taps stop a card, and the next venue refuses it', async () => {
    const ticket = await ticketOf(world, museum, 'GD-WH-002')
    await using counter = await Counter.standWithTicket(browser, world, 'staff-sz-museum', ticket)
    await using holder = await phoneOf('zhu-yaozu')
    const code = await readCode(holder.page)
    await holder.page.goto('/me')
    await holder.page.locator('main a[href="/me/card/loss"]').click()
    await holder.page.locator('main form button').first().click()
    await holder.page.waitForURL('**/me/card/loss/receipt')
    assert.match(await counter.scan(code), /已挂失|无效/)
  })

  test('a library files its new branch, two of the bureau look, and people find it', async () => {
    const looks = new Looks()
    const staff = (sub: string, path: string) => Visitor.atWork(browser, world.origin, sub, path)
    await using library = await staff('staff-gz-library', '/venue/places')
    const { page } = library
    await looks.at(page, 'M6-own-places')
    await page.goto('/venue/places/new')
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    await fill('名称', '珠江公园分馆')
    await page.getByLabel('类型').selectOption('library')
    await page.getByLabel('区县').selectOption('440106')
    await fill('地址', '广州市天河区金穗路900号')
    await fill('纬度', '113.334')
    await fill('经度', '23.122')
    await fill('开放时间', '09:00-21:00')
    await fill('对外电话', '020-38337666')
    await page.getByLabel(/^GD-WH-001 /).check()
    await fill('本单位统一社会信用代码', CREDIT_CODE)
    await fill('授权到（不含）', provinceDate(systemClock.now()).add({ months: 12 }).toString())
    await page.getByRole('button', { name: '申报' }).click()
    await page.getByText('经度和纬度填反了，请对调').waitFor()
    await looks.at(page, 'M6-filing-faults')
    await fill('纬度', '23.122')
    await fill('经度', '113.334')
    await page.getByRole('button', { name: '申报' }).click()
    await page.getByText('待初审').waitFor()

    await using reviewer = await staff('staff-place-reviewer', '/admin/places')
    await looks.at(reviewer.page, 'M6-to-review')
    await reviewer.page.getByRole('button', { name: '初审通过' }).click()
    await reviewer.page.getByText('待核准').waitFor()
    await using approver = await staff('staff-place-approver', '/admin/places')
    await approver.page.getByRole('button', { name: '核准', exact: true }).click()
    await approver.page.getByText('没有待办的申报').waitFor()

    await page.goto('/places?q=zjgyfg')
    await page.getByRole('link', { name: '珠江公园分馆' }).click()
    assert.match(await page.locator('main').innerText(), /授权至[^]*尚未核查：还没有人/)

    await page.goto('/venue/places/imports')
    await page.getByLabel('场所清单文件').setInputFiles({
      name: '分馆.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(BRANCHES),
    })
    await page.getByRole('button', { name: '上传' }).click()
    await page.getByText('纬度 23.117、经度 113.325').waitFor()
    await looks.at(page, 'M6-import')
    await page.goto('/venue/places')
    await page
      .getByRole('row', { name: /^珠江公园分馆/ })
      .getByRole('link', { name: '申报变更' })
      .click()
    await page.getByLabel('从哪天起关门').waitFor()
    await looks.at(page, 'M6-change')

    await page.goto('/en/places/sheets/440106')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(A4)
    assert.ok((await sidewaysScroll(page)) <= 0, 'a list of a district fits on paper')
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize(COMPUTER)

    await page.goto('/venue/places')
    await page
      .getByRole('row', { name: /^广州图书馆/ })
      .getByText('设施自查')
      .click()
    await looks.at(page, 'V8-checklist')
    const ramp = page.getByRole('group', { name: '无障碍坡道' })
    await ramp.getByLabel('有', { exact: true }).check()
    await page.getByRole('button', { name: '保存核查结果' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByLabel('哪一项设施').selectOption('ramp')
    await page.getByLabel('照片').setInputFiles({
      name: '坡道.png',
      mimeType: 'image/png',
      buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 150 } }),
    })
    await page.getByRole('button', { name: '上传' }).click()
    await page.getByText('已保存').waitFor()
    await page.goto('/places?q=gztsg&city=440100')
    await page.getByRole('link', { name: '广州图书馆', exact: true }).click()
    const photo = page.getByRole('link', { name: '无障碍坡道的照片' })
    const answer = await page.request.get((await photo.getAttribute('href')) ?? '')
    assert.equal(answer.headers()['content-type'], 'image/png')

    await using inspector = await staff('staff-supervisor', '/watch/places')
    await looks.at(inspector.page, 'M2-due')
    const outlets = inspector.page.getByRole('table', { name: '该复查的网点' })
    assert.match(await outlets.innerText(), /还没有查过[^]*2025年6月3日/)
    await inspector.page.getByRole('link', { name: '珠江公园分馆' }).click()
    await inspector.page.getByLabel('哪一项设施').selectOption('wheelchair')
    await inspector.page.getByLabel('照片').setInputFiles({
      name: '轮椅.png',
      mimeType: 'image/png',
      buffer: await answer.body(),
    })
    await inspector.page.getByRole('button', { name: '上传' }).click()
    await inspector.page.getByText('已保存').waitFor()
    await page.goto('/places?q=zjgyfg')
    await page.getByRole('link', { name: '珠江公园分馆' }).click()
    await page.getByRole('link', { name: '轮椅的照片' }).waitFor()
    assert.doesNotMatch(await page.locator('main').innerText(), /尚未核查/)
    await page.goto('/outlets/OUT-440100-B022')
    await page.getByText('2025年6月3日(周二)核查，早该复查').first().waitFor()
    assert.deepEqual(looks.complaints, [])
  })

  test('the pages of venue and supervision shut nobody out', async () => {
    await using staff = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await staff.signIn('staff', 'staff-gz-library', '/venue')
    const complaints: string[] = []
    const judge = async (path: string) => {
      const answer = await staff.page.goto(path)
      if (answer?.status() !== 200) complaints.push(`${path}: ${answer?.status() ?? 0}`)
      complaints.push(...(await complaintsOf(staff.page, path)))
    }
    for (const path of ['/venue', '/venue/tickets', '/venue/activate', '/venue/listen'])
      await judge(path)
    await judge('/venue/today')
    await staff.signIn('staff', 'staff-supervisor', '/watch')
    await judge('/watch')
    assert.deepEqual(complaints, [])
  })
})
