import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { localPath } from '#ui/i18n/language.ts'
import { listedPaths } from '#app/public-pages/index.ts'
import { inventory } from '#app/routes.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { axeViolations, complaintsOf, sidewaysScroll } from './checks.ts'
import { COMPUTER, PHONE, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** One of each kind of page that is about something. */
const ABOUT_SOMETHING = [
  '/catalogue/GD-WH-001',
  '/catalogue/versions/440000/1',
  '/guide/firstCard',
  '/guide/use/GD-WH-001',
  '/places/P-440100-0001',
  '/places/sheets/440106',
  '/programmes/MZ-002',
]

/** Lists that lead to pages whose addresses are made when they are entered. */
const LISTS = ['/announcements', '/offers']

/** What is printed, by how many sheets of A4. */
const PRINTED = [
  ['/posters/no-card-keeping', 1],
  ['/guide/use/GD-WH-001', 1],
  ['/catalogue/GD-WH-001', 2],
  ['/places/sheets/440106', 2],
] as const

/** What nobody can use on paper. */
const SCREEN_ONLY = 'nav, form, button, .govuk-button, .ykt-screen-only, .ykt-settings'

/** Pages of the staff that no other journey looks at, by who opens them. */
const STAFF_PAGES = [
  ['staff-publicity-editor', '/admin/campaigns'],
  ['staff-offer-officer', '/admin/offers'],
  ['staff-credential-reviewer', '/admin/entitlements'],
  ['staff-civil-officer', '/dept/entitlements'],
  ['staff-transport-credentials', '/dept/duties'],
  ['staff-supervisor', '/watch/places'],
  ['staff-place-reviewer', '/admin/outlets'],
  ['staff-bank-officer', '/bank/outlets/new'],
] as const

const linksIn = (page: Page, path: string): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('main a[href*="${path}"]')].map((link) => link.pathname)`,
  )

const sheetsOf = (print: Buffer): number =>
  print.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** What is seen of a kind that should not be. */
const seenOf = (page: Page, kind: string): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('${kind}')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => one.outerHTML.slice(0, 120))`,
  )

describe('pages that everybody may open', needsBrowser, () => {
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

  const withoutScripts = () => Visitor.arrive(browser, world.origin, { javaScriptEnabled: false })

  test('every one is whole without scripts, and shuts nobody out', async () => {
    await using guest = await withoutScripts()
    // What judges is itself a script.
    await using reader = await Visitor.arrive(browser, world.origin)
    const { page } = guest
    const paths = [...listedPaths(inventory()), ...ABOUT_SOMETHING]
    for (const list of LISTS) {
      await page.goto(list)
      const [first] = await linksIn(page, `${list}/`)
      assert.ok(first !== undefined, `${list} is empty`)
      paths.push(first)
    }
    const complaints: string[] = []
    for (const path of paths) {
      await page.setViewportSize(PHONE)
      const answer = await page.goto(path)
      const h1 = await page.locator('h1').count()
      const lang = await page.locator('html').getAttribute('lang')
      if (answer?.status() !== 200) complaints.push(`${path} answered ${answer?.status() ?? 0}`)
      if (h1 !== 1) complaints.push(`${path} has ${h1} main headings`)
      if (lang !== 'zh-Hans') complaints.push(`${path} is in ${lang ?? 'no language'}`)
      if ((await page.title()).length < 8) complaints.push(`${path} has no title`)
      for (const dead of await seenOf(page, '[hidden]')) complaints.push(`${path} shows ${dead}`)
      await reader.page.goto(path)
      complaints.push(...(await axeViolations(reader.page)).map((line) => `${path} ${line}`))
      for (const size of [PHONE, COMPUTER]) {
        await page.setViewportSize(size)
        const over = await sidewaysScroll(page)
        if (over > 0) complaints.push(`${path} is ${over} px too wide at ${size.width} px`)
      }
      // The longest words are those of Portuguese.
      await page.setViewportSize(PHONE)
      await page.goto(localPath('pt', path))
      const over = await sidewaysScroll(page)
      if (over > 0) complaints.push(`${path} is ${over} px too wide in Portuguese`)
    }
    assert.deepEqual(complaints, [])
  })

  test('lists are narrowed down without scripts', async () => {
    await using guest = await withoutScripts()
    const { page } = guest
    await page.setViewportSize(COMPUTER)
    const found = async (): Promise<number> =>
      Number(/找到 (\d+)/.exec(await page.locator('main').innerText())?.[1])
    for (const [path, fields] of [
      ['/places', { city: '440100', kind: 'library' }],
      ['/outlets', { city: '440300' }],
      ['/catalogue', { domain: 'transport' }],
    ] as const) {
      await page.goto(path)
      const all = await found()
      for (const [name, value] of Object.entries(fields))
        await page.locator(`main select[name="${name}"]`).selectOption(value)
      await page.locator('main form[method="get"] button:not([type="button"])').first().click()
      await page.waitForURL((url) => url.search !== '')
      const some = await found()
      assert.ok(some > 0 && !(some >= all), `${path}: ${some} of ${all}`)
      for (const [name, value] of Object.entries(fields))
        assert.equal(await page.locator(`main select[name="${name}"]`).inputValue(), value)
    }
    await page.goto('/places?city=440100&kind=library')
    const places = await linksIn(page, '/places/P-')
    assert.ok(places.length > 0 && places.every((place) => place.includes('/P-440100-')))
  })

  test('what is made to be printed is, without what is for screens', async () => {
    await using guest = await withoutScripts()
    const { page } = guest
    await page.emulateMedia({ media: 'print' })
    for (const [path, sheets] of PRINTED) {
      await page.goto(path)
      assert.deepEqual(await seenOf(page, SCREEN_ONLY), [], path)
      assert.equal(sheetsOf(await page.pdf({ format: 'A4' })), sheets, path)
    }
  })

  test('the pages of those who keep them shut nobody out either', async () => {
    const complaints: string[] = []
    const look = async ({ page }: Visitor, name: string) => {
      complaints.push(...(await complaintsOf(page, name)))
    }
    for (const [sub, path] of STAFF_PAGES) {
      await using staff = await Visitor.atWork(browser, world.origin, sub, path)
      await look(staff, path)
      if (path !== '/admin/campaigns') continue
      await staff.page.locator(`main a[href^="${path}/"]:not([href$="/new"])`).first().click()
      await look(staff, 'a campaign')
      await staff.page.getByLabel('渠道').selectOption('社区和村居')
      await staff.page.getByLabel('具体在哪里').fill('石牌村村委会公告栏')
      await staff.page.getByRole('button', { name: '加上' }).click()
      await staff.page.locator('main a[href*="/materials/"]').first().click()
      await look(staff, 'a poster')
      assert.equal(sheetsOf(await staff.page.pdf({ format: 'A4' })), 1)
    }
    await using holder = await Visitor.arrive(browser, world.origin)
    await holder.signIn('resident', 'huang-xiuying', '/me/entitlements')
    await look(holder, '/me/entitlements')
    assert.deepEqual(complaints, [])
  })
})
