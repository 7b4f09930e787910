import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountsOf } from '#modules/account/index.ts'
import { consentsOf, withdrawConsent } from '#modules/consent/index.ts'
import {
  activated,
  bankChangeWorld,
  type Changer,
  collected,
  enabled,
  PAID,
  paidAt,
  signed,
} from '#test/bank-changes.ts'
import { granted } from '#test/card-orders.ts'
import {
  cancelCard,
  currentCard,
  openOrderOf,
  productionAnswered,
  returnUnclaimed,
  withdrawOrder,
} from './index.ts'
import { holderBankChange } from './read-bank-change.ts'

const world = await bankChangeWorld()
after(() => world[Symbol.asyncDispose]())
const { db, owner, clock } = world

/** Why each consent of somebody ended. */
const endsOf = async ({ personId }: Changer) =>
  (await consentsOf(db, personId)).map(({ endReason }) => endReason ?? 'stands')
const statusesOf = async ({ personId }: Changer) =>
  (await accountsOf(db, personId)).map(({ bankCode, status }) => `${bankCode} ${status}`).sort()
const changeOf = async ({ personId }: Changer) =>
  (await holderBankChange(db, personId, clock.now()))?.change.status

test('a new card that ends before its account is activated takes the consents', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  const order = await signed(world, changer)
  await world.settle()
  await collected(world, order)
  const { id: cardId } = await enabled(world, order)
  const wish = { personId, cardId, reason: 'holder' } as const
  granted(await cancelCard(world, world.context(personId), wish))
  await world.settle()
  assert.deepEqual(
    await endsOf(changer),
    PAID.map(() => 'cardEnded'),
  )
  await activated(world, order)
  await world.settle()
  assert.equal(await changeOf(changer), 'withdrawn')
  for (const account of (await paidAt(world, personId, clock.now().add({ hours: 24 }))).values())
    assert.equal(account.id, changer.old.id)
})

test('an account that the bank closes before its activation takes the consents', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  const order = await signed(world, changer)
  await world.settle()
  await collected(world, order)
  const { id: cardId } = await enabled(world, order)
  const closed = { status: 'closed', eventId: `closed-${cardId}`, at: clock.now().toString() }
  const { bankCode } = order
  await world.tell('bank.account-changed', { ...closed, personId, cardId, bankCode })
  await world.settle()
  assert.deepEqual(
    await endsOf(changer),
    PAID.map(() => 'accountClosed'),
  )
  assert.equal(await changeOf(changer), 'withdrawn')
  await activated(world, order)
  await world.settle()
  assert.deepEqual(await statusesOf(changer), ['102 watched', '105 closed'])
})

test('one that the holder took back before stays their own word', async () => {
  const changer = await world.enterChanger()
  const { personId } = changer
  const order = await signed(world, changer)
  const [first] = await consentsOf(db, personId)
  await db.transaction((tx) =>
    withdrawConsent(tx, world.context(personId), { personId, consentId: first?.id ?? '' }),
  )
  const taken = { personId, orderId: order.id }
  granted(await withdrawOrder(world, world.context(personId), taken))
  const ends = (await endsOf(changer)).toSorted()
  assert.deepEqual(ends, ['orderWithdrawn', 'orderWithdrawn', 'withdrawn'])
})

test('a card that nobody fetches goes back, and everything is as before', async () => {
  const changer = await world.enterChanger()
  const { personId, card, old } = changer
  const order = await signed(world, changer)
  await world.settle()
  const { production: requestId } = await world.requestsOf(order)
  granted(await productionAnswered(world, world.job(), { requestId, state: 'produced' }))
  for (const days of [200, 200]) {
    clock.advance({ hours: 24 * days })
    await returnUnclaimed(world, world.job())
  }
  const { id: orderId } = order
  assert.deepEqual(
    await endsOf(changer),
    PAID.map(() => 'orderUnclaimed'),
  )
  const before = await owner.one(
    z.object({ same: z.boolean() }),
    sql`
    select bool_and(w.xmin = o.xmin) as same
      from card.card_order o join card.bank_change_programme p on p.order_id = o.id
      join consent.withdrawal w on w.consent_id = p.consent_id
     where o.id = ${orderId}`,
  )
  assert.ok(before.same, 'the order and its consents ended in one transaction')
  await world.settle()
  const now = await currentCard(db, personId)
  assert.deepEqual([now?.id, now?.status], [card.id, 'normal'])
  assert.deepEqual(await statusesOf(changer), ['102 active', '105 closed'])
  assert.equal(await openOrderOf(db, personId), undefined)
  assert.equal(await changeOf(changer), 'withdrawn')
  for (const account of (await paidAt(world, personId, clock.now().add({ hours: 2400 }))).values())
    assert.equal(account.id, old.id)
})
