import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { type Database, openDatabase, sql } from '#platform/db.ts'
import type { ActionContext } from '#platform/audit.ts'
import { personsForVerification } from '#modules/person/index.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import {
  cardsForVerification,
  currentCard,
  expireTemporaryLoss,
  holderCard,
  numberKey,
  reportTemporaryLoss,
  restoreCard,
} from './index.ts'

const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')
const context = (personId: string, at = AT): ActionContext => ({
  actor: { kind: 'holder', id: personId },
  requestId: 'request-1',
  at,
})
const job = (at: Temporal.Instant): ActionContext => ({
  actor: { kind: 'system', id: 'expireTemporaryLoss' },
  requestId: 'job-1',
  at,
})

const eventsOf = (owner: Database) =>
  owner.many(
    z.object({ step: z.string() }),
    sql`select axis || ' ' || action || ' ' || from_status || '>' || to_status as step
          from card.card_event order by at, axis desc`,
  )
const auditOf = (owner: Database) =>
  owner.many(
    z.object({ line: z.string() }),
    sql`select action || ' ' || coalesce(refusal, outcome) as line from platform.audit order by 1`,
  )

const arrange = async (db: Database) => {
  const personId = await enterSomebody(db, 2)
  const card = await enterCard(db, personId, 1)
  return { personId, card, input: { personId, cardId: card.id, sides: 'both' } as const }
}

test('a holder reports a loss: both sides stop, by their articles, until a known day', async () => {
  await using it = await testDatabase()
  const { personId, card, input } = await arrange(it.db)
  const decision = await reportTemporaryLoss(it, context(personId), input)
  assert.ok(decision?.granted)
  assert.equal(decision.outcome.card.status, 'temporarilyLost')
  assert.equal(decision.outcome.card.bankStatus, 'bankLost')
  assert.equal(decision.outcome.card.lossEndsAt?.toString(), '2026-11-17T08:00:00Z')
  assert.deepEqual(decision.outcome.social.basis, 'CARD-16')
  assert.deepEqual(await currentCard(it.db, personId), decision.outcome.card)
  assert.deepEqual(
    (await eventsOf(it.owner)).map((event) => event.step),
    ['social reportTemporaryLoss normal>temporarilyLost', 'bank reportLoss active>bankLost'],
  )
  assert.deepEqual(await auditOf(it.owner), [{ line: 'card.reportTemporaryLoss granted' }])
  const person = (await personsForVerification(it.db, [personId])).get(personId)
  assert.equal(person?.codesValidFrom?.toString(), AT.toString(), 'codes of before are void')
  assert.equal(card.version + 1, decision.outcome.card.version)
})

test('once the report is answered, no other connection sees a usable card (C4)', async () => {
  await using it = await testDatabase()
  const { personId, card, input } = await arrange(it.db)
  const gateway = openDatabase({ url: it.url, role: 'ykt_app', poolSize: 1 })
  try {
    const key = { region: card.issuingRegion, number: card.cardNumber }
    const look = () => cardsForVerification(gateway, { byNumber: [key], byId: [card.id] })
    assert.equal((await look()).get(card.id)?.status, 'normal')
    await reportTemporaryLoss(it, context(personId), input)
    const after = await look()
    for (const name of [card.id, numberKey(key.region, key.number)])
      assert.equal(after.get(name)?.status, 'temporarilyLost')
    assert.equal(after.get('440100/NOTHING1'), undefined)
  } finally {
    await gateway.close()
  }
})

test('a report for the card alone leaves the bank side, which can follow later', async () => {
  await using it = await testDatabase()
  const { personId, input } = await arrange(it.db)
  await reportTemporaryLoss(it, context(personId), { ...input, sides: 'social' })
  assert.equal((await currentCard(it.db, personId))?.bankStatus, 'active')
  const later = AT.add({ hours: 1 })
  const second = await reportTemporaryLoss(it, context(personId, later), input)
  assert.ok(second?.granted && second.outcome.social.granted)
  assert.equal(second.outcome.social.outcome.changed, false)
  const card = await currentCard(it.db, personId)
  assert.equal(card?.bankStatus, 'bankLost')
  assert.equal(card.lossEndsAt?.toString(), '2026-11-17T08:00:00Z', 'the term began the first time')
})

