import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { eventType, publish } from '#platform/events.ts'
import type { Spool } from '#platform/spool.ts'
import { BANK_FORMATS, ByteSeal, paymentRound, sidecarText } from '#modules/payment/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { bySystem } from '#test/payees.ts'
import { PayingBanks, testSpool } from '#test/paying-bank.ts'
import type { Payee } from '#test/payments.ts'
import { bankSays } from '#test/returned.ts'
import { hearFeeds } from '#test/money.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { Visitor } from './visitor.ts'
import { fundBanks, playBanksByHand, releaseOf } from './release.ts'
import { openWorld, type World } from './world.ts'

const PROGRAMME = 'MZ-009'
/** The bank of the officer who looks. */
const BANK = '102'
const BANK_OFFICER = 'staff-bank-officer'
const DIED = eventType('person.died', z.object({ personId: z.uuid(), diedOn: z.iso.date() }))

interface Paid extends Payee {
  readonly bankCode: string
}

/** Six people whom the old-age allowance pays, and money for it at their banks. */
const payeesOf = async (world: World): Promise<readonly Paid[]> => {
  const { app, it } = world
  const at = app.deps.clock.now()
  const rows = await it.owner.many(
    z.object({ person_id: z.string(), bank_code: z.string() }),
    sql`select s.person_id, a.bank_code from account.assignment s
          join account.account a on a.id = s.account_id
          join person.person p on p.id = s.person_id
         where s.programme_code = ${PROGRAMME} and a.status = 'active' and p.died_on is null
           and s.cancelled_at is null order by a.bank_code, s.person_id limit 6`,
  )
  await fundBanks(world, [...new Set(rows.map((row) => row.bank_code))])
  return rows.map(({ person_id: personId, bank_code: bankCode }, i) => ({
    personId,
    bankCode,
    lineId: uuidv7(at),
    amountFen: BigInt(10_000 + i),
  }))
}

