import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { playOutside } from './outside.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const SUB = 'huang-xiuying'
const READ = { documentKind: 'residentIdentityCard', number: '440103195905129925', name: '黄秀英' }

/** Runs in the page: the reader bridge has read a document. */
const say = (page: Page, detail: unknown): Promise<void> =>
  page.evaluate(
    `document.dispatchEvent(new CustomEvent('reader:read', { detail: ${JSON.stringify(detail)} }))`,
  )

describe('what the program cannot do, and the end of the day (K6, K7)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let outside: Awaited<ReturnType<typeof playOutside>>

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    outside = await playOutside(world)
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const desk = (sub: string, path = '/desk') => Visitor.atWork(browser, world.origin, sub, path)

  test('a clerk reports it by keys, a named person sees to it, the holder follows it', async () => {
    const looks = new Looks()
    await using clerk = await desk('staff-bank-clerk')
    const { page } = clerk
    await page.keyboard.press('F2')
    await say(page, READ)
    await page.getByRole('heading', { name: '来办事的人' }).waitFor()
    await page.getByRole('link', { name: '受理损坏换领' }).click()
    for (const value of ['identityDocument', 'photo', 'oldCard'])
      await page.locator(`input[name="presented"][value="${value}"]`).check()
    await page.locator('input[name="damage"][value="own"]').check()
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('等银行办下一步').waitFor()

    const keys = new Keyboard(page)
    await keys.press(/^报疑难$/)
    await page.getByRole('heading', { name: '报疑难' }).waitFor()
    await keys.press(/^报给处置人$/)
    await page.getByText('选是哪一种').first().waitFor()
    await looks.at(page, 'exception-1-faults')
    await keys.reach(/^人证不符/)
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowDown')
    await keys.reach(/^怎么回事/)
    await keys.type('银行说开户系统没有收到，催了两次。')
    await looks.at(page, 'exception-2-report')
    await keys.press(/^报给处置人$/)
    await page.getByText('车慧莲').first().waitFor()
    await looks.at(page, 'exception-3-reported')
    assert.deepEqual(keys.unseen, [])

    await using resolver = await desk('staff-exceptions-province', '/desk/exceptions')
    await looks.at(resolver.page, 'exception-4-mine')
    await resolver.page.keyboard.press('1')
    await resolver.page.getByRole('heading', { name: '结案' }).waitFor()
    await looks.at(resolver.page, 'exception-5-resolve')
    await resolver.page.getByText('转给别人').click()
    await resolver.page.getByLabel('为什么转').fill('下午外出，请同事接着催')
    await resolver.page.getByRole('button', { name: '转办' }).click()
    await resolver.page.getByText('没有疑难件').waitFor()

    await using second = await desk('staff-exceptions-second', '/desk/exceptions')
    await second.page.keyboard.press('1')
    await second.page.getByRole('button', { name: '打开办件，接着办' }).click()
    await second.page.getByRole('heading', { name: /损坏换领/ }).waitFor()
    await second.page.getByRole('link', { name: '卡办不下去' }).click()
    await second.page.getByLabel('原因查清，卡接着做。').check()
    await second.page.getByLabel('做了什么').fill('银行补收了请求，已经开户。')
    await second.page.getByRole('button', { name: '结案' }).click()
    await second.page.getByRole('heading', { name: '结果' }).waitFor()
    await looks.at(second.page, 'exception-6-resolved')

    await using holder = await Visitor.arrive(browser, world.origin)
    await holder.signIn('resident', SUB, '/me/cases')
    await holder.page
      .getByRole('link', { name: /损坏换领/ })
      .first()
      .click()
    await holder.page.getByText('原因查清，卡接着做。').waitFor()
    await looks.at(holder.page, 'exception-7-tracker')
    await holder.choose({ elder: true })
    await holder.page.reload()
    await looks.at(holder.page, 'exception-7-tracker-elder')
    assert.deepEqual(looks.complaints, [])
  })

  test('a counter counts, explains what differs, and a second person ends its day', async () => {
    await outside.deliver()
    const looks = new Looks()
    await using first = await desk('staff-bank-clerk', '/desk/day-end')
    const { page } = first
    await page.getByText('先选您在的网点').waitFor()
    await page.getByRole('button', { name: '换到这个网点' }).click()
    await page.getByText('收到空白卡', { exact: true }).click()
    await page.getByLabel('多少张', { exact: true }).fill('200')
    await page.getByRole('button', { name: '登记入库' }).click()
    await page.getByText('200 张').first().waitFor()
    await looks.at(page, 'day-end-1')
    const keys = new Keyboard(page)
    await keys.reach(/^空白卡实有多少张/)
    await keys.type('199')
    await keys.reach(/^工本费实有多少元/)
    await keys.type('0')
    await keys.press(/^日结$/)
    await page.getByText('和账上对不起来').first().waitFor()
    await looks.at(page, 'day-end-2-difference')
    await page.getByLabel('有差异的，写明原因').fill('一张运来时就折了')
    await page.getByLabel('给下一班的留言').fill('折了的那张在左边抽屉，明天退回。')
    await page.getByRole('button', { name: '日结' }).click()
    await page.getByText('您清点的，要由同事复核').waitFor()
    await looks.at(page, 'day-end-3-waits')

    await using second = await desk('staff-bank-clerk-second', '/desk/day-end')
    await second.page.getByRole('button', { name: '换到这个网点' }).click()
    await second.page.getByRole('button', { name: '复核并日结' }).waitFor()
    await looks.at(second.page, 'day-end-4-second')
    await second.page.getByRole('button', { name: '复核并日结' }).click()
    await second.page.getByText('今天已经日结').waitFor()
    await looks.at(second.page, 'day-end-5-ended')
    await second.page.getByRole('button', { name: '打印日结单（A5）' }).click()
    await second.page.getByRole('heading', { name: /日结单/ }).waitFor()
    await looks.at(second.page, 'day-end-6-slip')
    await second.page.goto('/desk')
    await second.page.getByText('折了的那张在左边抽屉').waitFor()
    await looks.at(second.page, 'day-end-7-home')
    assert.deepEqual(looks.complaints, [])
  })
})
