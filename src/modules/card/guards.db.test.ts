import assert from 'node:assert/strict'
import test from 'node:test'
import {
  AT,
  granted,
  handedOver,
  normalCard,
  type OrderWorld,
  orderWorld,
  refusalOf,
  statusOf,
  terms,
} from '#test/card-orders.ts'
import { eCardConsent } from '#test/consents.ts'
import { enterSomebody } from '#test/person.ts'
import {
  applyForCard,
  cancelCard,
  cardForCodes,
  currentCard,
  enableCard,
  eCardOf,
  expireTemporaryLoss,
  holderOrders,
  issueECard,
  recordPinFailure,
  recordPinSuccess,
  remindOfLossEnd,
  renewCard,
  replaceLost,
  reportLoss,
  reportTemporaryLoss,
  restoreCard,
  unlockCard,
} from './index.ts'
import { cardHistory } from './store-history.ts'

/** Guard → the sentence that holds, and how it is tried on the database. */
const GUARDS: readonly (readonly [string, string, (world: OrderWorld) => Promise<void>])[] = [
  [
    'G1',
    'who holds a card is told which one, and what can be done with it instead',
    async (world) => {
      const { personId, context } = await normalCard(world)
      const application = { personId, issueRegion: '441400', terms: terms() }
      const decision = await applyForCard(world, context, application)
      assert.deepEqual(refusalOf(decision), {
        refusal: 'CARD_ALREADY_HELD',
        basis: 'YKT-3',
        instead: ['renew', 'changeBank'],
      })
      assert.deepEqual(!decision.granted && decision.held, {
        issuingRegion: '440100',
        bankCode: '102',
        maskedCardNumber: '*****0001',
        accountTail: '0018',
      })
      assert.deepEqual(await world.auditLines(), ['card.apply CARD_ALREADY_HELD'])
      assert.deepEqual(await world.eventNames(), [])
    },
  ],
  [
    'G2',
    'a card is replaced after a formal loss only, and stays stopped meanwhile',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      const loss = { personId, cardId, sides: 'social' } as const
      granted(await reportTemporaryLoss(world, context, loss))
      const wish = { personId, cardId, terms: terms() }
      const early = refusalOf(await replaceLost(world, context, wish))
      assert.deepEqual(early, {
        refusal: 'ACTION_NOT_AVAILABLE_IN_STATUS',
        basis: 'CARD-16',
        instead: ['restore', 'formaliseLoss', 'cancel'],
      })
      granted(await reportLoss(world, context, loss))
      assert.equal(await statusOf(world, personId), 'lost')
      const order = granted(await replaceLost(world, context, wish))
      assert.equal(order.feeFen, 2000n)
      assert.equal(await statusOf(world, personId), 'replacingLost')
      assert.equal(refusalOf(await replaceLost(world, context, wish)).refusal, 'ORDER_OPEN')
      const stranger = { ...wish, personId: await enterSomebody(world.db, 8) }
      assert.equal(await replaceLost(world, context, stranger), undefined)
    },
  ],
  [
    'G3',
    'a card is renewed while it works; it goes on working until the new one is enabled',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      const wish = { personId, cardId, terms: terms() }
      const early = await renewCard(world, context, { ...wish, reason: 'expiry' })
      assert.equal(refusalOf(early).refusal, 'NOT_NEAR_EXPIRY')
      granted(await renewCard(world, context, { ...wish, reason: 'damage', causedByHolder: false }))
      assert.equal(await statusOf(world, personId), 'replacing')
      const codes = await world.db.transaction((tx) => cardForCodes(tx, personId, AT))
      assert.equal(codes?.decision.granted, true)
      const [shown] = await holderOrders(world.db, personId)
      assert.equal(shown?.order.feeExemption, 'warranty')
      granted(await reportTemporaryLoss(world, context, { personId, cardId, sides: 'social' }))
      assert.equal(await statusOf(world, personId), 'replacingLost')
      const { lossEndsAt } = (await currentCard(world.db, personId)) ?? {}
      assert.equal(lossEndsAt, undefined, 'it does not come back by itself')
    },
  ],
  [
    'G4',
    'the holder is reminded of the end of a temporary loss the day before, once, and told of it',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      granted(await reportTemporaryLoss(world, context, { personId, cardId, sides: 'social' }))
      world.clock.advance({ hours: 24 * 14 - 1 })
      assert.equal(await remindOfLossEnd(world, world.job()), 0)
      world.clock.advance({ hours: 1 })
      const runs = [1, 2, 3].map(() => remindOfLossEnd(world, world.job()))
      const reminded = await Promise.all(runs)
      assert.equal(
        reminded.reduce((sum, count) => sum + count, 0),
        1,
      )
      assert.deepEqual(await world.lastEvent('card.loss-ending'), {
        cardId,
        personId,
        endsAt: '2026-11-17T08:00:00Z',
        ended: false,
        endAction: 'release',
      })
      world.clock.advance({ hours: 24 })
      assert.equal((await expireTemporaryLoss(world, world.job())).release, 1)
      assert.equal((await world.lastEvent('card.loss-ending'))?.['ended'], true)
      assert.equal(await statusOf(world, personId), 'normal')
      granted(
        await reportTemporaryLoss(world, world.context(personId), {
          personId,
          cardId,
          sides: 'social',
        }),
      )
      world.clock.advance({ hours: 24 * 14 })
      assert.equal(await remindOfLossEnd(world, world.job()), 1, 'the next loss is another one')
    },
  ],
  [
    'G5',
    'a formal loss is lifted for somebody who is surely known',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      granted(await reportLoss(world, context, { personId, cardId, sides: 'both' }))
      const restore = (assuranceLevel: number) =>
        restoreCard(world, context, {
          personId,
          cardId,
          sides: 'both',
          authenticatedAt: AT,
          assuranceLevel,
        })
      const unsure = await restore(2)
      assert.ok(unsure?.granted === true, 'the bank side comes back')
      assert.equal(refusalOf(unsure.outcome.social).refusal, 'LOSS_IS_FORMAL')
      assert.equal(await statusOf(world, personId), 'lost')
      granted(await restore(3))
      assert.equal(await statusOf(world, personId), 'normal')
    },
  ],
  [
    'G6',
    'six wrong passwords in a row lock the social side and leave the bank side',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      const wrong = () => recordPinFailure(world, world.job(), cardId)
      for (let i = 0; i < 5; i += 1) await wrong()
      await recordPinSuccess(world, world.job(), cardId)
      const attempts = await Promise.all(Array.from({ length: 6 }, wrong))
      assert.equal(attempts.filter((attempt) => attempt?.locked === true).length, 1)
      const card = await currentCard(world.db, personId)
      assert.equal(card?.status, 'locked')
      assert.equal(card.bankStatus, 'active')
      assert.equal((await wrong())?.locked, false, 'a locked card counts no more')
      granted(await unlockCard(world, context, { personId, cardId }))
      assert.equal((await wrong())?.attemptsLeft, 5)
      assert.deepEqual(await world.eventNames(), ['locked', 'unlocked'])
      const unlock = refusalOf(
        await cancelCard(world, context, { personId, cardId, reason: 'holder' }).then(() =>
          unlockCard(world, context, { personId, cardId }),
        ),
      )
      assert.equal(unlock.basis, 'CARD-16')
    },
  ],
  [
    'G7',
    'with a cancelled card the electronic one is off, and its history can be read',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      granted(
        await issueECard(world, context, { personId, consent: await eCardConsent(world.db, AT) }),
      )
      granted(await cancelCard(world, context, { personId, cardId, reason: 'emigration' }))
      granted(await cancelCard(world, context, { personId, cardId, reason: 'emigration' }))
      assert.equal(await eCardOf(world.db, personId), undefined)
      const codes = await world.db.transaction((tx) => cardForCodes(tx, personId, AT))
      assert.ok(codes !== undefined)
      assert.equal(refusalOf(codes.decision).refusal, 'CARD_NOT_USABLE')
      const history = await cardHistory(world.db, personId, cardId)
      assert.deepEqual(
        history.map(({ action }) => action),
        ['cancel'],
      )
      const none = await issueECard(world, context, {
        personId,
        consent: await eCardConsent(world.db, AT),
      })
      assert.deepEqual(refusalOf(none).instead, ['seeCard'])
      const again = { personId, issueRegion: '440100', terms: terms() }
      granted(await applyForCard(world, context, again))
    },
  ],
  [
    'G8',
    'a death ends every card and order; withdrawn, it is given to somebody to resolve',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      const wish = { personId, cardId, terms: terms(), reason: 'changedData' } as const
      const order = granted(await renewCard(world, context, wish))
      await handedOver(world, order)
      await world.owner.pool.query('update person.person set died_on = $1 where id = $2', [
        '2026-11-01',
        personId,
      ])
      const enabling = { personId, cardId: order.cardId }
      const late = refusalOf(await enableCard(world, context, enabling))
      assert.deepEqual(late, {
        refusal: 'PERSON_NOT_ELIGIBLE',
        basis: 'YKT-3',
        instead: ['askCounter'],
      })
      await world.tell('person.died', { personId })
      await world.tell('person.died', { personId })
      assert.equal(await statusOf(world, personId), 'cancelled')
      const [shown] = await holderOrders(world.db, personId)
      assert.equal(shown?.order.state, 'withdrawn')
      assert.equal(shown.cardStatus, 'cancelled')
      const names = await world.eventNames()
      assert.equal(names.filter((name) => name === 'cancelled').length, 2)
      assert.equal(names.filter((name) => name === 'order-withdrawn').length, 1)
      await world.tell('person.death-withdrawn', { personId })
      assert.equal(await statusOf(world, personId), 'cancelled')
      assert.equal(
        (await world.eventNames()).filter((name) => name === 'death-withdrawn').length,
        2,
        'both cards are told of',
      )
    },
  ],
  [
    'G9',
    'the new card is enabled and the old one cancelled by one act',
    async (world) => {
      const { personId, cardId, context } = await normalCard(world)
      granted(
        await issueECard(world, context, { personId, consent: await eCardConsent(world.db, AT) }),
      )
      const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
      const order = granted(await renewCard(world, context, wish))
      await handedOver(world, order)
      const enabling = { personId, cardId: order.cardId }
      granted(await enableCard(world, context, enabling))
      assert.equal((await currentCard(world.db, personId))?.id, order.cardId)
      assert.deepEqual(await world.lastEvent('card.cancelled'), {
        cardId,
        personId,
        reason: 'replaced',
      })
      assert.equal((await world.lastEvent('card.enabled'))?.['replacedCardId'], cardId)
      assert.equal((await eCardOf(world.db, personId))?.cardId, order.cardId, 'it goes along')
    },
  ],
]

for (const [guard, sentence, tried] of GUARDS)
  test(`${guard}: ${sentence}`, async () => {
    await using world = await orderWorld()
    await tried(world)
  })
