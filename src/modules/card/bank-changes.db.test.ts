import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { mod11Check } from '#kernel/identity-number/index.ts'
import { sql } from '#platform/db.ts'
import { accountsOf, answerChange, programmesOf } from '#modules/account/index.ts'
import { liftMeasure, setMeasure } from '#modules/bank/index.ts'
import { consentsOf, withdrawConsent } from '#modules/consent/index.ts'
import { noticesOf } from '#modules/person/index.ts'
import {
  activated,
  bankChangeWorld,
  carriedOut,
  type Changer,
  collected,
  enabled,
  PAID,
  paidAt,
  sign,
  signed,
} from '#test/bank-changes.ts'
import { staffContext } from '#test/bank.ts'
import { granted, refusalOf, terms } from '#test/card-orders.ts'
import { relate } from '#test/relations.ts'
import { holderBankChange } from './read-bank-change.ts'
import {
  chooseOtherBank,
  currentCard,
  openOrderOf,
  productionAnswered,
  requestProduction,
  withdrawOrder,
} from './index.ts'

const world = await bankChangeWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner, clock } = world

const later = (days: number) => clock.now().add({ hours: 24 * days })
const standing = async ({ personId }: Changer) =>
  (await consentsOf(db, personId)).filter(({ withdrawnAt }) => withdrawnAt === undefined).length
/** Why each consent of somebody ended, by its programme. */
const endsOf = async ({ personId }: Changer) =>
  (await consentsOf(db, personId)).map(({ endReason }) => endReason ?? 'stands')
const statusesOf = async ({ personId }: Changer) =>
  (await accountsOf(db, personId)).map(({ bankCode, status }) => `${bankCode} ${status}`).sort()
const viewOf = async ({ personId }: Changer) => {
  const view = await holderBankChange(db, personId, clock.now())
  assert.ok(view !== undefined)
  return view
}

/** Nothing of it is there any more, and the old card works. */
const assertAsBefore = async (changer: Changer) => {
  const { personId, card, old } = changer
  const now = await currentCard(db, personId)
  assert.deepEqual([now?.id, now?.status], [card.id, 'normal'])
  assert.deepEqual(await statusesOf(changer), ['102 active', '105 closed'])
  assert.equal(await openOrderOf(db, personId), undefined)
  assert.equal((await viewOf(changer)).change.status, 'withdrawn')
  for (const account of (await paidAt(world, personId, later(100))).values())
    assert.equal(account.id, old.id)
}

test('three programmes move; departments confirm, reject and stay silent', async () => {
  const changer = await world.enterChanger()
  const { personId, old } = changer
  const order = await signed(world, changer)
  assert.equal(await standing(changer), 3)
  await world.settle()
  assert.equal((await viewOf(changer)).step, 'production')
  await collected(world, order)
  assert.equal((await viewOf(changer)).step, 'enable')
  await enabled(world, order)
  await world.settle()
  assert.equal((await viewOf(changer)).step, 'activate')
  assert.ok((await paidAt(world, personId, clock.now())).values().every(({ id }) => id === old.id))
  await activated(world, order)
  await world.settle()

  const view = await viewOf(changer)
  assert.deepEqual([view.change.status, view.step], ['switched', 'watch'])
  const fresh = await paidAt(world, personId, clock.now())
  assert.ok(fresh.values().every(({ bankCode }) => bankCode === '105'))
  assert.deepEqual(await statusesOf(changer), ['102 watched', '105 active'])
  const answer = (code: string, what: Parameters<typeof answerChange>[2]['answer']) => {
    const payment = view.payments.find(({ chosen }) => chosen?.programmeCode === code)
    const agency = payment?.answers[0]?.agencyCode ?? ''
    const base = staffContext(clock.now())
    const context = { ...base, actor: { ...base.actor, organisationCode: agency } }
    return answerChange({ db }, context, {
      changeId: payment?.chosen?.changeId ?? '',
      permissions: new Set(['account.acknowledge']),
      answer: what,
    })
  }
  granted(await answer('MZ-001', { action: 'acknowledge' }))
  granted(await answer('NY-001', { action: 'reject', reason: '户主另有其人' }))
  const said = (await viewOf(changer)).payments.map(({ answers }) => answers[0]?.status)
  assert.deepEqual(said, ['acknowledged', 'rejected', 'published'])
  const notices = (await noticesOf(db, personId, 10)).map(({ message }) => message)
  assert.deepEqual(notices.toSorted(), [
    'card.bankChangeSigned',
    'card.bankChangeSwitched',
    'card.replaced',
    'card.sentByMail',
  ])
})

