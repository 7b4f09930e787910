import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { LANGUAGES, localPath } from '#ui/i18n/language.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { complaintsOf } from './checks.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** 陳國強: what a reader says of the permit, without the birthday, which its chip does not give. */
const READ = {
  documentKind: 'travelPermitHongKongMacao',
  number: 'H2904827100',
  name: '陳國強',
}

/** Runs in the page: the reader bridge has read a document. */
const say = (page: Page, detail: unknown): Promise<void> =>
  page.evaluate(
    `document.dispatchEvent(new CustomEvent('reader:read', { detail: ${JSON.stringify(detail)} }))`,
  )

describe('a case, from the guide to its slip', needsBrowser, () => {
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

  test('nobody is shut out of guide and tracker, in any language and edition', async () => {
    await using guest = await Visitor.arrive(browser, world.origin)
    const complaints: string[] = []
    for (const language of LANGUAGES)
      for (const elder of [false, true]) {
        await guest.choose({ language, elder })
        for (const path of ['/guide', '/guide/replaceLost', '/track']) {
          await guest.page.goto(localPath(language, path))
          complaints.push(...(await complaintsOf(guest.page, `${language} ${path}`)))
        }
      }
    assert.deepEqual(complaints, [])
  })

  test('a resident applies, sees the progress and has a slip of one A5 page', async () => {
    await using holder = await Visitor.arrive(browser, world.origin)
    const { page } = holder
    const complaints: string[] = []
    await holder.signIn('resident', 'huang-xiuying', '/me/apply/renewDamaged')
    complaints.push(...(await complaintsOf(page, 'apply')))
    await page.getByRole('checkbox', { name: '原来的社会保障卡' }).check()
    await page.getByRole('radio', { name: '没有摔、折、泡过' }).check()
    await page.getByRole('radio', { name: '用证件上的照片' }).check()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('radio', { name: '邮寄' }).check()
    await page.getByRole('button', { name: '下一步' }).click()
    complaints.push(...(await complaintsOf(page, 'check')))
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { name: '办到哪一步' }).waitFor()
    complaints.push(...(await complaintsOf(page, 'case')))
    const number = await page.locator('dd').first().innerText()
    await page.getByRole('button', { name: '回执（A5）' }).click()
    await page.getByText(number).waitFor()
    complaints.push(...(await complaintsOf(page, 'slip')))
    const print = await page.pdf({ format: 'A5' })
    assert.equal(print.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1)
    assert.deepEqual(complaints, [])
  })

  test('a clerk serves a permit holder by reader and keys; the customer confirms', async () => {
    await using desk = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    const { page } = desk
    const complaints: string[] = []
    await desk.signIn('staff', 'staff-desk-zhuhai', '/desk')
    complaints.push(...(await complaintsOf(page, 'desk')))
    await page.keyboard.press('F2')
    assert.equal(await page.evaluate('document.activeElement.name'), 'number')
    await say(page, { ...READ, birth: '1959 3 20' })
    await page.getByRole('heading', { name: '来办事的人' }).waitFor()
    assert.match(await page.locator('body').innerText(), /陳\*強/)
    complaints.push(...(await complaintsOf(page, 'person')))
    await page.getByRole('link', { name: '受理损坏换领' }).click()
    await page.locator('input[name="presented"][value="identityDocument"]').check()
    await page.locator('input[name="presented"][value="oldCard"]').check()
    complaints.push(...(await complaintsOf(page, 'accept')))
    await page.getByRole('button', { name: '受理', exact: true }).click()
    await page.getByText('等申请人补材料').first().waitFor()
    await page.getByRole('checkbox', { name: '证件照片' }).check()
    await page.getByRole('button', { name: '登记材料' }).click()
    await page.getByText('已受理').first().waitFor()
    complaints.push(...(await complaintsOf(page, 'case')))

    const screen = await desk.context.newPage()
    await screen.goto('/desk/customer')
    await page.getByRole('button', { name: '显示到客屏' }).click()
    await screen.getByRole('button', { name: '没有问题，确认' }).click()
    await screen.getByText('已确认，请稍等').waitFor()
    complaints.push(...(await complaintsOf(screen, 'customer')))
    await page.reload()
    await page.getByText('申请人已在客屏上确认').waitFor()
    await page.getByRole('button', { name: /^办好了：核对资料/ }).click()
    await page.getByText('等银行办下一步').waitFor()

    await page.goto('/desk')
    await page.keyboard.press('1')
    await page.waitForURL(/\/desk\/cases\/case_/)
    assert.deepEqual(complaints, [])
  })

  test('a card on the reader finds its holder without a key', async () => {
    await using desk = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await desk.signIn('staff', 'staff-bank-clerk', '/desk')
    await say(desk.page, { card: { region: '440100', number: 'NOSUCH99', identifier: 'A' } })
    await desk.page.getByRole('link', { name: /没有三样都对得上的人/ }).waitFor()
    const { rows } = await world.it.owner.pool.query<Record<string, string>>(
      `select issuing_region as region, card_number as number, card_identifier as identifier
         from card.card where status = 'normal' limit 1`,
    )
    await say(desk.page, { card: rows[0] })
    await desk.page.getByRole('heading', { name: '来办事的人' }).waitFor()
  })
})
