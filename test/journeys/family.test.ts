import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser as Chromium, Page } from 'playwright-core'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { currentCard, eCardOf } from '#modules/card/index.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { personaId, playOutside } from './outside.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const [MOTHER, DAUGHTER] = ['li-fang', 'zhou-min']

/** Pages that a daughter with these scopes opens for her mother, or for herself meanwhile. */
const OPEN = ['/me', '/me/card', '/me/card/loss', '/me/apply', '/me/family', '/me/notices']

/** What is the mother's own, or was not given, with what the page says. */
const CLOSED = [
  ['/me/change-bank', /要本人来办/],
  ['/me/consents', /要本人来办/],
  ['/me/access-log', /要本人来办/],
  ['/me/code', /本人没有让您办这件事/],
  ['/me/apply/firstCard', /本人没有让您办这件事/],
  ['/me/apply/cancel', /本人没有让您办这件事/],
] as const

/** The band, its words, and the hue of the page. */
const bandOf = async (page: Page) => ({
  says: (await page.locator('.moj-identity-bar').first().innerText()).replaceAll(/\s+/g, ' '),
  title: await page.title(),
  hue: await page.evaluate<string>(
    `getComputedStyle(document.querySelector('.moj-identity-bar')).backgroundColor`,
  ),
  marked: await page.evaluate<boolean>(`document.querySelector('[data-acting]') !== null`),
})