test('who ticks nothing changes banks all the same, and every payment stays', async () => {
  const changer = await world.enterChanger()
  const order = await signed(world, changer, { programmes: [], text: undefined })
  await carriedOut(world, order)
  assert.equal(await standing(changer), 0)
  const paid = await paidAt(world, changer.personId, later(100))
  assert.ok(paid.values().every(({ id }) => id === changer.old.id))
  // The account of a former card is watched; what still pays it goes on paying it.
  assert.deepEqual(await statusesOf(changer), ['102 watched', '105 active'])
  assert.equal((await currentCard(db, changer.personId))?.bankCode, '105')
})

test('after the next payment each programme changes over on a day of its own', async () => {
  const changer = await world.enterChanger()
  await carriedOut(world, await signed(world, changer, { moment: 'afterNextPayment' }))
  const programmes = await programmesOf(db, changer.personId, clock.now())
  assert.ok(programmes.every(({ account }) => account.id === changer.old.id))
  const days = new Set(programmes.map(({ change }) => change?.effectiveFrom.toString()))
  assert.equal(days.size, PAID.length)
  const paid = await paidAt(world, changer.personId, later(400))
  assert.ok(paid.values().every(({ bankCode }) => bankCode === '105'))
})

const NUMBER = '44010620150101001'
const BORN_IN_2015 = {
  birthOn: Temporal.PlainDate.from('2015-01-01'),
  documents: [{ kind: 'residentIdentityCard', number: NUMBER + mod11Check(NUMBER), primary: true }],
} as const

test('refused signatures say why and what instead, and leave nothing behind', async () => {
  const changer = await world.enterChanger()
  const child = await world.enterChanger(BORN_IN_2015)
  const refused = async (change: Parameters<typeof sign>[2], who = changer, by?: string) => {
    const context = by === undefined ? undefined : world.context(by)
    const { refusal, instead } = refusalOf(await sign(world, who, change, context))
    return `${refusal} ${instead.join()}`
  }
  const old = clock.now().subtract({ hours: 2 })
  const text = { key: 'payToNewAccount', version: 1, language: 'zh-Hans', digest: 'ab' } as const
  const at = (bankCode: string) => ({ terms: terms({ bankCode, delivery: { to: 'mail' } }) })
  const elsewhere = terms({ bankCode: '105', delivery: { to: 'outlet', outletCode: 'gz-1' } })
  assert.deepEqual(
    [
      await refused({}, child),
      await refused({}, changer, child.personId),
      await refused({ assuranceLevel: 2 }),
      await refused({ authenticatedAt: old }),
      await refused({ programmes: ['XX-001'] }),
      await refused({ text }),
      await refused({ text: undefined }),
      await refused(at('102')),
      await refused(at('103')),
      await refused(at('999')),
      await refused({ terms: elsewhere }),
    ],
    [
      'GUARDIAN_NEEDED askCounter',
      'NOT_THE_HOLDER askHolder',
      'HIGHER_ASSURANCE_NEEDED stepUp,askCounter',
      'STEP_UP_NEEDED stepUp',
      'PROGRAMME_NOT_PAID chooseProgrammes',
      'TEXT_CHANGED readAgain',
      'TEXT_CHANGED readAgain',
      'BANK_IS_THE_SAME chooseOtherBank,renew',
      'BANK_NOT_TAKING_APPLICATIONS chooseOtherBank',
      'BANK_UNKNOWN chooseOtherBank',
      'OUTLET_OF_OTHER_BANK chooseOtherOutlet,chooseMail',
    ],
  )
  assert.equal(await standing(changer), 0)
  assert.deepEqual(await statusesOf(changer), ['102 active'])
  assert.equal(await holderBankChange(db, changer.personId, clock.now()), undefined)
})

