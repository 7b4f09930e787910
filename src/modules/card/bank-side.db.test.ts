import assert from 'node:assert/strict'
import test from 'node:test'
import { enterCard } from '#test/card.ts'
import { AT, granted, type OrderWorld, orderWorld } from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import { currentCard, holderCard, reportLoss, reportTemporaryLoss, restoreCard } from './index.ts'

const arrange = async (world: OrderWorld, change = {}) => {
  const personId = await enterSomebody(world.db, 2)
  const { id: cardId } = await enterCard(world.db, personId, 1, change)
  const tellFact = (status: string, eventId: string, at: string) =>
    world.tell('bank.account-changed', { cardId, personId, bankCode: '102', status, eventId, at })
  return { personId, cardId, tellFact, input: { personId, cardId, sides: 'both' as const } }
}
const bankOf = async (world: OrderWorld, personId: string) => {
  const card = await holderCard(world.db, personId)
  return `${card?.bank.status} ${card?.bank.acknowledgement}`
}

for (const [name, report] of [
  ['temporary', reportTemporaryLoss],
  ['formal', reportLoss],
] as const)
  test(`a ${name} loss waits for the word of the bank, which counts once`, async () => {
    await using world = await orderWorld()
    const { personId, input } = await arrange(world)
    assert.equal(await bankOf(world, personId), 'active none')
    granted(await report(world, world.context(personId), input))
    granted(await report(world, world.context(personId), input))
    assert.equal(await bankOf(world, personId), 'bankLost waiting')
    const names = ['loss-reported', 'bank-loss-wanted']
    assert.deepEqual(await world.eventNames(), names)
    assert.deepEqual(await world.lastEvent('card.loss-reported'), {
      cardId: input.cardId,
      personId,
      sides: 'both',
      formal: name === 'formal',
    })
    const { requestId } = (await world.lastEvent('card.bank-loss-wanted')) ?? {}
    const answer = { cardId: input.cardId, personId, bankCode: '102' }
    await world.tell('bank.loss-acknowledged', { ...answer, requestId: input.cardId })
    assert.equal(await bankOf(world, personId), 'bankLost waiting', 'the answer to another request')
    await world.tell('bank.loss-acknowledged', { ...answer, requestId })
    await world.tell('bank.loss-acknowledged', { ...answer, requestId })
    assert.equal(await bankOf(world, personId), 'bankLost given')
    const acknowledged = (await world.auditLines()).filter((line) => line.includes('acknowledge'))
    assert.deepEqual(acknowledged, ['card.acknowledgeBank granted'])
  })

test('a bank that did not stop the account is shown to differ from what was reported', async () => {
  await using world = await orderWorld()
  const { personId, input } = await arrange(world)
  granted(await reportTemporaryLoss(world, world.context(personId), input))
  const { requestId } = (await world.lastEvent('card.bank-loss-wanted')) ?? {}
  const answer = { cardId: input.cardId, personId, bankCode: '102', requestId }
  await world.tell('bank.loss-refused', { ...answer, reasonCode: 'R1' })
  await world.tell('bank.loss-acknowledged', answer)
  assert.equal(await bankOf(world, personId), 'bankLost refused')
})

test('a restoration asks the bank as well, and a late word of the loss is past', async () => {
  await using world = await orderWorld()
  const { personId, input } = await arrange(world)
  granted(await reportTemporaryLoss(world, world.context(personId), input))
  const { requestId } = (await world.lastEvent('card.bank-loss-wanted')) ?? {}
  const proof = { authenticatedAt: AT, assuranceLevel: 2 }
  granted(await restoreCard(world, world.context(personId), { ...input, ...proof }))
  assert.equal(await bankOf(world, personId), 'active waiting')
  const answer = { cardId: input.cardId, personId, bankCode: '102' }
  await world.tell('bank.loss-acknowledged', { ...answer, requestId })
  assert.equal(await bankOf(world, personId), 'active waiting')
  const wanted = await world.lastEvent('card.bank-restore-wanted')
  await world.tell('bank.restore-acknowledged', { ...answer, requestId: wanted?.['requestId'] })
  assert.equal(await bankOf(world, personId), 'active given')
})

test('facts of the bank are followed once, late ones kept, and activation is told', async () => {
  await using world = await orderWorld()
  const { personId, tellFact } = await arrange(world, { bankStatus: 'notActivated' })
  await tellFact('frozen', 'e2', '2026-11-01T02:00:00Z')
  await tellFact('activated', 'e1', '2026-11-01T01:00:00Z')
  assert.equal(await bankOf(world, personId), 'frozen none', 'the later fact came first')
  await tellFact('frozen', 'e2', '2026-11-01T02:00:00Z')
  await tellFact('unfrozen', 'e3', '2026-11-01T03:00:00Z')
  await tellFact('unfrozen', 'e3', '2026-11-01T09:00:00Z')
  assert.equal(await bankOf(world, personId), 'active none')
  await tellFact('closed', 'e4', '2026-11-01T00:30:00Z')
  assert.equal(
    await bankOf(world, personId),
    'closed none',
    'an end holds, however late it is told',
  )
  const lines = (await world.auditLines()).filter((line) => line.includes('recordAccountFact'))
  assert.equal(lines.length, 4)
  assert.deepEqual(await world.eventNames(), ['activated'])
})

test('the bank enters and lifts a loss by itself', async () => {
  await using world = await orderWorld()
  const { personId, tellFact, input } = await arrange(world)
  granted(await reportTemporaryLoss(world, world.context(personId), input))
  await tellFact('reportedLost', 'e1', '2026-11-02T08:00:05Z')
  assert.equal(await bankOf(world, personId), 'bankLost given', 'its word is the acknowledgement')
  await tellFact('unfrozen', 'e2', '2026-11-02T08:10:00Z')
  assert.equal(await bankOf(world, personId), 'bankLost given')
  await tellFact('restored', 'e3', '2026-11-02T09:00:00Z')
  assert.equal(await bankOf(world, personId), 'active none')
  const card = await currentCard(world.db, personId)
  assert.equal(card?.bankLossReportedAt, undefined)
  assert.equal(card?.status, 'temporarilyLost', 'the social side is ours')
  await tellFact('dormant', 'e0', '2026-11-02T07:00:00Z')
  assert.equal(await bankOf(world, personId), 'active none', 'older than our own report')
})
