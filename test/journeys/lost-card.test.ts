import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { currentCard } from '#modules/card/index.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { personaId, playOutside } from './outside.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const SUB = 'huang-xiuying'

describe('a lost card (C2), in the elder edition and by keys alone', needsBrowser, () => {
  let world: World
  let browser: Chromium

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    await playOutside(world)
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  test('is stopped in two presses and replaced in one order', async () => {
    const display = { elder: true }
    await using holder = await Visitor.arrive(browser, world.origin, { display })
    const { page } = holder
    const { db } = world.app.deps
    const keys = new Keyboard(page)
    const looks = new Looks()
    const personId = personaId(SUB)
    await holder.signIn('resident', SUB, '/me')
    await looks.at(page, 'lost-1-home')
    await keys.press(/^卡丢了/)
    await page.waitForURL('**/me/card/loss')
    await keys.press(/挂失|停用/)
    await page.waitForURL('**/me/card/loss/receipt')
    assert.equal((await currentCard(db, personId))?.status, 'temporarilyLost')
    await looks.at(page, 'lost-2-stopped')

    await page.goto('/me')
    await keys.press(/^办卡换卡/)
    await page.waitForURL('**/me/apply')
    await looks.at(page, 'lost-3-what')
    await keys.press(/^丢失补领/)
    await page.waitForURL('**/me/apply/replaceLost')
    await keys.reach(/用证件上的照片/)
    await page.keyboard.press('Space')
    await looks.at(page, 'lost-4-papers')
    await keys.press(/^下一步/)
    await page.waitForURL('**/me/apply/replaceLost/delivery')
    await keys.reach(/当场拿卡|邮寄/)
    await page.keyboard.press('Space')
    await looks.at(page, 'lost-5-delivery')
    await keys.press(/^下一步/)
    await page.waitForURL('**/me/apply/replaceLost/check')
    await page.getByText('旧卡马上正式挂失').waitFor()
    await looks.at(page, 'lost-6-check')
    await keys.press(/^提交申请/)
    await page.getByText('已经提交').waitFor()
    await looks.at(page, 'lost-7-case')
    assert.deepEqual(looks.complaints, [])
    assert.deepEqual(keys.unseen, [])
    const { rows } = await world.it.owner.pool.query<{ status: string }>(
      'select status from card.card where person_id = $1 order by status',
      [personId],
    )
    // The bank may have been asked meanwhile: the order is on its way, and it is one.
    const [ordered, ...others] = rows.filter(({ status }) => status !== 'replacingLost')
    assert.equal(rows.length, 2)
    assert.deepEqual(others, [])
    assert.match(ordered?.status ?? '', /^(applied|bankOpening|inProduction)$/)
  })
})
