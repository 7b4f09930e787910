import assert from 'node:assert/strict'
import test from 'node:test'
import {
  applyFor,
  granted,
  normalCard,
  openAccount,
  type OrderWorld,
  orderWorld,
  produced,
  refusalOf,
  statusOf,
  terms,
} from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import {
  applyForCard,
  chooseOtherBank,
  currentCard,
  holderOrders,
  receiveCard,
  renewCard,
  reportTemporaryLoss,
  returnUnclaimed,
} from './index.ts'

/** Guard → the sentence that holds, and how it is tried on the database. */
const GUARDS: readonly (readonly [string, string, (world: OrderWorld) => Promise<void>])[] = [
  [
    'G10',
    'a bank suspended in the middle: what is made goes on, what waits may choose another',
    async (world) => {
      const [one, other] = [await enterSomebody(world.db, 2), await enterSomebody(world.db, 4)]
      const making = await applyFor(world, one)
      await openAccount(world, making)
      const application = { personId: other, issueRegion: '440100', terms: terms() }
      const waiting = granted(await applyForCard(world, world.context(other), application))
      await world.setMeasure('102', 'suspendedApply')
      await world.deliver()
      assert.equal(await statusOf(world, other), 'applied', 'the bank is not asked')
      const told = await world.lastEvent('card.account-failed')
      assert.equal(told?.['reasonCode'], 'BANK_NOT_TAKING_APPLICATIONS')
      await world.tell('bank.measure-changed', { bankCode: '102', measure: 'suspendedApply' })
      assert.equal(await statusOf(world, other), 'applied')
      const choose = (bankCode: string) =>
        chooseOtherBank(world, world.context(other), {
          personId: other,
          orderId: waiting.id,
          bankCode,
        })
      assert.deepEqual(refusalOf(await choose('103')), {
        refusal: 'BANK_NOT_TAKING_APPLICATIONS',
        basis: 'YKT-25',
        instead: ['chooseOtherBank'],
      })
      granted(await choose('105'))
      assert.equal(await statusOf(world, other), 'bankOpening')
      assert.deepEqual(refusalOf(await choose('105')), {
        refusal: 'ORDER_TOO_FAR',
        basis: 'YKT-6',
        instead: ['waitForOrder', 'withdrawOrder'],
      })
      granted(await produced(world, making))
      assert.equal(await statusOf(world, one), 'sealed')
      const third = await enterSomebody(world.db, 8)
      await world.setMeasure('102', 'normal')
      const again = { personId: third, issueRegion: '440100', terms: terms() }
      granted(await applyForCard(world, world.context(third), again))
      await world.setMeasure('102', 'suspendedApply')
      await world.deliver()
      assert.equal(await statusOf(world, third), 'applied')
      await world.setMeasure('102', 'normal')
      await world.tell('bank.measure-changed', { bankCode: '102', measure: 'normal' })
      assert.equal(await statusOf(world, third), 'bankOpening', 'lifted: it goes on')
      const loss = await normalCard(world, 3)
      const report = { personId: loss.personId, cardId: loss.cardId, sides: 'both' } as const
      granted(await reportTemporaryLoss(world, loss.context, report))
    },
  ],
  [
    'G11',
    'a guardian takes the card of a minor, and that stays on record',
    async (world) => {
      const personId = await enterSomebody(world.db, 2)
      const order = await applyFor(world, personId)
      await openAccount(world, order)
      granted(await produced(world, order))
      const receiverId = await enterSomebody(world.db, 4)
      const handover = {
        personId,
        cardId: order.cardId,
        receivedBy: 'guardian',
        receiverId,
      } as const
      granted(await receiveCard(world, world.context(receiverId), handover))
      granted(await receiveCard(world, world.context(receiverId), handover))
      assert.deepEqual(
        (await world.eventNames()).filter((name) => name === 'received'),
        ['received'],
      )
    },
  ],
  [
    'G12',
    'changed data are an order for the same person; only a new photo is free',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      const wish = { personId, cardId, terms: terms(), reason: 'changedData' } as const
      const order = granted(await renewCard(world, context, wish))
      assert.equal(order.personId, personId)
      assert.equal(order.feeFen, 2000n)
      const photo = await normalCard(world, 2)
      const photoOnly = { ...wish, personId: photo.personId, cardId: photo.cardId, photoOnly: true }
      assert.equal(granted(await renewCard(world, photo.context, photoOnly)).feeFen, 0n)
    },
  ],
  [
    'G13',
    'whatever city accepts the order, the card is of the issuing city and the promise the same',
    async (world) => {
      const [one, other] = [await enterSomebody(world.db, 2), await enterSomebody(world.db, 4)]
      await applyFor(world, one)
      const delivery = { to: 'outlet', outletCode: 'gz-1' } as const
      await applyFor(world, other, { acceptRegion: '440100', delivery })
      const [there] = await holderOrders(world.db, one)
      const [here] = await holderOrders(world.db, other)
      assert.equal(there?.order.acceptRegion, '441400')
      assert.equal(there.order.issueRegion, here?.order.issueRegion)
      assert.equal(there.promisedWorkingDays, here?.promisedWorkingDays)
      assert.equal((await currentCard(world.db, one))?.issuingRegion, '440100')
    },
  ],
  [
    'G14',
    'a Hong Kong resident applies online on the terms of everybody',
    async (world) => {
      const citizen = await enterSomebody(world.db, 2)
      const permit = await enterSomebody(world.db, 4, {
        documents: [{ kind: 'travelPermitHongKongMacao', number: 'H12345678', primary: true }],
      })
      const online = { acceptChannel: 'online', delivery: { to: 'mail' } } as const
      for (const personId of [citizen, permit]) await applyFor(world, personId, online)
      const [[theirs], [hers]] = [
        await holderOrders(world.db, permit),
        await holderOrders(world.db, citizen),
      ]
      assert.ok(theirs !== undefined && hers !== undefined)
      const terms = ({ order, promisedWorkingDays }: typeof theirs) => ({
        promisedWorkingDays,
        fee: order.feeFen,
        exemption: order.feeExemption,
      })
      assert.deepEqual(terms(theirs), terms(hers))
    },
  ],
  [
    'G15',
    'a card nobody fetches is reminded of, then sent back, and the old one is as before',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
      const order = granted(await renewCard(world, context, wish))
      await world.deliver()
      await openAccount(world, order)
      granted(await produced(world, order))
      const nothing = { reminded: 0, returned: 0 }
      world.clock.advance({ hours: 24 * 90 })
      assert.deepEqual(await returnUnclaimed(world, world.job()), nothing)
      world.clock.advance({ hours: 24 })
      assert.deepEqual(await returnUnclaimed(world, world.job()), { ...nothing, reminded: 1 })
      assert.deepEqual(await returnUnclaimed(world, world.job()), nothing)
      assert.equal((await world.lastEvent('card.unclaimed'))?.['endsOn'], '2027-03-03')
      world.clock.advance({ hours: 24 * 31 })
      const runs = [1, 2].map(() => returnUnclaimed(world, world.job()))
      const returned = (await Promise.all(runs)).reduce((sum, run) => sum + run.returned, 0)
      assert.equal(returned, 1)
      assert.equal(await statusOf(world, personId), 'normal')
      const [shown] = await holderOrders(world.db, personId)
      assert.equal(shown?.order.state, 'withdrawn')
      assert.equal(shown.cardStatus, 'cancelled')
    },
  ],
]

for (const [guard, sentence, tried] of GUARDS)
  test(`${guard}: ${sentence}`, async () => {
    await using world = await orderWorld()
    await tried(world)
  })
