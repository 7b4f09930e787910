import assert from 'node:assert/strict'
import test from 'node:test'
import { sandboxWorld } from '#test/sandbox-world.ts'
import type { Fault } from '../world/fault.ts'
import { CARD_FACTORY, CardFactory, type ProductionOrder } from './card-factory.ts'

const open = (fault?: Fault) => {
  const it = sandboxWorld()
  if (fault !== undefined) it.world.faults.set(CARD_FACTORY, { fault, share: 1000 })
  return { ...it, factory: new CardFactory(it.world) }
}

const order = (change: Partial<ProductionOrder> = {}): ProductionOrder => ({
  requestId: 'made-1',
  issuingRegion: '440100',
  cardNumber: 'K12345678',
  cardIdentifier: '440100D1560000050123456789ABCDEF',
  name: '买买提·艾力',
  socialSecurityNumber: '440104198806129911',
  bankCode: '105',
  accountNumber: '6217000000000000012',
  photoReference: null,
  ...change,
})

const find = (factory: CardFactory, requestId = 'made-1') => {
  const reply = factory.find(requestId)
  return reply.kind === 'answer' ? [reply.status, reply.body['state']] : [reply.kind]
}

test('the factory takes an order, works, and tells that the card was made', async () => {
  const { factory, received, pass } = open()
  const reply = factory.order(order())
  assert.deepEqual(reply, { kind: 'answer', status: 202, body: { state: 'accepted' } })
  assert.deepEqual(find(factory), [200, 'accepted'])
  await pass(2)
  assert.deepEqual(received, [], 'it takes some seconds')
  await pass(10)
  assert.deepEqual(
    received.map(({ path, content }) => [path, content['requestId'], content['state']]),
    [['/v1/card-factory/results', 'made-1', 'produced']],
  )
  assert.deepEqual(find(factory), [200, 'produced'])
})

test('the same order makes one card; another content under its number is refused', async () => {
  const { factory, received, pass } = open()
  factory.order(order())
  factory.order(order())
  const other = factory.order(order({ name: '别人' }))
  assert.equal(other.kind === 'answer' && other.status, 422)
  await pass(60)
  const late = factory.order(order())
  assert.equal(late.kind === 'answer' && late.status, 202, 'acknowledged, and nothing more')
  await pass(60)
  assert.equal(received.length, 1)
  assert.equal(factory.size, 1)
})

test('a name with a character of nobody’s font comes back with the reason', async () => {
  const { factory, received, pass } = open()
  factory.order(order({ name: '陈\uE000' }))
  await pass(60)
  assert.deepEqual(received[0]?.content['state'], 'failed')
  assert.equal(received[0]?.content['reasonCode'], 'F01')
})

const COUNTS = { losesReplies: 0, answersTwice: 2, outOfOrder: 1, refuses: 1 } as const

for (const [fault, count] of Object.entries(COUNTS) as [keyof typeof COUNTS, number][])
  test(`a factory set to ${fault} tells its result ${count} times`, async () => {
    const { factory, received, pass } = open(fault)
    const reply = factory.order(order())
    assert.equal(reply.kind, fault === 'losesReplies' ? 'lost' : 'answer')
    await pass(60)
    assert.equal(received.length, count)
    assert.deepEqual(find(factory), [200, fault === 'refuses' ? 'failed' : 'produced'])
  })

test('a slow factory takes minutes, and one that is down takes nothing', async () => {
  const slow = open('slow')
  slow.factory.order(order())
  await slow.pass(59)
  assert.deepEqual(slow.received, [])
  await slow.pass(300)
  assert.equal(slow.received.length, 1)

  const down = open('down')
  const reply = down.factory.order(order())
  assert.equal(reply.kind === 'answer' && reply.status, 503)
  assert.equal(down.factory.size, 0)
})

test('the factory remembers a bounded number of orders', async () => {
  const { factory, pass } = open()
  for (let round = 0; round < 4; round += 1) {
    for (let i = 0; i < 1500; i += 1) factory.order(order({ requestId: `many-${round}-${i}` }))
    await pass(60)
  }
  assert.equal(factory.size, 5000)
})
