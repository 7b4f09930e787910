import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { applyFor, granted, openAccount, orderWorld, refusalOf } from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import { requestAccountOpening } from '#modules/bank/index.ts'
import { chooseOtherBank, currentCard, isAccountWanted, withdrawOrder } from './index.ts'
import type { CardOrder } from './index.ts'

const world = await orderWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner } = world

let people = 0
/** An order whose bank has a request that waits. */
const waiting = async () => {
  people += 1
  const order = await applyFor(world, await enterSomebody(db, people))
  const { account: requestId } = await world.requestsOf(order)
  const { bankCode, cardId, personId } = order
  const request = { requestId, bankCode, cardId, personId }
  granted(await db.transaction((tx) => requestAccountOpening(tx, world.job(), request)))
  return { order, requestId }
}
const requestStatus = async (requestId: string) =>
  (
    await owner.one(
      z.object({ status: z.string() }),
      sql`select status from bank.request where id = ${requestId}`,
    )
  ).status
const choose = ({ personId, id: orderId }: CardOrder, bankCode: string) =>
  chooseOtherBank(world, world.context(personId), { personId, orderId, bankCode })
const isWanted = (requestId: string) => db.transaction((tx) => isAccountWanted(tx, requestId))

test('an order whose request a measure holds back moves to another bank', async () => {
  const { order, requestId } = await waiting()
  await world.setMeasure('102', 'suspendedApply')
  granted(await choose(order, '105'))
  await world.setMeasure('102', 'normal')
  assert.equal(await requestStatus(requestId), 'cancelled')
  const { account: next } = await world.requestsOf(order)
  assert.notEqual(next, requestId)
  const wanted = await world.lastEvent('card.account-wanted')
  assert.deepEqual([wanted?.['bankCode'], wanted?.['requestId']], ['105', next])
  assert.deepEqual([await isWanted(requestId), await isWanted(next)], [false, true])
  const card = await currentCard(db, order.personId)
  assert.deepEqual([card?.status, card?.bankCode], ['bankOpening', '105'])
  await world.deliver()
  await openAccount(world, { ...order, bankCode: '105' })
  assert.equal((await currentCard(db, order.personId))?.status, 'producing')
})

test('a request that has left for its bank stays there', async () => {
  const { order, requestId } = await waiting()
  assert.equal(refusalOf(await choose(order, '103')).refusal, 'BANK_NOT_TAKING_APPLICATIONS')
  assert.equal(await requestStatus(requestId), 'waiting', 'a refusal takes nothing back')
  await owner.run(sql`
    update bank.request set status = 'sent', sent_at = ${world.clock.now()}, attempts = 1
     where id = ${requestId}`)
  assert.equal(refusalOf(await choose(order, '105')).refusal, 'ORDER_TOO_FAR')
  assert.equal(await isWanted(requestId), true)
})

test('an order that is withdrawn takes its request back', async () => {
  const { order, requestId } = await waiting()
  const mine = { personId: order.personId, orderId: order.id }
  granted(await withdrawOrder(world, world.context(order.personId), mine))
  assert.equal(await requestStatus(requestId), 'cancelled')
  assert.equal(await isWanted(requestId), false)
  granted(await withdrawOrder(world, world.context(order.personId), mine))
  assert.equal(await requestStatus(requestId), 'cancelled')
})
