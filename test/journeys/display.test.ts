import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { type Language, LANGUAGES, localPath } from '#ui/i18n/language.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { axeViolations, complaintsOf } from './checks.ts'
import { codeShown, readCode } from './code-picture.ts'
import { Looks } from './looks.ts'
import { PHONE, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const PUBLIC_PAGES = ['/', '/catalogue', '/places']
const RESIDENT_PAGES = ['/me', '/me/code', '/me/card', '/me/access-log']

const EDITIONS = [
  ['ordinary edition', false],
  ['large edition', true],
] as const
const CONTRASTS = ['standard', 'black-yellow', 'blue-yellow', 'yellow-black'] as const

/**
 * A voice of the device, and one elsewhere that must not hear anything; what is said is kept, and
 * what is cut off says so a moment later.
 */
const VOICE = `
  globalThis.said = []
  const pieces = []
  const voices = [{ lang: 'zh', localService: false }, { lang: 'zh-CN', localService: true }]
  const speech = {
    getVoices: () => voices,
    speak: (piece) => {
      pieces.push(piece)
      said.push(piece.voice.localService ? piece.text : 'abroad')
    },
    cancel: () => {
      said.splice(0)
      const cut = pieces.splice(0)
      setTimeout(() => cut.forEach((piece) => piece.dispatchEvent(new Event('error'))))
    },
    addEventListener: () => undefined,
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech })
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super()
      this.text = text
    }
  }
`

describe('every way of showing a page', needsBrowser, () => {
  let world: World
  let browser: Chromium
  /** One phone for all of it: a person may register only a few devices. */
  let elder: Visitor

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    elder = await Visitor.arrive(browser, world.origin)
    await elder.signIn('resident', 'huang-xiuying', '/me')
  })
  after(async () => {
    await elder?.[Symbol.asyncDispose]()
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  /** One page in both widths: axe, sideways scroll, language. */
  const judge = async (path: string, language: string, complaints: string[]): Promise<void> => {
    const { page } = elder
    await page.setViewportSize(PHONE)
    const answer = await page.goto(path)
    if (path === '/me/code') await codeShown(page)
    const complain = (what: string) => complaints.push(`${language} ${path}: ${what}`)
    if (answer?.status() !== 200) complain(`answered ${answer?.status() ?? 0}`)
    const lang = await page.locator('html').getAttribute('lang')
    if (lang !== language) complain(`html says it is in ${lang ?? 'no language'}`)
    complaints.push(...(await complaintsOf(page, `${language} ${path}`)))
  }

  // The large edition is the narrow one: whoever fits into it fits into the ordinary one.
  const editionsOf = (language: Language) =>
    EDITIONS.filter(([, large]) => large || language === 'zh-Hans')

  for (const language of LANGUAGES)
    for (const [edition, large] of editionsOf(language))
      test(`nobody is shut out of a page in ${language}, ${edition}`, async () => {
        await elder.choose({ language, elder: large })
        const complaints: string[] = []
        for (const path of PUBLIC_PAGES)
          await judge(localPath(language, path), language, complaints)
        const place = elder.page.locator('main a[href*="/places/"]').first()
        await judge((await place.getAttribute('href')) ?? '', language, complaints)
        for (const path of RESIDENT_PAGES) await judge(path, language, complaints)
        assert.deepEqual(complaints, [])
      })

  for (const [edition, large] of EDITIONS)
    test(`somebody who does not say where they are finds the way: ${edition}`, async () => {
      const looks = new Looks()
      const see = (name: string) => looks.at(page, `C8-${large ? 'elder-' : ''}${name}`)
      const { page } = elder
      await elder.choose({ language: 'zh-Hans', elder: large, contrast: 'standard' })
      await page.setViewportSize(PHONE)
      await page.goto('/places')
      await see('cities')
      const cities = page.getByRole('list', { name: '各市的场所' })
      assert.equal(await cities.getByRole('link').count(), 21)
      await cities.getByRole('link', { name: '佛山' }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/places?city=440600')
      await page.getByLabel('场所名称或地址').fill('fstsg')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/places?q=fstsg*')
      await see('found')
      await page.getByRole('link', { name: '佛山市图书馆' }).click()
      await page.waitForURL('**/places/P-*')
      await see('place')
      await page.getByRole('link', { name: '附近办卡的网点' }).click()
      await page.waitForURL('**/outlets?near=*')
      await see('outlets')
      assert.match(await page.locator('main').innerText(), /公里/)
      await page.goto('/places/sheets/440604')
      await see('sheet')
      // The large edition is the narrow one, and the way is the same in both.
      if (!large) return assert.deepEqual(looks.complaints, [])
      await elder.context.grantPermissions(['geolocation'])
      await elder.context.setGeolocation({ latitude: 23.02, longitude: 113.12 })
      await page.goto('/outlets')
      await page.getByRole('button', { name: '离我近' }).click()
      await page.waitForURL('**/outlets?*at=23.020%2C113.120*')
      await page.locator('main a[href*="/outlets/"]').first().click()
      await page.waitForURL('**/outlets/OUT-*')
      await see('outlet')
      assert.deepEqual(looks.complaints, [])
    })

  test('the large edition is read aloud, stops when pressed, and has no dead button', async () => {
    await elder.choose({ elder: true })
    const { page } = elder
    await page.setViewportSize(PHONE)
    await page.goto('/me/card')
    const button = page.locator('[data-module="ykt-read-aloud"]')
    // The browser of the tests has no voice: a dead button is not shown.
    assert.equal(await button.isVisible(), false)
    await page.addInitScript({ content: VOICE })
    await page.goto('/me/card')
    const said = () => page.evaluate<string>('said.join("\\n")')
    await button.focus()
    await page.keyboard.press('Enter')
    const heading = (await page.locator('h1').textContent()) ?? ''
    assert.ok((await said()).includes(heading.trim()))
    assert.doesNotMatch(await said(), /abroad/)
    assert.doesNotMatch(await said(), /\*|\d{9}/, 'no star and no whole number is said')
    assert.equal(await button.textContent(), '别读了')
    assert.deepEqual(await axeViolations(page), [])
    await page.keyboard.press('Enter')
    assert.equal(await said(), '')
    assert.equal(await button.textContent(), '读给我听')
    // Read, stopped and read again at once: what was cut off does not end what is being read.
    await page.evaluate(`
      for (let i = 0; i < 3; i += 1) document.activeElement.click()
      new Promise((resolve) => setTimeout(resolve))
    `)
    assert.ok((await said()).includes(heading.trim()))
    assert.equal(await button.textContent(), '别读了')
  })

  for (const [edition, large] of EDITIONS)
    for (const contrast of CONTRASTS)
      for (const forcedColors of ['none', 'active'] as const) {
        const mode = `${edition}, ${contrast}, forced colours ${forcedColors}`
        test(`a scanner reads the code: ${mode}`, async () => {
          const { page } = elder
          await elder.choose({ elder: large, contrast })
          await page.setViewportSize(PHONE)
          await page.emulateMedia({ forcedColors })
          await page.goto('/me/code')
          await codeShown(page)
          const read = await readCode(page)
          assert.match(read, /^[A-Za-z0-9_-]{43}$/)
          assert.equal(read, await page.locator('svg[data-code]').getAttribute('data-code'))
          assert.deepEqual(await axeViolations(page), [])
        })
      }
})
