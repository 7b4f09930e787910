import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { currentCard, openOrderOf } from '#modules/card/index.ts'
import { actOnCase, type Application, type Clerk, markFee } from '#modules/handling/index.ts'
import { sql } from '#platform/db.ts'
import { actsWorld, WISH } from '#test/acts.ts'
import { granted, openAccount, produced, refusalOf } from '#test/card-orders.ts'
import { caseActs } from './index.ts'

const world = await actsWorld()
after(() => world[Symbol.asyncDispose]())
const { db, deps, apply, holder, newcomer } = world
const branch = await world.clerk('bank-102', '440100')

/** A renewal or a first card at the counter, made and waiting to be handed over. */
const waiting = async (
  personId: string,
  service: 'firstCard' | 'renewDamaged',
  change: Partial<Application>,
) => {
  const { case: one } = granted(
    await apply(personId, service, {
      channel: 'counter',
      acceptRegion: '440100',
      acceptAgency: branch.agencyCode,
      presented: ['identityDocument', 'photo', 'oldCard'],
      shared: [],
      ...change,
    }),
  )
  await world.deliver()
  const order = await openOrderOf(db, personId)
  assert.ok(order !== undefined)
  await openAccount(world, order)
  const latest = await openOrderOf(db, personId)
  assert.ok(latest !== undefined)
  granted(await produced(world, latest))
  await world.deliver()
  return { one, order: latest }
}

const handOver = (clerk: Clerk, caseId: string) =>
  actOnCase(deps, world.staffContext(clerk), { clerk, caseId, acts: caseActs })
const mark = (caseId: string, as: 'taken' | 'ownFault') =>
  markFee(deps, world.staffContext(branch), { clerk: branch, caseId, mark: as })
const feesOf = async (orderId: string) => {
  const { rows } = await world.owner.pool.query<Record<string, unknown>>(
    `select counter_code, due_fen::int as due, taken_fen::int as taken, exemption, waiver
       from handling.fee where order_id = $1`,
    [orderId],
  )
  return rows
}
const delivery = { to: 'outlet', outletCode: 'gz-1' } as const

test('a card whose fee is not marked is not handed over, and nothing of it is done', async () => {
  const { personId, card } = await holder()
  const wish = { ...WISH, delivery, damage: 'own' } as const
  const { one, order } = await waiting(personId, 'renewDamaged', { cardId: card.id, wish })
  assert.ok(order.feeFen > 0n)
  assert.equal(refusalOf(await handOver(branch, one.id)).refusal, 'FEE_NOT_MARKED')
  assert.equal((await currentCard(db, personId))?.id, card.id)
  const marks = await Promise.all([mark(one.id, 'taken'), mark(one.id, 'taken')])
  assert.equal(marks.filter((answer) => answer?.granted === true).length, 1)
  assert.equal(refusalOf(await mark(one.id, 'ownFault')).refusal, 'FEE_MARKED_ALREADY')
  granted(await handOver(branch, one.id))
  assert.equal((await currentCard(db, personId))?.id, order.cardId)
  assert.deepEqual(await feesOf(order.id), [
    { counter_code: 'gz-1', due: 2000, taken: 2000, exemption: null, waiver: null },
  ])
  await assert.rejects(world.owner.run(sql`update handling.fee set taken_fen = 0`))
})

test('a fee that is not taken says why', async () => {
  const { personId, card } = await holder()
  const wish = { ...WISH, delivery, damage: 'own' } as const
  const { one, order } = await waiting(personId, 'renewDamaged', { cardId: card.id, wish })
  granted(await mark(one.id, 'ownFault'))
  granted(await handOver(branch, one.id))
  assert.deepEqual(await feesOf(order.id), [
    { counter_code: 'gz-1', due: 2000, taken: 0, exemption: null, waiver: 'ownFault' },
  ])
})

test('a first card is free: it needs no mark, and stands in the books as such', async () => {
  const personId = await newcomer()
  const { one, order } = await waiting(personId, 'firstCard', { wish: { ...WISH, delivery } })
  assert.equal(refusalOf(await mark(one.id, 'taken')).refusal, 'FEE_NOT_DUE')
  granted(await handOver(branch, one.id))
  assert.deepEqual(await feesOf(order.id), [
    { counter_code: 'gz-1', due: 0, taken: 0, exemption: 'first', waiver: null },
  ])
})
