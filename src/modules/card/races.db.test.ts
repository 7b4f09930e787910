import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { openDatabase, sql } from '#platform/db.ts'
import { enterCard } from '#test/card.ts'
import { granted, handedOver, type OrderWorld, orderWorld, terms } from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import { endCardsOfDeceased } from './cancel-card.ts'
import {
  applyForCard,
  cancelCard,
  currentCard,
  enableCard,
  renewCard,
  replaceLost,
  reportLoss,
  reportTemporaryLoss,
  withdrawOrder,
} from './index.ts'

const Count = z.object({ count: z.bigint() })

test('C1: sixty-four applications at once give one person one card', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const application = { personId, issueRegion: '440100', terms: terms() }
  const decisions = await Promise.all(
    Array.from({ length: 64 }, () => applyForCard(world, world.context(personId), application)),
  )
  assert.equal(decisions.filter((decision) => decision.granted).length, 1)
  for (const decision of decisions)
    if (!decision.granted) assert.equal(decision.refusal, 'ORDER_OPEN')
  for (const table of [sql`card.card`, sql`card.card_order`]) {
    const { count } = await world.db.one(Count, sql`select count(*) as count from ${table}`)
    assert.equal(count, 1n)
  }
  assert.equal((await world.auditLines()).length, 64)
})

test('thirty-two replacements at once are one order', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const { id: cardId } = await enterCard(world.db, personId, 1)
  const context = world.context(personId)
  granted(await reportLoss(world, context, { personId, cardId, sides: 'social' }))
  const decisions = await Promise.all(
    Array.from({ length: 32 }, () =>
      replaceLost(world, context, { personId, cardId, terms: terms() }),
    ),
  )
  assert.equal(decisions.filter((decision) => decision?.granted).length, 1)
  const { count } = await world.db.one(Count, sql`select count(*) as count from card.card_order`)
  assert.equal(count, 1n)
})

/** As the subscriber of a death does. */
const endCards = (world: OrderWorld, personId: string): Promise<void> =>
  world.db.transaction((tx) => endCardsOfDeceased(tx, world.job(), personId))

const PEOPLE = 6

test('C5: whoever looks while cards are enabled sees one that works, not two or none', async () => {
  await using world = await orderWorld()
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, i) => {
      const personId = await enterSomebody(world.db, (i + 1) * 2)
      const { id: cardId } = await enterCard(world.db, personId, i + 1)
      const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
      const order = granted(await renewCard(world, world.context(personId), wish))
      return { personId, cardId, order }
    }),
  )
  for (const { order } of people) await handedOver(world, order)
  const Working = z.object({ person_id: z.string(), working: z.array(z.string()) })
  const observer = openDatabase({ url: world.url, role: 'ykt_app', poolSize: 1 })
  const look = () =>
    observer.many(
      Working,
      sql`
      select person_id, coalesce(array_agg(id::text)
               filter (where status in ('normal', 'replacing')), '{}') as working
        from card.card group by person_id`,
    )
  const done = new AbortController()
  const seen = new Set<string>()
  const watch = async () => {
    let looks = 0
    while (!done.signal.aborted || looks === 0) {
      for (const { working } of await look()) {
        assert.equal(working.length, 1, 'two cards that work, or none')
        seen.add(working[0] ?? '')
      }
      looks += 1
    }
  }
  try {
    await look()
    const watching = watch()
    for (const { personId, order } of people)
      granted(
        await enableCard(world, world.context(personId), {
          personId,
          cardId: order.cardId,
        }),
      )
    done.abort()
    await watching
    for (const { working } of await look()) seen.add(working[0] ?? '')
  } finally {
    done.abort()
    await observer.close()
  }
  for (const { order } of people) assert.ok(seen.has(order.cardId), 'the new card works')
})

test('a loss reported while the new card is enabled: neither waits for ever', async () => {
  await using world = await orderWorld()
  for (let round = 1; round <= 6; round += 1) {
    const personId = await enterSomebody(world.db, round * 2)
    const { id: cardId } = await enterCard(world.db, personId, round)
    const context = world.context(personId)
    const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
    const order = granted(await renewCard(world, context, wish))
    await handedOver(world, order)
    const enabling = { personId, cardId: order.cardId }
    const loss = { personId, cardId, sides: 'both' } as const
    await Promise.all([
      reportTemporaryLoss(world, context, loss),
      enableCard(world, context, enabling),
      reportLoss(world, context, loss),
      endCards(world, personId),
    ])
    const card = await currentCard(world.db, personId)
    assert.equal(card?.status, 'cancelled', 'a death that came with them ended everything')
  }
})

test('enabling and withdrawing at once leave one card that works and one that ended', async () => {
  await using world = await orderWorld()
  const personId = await enterSomebody(world.db, 2)
  const { id: cardId } = await enterCard(world.db, personId, 1)
  const context = world.context(personId)
  const wish = { personId, cardId, terms: terms(), reason: 'damage' } as const
  const order = granted(await renewCard(world, context, wish))
  await handedOver(world, order)
  await Promise.all([
    enableCard(world, context, { personId, cardId: order.cardId }),
    withdrawOrder(world, context, { personId, orderId: order.id }),
    cancelCard(world, context, { personId, cardId, reason: 'holder' }),
  ])
  const Row = z.object({ status: z.string() })
  const rows = await world.owner.many(Row, sql`select status from card.card order by status`)
  const statuses = rows.map(({ status }) => status).join(' ')
  const now = await currentCard(world.db, personId)
  assert.ok(
    statuses === 'cancelled normal' || (statuses === 'cancelled cancelled' && now !== undefined),
    statuses,
  )
})