test('thirty-two reports at once stop the card once', async () => {
  await using it = await testDatabase()
  const { personId, input } = await arrange(it.db)
  const reports = Array.from({ length: 32 }, () =>
    reportTemporaryLoss(it, context(personId), input),
  )
  assert.ok((await Promise.all(reports)).every((decision) => decision?.granted === true))
  assert.equal((await eventsOf(it.owner)).length, 2)
  assert.equal((await auditOf(it.owner)).length, 32)
})

test("somebody else's card is not there to be reported or restored", async () => {
  await using it = await testDatabase()
  const { personId, card, input } = await arrange(it.db)
  const stranger = await enterSomebody(it.db, 4)
  const theirs = { ...input, personId: stranger }
  assert.equal(await reportTemporaryLoss(it, context(stranger), theirs), undefined)
  const restoring = { ...theirs, authenticatedAt: AT, assuranceLevel: 2 }
  assert.equal(await restoreCard(it, context(stranger), restoring), undefined)
  assert.deepEqual(await currentCard(it.db, personId), card)
  assert.deepEqual(await auditOf(it.owner), [])
})

test('a found card is made good again after a fresh sign-in, and not before', async () => {
  await using it = await testDatabase()
  const { personId, input } = await arrange(it.db)
  await reportTemporaryLoss(it, context(personId), input)
  const now = AT.add({ hours: 2 })
  const restore = (minutes: number) =>
    restoreCard(it, context(personId, now), {
      ...input,
      authenticatedAt: now.subtract({ minutes }),
      assuranceLevel: 2,
    })
  const stale = await restore(6)
  assert.ok(stale?.granted === false)
  assert.equal(stale.refusal, 'STEP_UP_NEEDED')
  const fresh = await restore(5)
  assert.ok(fresh?.granted)
  const card = await holderCard(it.db, personId)
  assert.equal(card?.social.status, 'normal')
  assert.equal(card.social.lossEndsAt, undefined)
  assert.equal(card.bank.status, 'active')
  assert.deepEqual(
    (await auditOf(it.owner)).map((row) => row.line),
    [
      'card.reportTemporaryLoss granted',
      'card.restore STEP_UP_NEEDED',
      'card.restore granted',
    ].sort(),
  )
})

test('restoring leaves a loss alone that the bank recorded itself', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  const card = await enterCard(it.db, personId, 1, {
    status: 'temporarilyLost',
    lossEndsAt: AT.add({ hours: 24 }),
    bankStatus: 'bankLost',
  })
  const wish = { sides: 'both', authenticatedAt: AT, assuranceLevel: 2 } as const
  const input = { personId, cardId: card.id, ...wish }
  const decision = await restoreCard(it, context(personId), input)
  assert.ok(decision?.granted && decision.outcome.bank?.granted === false)
  assert.equal(decision.outcome.bank.refusal, 'REPORTED_AT_BANK')
  assert.equal(decision.outcome.card.status, 'normal')
  assert.equal(decision.outcome.card.bankStatus, 'bankLost')
})

test('a temporary loss ends by itself on its day, once, however often the job runs', async () => {
  await using it = await testDatabase()
  const { personId, input } = await arrange(it.db)
  await reportTemporaryLoss(it, context(personId), input)
  const none = { release: 0, keep: 0, makeFormal: 0 }
  const end = Temporal.Instant.from('2026-11-17T08:00:00Z')
  const before = job(end.subtract({ microseconds: 1 }))
  assert.deepEqual(await expireTemporaryLoss(it, before), none)
  const runs = await Promise.all([1, 2, 3].map(() => expireTemporaryLoss(it, job(end))))
  assert.equal(
    runs.reduce((sum, run) => sum + run.release, 0),
    1,
  )
  assert.deepEqual(await expireTemporaryLoss(it, job(end)), none)
  const card = await currentCard(it.db, personId)
  assert.equal(card?.status, 'normal')
  assert.equal(card.bankStatus, 'bankLost', 'the bank has its own term')
  assert.equal((await eventsOf(it.owner)).length, 3)
  assert.equal((await auditOf(it.owner)).length, 2)
})