test('an agent never signs, and the database keeps no signature of another (A6)', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  const agentId = (await world.enterChanger()).personId
  await relate(db, clock.now(), { personId, agentId, kind: 'family' })
  const actor = { kind: 'agent', id: agentId, onBehalfOf: personId } as const
  const agent = { ...world.context(personId), actor }
  const { refusal } = refusalOf(await sign(world, changer, {}, agent))
  assert.equal(refusal, 'NOT_THE_HOLDER')
  const order = await signed(world, changer)
  await assert.rejects(
    owner.run(sql`
      insert into card.bank_change (order_id, person_id, from_bank, to_bank, new_account_id,
        moment, channel, signed_by, assurance_level, signed_at, status)
      select ${order.id}, person_id, from_bank, to_bank, gen_random_uuid(), moment, channel,
             gen_random_uuid(), assurance_level, signed_at, status
        from card.bank_change where order_id = ${order.id}`),
    /bank_change_check|signed_by/,
  )
  await assert.rejects(
    db.run(sql`delete from card.bank_change where order_id = ${order.id}`),
    /permission denied/,
  )
})

test('a change is taken back at every stage before the card is enabled', async () => {
  const stages = [
    async () => {},
    () => world.settle(),
    async (order: Parameters<typeof collected>[1]) => {
      await world.settle()
      await collected(world, order)
    },
  ]
  for (const reach of stages) {
    const changer = await world.enterChanger()
    const order = await signed(world, changer)
    await reach(order)
    const { personId } = changer
    const take = () =>
      withdrawOrder(world, world.context(personId), { personId, orderId: order.id })
    granted(await take())
    granted(await take())
    await world.settle()
    await assertAsBefore(changer)
    assert.deepEqual(
      await endsOf(changer),
      PAID.map(() => 'orderWithdrawn'),
    )
  }
  const late = await world.enterChanger()
  const order = await signed(world, late)
  await carriedOut(world, order)
  const { personId } = late
  const decision = await withdrawOrder(world, world.context(personId), {
    personId,
    orderId: order.id,
  })
  assert.equal(refusalOf(decision).refusal, 'ORDER_NOT_OPEN')
})

test('a bank that refuses is asked again, never exchanged for another', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  world.bank.faults = ['refused']
  const order = await signed(world, changer)
  await world.settle()
  assert.equal((await viewOf(changer)).order.cardStatus, 'failedBank')
  const choose = (bankCode: string) =>
    chooseOtherBank(world, world.context(personId), { personId, orderId: order.id, bankCode })
  const { refusal, instead } = refusalOf(await choose('102'))
  assert.deepEqual([refusal, instead], ['BANK_IS_SIGNED', ['askBankAgain', 'withdrawOrder']])
  granted(await choose('105'))
  await carriedOut(world, order)
  assert.equal((await viewOf(changer)).change.status, 'switched')
})

test('a permission withdrawn meanwhile leaves its programme where it was', async () => {
  const changer = await world.enterChanger()
  const { personId, old } = changer
  const order = await signed(world, changer)
  await world.settle()
  const one = (await consentsOf(db, personId)).find(
    ({ programmeCode }) => programmeCode === PAID[1],
  )
  await db.transaction((tx) =>
    withdrawConsent(tx, world.context(personId), { personId, consentId: one?.id ?? '' }),
  )
  await carriedOut(world, order)
  const paid = await paidAt(world, personId, later(1))
  assert.deepEqual(
    PAID.map((code) => paid.get(code)?.id === old.id),
    [false, true, false],
  )
  const { payments } = await viewOf(changer)
  assert.deepEqual(
    payments.map(({ chosen, consentWithdrawn }) => [chosen?.outcome, consentWithdrawn]),
    [
      ['changed', false],
      ['kept', true],
      ['changed', false],
    ],
  )
})

