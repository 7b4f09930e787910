import assert from 'node:assert/strict'
import test from 'node:test'
import { enterCard } from '#test/card.ts'
import {
  applyFor,
  openAccount,
  type OrderWorld,
  orderWorld,
  refusalOf,
  statusOf,
  terms,
} from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import { cancelCard, type CardOrder, openOrderOf, renewCard, requestProduction } from './index.ts'

/** The bank says that it opens no account. */
const refuseAccount = async (world: OrderWorld, order: CardOrder): Promise<void> => {
  const { account: requestId } = await world.requestsOf(order)
  const { cardId, personId, bankCode } = order
  const answer = { requestId, cardId, personId, bankCode, reasonCode: 'accountLimit' }
  await world.tell('bank.account-refused', answer)
}

test('no card is made by hand before its account is open', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  const decision = await requestProduction(world, world.job(), order.id)
  assert.deepEqual(refusalOf(decision), {
    refusal: 'ACCOUNT_NOT_OPEN',
    basis: 'YKT-6',
    instead: ['waitForBank', 'chooseOtherBank'],
  })
  assert.equal(await statusOf(world, personId), 'bankOpening')
})

test('a bank that refused does not open the same account afterwards', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId)
  await refuseAccount(world, order)
  await openAccount(world, order)
  assert.equal(await statusOf(world, personId), 'failedBank')
  // Otherwise the account of the next bank would be taken for one that is open already.
  assert.equal((await openOrderOf(world.db, personId))?.accountOpenedAt, undefined)
  assert.ok((await world.auditLines()).includes('card.accountOpened REQUEST_SUPERSEDED'))
})

test('a card that waits for its holder at an outlet keeps the account it has', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const order = await applyFor(world, personId, {
    instant: true,
    delivery: { to: 'outlet', outletCode: 'gz-1' },
  })
  await openAccount(world, order)
  await refuseAccount(world, order)
  assert.equal(await statusOf(world, personId), 'bankOpening')
  assert.ok((await world.auditLines()).includes('card.accountRefused REQUEST_SUPERSEDED'))
})

test('a card that is cancelled while a new one is ordered is one or the other', async () => {
  await using world = await orderWorld()
  for (let round = 1; round <= 12; round += 1) {
    const personId = await enterSomebody(world.db, 2 * round)
    const { id: cardId } = await enterCard(world.db, personId, round)
    const context = world.context(personId)
    const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
    const [renewed, cancelled] = await Promise.all([
      renewCard(world, context, wish),
      cancelCard(world, context, { personId, cardId, reason: 'holder' }),
    ])
    assert.notEqual(renewed?.granted, cancelled?.granted)
  }
})
