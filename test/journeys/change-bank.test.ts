import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { bankNames } from '#modules/bank/index.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { Outside } from './bank-change-outside.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

/** What was found since the last test that looked. */
const complaints: string[] = []
const noComplaints = () => assert.deepEqual(complaints.splice(0), [])

/** Looks at a page on a phone and on a computer. */
const look = async (page: Page, name: string): Promise<void> => {
  const looks = new Looks()
  await looks.at(page, name)
  complaints.push(...looks.complaints)
}

/** Tabs to a control, and presses Space on it. */
const tick = async (page: Page, keys: Keyboard, name: RegExp) => {
  await keys.reach(name)
  await page.keyboard.press('Space')
}

describe('a change of bank', needsBrowser, () => {
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

  /** An officer of the department that pays sees the proof, and confirms (P6). */
  const confirmByHand = async () => {
    await using officer = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    const { page } = officer
    await officer.signIn('staff', 'staff-civil-officer', '/dept/account-changes')
    await page.getByRole('heading', { name: '账户变更' }).waitFor()
    await look(page, '12-inbox')
    await page.getByRole('link', { name: '核对' }).first().click()
    await page.getByText('授权有效').waitFor()
    await look(page, '13-change')
    await page.getByRole('radio', { name: /^确认/ }).check()
    await page.getByRole('button', { name: '答复' }).click()
    await page.getByText('已答复，持卡人看得到').waitFor()
    await page.goto('/dept/account-changes?view=ended')
    await look(page, '14-answered')
    await page.goto('/dept/webhooks')
    await look(page, '15-endpoints')
    await page.getByRole('link', { name: /webhooks$/ }).click()
    await page.getByText('已送达').first().waitFor()
    await look(page, '16-endpoint')
    await page.goto('/sandbox/departments/dept-agriculture')
    await page.getByText('签名无误').first().waitFor()
    await look(page, '17-sandbox-department')
  }

  test('an elder with keys alone, from the first question to the last answer', async () => {
    const outside = await Outside.stand(world, 'huang-xiuying')
    await outside.pays()
    await outside.silence('dept-civil-affairs')
    await using holder = await Visitor.arrive(browser, world.origin, { display: { elder: true } })
    const { page } = holder
    const keys = new Keyboard(page)
    await holder.signIn('resident', 'huang-xiuying', '/me')
    await look(page, '0-home')
    await keys.press(/^换银行/)
    await page.getByRole('heading', { name: '发到您卡上的钱' }).waitFor()
    await look(page, '1-start')
    await keys.press(/开始办理/)

    await page.getByRole('heading', { name: '选择银行' }).waitFor()
    assert.equal(await page.locator('input[name="bank"]:checked').count(), 0)
    await look(page, '2-bank')
    await keys.press(/^下一步/)
    await page.getByRole('link', { name: '请选择一家银行' }).waitFor()
    await look(page, '2-bank-missing')
    const bank = page.locator('input[name="bank"]:not([disabled])').first()
    const id = (await bank.getAttribute('id')) ?? ''
    const name = await page.locator(`label[for="${id}"]`).innerText()
    await tick(page, keys, new RegExp(`^${name.slice(0, 4)}`))
    await keys.press(/^下一步/)

    await page.getByRole('heading', { name: '怎么领新卡' }).waitFor()
    await look(page, '3-collect')
    // The last of the ways, however many outlets there are: by post.
    await page.locator('input[name="delivery"]').first().focus()
    for (const key of ['Space', 'ArrowUp']) await page.keyboard.press(key)
    assert.equal(await page.locator('input[value="mail"]').isChecked(), true)
    await keys.press(/^下一步/)

    await page.getByRole('heading', { name: '哪些钱换到新账户？' }).waitFor()
    assert.equal(await page.locator('input[name="programmes"]:checked').count(), 0)
    await look(page, '4-programmes')
    await keys.press(/全部选上/)
    await page.getByText('已经全部选上').waitFor()
    await look(page, '4-programmes-all')
    await keys.press(/^下一步/)

    await page.getByRole('heading', { name: '什么时候换？' }).waitFor()
    await look(page, '5-moment')
    await page.locator('input[name="moment"]').first().focus()
    for (const key of ['Space', 'ArrowDown']) await page.keyboard.press(key)
    await keys.press(/^下一步/)

    // The signature asks once more who it is.
    await page.locator('button[name="sub"][value="huang-xiuying"]').click()
    await page.getByRole('heading', { name: '核对并签署' }).waitFor()
    await look(page, '6-check')
    await keys.press(/签署，换银行/)
    await page.getByRole('heading', { name: '换银行已经签好' }).waitFor()
    await look(page, '7-signed')
    await page.goto('/me/change-bank/slip')
    await look(page, '8-slip')
    await page.goto('/me/change-bank/slip?paper=roll')
    await look(page, '8-slip-roll')

    await outside.makeCard()
    await page.goto('/me/change-bank')
    await page.getByRole('heading', { name: '换银行进度' }).waitFor()
    await look(page, '9-made')
    await keys.press(/我已拿到新卡，启用/)
    await page.getByText('请到新银行激活账户').waitFor()
    await look(page, '10-enabled')
    await outside.activate()
    // One department rejects by its own system, one confirms by its people, one says nothing.
    await outside.told()
    await confirmByHand()
    await page.reload()
    await page.getByText('已确认').waitFor()
    await page.getByText('户主不是本人').waitFor()
    await page.getByText('已推送').waitFor()
    await look(page, '11-answers')
    assert.deepEqual(keys.unseen, [], 'a focus that nobody can see')
    noComplaints()
  })

  test('whoever took it back finds everything as before, and may begin anew', async () => {
    const outside = await Outside.stand(world, 'chan-kwok-keung')
    await using holder = await Visitor.arrive(browser, world.origin, {
      display: { language: 'zh-Hant' },
    })
    const { page } = holder
    await holder.signIn('resident', 'chan-kwok-keung', '/me/change-bank/bank')
    await page.locator('input[name="bank"]:not([disabled])').first().check()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.locator('input[value="mail"]').check()
    await page.getByRole('button', { name: '下一步' }).click()
    const programmes = page.getByRole('heading', { name: '哪些款項轉到新戶口？' })
    const check = page.locator('button[name="sub"][value="chan-kwok-keung"]')
    await programmes.or(check).first().waitFor()
    if (await programmes.isVisible()) await page.getByRole('button', { name: '下一步' }).click()
    await check.click()
    await page.getByText('無須授權').waitFor()
    await look(page, '20-check-nothing')
    await page.getByRole('button', { name: '簽署，更換銀行' }).click()
    await page.getByRole('heading', { name: '更換銀行已簽妥' }).waitFor()
    await outside.deliver()
    await page.getByRole('link', { name: '撤回，不再更換' }).click()
    await look(page, '21-withdraw')
    await page.getByRole('button', { name: '撤回，不再更換' }).click()
    await page.getByText('這次更換銀行已結束').waitFor()
    await look(page, '22-withdrawn')
    await page.getByRole('button', { name: '重新開始' }).click()
    await page.getByRole('heading', { name: '發到您卡上的款項' }).waitFor()
    await page.goto('/me/change-bank/bank')
    assert.equal(await page.locator('input[name="bank"]:checked').count(), 0)
    noComplaints()
  })

  test('the questions are asked in four languages and both editions', async () => {
    await using holder = await Visitor.arrive(browser, world.origin)
    const { page } = holder
    await holder.signIn('resident', 'he-xiaoqing', '/me')
    for (const language of LANGUAGES)
      for (const elder of [false, true]) {
        await holder.choose({ language, elder })
        for (const part of ['', '/bank']) {
          await page.goto(`/me/change-bank${part}`)
          await look(page, `30-${language}-${elder ? 'elder' : 'plain'}${part.replace('/', '-')}`)
        }
      }
    noComplaints()
  })

  test('a child is told that the guardian comes to a counter', async () => {
    await using child = await Visitor.arrive(browser, world.origin)
    await child.signIn('resident', 'chen-xiaoyu', '/me/change-bank')
    await child.page.getByText('由监护人带双方证件').waitFor()
    await look(child.page, '40-child')
    noComplaints()
  })

  // The last: the time of the world has gone on.
  test('after the cut-over money comes to the new bank, and the holder sees it', async () => {
    const outside = await Outside.stand(world, 'huang-xiuying')
    const bankCode = await outside.payAfterCutOver('MZ-002', 128_600n)
    const names = await bankNames(world.it.db)
    const name = names.get(bankCode)?.['zh-Hans'] ?? ''
    await using holder = await Visitor.arrive(browser, world.origin)
    const { page } = holder
    await holder.signIn('resident', 'huang-xiuying', '/me/money')
    await page.getByText('¥1,286.00').first().waitFor()
    await look(page, '50-paid')
    await page.locator('a[href*="/me/money/line_"]').first().click()
    await page.waitForURL('**/me/money/line_*')
    const text = await page.locator('main').innerText()
    assert.match(text, /到账\s+已完成/)
    assert.ok(text.includes(name), name)
    await look(page, '51-paid-line')
    noComplaints()
  })
})
