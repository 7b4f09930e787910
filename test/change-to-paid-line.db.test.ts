import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { syncSubscriptions } from '#platform/deliveries.ts'
import { addressGuard } from '#platform/http/address-guard.ts'
import { answerChange, programmesOf } from '#modules/account/index.ts'
import {
  enterEndpoint,
  exchangeSubscribers,
  remindDepartments,
  sendDue,
  stepEndpoint,
} from '#modules/exchange/index.ts'
import { paymentRound } from '#modules/payment/index.ts'
import { bankChangeWorld, carriedOut, PAID, signed } from './bank-changes.ts'
import { officer } from './exchange.ts'
import { ALLOWANCE, FARMLAND } from './payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from './paying-bank.ts'
import { enterFunds, PAID_AT, type Payee } from './payments.ts'
import { testKeys } from './person.ts'
import { TestReceiver } from './receiver.ts'

/** The programmes that the holder permits; the third stays where it is. */
const PERMITTED = [ALLOWANCE.code, FARMLAND.code] as const
const [, , NOT_PERMITTED] = PAID
const PERIODS: Readonly<Record<string, string>> = {
  [ALLOWANCE.code]: '2026-12',
  [FARMLAND.code]: '2026',
  [NOT_PERMITTED]: '2026-12',
}

test('a change of bank ends at the paid line, as the holder permitted it', async () => {
  const world = await bankChangeWorld()
  await using it = world
  const { db, clock } = world
  await using receiver = await TestReceiver.listen()
  const subscribers = [...world.subscribers, ...exchangeSubscribers({ keys: testKeys })]
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const keeping = { db, keys: testKeys, demo: true }
  const hears = async (agencyCode: string): Promise<void> => {
    const entered = await enterEndpoint(keeping, officer(clock.now(), 'officer-1', agencyCode), {
      agencyCode,
      url: receiver.url(`/${agencyCode}`),
      eventKinds: ['account.changed'],
    })
    assert.ok(entered.granted)
    const { endpointId: id } = entered.outcome
    const second = officer(clock.now(), 'checker-1', agencyCode)
    await stepEndpoint(keeping, second, { agencyCode, id }, 'approve')
  }
  for (const agency of [ALLOWANCE.ownerAgency, FARMLAND.ownerAgency, 'dept-pension'])
    await hears(agency)

  const changer = await it.enterChanger()
  const { personId } = changer
  const order = await signed(world, changer, { programmes: PERMITTED })
  await carriedOut({ ...world, settle: () => world.settle(subscribers) }, order)
  const allows = addressGuard(['127.0.0.0/8'])
  await sendDue({ db, clock, keys: testKeys, allows })
  const told = (agency: string) => receiver.told(`/${agency}`).map(({ changeId }) => changeId)
  const [allowance = '', ...more] = told(ALLOWANCE.ownerAgency)
  const [farmland = ''] = told(FARMLAND.ownerAgency)
  assert.deepEqual(more, [])
  assert.deepEqual(told('dept-pension'), [], 'nobody hears of what was not permitted')

  // One confirms, and one rejects after the cut-over: that moves nothing, and the holder sees why.
  const permissions = new Set(['account.acknowledge'])
  const say = (
    agency: string,
    changeId: string,
    answer: Parameters<typeof answerChange>[2]['answer'],
  ) =>
    answerChange({ db }, officer(clock.now(), 'officer-1', agency), {
      changeId,
      permissions,
      answer,
    })
  await say(ALLOWANCE.ownerAgency, allowance, { action: 'acknowledge' })
  await say(FARMLAND.ownerAgency, farmland, { action: 'reject', reason: '户主不是本人' })
  assert.equal(await remindDepartments({ db }, world.job()), 0)
  const shown = (await programmesOf(db, personId, clock.now())).map(
    ({ programme, account, answers }) => [
      programme.code,
      account.bankCode,
      answers.map(({ status, reason }) => reason ?? status).join(),
    ],
  )
  assert.deepEqual(shown, [
    [ALLOWANCE.code, '105', 'acknowledged'],
    [FARMLAND.code, '105', '户主不是本人'],
    [NOT_PERMITTED, '102', ''],
  ])

  // Weeks later each programme pays, through banks with books of their own.
  const payClock = new FixedClock(PAID_AT)
  await using spool = await testSpool()
  const banks = new PayingBanks(payClock)
  const deps = payingDeps(db, spool, banks, payClock)
  await enterFunds(db, ['102', '105'], 1_000_000n)
  const bankOf = new Map<string, string>()
  for (const programmeCode of PAID) {
    const payee: Payee = { lineId: uuidv7(PAID_AT), personId, amountFen: 12_300n }
    bankOf.set(payee.lineId.replaceAll('-', ''), programmeCode === NOT_PERMITTED ? '102' : '105')
    await releasedBatch(db, [payee], {
      programmeCode,
      payPeriod: PERIODS[programmeCode] ?? '',
    })
  }
  await paymentRound(deps)
  await banks.deliver(deps, db)
  await paymentRound(deps)
  const booked = [...banks.books].flatMap(([bankCode, { credits }]) =>
    credits.map((credit) => [credit.order.lineId, bankCode] as const),
  )
  assert.deepEqual(new Map(booked), bankOf, 'by the books of the banks')
  assert.equal(booked.length, PAID.length, 'each once')
})
