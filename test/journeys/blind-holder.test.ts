import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { needsBrowser, openBrowser } from './browser.ts'
import { codeShown, numberShown } from './code-picture.ts'
import { Counter, ticketOf } from './counter.ts'
import { Keyboard } from './keyboard.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const GOLDEN = path.join(import.meta.dirname, '../golden/aria')
const RENEW =
  'When this is what a screen reader shall say: ' +
  'UPDATE_GOLDEN=1 npm test -- test/journeys/blind-holder.test.ts, then read the difference'

/** What a screen reader finds, with what differs from run to run put out of sight. */
const spokenIn = async (page: Page, part: 'body' | 'main'): Promise<string> =>
  (await page.locator(part).ariaSnapshot())
    .replaceAll(/(ver|usage|acc|lead|card|dev)_[0-9a-f]{32}/g, '$1_…')
    .replaceAll(/(周|星期)[一二三四五六日]/g, '$1…')
    .replaceAll(/回执编号 [0-9A-F ]+/g, '回执编号 …')
    .replaceAll(/(?<!level=|tel:|第 )\b\d+/g, '0')

/** Compares with the file in test/golden/aria, or writes it when asked to. */
const speaksAsBefore = async (
  page: Page,
  name: string,
  part: 'body' | 'main' = 'main',
): Promise<void> => {
  const file = path.join(GOLDEN, `${name}.yml`)
  const spoken = `${await spokenIn(page, part)}\n`
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(file, spoken)
  assert.equal(spoken, await readFile(file, 'utf8').catch(() => ''), RENEW)
}

describe('a blind holder, with keys and a screen reader alone', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let holder: Visitor
  let keys: Keyboard

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    holder = await Visitor.arrive(browser, world.origin)
    keys = new Keyboard(holder.page)
  })
  after(async () => {
    await holder?.[Symbol.asyncDispose]()
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  test('signs in and comes to the card', async () => {
    const { page } = holder
    await page.goto('/')
    assert.equal(await keys.next(), '跳到正文', 'the first stop leads past the masthead')
    await page.goto('/sign-in/resident?return=/me')
    await keys.press(/何晓晴/)
    await page.waitForURL('**/me')
    await speaksAsBefore(page, 'home', 'body')
  })

  test('shows the number instead of the picture, and hears the answer', async () => {
    const { page } = holder
    const isMuseum = (place: { readonly operatorAgency: string }) =>
      place.operatorAgency === 'op-museum-440300'
    const ticket = await ticketOf(world, isMuseum, 'GD-WH-002')
    await using counter = await Counter.standWithTicket(browser, world, 'staff-sz-museum', ticket)
    await page.goto('/me')
    await keys.press(/出示身份码/)
    await codeShown(page)
    assert.match(await counter.type(await numberShown(page)), /通过/)
    const told = page.getByRole('status').filter({ hasText: '深圳博物馆' })
    await told.waitFor()
  })

  test('finds who looked, and says that it was somebody else', async () => {
    const { page } = holder
    await page.goto('/me')
    await keys.press(/^谁查过我/)
    await page.waitForURL('**/me/access-log')
    await speaksAsBefore(page, 'access-log')
    await keys.press(/不是我/)
    await page.locator('textarea').waitFor()
    await speaksAsBefore(page, 'not-me')
    await keys.reach(/写|说|情况|补充/)
    await keys.type('我今天没有去过那里')
    await keys.press(/提交|举报|报告/)
    await page.locator('.govuk-panel__title').waitFor()
  })

  test('stops the card and makes it good again', async () => {
    const { page } = holder
    await page.goto('/me')
    await keys.press(/^卡丢了/)
    await page.waitForURL('**/me/card/loss')
    await speaksAsBefore(page, 'loss')
    await keys.press(/挂失|停用/)
    await page.waitForURL('**/me/card/loss/receipt')
    await speaksAsBefore(page, 'loss-receipt')
    await page.goto('/me')
    await keys.press(/^解挂|卡找到了|恢复/)
    await page.waitForURL('**/me/card/restore')
    await speaksAsBefore(page, 'restore')
    await keys.reach(/社保功能和银行账户/)
    await page.keyboard.press('Space')
    await keys.press(/^解挂$/)
    await page.waitForURL('**/me/card/restore/receipt')
    await speaksAsBefore(page, 'restore-receipt')
  })

  test('always saw or heard where the focus was', () => {
    assert.deepEqual(keys.unseen, [])
  })
})