describe('family and helpers (C6)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let outside: Awaited<ReturnType<typeof playOutside>>
  let daughter: Visitor
  let mother: Visitor
  let keys: Keyboard
  const looks = new Looks()

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    outside = await playOutside(world, 'person.')
    daughter = await Visitor.arrive(browser, world.origin)
    mother = await Visitor.arrive(browser, world.origin, { display: { elder: true } })
    keys = new Keyboard(mother.page)
  })
  after(async () => {
    await mother?.[Symbol.asyncDispose]()
    await daughter?.[Symbol.asyncDispose]()
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  /** What somebody was told, as the page of notices has it, once it is there. */
  const noticesOf = async (visitor: Visitor, ...expected: string[]): Promise<string> => {
    for (let looked = 0; ; looked += 1) {
      await outside.deliver()
      await visitor.page.goto('/me/notices')
      const text = await visitor.page.locator('main').innerText()
      if (expected.every((words) => text.includes(words)) || looked === 40) return text
      await pause(250)
    }
  }

  test('a daughter asks, and her mother agrees with a sign-in of her own, by keys', async () => {
    const { page } = daughter
    await daughter.signIn('resident', DAUGHTER, '/me/family')
    await looks.at(page, 'family-1-list')
    await page.getByRole('button', { name: '我想替家人办' }).click()
    await looks.at(page, 'family-2-ask')
    for (const scope of ['看卡的信息', '挂失', '补换卡'])
      await page.getByRole('checkbox', { name: scope, exact: true }).check()
    await page.getByRole('radio', { name: '三个月' }).check()
    await page.getByRole('button', { name: '生成邀请码' }).click()
    await looks.at(page, 'family-3-code')
    const code = (await page.locator('.govuk-panel__title').innerText()).trim()
    assert.match(code, /^\d{5} \d{5}$/)

    await mother.signIn('resident', MOTHER, '/me/family')
    await looks.at(mother.page, 'family-4-mother')
    await keys.press(/^我收到了邀请码/)
    await mother.page.waitForURL('**/me/family/answer')
    await keys.reach(/十位邀请码/)
    await keys.type(code)
    await looks.at(mother.page, 'family-5-mother-code')
    await keys.press(/^看看是什么/)
    await mother.page.getByRole('heading', { name: '周* 想替您办事' }).waitFor()
    await looks.at(mother.page, 'family-6-mother-agrees')
    await keys.press(/^同意/)
    await mother.page.waitForURL('**/me/family')
    const list = await mother.page.locator('main').innerText()
    assert.match(list, /周\*[\s\S]*看卡的信息、挂失、补换卡[\s\S]*有效/)
    await looks.at(mother.page, 'family-7-mother-list')
  })

  test('while she acts, every page says for whom, in colour, words and title', async () => {
    const { page } = daughter
    await page.goto('/me/family')
    await page.locator('form[action$="/act"]').first().getByRole('button').click()
    await page.waitForURL('**/me')
    for (const path of OPEN) {
      await page.goto(path)
      const { says, title, hue, marked } = await bandOf(page)
      assert.match(says, /您正在替 李\* 办理/, path)
      assert.match(title, /^替李\*办理 - /, path)
      assert.ok(marked, path)
      assert.notEqual(hue, 'rgba(0, 0, 0, 0)', path)
      await looks.at(page, `family-8-acting${path.replaceAll('/', '-')}`)
    }
    for (const [path, says] of CLOSED) {
      const answer = await page.goto(path)
      assert.equal(answer?.status(), 403, path)
      assert.match(await page.locator('main').innerText(), says, path)
      assert.match(await page.title(), /替李\*办理/, path)
      await looks.at(page, `family-9-closed${path.replaceAll('/', '-')}`)
    }
  })

  test('she stops the card and has it replaced; both are told by page and message', async () => {
    const { page } = daughter
    const { db } = world.app.deps
    const motherId = personaId(MOTHER)
    await page.goto('/me/card/loss')
    await page.locator('form[action="/me/card/loss/confirm"]').getByRole('button').first().click()
    await page.waitForURL('**/me/card/loss/receipt')
    assert.equal((await currentCard(db, motherId))?.status, 'temporarilyLost')
    await looks.at(page, 'family-10-stopped')
    await page.goto('/me/apply/replaceLost')
    await page.getByRole('radio', { name: '用证件上的照片' }).check()
    await looks.at(page, 'family-11-replace')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('radio', { name: '邮寄' }).check()
    await page.getByRole('button', { name: '下一步' }).click()
    await looks.at(page, 'family-12-check')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await looks.at(page, 'family-13-handed-in')
    for (const [visitor, how] of [
      [mother, '有人替您办了：'],
      [daughter, '您替别人办了：'],
    ] as const) {
      const acts = ['临时挂失', '正式挂失', '补领丢失的卡'].map((act) => how + act)
      const told = await noticesOf(visitor, ...acts)
      for (const act of acts) assert.ok(told.includes(act), `${act}: ${told}`)
    }
    await looks.at(mother.page, 'family-14-mother-notices')
    const { rows } = await world.it.owner.pool.query<{ person_id: string }>(
      `select n.person_id from person.notice n join person.notice_sent s on s.notice_id = n.id
        where n.params ->> 'act' = 'card.reportTemporaryLoss'`,
    )
    assert.deepEqual(
      rows.map((row) => row.person_id).toSorted(),
      [motherId, personaId(DAUGHTER)].toSorted(),
      'a message went to both phones',
    )
  })

  test('she takes the new card into use, without an electronic one', async () => {
    const { page } = daughter
    const { db } = world.app.deps
    const motherId = personaId(MOTHER)
    await outside.makeCard(motherId)
    await page.goto('/me/apply/enable')
    assert.equal(await page.locator('input[name="eCard"]').count(), 0)
    await page.getByRole('checkbox', { name: '社会保障卡' }).first().check()
    await looks.at(page, 'family-15-enable')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal((await currentCard(db, motherId))?.status, 'normal')
    assert.equal(await eCardOf(db, motherId), undefined)
    assert.match(await noticesOf(mother, '启用新卡'), /有人替您办了：启用新卡/)
  })

  test('the mother ends it by keys, and the daughter is out at her next step', async () => {
    await mother.page.goto('/me/family')
    await keys.press(/^结束代办/)
    await mother.page.waitForURL('**/end')
    await looks.at(mother.page, 'family-16-end')
    await keys.press(/^结束代办/)
    await mother.page.waitForURL('**/me/family')
    assert.match(await mother.page.locator('main').innerText(), /现在没有人能替您办事/)
    const { page } = daughter
    const answer = await page.goto('/me/card')
    assert.equal(answer?.status(), 403)
    assert.match(await page.locator('main').innerText(), /代办已经结束/)
    await looks.at(page, 'family-17-ended')
    await page.locator('form[action="/me/family/stop"]').getByRole('button').first().click()
    await page.waitForURL('**/me/family')
    await page.goto('/me')
    assert.doesNotMatch(await page.title(), /替李\*办理/)
    for (const visitor of [mother, daughter])
      assert.match(await noticesOf(visitor, '代办已经结束'), /一项代办已经结束/)
    assert.deepEqual(keys.unseen, [])
  })

  test('an agent ends it too, and nothing of it stays', async () => {
    await using agent = await Visitor.arrive(browser, world.origin, { display: { language: 'en' } })
    const { page } = agent
    await agent.signIn('resident', 'zeng-lina', '/me/family')
    await page.locator('form[action$="/act"]').first().getByRole('button').click()
    await page.waitForURL('**/me')
    assert.match((await bandOf(page)).says, /You are acting for 罗\*/)
    await page.goto('/me/family')
    await page
      .getByRole('link', { name: /^End it/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'End it' }).click()
    await page.waitForURL('**/me/family')
    assert.match(await page.locator('main').innerText(), /You act for nobody/)
    assert.equal((await page.goto('/me/card'))?.status(), 403)
  })

  test('a guardian acts for a minor and cannot give what is the child’s own', async () => {
    await using father = await Visitor.arrive(browser, world.origin, { display: { elder: true } })
    const { page } = father
    await father.signIn('resident', 'chen-zhiming', '/me/family')
    await page.locator('form[action$="/act"]').first().getByRole('button').click()
    await page.waitForURL('**/me')
    assert.match((await bandOf(page)).says, /您正在替 陈\*雨 办理/)
    await looks.at(page, 'family-18-child')
    await page.goto('/me/apply/renewDamaged')
    await page.getByRole('radio', { name: '没有摔、折、泡过' }).check()
    await page.getByRole('checkbox', { name: '原来的社会保障卡' }).check()
    await looks.at(page, 'family-19-child-renew')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('radio', { name: '邮寄' }).check()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const found = await world.it.owner.one(
      z.object({ applicant: z.string() }),
      sql`select applicant_kind as applicant from handling.case
           where person_id = ${personaId('chen-xiaoyu')} and service = 'renewDamaged'`,
    )
    assert.equal(found.applicant, 'guardian')
    assert.equal((await page.goto('/me/change-bank'))?.status(), 403)
    await looks.at(page, 'family-20-child-bank')
  })

  test('nobody was shut out of a page on the way', () => {
    assert.deepEqual(looks.complaints, [])
  })
})
