import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import type { Display } from '#platform/http/route.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { personaId, playOutside } from './outside.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** What the journey reads on buttons, in the language of the holder. */
const WORDS = {
  'zh-Hans': {
    begin: '申领新卡',
    document: '用证件上的照片',
    next: '下一步',
    mail: '邮寄',
    send: '提交申请',
    handedIn: '已经提交',
    enable: '启用这张卡',
    hasCard: '社会保障卡',
    finished: '已办结',
  },
  'zh-Hant': {
    begin: '申領新卡',
    document: '使用證件上的照片',
    next: '下一步',
    mail: '郵寄',
    send: '提交申請',
    handedIn: '已提交',
    enable: '啟用此卡',
    hasCard: '社會保障卡',
    finished: '已辦結',
  },
} as const

/** Every form of the journey, and how many pages it took. */
const apply = async (
  page: Page,
  looks: Looks,
  name: string,
  words: (typeof WORDS)[keyof typeof WORDS],
): Promise<void> => {
  const look = (what: string) => looks.at(page, `${name}-${what}`)
  await look('1-home')
  await page
    .getByRole('link', { name: words.begin })
    .or(page.getByRole('button', { name: words.begin }))
    .first()
    .click()
  await page.getByRole('radio', { name: words.document }).check()
  await look('2-papers')
  await page.getByRole('button', { name: words.next }).click()
  await page.locator('input[name="bank"]:not([disabled])').first().check()
  await look('3-bank')
  await page.getByRole('button', { name: words.next }).click()
  await page.getByRole('radio', { name: words.mail }).check()
  await look('4-delivery')
  await page.getByRole('button', { name: words.next }).click()
  await look('5-check')
  await page.getByRole('button', { name: words.send }).click()
  await page.getByText(words.handedIn).waitFor()
  await look('6-receipt')
}

describe('a first card (C1)', needsBrowser, () => {
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

  for (const [who, sub, language] of [
    ['a resident', 'chen-zhiming', 'zh-Hans'],
    ['a holder of a Hong Kong permit', 'chan-kwok-keung', 'zh-Hant'],
  ] as const)
    test(`${who} applies in six pages, receives the card by post and enables it`, async () => {
      const personId = personaId(sub)
      const words = WORDS[language]
      await outside.endCard(personId)
      const display: Partial<Display> = { language }
      await using holder = await Visitor.arrive(browser, world.origin, { display })
      const { page } = holder
      const looks = new Looks()
      await holder.signIn('resident', sub, '/me')
      await apply(page, looks, sub, words)
      assert.ok(looks.seen.length <= 9)

      await outside.makeCard(personId)
      await page.goto('/me')
      await looks.at(page, `${sub}-7-sealed`)
      await page
        .getByRole('link', { name: words.enable })
        .or(page.getByRole('button', { name: words.enable }))
        .first()
        .click()
      await page.getByRole('checkbox', { name: words.hasCard }).first().check()
      await looks.at(page, `${sub}-8-enable`)
      await page.getByRole('button', { name: words.next }).click()
      await looks.at(page, `${sub}-9-enable-check`)
      await page.getByRole('button', { name: words.send }).click()
      await page.getByText(words.finished).first().waitFor()
      await looks.at(page, `${sub}-10-enabled`)
      await outside.deliver()
      await page.goto('/me')
      await looks.at(page, `${sub}-11-home`)
      assert.deepEqual(looks.complaints, [])
    })
})
