import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { currentCard } from '#modules/card/index.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { personaId, playOutside } from './outside.ts'
import { say } from './reading.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const SUB = 'huang-xiuying'
const READ = { documentKind: 'residentIdentityCard', number: '440103195905129925', name: '黄秀英' }

describe('a counter (K1, K2)', needsBrowser, () => {
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

  test('reads who stands there, replaces the card at once and enables it', async () => {
    await using desk = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    const { page } = desk
    const looks = new Looks()
    const personId = personaId(SUB)
    await desk.signIn('staff', 'staff-bank-clerk', '/desk')
    await looks.at(page, 'desk-1-home')
    await page.keyboard.press('F2')
    assert.equal(await page.evaluate('document.activeElement.name'), 'number')
    await say(page, READ)
    await page.getByRole('heading', { name: '来办事的人' }).waitFor()
    await looks.at(page, 'desk-2-person')

    await page.getByRole('link', { name: '受理丢失补领' }).click()
    await page.locator('input[name="presented"][value="identityDocument"]').check()
    await page.locator('input[name="presented"][value="photo"]').check()
    await looks.at(page, 'desk-3-accept')
    const screen = await desk.context.newPage()
    await screen.goto('/desk/customer')
    // The page comes again: what is ticked before that is lost.
    const again = page.waitForEvent('load')
    await page.getByRole('button', { name: '给申请人看清单' }).click()
    await again
    await screen.getByText('旧卡马上正式挂失').waitFor()
    await looks.at(screen, 'desk-4-customer')
    await page.locator('input[name="presented"][value="identityDocument"]').check()
    await page.locator('input[name="presented"][value="photo"]').check()
    assert.match(await page.locator('select[name="delivery"]').inputValue(), /^now:/)
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('等银行办下一步').waitFor()
    await looks.at(page, 'desk-5-waits')

    await outside.openAccount(personId)
    await page.reload()
    const slot = page.getByLabel('卡槽号')
    await slot.fill('B-0099')
    await looks.at(page, 'desk-6-blank')
    await page.getByRole('button', { name: '写坏了，换下一张' }).click()
    await page.locator('input[name="slot"][value="B-0100"]').waitFor()
    await page.locator('input[name="slot"]:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^办好了：.*启用/ }).waitFor()
    await looks.at(page, 'desk-7-handover')
    // No card leaves the counter before its fee is marked.
    await page.getByRole('button', { name: /^办好了：.*启用/ }).click()
    await page.getByText('工本费还没有记').waitFor()
    await page.getByRole('button', { name: '收到 ¥20.00' }).click()
    await page.getByText('领卡前要收').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^办好了：.*启用/ }).click()
    await page.getByText('已办结').first().waitFor()
    await page.getByText('不激活收不到钱').first().waitFor()
    await looks.at(page, 'desk-8-done')
    assert.equal((await currentCard(world.app.deps.db, personId))?.status, 'normal')
    await outside.deliver()
    await page.goto('/desk')
    assert.deepEqual(looks.complaints, [])
  })
})
