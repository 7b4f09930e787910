import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from '#platform/db.ts'
import { AT, granted, normalCard, orderWorld, statusOf, terms } from '#test/card-orders.ts'
import {
  currentCard,
  recordPinFailure,
  recordPinSuccess,
  renewCard,
  reportLoss,
  reportTemporaryLoss,
  restoreCard,
  unlockCard,
  withdrawOrder,
} from './index.ts'
import { cardHistory } from './store-history.ts'

const world = await orderWorld()
after(() => world[Symbol.asyncDispose]())

let people = 0
const holder = async () => {
  const one = await normalCard(world, (people += 1))
  const { personId, cardId, context } = one
  return {
    ...one,
    wrong: async (times: number) => {
      for (let i = 0; i < times; i += 1) await recordPinFailure(world, world.job(), cardId)
    },
    failures: async () => (await currentCard(world.db, personId))?.pinFailures,
    status: () => statusOf(world, personId),
    restore: () =>
      restoreCard(world, context, {
        personId,
        cardId,
        sides: 'social',
        authenticatedAt: AT,
        assuranceLevel: 3,
      }),
  }
}

test('wrong passwords are counted on over a loss and its end', async () => {
  const { personId, cardId, context, wrong, failures, status, restore } = await holder()
  await wrong(5)
  granted(await reportTemporaryLoss(world, context, { personId, cardId, sides: 'social' }))
  assert.equal(await failures(), 5)
  granted(await restore())
  assert.deepEqual([await status(), await failures()], ['normal', 5])
  await wrong(1)
  assert.equal(await status(), 'locked')
})

test('a card that was locked before it was lost is locked again, until unlocked', async () => {
  const { personId, cardId, context, wrong, failures, status, restore } = await holder()
  await wrong(6)
  granted(await reportLoss(world, context, { personId, cardId, sides: 'social' }))
  const { social, card } = granted(await restore())
  assert.deepEqual([social.granted && social.outcome.status, card.status], ['locked', 'locked'])
  assert.deepEqual([await status(), await failures()], ['locked', 6])
  const steps = (await cardHistory(world.db, personId, cardId, 20)).map(({ action }) => action)
  assert.deepEqual(steps.toSorted(), ['lock', 'lock', 'reportLoss', 'restore'])
  granted(await unlockCard(world, context, { personId, cardId }))
  assert.deepEqual([await status(), await failures()], ['normal', 0])
  granted(await reportLoss(world, context, { personId, cardId, sides: 'social' }))
  granted(await restore())
  assert.equal(await status(), 'normal', 'unlocked is unlocked')
})

test('nor does an order that is withdrawn unlock it', async () => {
  const { personId, cardId, context, wrong, status, restore } = await holder()
  const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
  const { id: orderId } = granted(await renewCard(world, context, wish))
  await wrong(6)
  granted(await withdrawOrder(world, context, { personId, orderId }))
  assert.equal(await status(), 'lost')
  granted(await restore())
  assert.equal(await status(), 'locked')
})

test('a right password begins anew, and the database forgets no wrong one otherwise', async () => {
  const { personId, cardId, context, wrong, failures } = await holder()
  await wrong(3)
  await recordPinSuccess(world, world.job(), cardId)
  assert.equal(await failures(), 0)
  await wrong(4)
  granted(await reportTemporaryLoss(world, context, { personId, cardId, sides: 'social' }))
  const forget = world.owner.run(sql`
    update card.card set pin_failures = 0, status = 'normal', loss_ends_at = null,
      loss_reported_at = null where id = ${cardId}`)
  await assert.rejects(forget, /wrong passwords are forgotten/)
})
