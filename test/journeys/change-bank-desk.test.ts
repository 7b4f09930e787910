import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Locator, Page } from 'playwright-core'
import { bankChangeOf, currentCard, openOrderOf, statementOfOrder } from '#modules/card/index.ts'
import { consentsOf } from '#modules/consent/index.ts'
import { casesOfPerson } from '#modules/handling/index.ts'
import { Outside } from './bank-change-outside.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { say } from './reading.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const CLERK = 'staff-desk-zhuhai'
const ELDER = { documentKind: 'residentIdentityCard', number: '440103195905129925', name: '黄秀英' }
const CHILD = { documentKind: 'householdRegister', number: '440104201609019902', name: '陈小雨' }
const YOUNGER = { ...ELDER, number: '440106199303189944', name: '何晓晴' }

/** Tabs to a control, and presses Space on it. */
const tick = async (page: Page, keys: Keyboard, name: RegExp) => {
  await keys.reach(name)
  await page.keyboard.press('Space')
}

/** What a box or a button is called. */
const labelOf = async (page: Page, control: Locator): Promise<string> =>
  page.locator(`label[for="${await control.getAttribute('id')}"]`).innerText()

/** What the screen that faces the holder says, without its headings' marks. */
const screenText = async (screen: Page): Promise<string> =>
  (await screen.locator('.ykt-customer').innerText()).replaceAll(/\s+/g, ' ')

