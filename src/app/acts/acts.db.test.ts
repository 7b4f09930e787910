import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { type Card, currentCard, eCardOf, holderOrders, openOrderOf } from '#modules/card/index.ts'
import { type Case, casesOfPerson } from '#modules/handling/index.ts'
import { actsWorld, WISH } from '#test/acts.ts'
import { granted, refusalOf } from '#test/card-orders.ts'
import { eCardConsent } from '#test/consents.ts'

const world = await actsWorld()
after(() => world[Symbol.asyncDispose]())
const { db, apply, holder, newcomer } = world

const statusOf = async (personId: string) => (await currentCard(db, personId))?.status
const onlyCase = async (personId: string): Promise<Case | undefined> => {
  const [one, ...others] = await casesOfPerson(db, personId)
  assert.equal(others.length, 0)
  return one
}

test('an application is a case and an order in one, and the case names the order', async () => {
  const personId = await newcomer()
  const { case: one } = granted(await apply(personId, 'firstCard'))
  const order = await openOrderOf(db, personId)
  assert.ok(order !== undefined)
  assert.deepEqual([one.orderId, one.cardId, one.status], [order.id, order.cardId, 'inProgress'])
  assert.equal(one.heldBy, 'bank')
  assert.ok(one.promiseOn !== undefined)
  assert.deepEqual([order.feeFen, order.feeExemption], [0n, 'first'])
  assert.equal(order.photoReference, 'identity-document')
})

test('the same application by many windows at once is one case and one order', async () => {
  const personId = await newcomer()
  const answers = await Promise.all(Array.from({ length: 8 }, () => apply(personId, 'firstCard')))
  const ids = new Set(answers.map((answer) => granted(answer).case.id))
  assert.equal(ids.size, 1)
  assert.equal((await holderOrders(db, personId)).length, 1)
})

test('a second card is refused with what is possible instead, and no case stays', async () => {
  const { personId } = await holder()
  const refused = refusalOf(await apply(personId, 'firstCard'))
  assert.deepEqual(refused, {
    refusal: 'CARD_ALREADY_HELD',
    basis: 'YKT-3',
    instead: ['renew', 'changeBank'],
  })
  assert.deepEqual(await casesOfPerson(db, personId), [])
  const rows = await world.owner.many(
    z.object({ refusal: z.string() }),
    sql`select refusal from platform.audit
         where action = 'handling.openCase' and subject_id = ${personId}`,
  )
  assert.deepEqual(rows, [{ refusal: 'CARD_ALREADY_HELD' }])
})

test('a bank that takes no applications is refused, and another one can be chosen', async () => {
  const personId = await newcomer()
  const refused = refusalOf(
    await apply(personId, 'firstCard', { wish: { ...WISH, bankCode: '103' } }),
  )
  assert.equal(refused.refusal, 'BANK_NOT_TAKING_APPLICATIONS')
  granted(await apply(personId, 'firstCard', { wish: { ...WISH, bankCode: '105' } }))
})

test('without a bank or a place nothing is ordered, and both are asked for', async () => {
  const personId = await newcomer()
  const refused = refusalOf(await apply(personId, 'firstCard', { wish: {} }))
  assert.deepEqual(refused.instead, ['chooseBank', 'chooseDelivery'])
  assert.deepEqual(await casesOfPerson(db, personId), [])
})

test('a list of banks that was shown to somebody else is no choice', async () => {
  const personId = await newcomer()
  const listId = '01a20adb-0662-76bf-8152-6906db37a501'
  const refused = refusalOf(await apply(personId, 'firstCard', { wish: { ...WISH, listId } }))
  assert.equal(refused.refusal, 'LIST_UNKNOWN')
})

test('after a loss one order stops the card on both sides and replaces it', async () => {
  for (const status of ['normal', 'temporarilyLost', 'lost'] as const) {
    const { personId, card } = await holder({ status })
    const { case: one } = granted(await apply(personId, 'replaceLost', { cardId: card.id }))
    const order = await openOrderOf(db, personId)
    assert.deepEqual([one.orderId, order?.oldCardId], [order?.id, card.id], status)
    assert.equal(await statusOfCard(card), 'replacingLost')
    assert.equal(order?.feeFen, 2000n)
  }
})

const statusOfCard = async ({ id }: Card): Promise<string> =>
  (
    await world.owner.one(
      z.object({ status: z.string() }),
      sql`select status from card.card where id = ${id}`,
    )
  ).status

test('a replacement that is refused leaves the card working: nothing is half done', async () => {
  const { personId, card } = await holder()
  const wish = { ...WISH, bankCode: '103' }
  const refused = refusalOf(await apply(personId, 'replaceLost', { cardId: card.id, wish }))
  assert.equal(refused.refusal, 'BANK_NOT_TAKING_APPLICATIONS')
  assert.equal(await statusOf(personId), 'normal')
  assert.deepEqual(await casesOfPerson(db, personId), [])
  assert.equal(await openOrderOf(db, personId), undefined)
})