test('after a death nothing moves, whenever it comes', async () => {
  const early = await world.enterChanger()
  await signed(world, early)
  await world.tell('person.died', { personId: early.personId })
  await world.settle()
  assert.equal((await viewOf(early)).change.status, 'withdrawn')
  assert.deepEqual(
    await endsOf(early),
    PAID.map(() => 'died'),
  )

  const late = await world.enterChanger()
  const order = await signed(world, late)
  await world.settle()
  await collected(world, order)
  await enabled(world, order)
  await world.tell('person.died', { personId: late.personId })
  await activated(world, order)
  await world.settle()
  assert.equal((await viewOf(late)).change.status, 'withdrawn')
  assert.deepEqual(
    await endsOf(late),
    PAID.map(() => 'died'),
  )
  for (const account of (await paidAt(world, late.personId, later(1))).values())
    assert.equal(account.id, late.old.id)
})

const Numbers = z.object({ orders: z.number(), changes: z.number(), accounts: z.number() })

test('signed twice at once, it is one order, one account and three permissions', async () => {
  const changer = await world.enterChanger()
  const decisions = await Promise.all([1, 2, 3, 4].map(() => sign(world, changer)))
  assert.equal(decisions.filter((one) => one.granted).length, 1)
  const { personId } = changer
  const found = await owner.one(
    Numbers,
    sql`
    select (select count(*)::int from card.card_order where person_id = ${personId}) as orders,
           (select count(*)::int from card.bank_change where person_id = ${personId}) as changes,
           (select count(*)::int from account.account where person_id = ${personId}) as accounts`,
  )
  assert.deepEqual({ ...found }, { orders: 1, changes: 1, accounts: 2 })
  assert.equal(await standing(changer), 3)
})

test('withdrawn and enabled at once, one of the two happens and all of it', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  const order = await signed(world, changer)
  await world.settle()
  await collected(world, order)
  await Promise.allSettled([
    withdrawOrder(world, world.context(personId), { personId, orderId: order.id }),
    enabled(world, order),
  ])
  await activated(world, order)
  await world.settle()
  const { change } = await viewOf(changer)
  if (change.status === 'withdrawn') {
    await assertAsBefore(changer)
    return
  }
  const paid = await paidAt(world, personId, later(1))
  assert.ok(paid.values().every(({ bankCode }) => bankCode === '105'))
  assert.equal(await standing(changer), 3)
})

test('a bank suspended in mid-order keeps it waiting; freed, the order goes on', async () => {
  const changer = await world.enterChanger()
  const order = await signed(world, changer)
  granted(
    await setMeasure({ db }, staffContext(clock.now()), {
      bankCode: '105',
      measure: 'suspendedApply',
      facts: '连续三个月超时限办理开户',
      noticeReference: '粤人社告〔2026〕1号',
    }),
  )
  await world.settle()
  const view = await viewOf(changer)
  assert.deepEqual([view.step, view.bankTakes], ['account', false])
  const lifting = { bankCode: '105', reason: '整改完成，经复查合格，恢复申领' }
  granted(await liftMeasure({ db }, staffContext(clock.now()), lifting))
  await carriedOut(world, order)
  assert.equal((await viewOf(changer)).change.status, 'switched')
})

test('a card that could not be made is made again, under the same signature', async () => {
  const changer = await world.enterChanger()
  const order = await signed(world, changer)
  await world.settle()
  const { production: requestId } = await world.requestsOf(order)
  const reason = { code: 'E01', text: '卡基损坏' }
  granted(await productionAnswered(world, world.job(), { requestId, state: 'failed', reason }))
  assert.equal((await viewOf(changer)).order.cardStatus, 'failedProduction')
  granted(await requestProduction(world, world.job(), order.id))
  await carriedOut(world, order)
  assert.equal((await viewOf(changer)).change.status, 'switched')
})
