import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium, Page } from 'playwright-core'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountOf } from '#app/seed/enter-accounts.ts'
import { newPartnerKey } from '#test/partner.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Looks } from './looks.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const DAY = { hours: 24 } as const
/** Far longer than it takes to do what falls due in a month. */
const MONTH_MILLISECONDS = 180_000

describe('the boards of banks, and the time of a demonstration', needsBrowser, () => {
  let world: World
  let browser: Chromium
  const looks = new Looks()

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await world?.[Symbol.asyncDispose]()
  })

  const arrive = () => Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
  const dayIn = (days: number): string =>
    world.app.deps.clock
      .now()
      .add({ hours: DAY.hours * days })
      .toZonedDateTimeISO('Asia/Shanghai')
      .toPlainDate()
      .toString()

  const decide = async (page: Page, bank: string, measure: string, notice: string) => {
    await page.goto(`/admin/banks/of/${bank}/measure?measure=${measure}`)
    await page.getByLabel('事实和理由').fill('连续三个月超时限办理开户，经两次约谈没有改进')
    await page.getByLabel('告知书或者听证笔录编号').fill(notice)
    await page.getByRole('button', { name: '决定，马上生效' }).click()
    await page.getByText('已生效').waitFor()
  }

  test('a bank under a measure sees why, hands in a plan, and is restored by it (B6)', async () => {
    await using decider = await arrive()
    await using officer = await arrive()
    await using bureau = await arrive()
    await decider.signIn('staff', 'staff-bank-decider', '/admin/banks')
    await officer.signIn('staff', 'staff-bank-officer', '/bank/measures')
    await bureau.signIn('staff', 'staff-bank-administrator', '/admin/banks')
    await officer.page.getByText('本行没有被采取措施').waitFor()
    await decide(decider.page, '102', 'suspendedApply', '粤人社告〔2026〕7号')

    const { page } = officer
    await page.reload()
    await page.getByText('经两次约谈没有改进').first().waitFor()
    await page.getByLabel('整改说明').fill('增加两名经办，每天清点待办，按时答复开户请求')
    await page.getByLabel('第 1 步', { exact: true }).fill('增加两名经办')
    await page.getByLabel('第 1 步的完成期限').fill(dayIn(5))
    await page.getByLabel('第 2 步', { exact: true }).fill('连续两周没有超时')
    await page.getByLabel('第 2 步的完成期限').fill(dayIn(20))
    await looks.at(page, 'bank-boards-1-measure')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('等待答复').waitFor()

    await bureau.page.goto('/admin/banks/of/102')
    await bureau.page.getByLabel('接受').check()
    await bureau.page.getByLabel('理由').fill('步骤具体，期限合适')
    await looks.at(bureau.page, 'bank-boards-2-judge')
    await bureau.page.getByRole('button', { name: '答复' }).click()
    await bureau.page.getByText('现在解除措施要写明理由').waitFor()

    for (const number of [1, 2]) {
      await page.goto('/bank/measures')
      await page.getByText(`报告完成：${number}.`).click()
      await page.getByLabel(`第 ${number} 步做了什么`).fill('已完成，见附件')
      await page.getByRole('button', { name: '报告完成' }).first().click()
      await page.getByText('已提交').waitFor()
    }
    await looks.at(page, 'bank-boards-3-reported')
    await decider.page.goto('/admin/banks/of/102')
    await decider.page.getByText('可以不写理由直接解除措施').waitFor()
    await decider.page.goto('/admin/banks/of/102/measure?measure=normal')
    await decider.page.getByRole('button', { name: '决定，马上生效' }).click()
    await decider.page.getByText('整改方案第 1 版已接受').waitFor()
    await page.goto('/bank/measures')
    await page.getByText('本行没有被采取措施').waitFor()
    assert.deepEqual(looks.complaints, [])
  })

  test('whoever is still with a bank whose agreement ended is counted (B6)', async () => {
    await using decider = await arrive()
    const { page } = decider
    await decider.signIn('staff', 'staff-bank-decider', '/admin/banks')
    await decide(page, '104', 'terminated', '粤人社告〔2026〕8号')
    await page.getByRole('link', { name: '看持卡人迁移' }).click()
    await page.getByRole('heading', { name: /持卡人迁移$/ }).waitFor()
    await looks.at(page, 'bank-boards-4-migration')
    const total = page.getByRole('row', { name: /^合计/ })
    assert.match((await total.textContent()) ?? '', /合计[1-9]/)
    assert.deepEqual(looks.complaints, [])
  })

  test('a bank goes from one key to the next without a pause (B8)', async () => {
    await using keeper = await arrive()
    const { page } = keeper
    const { pem } = await newPartnerKey('102')
    await keeper.signIn('staff', 'staff-bank-keys', '/bank/keys')
    await page.getByRole('button', { name: '登记新公钥' }).click()
    await page.getByLabel('公钥').fill(pem)
    await page.getByLabel('到期日（当天零点起不再有效）').fill(dayIn(60))
    await looks.at(page, 'bank-boards-5-new-key')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('已登记。').waitFor()
    await looks.at(page, 'bank-boards-6-keys')
    assert.equal(await page.getByRole('link', { name: '停用' }).count(), 2)
    await page.getByRole('link', { name: '停用' }).last().click()
    await looks.at(page, 'bank-boards-7-retire')
    await page.getByRole('button', { name: '停用' }).click()
    await page.getByText('已停用').first().waitFor()
    assert.equal(await page.getByRole('link', { name: '停用' }).count(), 1)
    assert.deepEqual(looks.complaints, [])
  })

  /** The account of somebody whom two programmes or more pay at bank 102. */
  const paidAccount = async (): Promise<string> => {
    const { owner } = world.it
    const { card_id: cardId } = await owner.one(
      z.object({ card_id: z.string() }),
      sql`select a.card_id from account.account a join account.assignment s on s.account_id = a.id
           where a.bank_code = '102' and a.card_id is not null
           group by a.id having count(*) > 1 order by a.id limit 1`,
    )
    const card = await owner.one(
      z.object({ card_number: z.string() }),
      sql`select card_number from card.card where id = ${cardId}`,
    )
    return accountOf({ bankCode: '102', cardNumber: card.card_number })
  }

  test('before an account is closed the bank sees what is paid there (B5)', async () => {
    await using officer = await arrive()
    const { page } = officer
    await officer.signIn('staff', 'staff-bank-officer', '/bank/accounts')
    const announce = async (number: string) => {
      await page.goto('/bank/accounts/new')
      await page.getByLabel('银行账号').fill(number)
      await page.getByLabel('销户', { exact: true }).check()
      await page.getByLabel('计划哪天办理').fill(dayIn(9))
      await page.getByRole('button', { name: '下一步：看影响' }).click()
    }
    await announce('6222020000000000010')
    await page.getByText('社保卡上没有本行的这个账号').first().waitFor()
    await looks.at(page, 'bank-boards-8-unknown-account')
    await announce(await paidAccount())
    await page.getByRole('heading', { name: /^账户变动 销户/ }).waitFor()
    await looks.at(page, 'bank-boards-9-affected')
    await page.goto('/bank/accounts')
    await looks.at(page, 'bank-boards-9-notices')
    await page.getByRole('link', { name: '核对' }).click()
    await page.getByRole('button', { name: '确认已销户' }).click()
    await page.getByText('请先告知持卡人').first().waitFor()
    await page.getByLabel('已经告知持卡人').check()
    await page.getByRole('button', { name: '确认已销户' }).click()
    await page.getByText('平台已登记账户变动').waitFor()

    await page.goto('/bank/card-services')
    await page.getByRole('group', { name: '转账 · 在澳门' }).getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await looks.at(page, 'bank-boards-9-card-services')
    await page.getByRole('link', { name: '公众看到的样子' }).click()
    await page.getByText(/中国工商银行自己说明的/).waitFor()
    await looks.at(page, 'bank-boards-9-card-money')
    assert.deepEqual(looks.complaints, [])
  })

  test('files of a bank are exchanged by hand, and a wrong sign-in is a page', async () => {
    await using guest = await arrive()
    const { page } = guest
    await page.goto('/sandbox/banks/992/files')
    await page.getByLabel('开户请求文件').setInputFiles({
      name: 'openings.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('nothing'),
    })
    await page.getByRole('button', { name: '交给银行' }).click()
    await page.getByText('文件头、明细和合计对不上').first().waitFor()
    await looks.at(page, 'bank-boards-10-files')
    await page.goto('/sandbox/identity/auth?client_id=nobody')
    await page.getByRole('heading', { name: '这次登录没有成功' }).waitFor()
    await looks.at(page, 'bank-boards-11-wrong-sign-in')
    assert.deepEqual(looks.complaints, [])
  })

  test('the time is moved on, every page says so, and what comes is seen', async () => {
    await using keeper = await arrive()
    const { page } = keeper
    await page.goto('/sandbox/clock')
    await looks.at(page, 'bank-boards-12-clock')
    await page.getByLabel('天', { exact: true }).fill('31')
    // The jobs of a month are done before the answer.
    await page.getByRole('button', { name: '往后拨' }).click({ timeout: MONTH_MILLISECONDS })
    await page.getByText('比真实时间快 31 天').waitFor({ timeout: MONTH_MILLISECONDS })
    await looks.at(page, 'bank-boards-13-moved')
    await keeper.signIn('staff', 'staff-bank-keys', '/bank')
    await page.getByText(/系统签名密钥 \d+ 天后到期/).waitFor()
    await page.getByText('模拟时间').waitFor()
    await looks.at(page, 'bank-boards-14-key-ends')
    await page.goto('/')
    await page.getByText('模拟时间').waitFor()
    await looks.at(page, 'bank-boards-15-home')
    assert.deepEqual(looks.complaints, [])
  })
})