describe('a change of bank at a counter (K3)', needsBrowser, () => {
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

  /** A clerk in Zhuhai at a computer, with the holder found and their screen beside. */
  const standAt = async (read: typeof ELDER) => {
    const desk = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await desk.signIn('staff', CLERK, '/desk')
    await say(desk.page, read)
    await desk.page.getByRole('heading', { name: '来办事的人' }).waitFor()
    const screen = await desk.context.newPage()
    await screen.goto('/desk/customer')
    return { desk, screen }
  }

  test('keys alone for the clerk; the holder confirms, and only that is signed', async () => {
    const outside = await Outside.stand(world, 'huang-xiuying')
    await outside.pays()
    const { db } = world.app.deps
    const { personId } = outside
    const { desk, screen } = await standAt(ELDER)
    await using clerk = desk
    const { page } = clerk
    const looks = new Looks()
    const keys = new Keyboard(page)

    await keys.press(/^受理换银行/)
    await page.getByRole('heading', { name: '换银行', level: 1 }).waitFor()
    for (const name of ['who', 'bank', 'programmes', 'moment'])
      assert.equal(await page.locator(`input[name="${name}"]:checked`).count(), 0, name)
    await looks.at(page, 'k3-1-empty')
    await keys.press(/^给持卡人看/)
    await page.getByRole('link', { name: '请选新银行' }).waitFor()
    await looks.at(page, 'k3-2-missing')

    await tick(page, keys, /^本人，已核对/)
    const bank = page.locator('input[name="bank"]:not([disabled])').first()
    const bankName = await labelOf(page, bank)
    await tick(page, keys, new RegExp(`^${bankName.slice(0, 4)}`))
    const boxes = page.locator('input[name="programmes"]:not([disabled])')
    const labels: string[] = []
    for (const box of await boxes.all()) labels.push(await labelOf(page, box))
    for (const label of labels.slice(0, 2)) await tick(page, keys, new RegExp(`^${label}`))
    await tick(page, keys, /^收到下一次钱以后再换/)
    await keys.reach(/邮寄到登记的地址/)
    await page.keyboard.press('End')
    await looks.at(page, 'k3-3-filled')
    await keys.press(/^给持卡人看/)
    await page.getByText('等持卡人按“确认”').waitFor()
    await looks.at(page, 'k3-4-shown')

    await screen.getByRole('heading', { name: '请您核对：换银行' }).waitFor()
    await looks.at(screen, 'k3-5-screen')
    const said = await screenText(screen)
    const [moving = '', staying = ''] = said.split('照旧发到原账户的')
    for (const label of labels.slice(0, 2)) assert.match(moving, new RegExp(label))
    for (const label of labels.slice(2)) assert.match(staying, new RegExp(label))
    assert.match(said, new RegExp(`新银行 ${bankName.slice(0, 4)}`))
    assert.match(said, /收到下一次钱以后再换.*微信、支付宝.*水、电/)
    assert.ok(!said.includes(ELDER.name) && !said.includes(ELDER.number))

    await keys.press(/^持卡人已确认，签署/)
    await page.getByRole('link', { name: /还没有在客屏上确认/ }).waitFor()
    assert.equal(await page.locator('input[name="bank"]:checked').count(), 1)
    assert.deepEqual(await casesOfPerson(db, personId), [])
    await screen.getByRole('button', { name: '我本人确认，换银行' }).click()
    await screen.getByRole('heading', { name: '您已确认，请稍等' }).waitFor()
    await page.getByText('持卡人已在客屏上确认').waitFor()
    await looks.at(page, 'k3-6-confirmed')

    // The holder thinks better of one of them: what was confirmed is not that any more.
    await tick(page, keys, new RegExp(`^${labels[1] ?? ''}`))
    await keys.press(/^持卡人已确认，签署/)
    await page.getByRole('link', { name: /和持卡人确认的不一样/ }).waitFor()
    await looks.at(page, 'k3-7-differs')
    await keys.press(/^改好了，重新给持卡人看/)
    await screen.getByRole('button', { name: '我本人确认，换银行' }).click()
    await page.getByText('持卡人已在客屏上确认').waitFor()
    await keys.press(/^持卡人已确认，签署/)
    await page.getByRole('heading', { name: '每一步和每个部门的确认' }).waitFor()
    await looks.at(page, 'k3-8-case')
    await screen.getByText('请您核对').first().waitFor()

    const order = await openOrderOf(db, personId)
    const consents = await consentsOf(db, personId)
    assert.equal(consents.filter(({ channel }) => channel === 'counter').length, 1)
    assert.ok((await statementOfOrder(db, order?.id ?? ''))?.confirmedAt !== undefined)

    await outside.makeCard()
    await page.reload()
    await keys.press(/^办好了：.*启用/)
    await page.getByText('已办结').first().waitFor()
    await outside.activate()
    await page.reload()
    await page.getByText('还没推送').first().waitFor()
    await looks.at(page, 'k3-9-departments')
    assert.equal((await currentCard(db, personId))?.id, order?.cardId)
    assert.deepEqual(looks.complaints, [])
    assert.deepEqual(keys.unseen, [], 'a focus that nobody can see')
  })

  test('no guardian or agent signs, and at the counter everything is taken back', async () => {
    const outside = await Outside.stand(world, 'he-xiaoqing')
    await outside.pays()
    const { db } = world.app.deps
    const { personId } = outside
    const { desk, screen } = await standAt(YOUNGER)
    await using clerk = desk
    const { page } = clerk
    const looks = new Looks()
    await page.getByRole('link', { name: '受理换银行' }).click()
    await page.locator('input[name="who"][value="agent"]').check()
    await page.getByRole('button', { name: '给持卡人看，请本人确认' }).click()
    await page.getByRole('heading', { name: '可以这样办' }).waitFor()
    await looks.at(page, 'k3-20-agent')

    await page.locator('input[name="who"][value="holder"]').check()
    await page.locator('input[name="bank"]:not([disabled])').first().check()
    await page.locator('select[name="delivery"]').selectOption({ index: 1 })
    await page.locator('select[name="language"]').selectOption('pt')
    await page.getByRole('button', { name: '全部选上' }).click()
    await page.locator('input[name="moment"][value="now"]').check()
    await page.getByRole('button', { name: '给持卡人看，请本人确认' }).click()
    await screen.getByRole('heading', { name: 'Verifique: mudança de banco' }).waitFor()
    await looks.at(screen, 'k3-21-screen-pt')
    await screen.getByRole('button', { name: 'Confirmo: mudar de banco' }).click()
    await page.getByText('持卡人已在客屏上确认').waitFor()
    await page.getByRole('button', { name: '持卡人已确认，签署办理' }).click()
    await page.getByRole('heading', { name: '每一步和每个部门的确认' }).waitFor()
    const order = await openOrderOf(db, personId)
    await page.getByRole('button', { name: '申请人要求撤回' }).click()
    await page.getByText('已撤回').first().waitFor()
    await looks.at(page, 'k3-22-withdrawn')
    assert.equal(await openOrderOf(db, personId), undefined)
    const view = await bankChangeOf(db, order?.id ?? '', Temporal.Now.instant())
    assert.equal(view?.change.status, 'withdrawn')
    const given = (await consentsOf(db, personId)).filter(({ channel }) => channel === 'counter')
    assert.ok(given.length > 0 && given.every(({ withdrawnAt }) => withdrawnAt !== undefined))
    assert.deepEqual(looks.complaints, [])
  })

  test('a child is refused with the reason and what a guardian can do instead', async () => {
    const { desk } = await standAt(CHILD)
    await using clerk = desk
    const { page } = clerk
    const looks = new Looks()
    await page.getByRole('link', { name: '受理换银行' }).click()
    await page.getByText('监护人也不能代签').waitFor()
    await page.getByText('由监护人照常办换领、补领').waitFor()
    assert.equal(await page.locator('main form').count(), 0)
    await looks.at(page, 'k3-30-child')
    assert.deepEqual(looks.complaints, [])
  })
})
