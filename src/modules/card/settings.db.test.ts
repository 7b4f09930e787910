import assert from 'node:assert/strict'
import test from 'node:test'
import type { ParameterName } from '#law/parameters.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { enterSetting } from '#modules/standard/index.ts'
import { enterCard } from '#test/card.ts'
import { granted, type OrderWorld, orderWorld, terms } from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import {
  currentCard,
  expireTemporaryLoss,
  holderOrders,
  recordPinFailure,
  replaceLost,
  reportLoss,
  reportTemporaryLoss,
  restoreCard,
} from './index.ts'

/** The city of the cards of these tests, and one whose operator enters nothing. */
const GUANGZHOU = '440100'
const MEIZHOU = '441400'

const set = async (world: OrderWorld, parameter: ParameterName, written: string, inDays = 0) => {
  const officer = { kind: 'staff', id: uuidv7(world.clock.now()) } as const
  const decision = await enterSetting(
    world,
    { actor: officer, requestId: 'request-1', at: world.clock.now() },
    {
      parameter,
      regionCode: GUANGZHOU,
      written,
      validFrom: provinceDate(world.clock.now()).add({ days: inDays }),
      confirmed: true,
      source: '穗人社规〔2026〕3号',
    },
  )
  assert.ok(decision.granted, decision.granted ? '' : decision.refusal)
}

const later = (world: OrderWorld, days: number): void => {
  world.clock.advance({ hours: 24 * days })
}

let people = 0
const holder = async (world: OrderWorld, issuingRegion = GUANGZHOU) => {
  people += 1
  const personId = await enterSomebody(world.db, people * 2)
  const card = await enterCard(world.db, personId, people, { issuingRegion })
  return { personId, cardId: card.id }
}
type Holder = Awaited<ReturnType<typeof holder>>

const loseFor = async (world: OrderWorld, one: Holder) => {
  const input = { ...one, sides: 'social' } as const
  const { card } = granted(await reportTemporaryLoss(world, world.context(one.personId), input))
  return card.lossEndsAt?.since(world.clock.now()).total('hours')
}

test('the days of a temporary loss follow the city from its day on', async () => {
  await using world = await orderWorld()
  await set(world, 'temporaryLossDays', '7', 1)
  const [before, after, elsewhere] = [
    await holder(world),
    await holder(world),
    await holder(world, MEIZHOU),
  ]
  assert.equal(await loseFor(world, before), 15 * 24)
  const endsAt = (await currentCard(world.db, before.personId))?.lossEndsAt?.toString()
  later(world, 1)
  assert.equal(await loseFor(world, after), 7 * 24)
  assert.equal(await loseFor(world, elsewhere), 15 * 24)
  const still = await currentCard(world.db, before.personId)
  assert.equal(still?.lossEndsAt?.toString(), endsAt, 'what was decided stays')
})

test('what happens at the end of a loss follows the city; one that ended stays ended', async () => {
  await using world = await orderWorld()
  const [first, second, elsewhere] = [
    await holder(world),
    await holder(world),
    await holder(world, MEIZHOU),
  ]
  await loseFor(world, first)
  later(world, 15)
  assert.equal((await expireTemporaryLoss(world, world.job())).release, 1)
  await loseFor(world, second)
  await loseFor(world, elsewhere)
  await set(world, 'temporaryLossEndAction', 'makeFormal', 1)
  later(world, 15)
  assert.deepEqual(await expireTemporaryLoss(world, world.job()), {
    release: 1,
    keep: 0,
    makeFormal: 1,
  })
  const statusOf = async ({ personId }: Holder) => (await currentCard(world.db, personId))?.status
  assert.equal(await statusOf(first), 'normal')
  assert.equal(await statusOf(second), 'lost')
  assert.equal(await statusOf(elsewhere), 'normal')
})

const replace = async (world: OrderWorld, one: Holder) => {
  const context = world.context(one.personId)
  granted(await reportLoss(world, context, { ...one, sides: 'social' }))
  return granted(await replaceLost(world, context, { ...one, terms: terms() }))
}
const promiseOf = async (world: OrderWorld, { personId }: Holder) =>
  (await holderOrders(world.db, personId))[0]?.promisedWorkingDays

test('fee and production promise of an order are those of the day it was placed', async () => {
  await using world = await orderWorld()
  await set(world, 'replacementFeeFen', '15.50', 1)
  await set(world, 'productionWorkingDays', '5', 1)
  const [before, after, elsewhere] = [
    await holder(world),
    await holder(world),
    await holder(world, MEIZHOU),
  ]
  assert.equal((await replace(world, before)).feeFen, 2000n)
  later(world, 1)
  assert.equal((await replace(world, after)).feeFen, 1550n)
  assert.equal((await replace(world, elsewhere)).feeFen, 2000n)
  assert.equal(await promiseOf(world, before), 12, 'promised before, kept')
  assert.equal(await promiseOf(world, after), 5)
  assert.equal(await promiseOf(world, elsewhere), 12)
})

test('how many wrong passwords lock a card follows the city from its day on', async () => {
  await using world = await orderWorld()
  const { cardId } = await holder(world)
  await set(world, 'pinAttempts', '2', 1)
  const first = await recordPinFailure(world, world.job(), cardId)
  assert.equal(first?.locked, false)
  assert.ok(first.attemptsLeft > 1)
  later(world, 1)
  const second = await recordPinFailure(world, world.job(), cardId)
  assert.equal(second?.locked, true)
})

test('whether a formal loss can be lifted follows the city from its day on', async () => {
  await using world = await orderWorld()
  await set(world, 'formalLossReleasable', 'no')
  await set(world, 'formalLossReleasable', 'yes', 1)
  const one = await holder(world)
  const loss = { ...one, sides: 'social' } as const
  granted(await reportLoss(world, world.context(one.personId), loss))
  const restore = () =>
    restoreCard(world, world.context(one.personId), {
      ...loss,
      authenticatedAt: world.clock.now(),
      assuranceLevel: 3,
    })
  assert.equal((await restore())?.granted, false)
  later(world, 1)
  assert.equal(granted(await restore()).card.status, 'normal')
})
