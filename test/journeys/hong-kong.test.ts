import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser as Chromium, Page } from 'playwright-core'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { currentCard, eCardOf } from '#modules/card/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { codeShown } from './code-picture.ts'
import { untranslated } from './languages.ts'
import { Looks } from './looks.ts'
import { personaId, playOutside } from './outside.ts'
import { Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** Who comes without a card, in which language, by which phone, and how dates are written. */
const NEWCOMERS = [
  { sub: 'wong-tsz-yan', language: 'zh-Hant', phone: '+85298765401', date: /\d{4}年\d+月\d+日/ },
  { sub: 'kaur-harpreet', language: 'en', phone: '+85298765402', date: /\d+ [A-Z][a-z]{2} \d{4}/ },
  { sub: 'miguel-rosario', language: 'pt', phone: '+85366123401', date: /\d+ de [A-Z][a-zç]+ de/ },
] as const

/** Who has a card and changes its bank. */
const HOLDERS = [
  { sub: 'chan-kwok-keung', language: 'zh-Hant' },
  { sub: 'au-yeung-chun-kit', language: 'en' },
  { sub: 'ana-luisa-lei', language: 'pt' },
] as const

const TermsRow = z.object({ days: z.number(), fee: z.bigint(), group: z.string() })
const Messages = z.object({ messages: z.array(z.object({ to: z.string(), text: z.string() })) })

describe('a resident of Hong Kong or Macao (C9)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let outside: Awaited<ReturnType<typeof playOutside>>
  const looks = new Looks()
  const foreign: string[] = []

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    outside = await playOutside(world, 'person.')
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const look = async (page: Page, language: Language, name: string): Promise<void> => {
    if (language !== 'zh-Hans') foreign.push(...(await untranslated(page, language)))
    await looks.at(page, `${language}-${name}`)
  }
  /** Sends the form that goes to an address. */
  const send = (page: Page, action: string): Promise<void> =>
    page.locator(`form[action="${action}"] button`).last().click()

  /** From the first page of the form to the case; the bank and the post are the first offered. */
  const apply = async (page: Page, language: Language): Promise<void> => {
    await page.goto('/me/apply/firstCard')
    await page.locator('input[name="photo"][value="document"]').check()
    await look(page, language, '3-papers')
    await send(page, '/me/apply/firstCard')
    await page.waitForURL('**/bank')
    await page.locator('input[name="bank"]:not([disabled])').first().check()
    await look(page, language, '4-bank')
    await send(page, '/me/apply/firstCard/bank')
    await page.waitForURL('**/delivery')
    await page.locator('input[name="delivery"][value="mail"]').check()
    await look(page, language, '5-delivery')
    await send(page, '/me/apply/firstCard/delivery')
    await page.waitForURL('**/check')
    await look(page, language, '6-check')
    await send(page, '/me/apply/firstCard/submit')
    await page.waitForURL('**/me/cases/case_*')
    await look(page, language, '7-progress')
  }

  /** 启用, with the electronic card by the words that stand there. */
  const enable = async (page: Page, language: Language, sub: string): Promise<void> => {
    await page.goto('/me')
    await look(page, language, '8-made')
    await page.goto('/me/apply/enable')
    assert.equal(await page.locator('input[name="eCard"]').isChecked(), false)
    await page.locator('input[name="presented"][value="card"]').check()
    await page.locator('input[name="eCard"]').check()
    await look(page, language, '9-enable')
    await send(page, '/me/apply/enable')
    // The consent asks for a surer sign-in.
    await page.locator(`button[name="sub"][value="${sub}"]`).click()
    await page.waitForURL('**/check')
    await look(page, language, '10-enable-check')
    await send(page, '/me/apply/enable/submit')
    await page.waitForURL('**/me/cases/case_*')
    await look(page, language, '11-enabled')
  }

  const messagesTo = async (phone: string): Promise<string[]> => {
    for (let looked = 0; ; looked += 1) {
      const tail = phone.slice(-8)
      const answer = await fetch(`${world.origin}/sandbox/sms?tail=${tail}`, {
        headers: { accept: 'application/json' },
      })
      const { messages } = Messages.parse(await answer.json())
      const own = messages.filter(({ to }) => to === phone).map(({ text }) => text)
      if (own.length > 0 || looked === 40) return own
      await pause(250)
    }
  }

  for (const { sub, language, phone, date } of NEWCOMERS)
    test(`${sub} has a first card, a code, and stops it, all of it in ${language}`, async () => {
      const { db } = world.app.deps
      const personId = personaId(sub)
      await using visitor = await Visitor.arrive(browser, world.origin, { display: { language } })
      const { page } = visitor
      await page.goto(localPath(language, '/guide/firstCard'))
      await look(page, language, '1-guide')
      await visitor.signIn('resident', sub, '/me')
      await look(page, language, '2-no-card')
      await apply(page, language)
      assert.match(await page.locator('main').innerText(), date)
      await page.goto('/me/cases')
      await look(page, language, '7-cases')
      await outside.makeCard(personId)
      await enable(page, language, sub)
      assert.equal((await currentCard(db, personId))?.status, 'normal')
      assert.equal((await eCardOf(db, personId))?.status, 'active')
      const [consent] = await consentsOf(db, personId)
      assert.deepEqual([consent?.kind, consent?.textLanguage], ['synchronousECard', language])
      for (const [path, name] of [
        ['/me', '12-home'],
        ['/me/card', '13-card'],
        ['/me/e-card', '14-e-card'],
        ['/me/consents', '15-consents'],
        ['/me/notices', '16-notices'],
        ['/me/access-log', '17-access-log'],
        ['/me/family', '18-family'],
      ] as const) {
        await page.goto(path)
        await look(page, language, name)
      }
      await page.goto('/me/code')
      await codeShown(page)
      await look(page, language, '19-code')
      await page.goto('/me/card/loss')
      await look(page, language, '20-loss')
      await send(page, '/me/card/loss/confirm')
      await page.waitForURL('**/receipt')
      await look(page, language, '21-stopped')
      await page.goto('/me/card/restore')
      await look(page, language, '22-restore')
      const texts = await messagesTo(phone)
      assert.ok(texts.length > 0, `no message went to ${phone}`)
      if (language !== 'zh-Hant')
        for (const text of texts) assert.doesNotMatch(text, /\p{Script=Han}/u)
    })

  for (const { sub, language } of HOLDERS)
    test(`${sub} changes the bank up to the signature, in ${language}`, async () => {
      await using visitor = await Visitor.arrive(browser, world.origin, { display: { language } })
      const { page } = visitor
      await visitor.signIn('resident', sub, '/me/change-bank')
      const pages: string[] = []
      for (let step = 1; step <= 9; step += 1) {
        // Before the last page the sandbox asks once more who it is.
        const myself = page.locator(`button[name="sub"][value="${sub}"]`)
        if ((await myself.count()) > 0) {
          await myself.click()
          await page.waitForURL('**/me/change-bank/check')
        }
        const { pathname } = new URL(page.url())
        pages.push(pathname)
        await look(page, language, `change-${step}`)
        if (pathname.endsWith('/check')) break
        for (const group of ['bank', 'delivery', 'moment']) {
          const choice = page.locator(`main input[type="radio"][name="${group}"]:not([disabled])`)
          if ((await choice.count()) > 0) await choice.first().check()
        }
        const on = page.locator('main .govuk-button:not(.govuk-button--secondary)').first()
        await on.click()
        await page.waitForLoadState()
      }
      assert.ok(pages.at(-1)?.endsWith('/check'), pages.join(' '))
    })

  test('price, limit and pages are those of a mainland resident of the same city', async () => {
    await using visitor = await Visitor.arrive(browser, world.origin)
    await visitor.signIn('resident', 'wei-lizhen', '/me')
    await apply(visitor.page, 'zh-Hans')
    const termsOf = (sub: string) =>
      world.it.owner.one(
        TermsRow,
        sql`select c.promise_on - c.accepted_at::date as days, o.fee_fen as fee,
                   c.service || ' ' || c.channel || ' ' || c.applicant_kind as "group"
              from handling.case c join card.card_order o on o.id = c.order_id
             where c.person_id = ${personaId(sub)} and c.service = 'firstCard'`,
      )
    assert.deepEqual(await termsOf('wong-tsz-yan'), await termsOf('wei-lizhen'))
    const [mainland, macao] = [await termsOf('wei-lizhen'), await termsOf('miguel-rosario')]
    assert.equal(mainland.fee, macao.fee)
  })

  test('every page was in its language, and nobody was shut out of one', () => {
    assert.deepEqual([...new Set(foreign)], [])
    assert.deepEqual(looks.complaints, [])
  })
})
