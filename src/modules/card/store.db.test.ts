import assert from 'node:assert/strict'
import test from 'node:test'
import { DatabaseError } from 'pg'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { cardOf, enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { BANK_TRANSITIONS } from './bank-function.ts'
import { TRANSITIONS } from './card.ts'
import { createCard, currentCard, syncLegalTransitions } from './index.ts'
import { saveCard } from './store.ts'

const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')
const context = { actor: { kind: 'system', id: 'test' }, requestId: 'request-1', at: AT } as const
const Count = z.object({ count: z.bigint() })

const violates = (constraint: string) => (error: unknown) =>
  error instanceof DatabaseError && error.code === '23514' && error.constraint === constraint

test('sixty-four cards for one person at once become exactly one (C1)', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  const attempts = Array.from({ length: 64 }, (_, i) =>
    it.db.transaction((tx) => createCard(tx, cardOf(personId, i), AT)),
  )
  const decisions = await Promise.all(attempts)
  assert.equal(decisions.filter((decision) => decision.granted).length, 1)
  for (const decision of decisions)
    if (!decision.granted) assert.equal(decision.refusal, 'CARD_ALREADY_HELD')
  const { count } = await it.db.one(Count, sql`select count(*) as count from card.card`)
  assert.equal(count, 1n)
})

test('a card number is taken within its region only', async () => {
  await using it = await testDatabase()
  const [one, other] = [await enterSomebody(it.db, 2), await enterSomebody(it.db, 4)]
  await enterCard(it.db, one, 1)
  const enter = (issuingRegion: string) =>
    it.db.transaction((tx) =>
      createCard(tx, { ...cardOf(other, 2), cardNumber: 'A00000001', issuingRegion }, AT),
    )
  const taken = await enter('440100')
  assert.ok(!taken.granted)
  assert.equal(taken.refusal, 'CARD_NUMBER_TAKEN')
  assert.equal((await enter('440300')).granted, true)
})

test('who had a card before may have another, and the live one is theirs', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  await enterCard(it.db, personId, 1, { status: 'cancelled', bankStatus: 'closed' })
  const live = await enterCard(it.db, personId, 3, { status: 'producing' })
  await enterCard(it.db, personId, 4, { status: 'cancelled', bankStatus: 'closed' })
  assert.deepEqual(await currentCard(it.db, personId), live)
})

test('whoever waits for a new card has the old one that works in their hands', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  const old = await enterCard(it.db, personId, 1, { status: 'replacing' })
  await enterCard(it.db, personId, 2, { status: 'sealed' })
  assert.deepEqual(await currentCard(it.db, personId), old)
  await assert.rejects(
    it.owner.run(sql`insert into card.card (id, person_id, issuing_region, card_number,
      card_identifier, bank_code, status, bank_status)
      values (gen_random_uuid(), ${personId}, '440100', 'A00000009',
        '440100D1560000050000000000000009', '102', 'replacingLost', 'active')`),
    /card_one_replacing/,
  )
})

test('the database holds the tables of the law, no more and no less, at each start', async () => {
  await using it = await testDatabase()
  await it.owner.run(sql`insert into card.legal_transition values
    ('social', 'resurrect', 'cancelled', 'normal')`)
  await Promise.all([1, 2].map(() => it.db.transaction(syncLegalTransitions)))
  const { count } = await it.db.one(Count, sql`select count(*) as count from card.legal_transition`)
  const steps = [...Object.values(TRANSITIONS), ...Object.values(BANK_TRANSITIONS)]
  assert.equal(count, BigInt(steps.flatMap((actions) => Object.keys(actions)).length))
})

test('the database refuses an illegal step, even from its owner (C3)', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  const card = await enterCard(it.db, personId, 1, { status: 'cancelled', bankStatus: 'closed' })
  const event = (axis: string, action: string, from: string, to: string) => sql`
    insert into card.card_event values (gen_random_uuid(), ${card.id}, ${personId}, ${AT}, ${axis},
      ${action}, ${from}, ${to}, 'CARD-16', 'system', 'test')`
  for (const db of [it.db, it.owner]) {
    const resurrection = event('social', 'restore', 'cancelled', 'normal')
    await assert.rejects(db.run(resurrection), violates('card_event_legal'))
    await assert.rejects(
      db.run(sql`update card.card set status = 'normal' where id = ${card.id}`),
      violates('card_status_legal'),
    )
    await assert.rejects(
      db.run(sql`update card.card set bank_status = 'active' where id = ${card.id}`),
      violates('card_bank_status_legal'),
    )
    await assert.rejects(db.run(sql`delete from card.card_event`))
  }
  await it.db.run(event('social', 'restore', 'temporarilyLost', 'normal'))
})

test('a card that somebody else changed is not overwritten, and nor is its history', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  const card = await enterCard(it.db, personId, 1)
  const step = {
    axis: 'social',
    action: 'lock',
    from: 'normal',
    to: 'locked',
    basis: 'YKT-22',
  } as const
  const lock = () =>
    it.db.transaction((tx) => saveCard(tx, context, { ...card, status: 'locked' }, [step]))
  await lock()
  await assert.rejects(lock(), /was changed by somebody else/)
  const { count } = await it.db.one(Count, sql`select count(*) as count from card.card_event`)
  assert.equal(count, 1n)
})
