import assert from 'node:assert/strict'
import test, { after, before, describe } from 'node:test'
import type { Browser as Chromium } from 'playwright-core'
import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { eventType, publish } from '#platform/events.ts'
import type { Spool } from '#platform/spool.ts'
import { fundsOf, insertFund, post } from '#modules/ledger/index.ts'
import {
  BANK_FORMATS,
  checkBatch,
  createBatch,
  paymentRound,
  releaseBatch,
  submitBatch,
} from '#modules/payment/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { stableId } from '#app/seed/stable-id.ts'
import { bySystem } from '#test/payees.ts'
import { PayingBanks, testSpool } from '#test/paying-bank.ts'
import { asRelation, type Payee } from '#test/payments.ts'
import { bankSays } from '#test/returned.ts'
import { hearFeeds } from '#test/money.ts'
import { needsBrowser, openBrowser } from './browser.ts'
import { Keyboard } from './keyboard.ts'
import { Looks } from './looks.ts'
import { COMPUTER, Visitor } from './visitor.ts'
import { openWorld, type World } from './world.ts'

const PROGRAMME = 'MZ-009'
const signatory = (sub: string, agencyCode: string) => ({
  staffId: stableId('staff', sub),
  agencyCode,
})
const MAKER = signatory('staff-civil-officer', 'dept-civil-affairs')
const CHECKER = signatory('staff-civil-checker', 'dept-civil-affairs')
const RELEASER = signatory('staff-finance', 'dept-finance')
const DIED = eventType('person.died', z.object({ personId: z.uuid(), diedOn: z.iso.date() }))

interface Paid extends Payee {
  readonly bankCode: string
}

/** Six people whom the old-age allowance pays, and money for it at their banks. */
const payeesOf = async ({ app, it }: World): Promise<readonly Paid[]> => {
  const at = app.deps.clock.now()
  const rows = await it.owner.many(
    z.object({ person_id: z.string(), bank_code: z.string() }),
    sql`select s.person_id, a.bank_code from account.assignment s
          join account.account a on a.id = s.account_id
          join person.person p on p.id = s.person_id
         where s.programme_code = ${PROGRAMME} and a.status = 'active' and p.died_on is null
           and s.cancelled_at is null order by a.bank_code, s.person_id limit 6`,
  )
  const banks = [...new Set(rows.map((row) => row.bank_code))]
  await it.db.transaction(async (tx) => {
    const known = new Map(
      (await fundsOf(tx, 'dept-finance')).map((one) => [one.bankCode, one.code]),
    )
    for (const bankCode of banks) {
      const code = known.get(bankCode) ?? `FIN-TEST-${bankCode}`
      if (!known.has(bankCode))
        await insertFund(tx, {
          code,
          payerAgency: 'dept-finance',
          bankCode,
          accountName: '广东省财政厅',
          accountNumber: `44050109900${bankCode}`,
          openedOn: provinceDate(at),
        })
      const reference = `journey/${bankCode}`
      const amountFen = 10_000_000n
      await post(tx, bySystem(at), { reference, fundCode: code, kind: 'appropriate', amountFen })
    }
  })
  return rows.map(({ person_id: personId, bank_code: bankCode }, i) => ({
    personId,
    bankCode,
    lineId: uuidv7(at),
    amountFen: BigInt(10_000 + i),
  }))
}

/** A batch of them with its three signatures. */
const releaseOf = async ({ app, it }: World, payees: readonly Payee[]): Promise<string> => {
  const { db } = it
  const at = app.deps.clock.now()
  const by = ({ staffId }: { readonly staffId: string }) => ({
    ...bySystem(at),
    actor: { kind: 'staff', id: staffId } as const,
  })
  const payOn = provinceDate(at).add({ days: 1 })
  const input = {
    source: `roster/${uuidv7(at)}`,
    kind: 'regular',
    programmeCode: PROGRAMME,
    payPeriod: payOn.toString().slice(0, 7),
    instalment: 9,
    regionCode: '440100',
    payOn,
    made: MAKER,
  } as const
  const made = await db.transaction((tx) => createBatch(tx, by(MAKER), input, asRelation(payees)))
  assert.ok(made.granted)
  const { id: batchId, lineCount } = made.outcome.batch
  assert.equal(lineCount, payees.length)
  const submitted = await submitBatch({ db }, by(MAKER), batchId)
  const seenDigest = submitted?.granted === true ? (submitted.outcome.linesDigest ?? '') : ''
  await checkBatch({ db }, by(CHECKER), { batchId, by: CHECKER, seenDigest })
  const released = await releaseBatch({ db }, by(RELEASER), { batchId, by: RELEASER, seenDigest })
  assert.ok(released?.granted)
  return batchId
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
    // The banks of this journey are played by hand: what is released does not leave by itself.
    await world.it.owner.run(
      sql`delete from platform.subscription where subscriber = 'payment.send-released'`,
    )
    await hearFeeds(world.app.deps.db, world.app.deps.clock.now())
    payees = await payeesOf(world)
    batchId = await releaseOf(world, payees)
    banks = new PayingBanks(new FixedClock(world.app.deps.clock.now()))
  })
  after(async () => {
    await browser?.close()
    await spool?.[Symbol.asyncDispose]()
    await world?.[Symbol.asyncDispose]()
  })

  const at = async (sub: string, path: string): Promise<Visitor> => {
    const visitor = await Visitor.arrive(browser, world.origin, { viewport: COMPUTER })
    await visitor.signIn('staff', sub, path)
    return visitor
  }
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