test('a renewal costs what its reason says, and the old card goes on working', async () => {
  const fees = []
  for (const [service, more] of [
    ['renewDamaged', { damage: 'own' }],
    ['renewDamaged', { damage: 'notOwn' }],
    ['renewChangedData', { change: 'photo' }],
    ['renewChangedData', { change: 'data' }],
  ] as const) {
    const { personId, card } = await holder()
    granted(await apply(personId, service, { cardId: card.id, wish: { ...WISH, ...more } }))
    const order = await openOrderOf(db, personId)
    fees.push([order?.feeFen, order?.feeExemption])
    assert.equal(await statusOfCard(card), 'replacing')
  }
  assert.deepEqual(fees, [
    [2000n, undefined],
    [0n, 'warranty'],
    [0n, 'photoChange'],
    [2000n, undefined],
  ])
})

test('a card is renewed for expiry near its end, free of charge, and not before', async () => {
  const [early, due] = [await holder(), await holder()]
  const refused = refusalOf(await apply(early.personId, 'renewExpired', { cardId: early.card.id }))
  assert.deepEqual(refused.instead, ['renewDamaged', 'keepUsing'])
  await world.owner.run(
    sql`update card.card set expires_on = '2026-12-01' where id = ${due.card.id}`,
  )
  granted(await apply(due.personId, 'renewExpired', { cardId: due.card.id }))
  assert.equal((await openOrderOf(db, due.personId))?.feeExemption, 'expiry')
})

test('whoever has an order under way is led to it', async () => {
  const { personId, card } = await holder()
  granted(
    await apply(personId, 'renewDamaged', {
      cardId: card.id,
      wish: { ...WISH, damage: 'own' },
    }),
  )
  const refused = refusalOf(await apply(personId, 'replaceLost', { cardId: card.id }))
  assert.deepEqual(
    [refused.refusal, refused.instead],
    ['ORDER_OPEN', ['seeOrder', 'withdrawOrder']],
  )
  assert.equal(await statusOfCard(card), 'replacing')
})

test('what is done on the spot ends its case in the same moment', async () => {
  for (const [service, before, expected] of [
    ['temporaryLoss', 'normal', 'temporarilyLost'],
    ['formalLoss', 'normal', 'lost'],
    ['formalLoss', 'temporarilyLost', 'lost'],
    ['restore', 'temporarilyLost', 'normal'],
    ['unlock', 'locked', 'normal'],
    ['cancel', 'normal', 'cancelled'],
  ] as const) {
    const { personId, card } = await holder({ status: before })
    const change = { cardId: card.id, ...(service === 'unlock' && { channel: 'counter' as const }) }
    const { case: one } = granted(await apply(personId, service, change))
    assert.equal(one.status, 'finished', service)
    assert.equal(await statusOfCard(card), expected, service)
    granted(await apply(personId, service, change))
    await world.deliver()
    assert.equal((await onlyCase(personId))?.id, one.id)
  }
})

test('an act that the card does not allow is refused, with what it allows', async () => {
  const { personId, card } = await holder({ status: 'lost' })
  const refused = refusalOf(await apply(personId, 'unlock', { cardId: card.id, channel: 'door' }))
  assert.equal(refused.refusal, 'ACTION_NOT_AVAILABLE_IN_STATUS')
  assert.deepEqual(refused.instead, ['restore', 'replaceLost', 'renew', 'cancel'])
  assert.deepEqual(await casesOfPerson(db, personId), [])
})

test('a loss is lifted only by whoever has just proved who they are', async () => {
  const { personId, card } = await holder({ status: 'temporarilyLost' })
  const proof = { authenticatedAt: world.clock.now().subtract({ hours: 2 }), assuranceLevel: 2 }
  const refused = refusalOf(await apply(personId, 'restore', { cardId: card.id, proof }))
  assert.deepEqual([refused.refusal, refused.instead], ['STEP_UP_NEEDED', ['stepUp']])
  assert.deepEqual(await casesOfPerson(db, personId), [])
})

test('the electronic card is issued with a card that works, and with no other', async () => {
  const [works, none] = [await holder(), await newcomer()]
  const { personId, card } = works
  const proof = { authenticatedAt: world.clock.now(), assuranceLevel: 3 }
  const silent = await apply(personId, 'eCard', { cardId: card.id, proof })
  assert.equal(refusalOf(silent).refusal, 'CONSENT_MISSING')
  const wish = { eCard: (await eCardConsent(db, world.clock.now())).text }
  const { case: one } = granted(await apply(personId, 'eCard', { cardId: card.id, proof, wish }))
  assert.equal(one.status, 'finished')
  assert.equal((await eCardOf(db, personId))?.status, 'active')
  assert.equal(refusalOf(await apply(none, 'eCard', { wish, proof })).refusal, 'E_CARD_NEEDS_CARD')
})