describe('from the bank’s word to the last line in hand (P5, P8)', needsBrowser, () => {
  let world: World
  let browser: Chromium
  let spool: Spool & AsyncDisposable
  let payees: readonly Paid[]
  let batchId: string
  let banks: PayingBanks
  const looks = new Looks()

  before(async () => {
    world = await openWorld()
    browser = await openBrowser()
    spool = await testSpool()
    await playBanksByHand(world)
    await hearFeeds(world.app.deps.db, world.app.deps.clock.now())
    payees = await payeesOf(world)
    batchId = await releaseOf(world, PROGRAMME, payees)
    banks = new PayingBanks(new FixedClock(world.app.deps.clock.now()))
  })
  after(async () => {
    await browser?.close()
    await spool?.[Symbol.asyncDispose]()
    await world?.[Symbol.asyncDispose]()
  })

  const at = (sub: string, path: string) => Visitor.atWork(browser, world.origin, sub, path)
  const round = () =>
    paymentRound({ ...world.app.deps, spool, banks: banks.reach, formats: BANK_FORMATS })
  const say = async (payee: Paid | undefined, reasonCode?: string) => {
    const { lineId = '', bankCode = '' } = payee ?? {}
    const claim = reasonCode === undefined ? 'paid' : 'returned'
    const moment = world.app.deps.clock.now()
    await bankSays(world.it.db, moment, bankCode, [
      { lineId, claim, ...(reasonCode !== undefined && { reasonCode }) },
    ])
  }

  test('the page follows the banks, and calls nothing paid before they do', async () => {
    await using officer = await at('staff-civil-officer', '/dept/batches')
    const { page } = officer
    const keys = new Keyboard(page)
    await looks.at(page, 'pay-1-batches')
    await keys.press(new RegExp(batchId.slice(-8), 'i'))
    await page.getByText('各银行的进度').first().waitFor()
    await looks.at(page, 'pay-2-released')
    banks.down = true
    await round()
    // Drawn again by itself: nobody has reloaded.
    await page.getByText(/请不要重复操作，我们会在 .* 前告诉您/).waitFor()
    await page.getByText(/系统会在 .* 查询，请勿重发/).waitFor()
    await looks.at(page, 'pay-3-unknown')
    // Whoever did not answer sees what is owed, and to whom.
    await using bank = await at(BANK_OFFICER, '/bank/payments')
    await looks.at(bank.page, 'bank-pay-1-unknown')
    banks.down = false
    await round()
    await round()
    for (const payee of payees) await say(payee)
    await page.getByText(`${payees.length} 笔 ¥600.15；等银行结果 0 笔`).waitFor()
    await say(payees[0], 'R04')
    await say(payees[1], 'R02')
    await say(payees[2], 'R01')
    await page.reload()
    await looks.at(page, 'pay-4-answered')
    assert.deepEqual(keys.unseen, [])
  })

  test('the bank compares, checks a file before it is taken, and sees its keys (B4)', async () => {
    await using officer = await at(BANK_OFFICER, '/bank/payments')
    const { page } = officer
    const keys = new Keyboard(page)
    const own = payees.filter(({ bankCode }) => bankCode === BANK)
    await page.locator('table').first().getByRole('link').first().click()
    await page.getByText('入账前先与文件头、文件尾和摘要文件核对').waitFor()
    assert.match(await page.locator('main').innerText(), new RegExp(`${own.length} 笔`))
    await looks.at(page, 'bank-pay-2-instruction')
    await officer.choose({ contrast: 'black-yellow' })
    await page.reload()
    await looks.at(page, 'bank-pay-3-contrast')
    await page.goto('/bank/payments')
    await looks.at(page, 'bank-pay-4-list-contrast')
    await officer.choose({})
    await page.goto('/bank/payments')
    await keys.press(/^送回盘文件$/)
    await looks.at(page, 'bank-pay-5-answers')
    const [answer] = banks.booksOf(BANK).collect()
    assert.ok(answer)
    const content = Buffer.from(answer.content)
    const seal = new ByteSeal()
    seal.add(content)
    // Beside it stands another sum: both are told before a single line is booked.
    const payments = { count: own.length + 1, sumFen: 99_999n }
    const sidecar = sidecarText({ ...seal.seal(), name: `R${BANK}-000001.txt`, payments })
    for (const [name, bytes] of [
      ['answer', content],
      ['sidecar', Buffer.from(sidecar)],
      ['signature', Buffer.from('none')],
    ] as const)
      await page
        .locator(`input[name="${name}"]`)
        .setInputFiles({ name: `${name}.txt`, mimeType: 'text/plain', buffer: bytes })
    await keys.press(/^只核对/)
    await page
      .getByText(/¥999\.99/)
      .first()
      .waitFor()
    await looks.at(page, 'bank-pay-6-refused-file')
    assert.deepEqual(keys.unseen, [])

    await using keeper = await at('staff-bank-keys', '/bank/keys/files')
    await looks.at(keeper.page, 'bank-pay-7-file-keys')
    assert.deepEqual(looks.complaints.splice(0), [])
  })

  test('what came back is seen to by keys: reminded, looked into, paid again', async () => {
    await using officer = await at('staff-civil-officer', '/dept/returns')
    const { page } = officer
    const keys = new Keyboard(page)
    await looks.at(page, 'pay-5-returns')
    const group = `/dept/returns/${batchId}`
    await page.goto(`${group}/R04`)
    await keys.press(/^提醒本人$/)
    await keys.press(/^提醒本人$/)
    await page.getByText('提醒本人：1 笔已办').waitFor()
    await looks.at(page, 'pay-6-reminded')
    await page.goto(`${group}/R02`)
    await page.getByText('改发其他账户要本人授权').first().waitFor()
    await page.goto(`${group}/R01`)
    await keys.press(/^查实可发$/)
    await keys.reach(/^查到什么/)
    await keys.type('姓名按户口簿更正')
    await keys.press(/^查实可发$/)
    await page.getByText('可以，发到原账户').waitFor()
    await looks.at(page, 'pay-7-ready')
    await keys.press(/^编制并提交重发批次$/)
    await page.getByText('待核定').first().waitFor()
    await page.getByRole('button', { name: '去核定或者审核' }).waitFor()
    await looks.at(page, 'pay-8-reissue')
    assert.deepEqual(keys.unseen, [])
  })

  test('what arrived after a death is looked into and asked back', async () => {
    const { personId = '' } = payees[3] ?? {}
    const diedOn = provinceDate(world.app.deps.clock.now()).subtract({ days: 3 }).toString()
    await world.it.owner.run(
      sql`update person.person set died_on = ${diedOn} where id = ${personId}`,
    )
    await world.it.db.transaction((tx) =>
      publish(tx, bySystem(world.app.deps.clock.now()), DIED, {
        subjectId: personId,
        payload: { personId, diedOn },
      }),
    )
    await world.settle()
    await using officer = await at('staff-civil-officer', '/dept/recoveries')
    const { page } = officer
    const keys = new Keyboard(page)
    await page.getByText('死亡后发放').waitFor()
    await looks.at(page, 'pay-9-recoveries')
    await keys.press(/^[0-9A-F]{8}$/)
    await page.getByRole('heading', { name: '核实' }).waitFor()
    await keys.reach(/^应追回多少元/)
    await keys.type('100.03')
    await keys.reach(/^查明的情况和依据/)
    await keys.type('火化证明日期早于发放期')
    await keys.press(/^认定应追回$/)
    await page.getByText('已登记').waitFor()
    await keys.reach(/^金额（元）/)
    await keys.type('40')
    await keys.reach(/^凭证号/)
    await keys.type('缴款书 2026-118')
    await keys.press(/^登记收回$/)
    await page.getByText('缴款书 2026-118').waitFor()
    await page.getByText('¥60.03').first().waitFor()
    await looks.at(page, 'pay-10-recovery')
    await page.getByRole('button', { name: '打印通知书' }).click()
    await page.getByRole('heading', { name: '多发待遇退还通知书' }).waitFor()
    await looks.at(page, 'pay-11-letter')

    await using reconciler = await at('staff-reconciliation', '/dept/unknown')
    await reconciler.page.getByText('没有结果未知的指令').waitFor()
    await reconciler.page.goto('/dept/suspense')
    await looks.at(reconciler.page, 'pay-12-suspense')
    assert.deepEqual(keys.unseen, [])
    assert.deepEqual(looks.complaints, [])
  })
})
