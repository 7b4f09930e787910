import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { accountsOf } from '#modules/account/index.ts'
import {
  applyForCard,
  type CardOrder,
  chooseOtherBank,
  currentCard,
  enableCard,
  openOrderOf,
  receiveCard,
  replaceLost,
  reportLoss,
  reportTemporaryLoss,
  requestProduction,
  restoreCard,
  withdrawOrder,
} from '#modules/card/index.ts'
import { openCase } from '#modules/handling/index.ts'
import { workingDays } from '#app/working-days.ts'
import { granted, terms } from './card-orders.ts'
import { FACTORY, type LifeWorld, lifeWorld } from './life-world.ts'
import { enterSomebody } from './person.ts'
import { eCardConsent } from '#test/consents.ts'

const Text = z.object({ text: z.string().nullable() })
const texts = async (world: LifeWorld, query: ReturnType<typeof sql>): Promise<string[]> =>
  (await world.owner.many(Text, query)).map(({ text }) => text ?? '')

const cardIn = async (world: LifeWorld, cardId: string): Promise<string> =>
  (
    await texts(
      world,
      sql`select status || ' ' || bank_status as text from card.card where id = ${cardId}`,
    )
  ).join()

/** Everything that the card told of somebody, in its order. */
const told = (world: LifeWorld, personId: string) =>
  texts(
    world,
    sql`select substr(name, 6) as text from platform.event
         where name like 'card.%' and payload ->> 'personId' = ${personId} order by position`,
  )

const noticesOf = (world: LifeWorld, personId: string) =>
  texts(
    world,
    sql`select message as text from person.notice where person_id = ${personId}
         order by at, id`,
  )

const stepsOf = (world: LifeWorld, personId: string) =>
  texts(
    world,
    sql`select s.code as text from handling.step s join handling.case c on c.id = s.case_id
         where c.person_id = ${personId} order by s.at, s.position`,
  )

/** Nothing was given up, nothing waits, and no bank contradicts us. */
const assertAtRest = async (world: LifeWorld): Promise<void> => {
  assert.deepEqual(await world.dead(), [])
  assert.deepEqual(
    await texts(world, sql`select kind as text from bank.discrepancy`),
    [],
    'no bank contradicts the program',
  )
  assert.deepEqual(
    await texts(world, sql`select id::text as text from bank.request where ended_at is null`),
    [],
    'no bank owes an answer',
  )
  assert.ok(
    world.statuses.every((status) => status === 200),
    world.statuses.join(),
  )
}

let people = 0
const apply = async (world: LifeWorld, bankCode = '102') => {
  people += 1
  const personId = await enterSomebody(world.db, people, { phone: '13800000000' })
  const application = { personId, issueRegion: '440100', terms: terms({ bankCode }) }
  const order = granted(await applyForCard(world, world.as(personId), application))
  const opened = await openCase(
    { ...world.deps, workingDays: workingDays(world.db) },
    world.as(personId),
    {
      key: `life-${people}`,
      personId,
      service: 'firstCard',
      applicant: 'holder',
      channel: 'online',
      acceptRegion: '441400',
      issueRegion: '440100',
      presented: ['identityDocument', 'photo'],
      shared: [],
      cardId: order.cardId,
      orderId: order.id,
    },
  )
  granted(opened)
  return { personId, order }
}

const handOver = async (world: LifeWorld, { personId, cardId }: CardOrder): Promise<void> => {
  const handover = { personId, cardId, receivedBy: 'holder', receiverId: personId } as const
  granted(await receiveCard(world, world.as(personId), handover))
  const enabling = { personId, cardId, eCard: await eCardConsent(world.db, world.clock.now()) }
  granted(await enableCard(world, world.as(personId), enabling))
  await world.settle()
}

/** The holder activates the newest account at the counter of the bank. */
const activate = async (world: LifeWorld, bankCode = '102'): Promise<void> => {
  const bank = world.banks.get(bankCode)
  const newest = bank?.accounts(50).find(({ state }) => state === 'notActivated')
  assert.ok(newest, 'the bank has opened an account')
  bank?.atCounter(newest.accountNumber, 'activate')
  await world.settle()
}

/** From the application to the card in use with its account. */
const live = async (world: LifeWorld): Promise<CardOrder> => {
  const { order } = await apply(world)
  await world.settle()
  await handOver(world, order)
  await activate(world)
  assert.equal(await cardIn(world, order.cardId), 'normal active')
  return order
}

test('a card is made, handed over, enabled and activated, and all who follow know', async () => {
  await using world = await lifeWorld()
  const { personId, order } = await apply(world)
  await world.settle()
  assert.equal(await cardIn(world, order.cardId), 'sealed notActivated')
  assert.match(
    world.ordered[0]?.accountNumber ?? '',
    /^621756\d{13}$/,
    'the card bears its account',
  )
  await handOver(world, order)
  assert.deepEqual(
    (await accountsOf(world.db, personId)).map(({ status, cardId }) => ({ status, cardId })),
    [{ status: 'announced', cardId: order.cardId }],
  )
  await activate(world)
  assert.equal(await cardIn(world, order.cardId), 'normal active')
  const [account] = await accountsOf(world.db, personId)
  assert.equal(account?.status, 'active')
  assert.equal(account.tail, (await currentCard(world.db, personId))?.accountTail)
  assert.deepEqual(await told(world, personId), [
    'applied',
    'account-wanted',
    'account-opened',
    'production-wanted',
    'sealed',
    'received',
    'enabled',
    'activated',
  ])
  assert.deepEqual(await stepsOf(world, personId), [
    'opened',
    'ordered',
    'accountAsked',
    'accountOpened',
    'productionAsked',
    'cardMade',
    'cardReceived',
    'enabled',
    'finished',
  ])
  assert.deepEqual(await noticesOf(world, personId), ['card.readyToCollect', 'card.enabled'])
  assert.equal(world.sent.length, 2, 'the same words by short message')
  await assertAtRest(world)
})

test('a loss is known to the bank, restored, and in the end the card is replaced', async () => {
  await using world = await lifeWorld()
  const { personId, cardId } = await live(world)
  const old = { personId, cardId, sides: 'both' } as const
  granted(await reportTemporaryLoss(world, world.as(personId), old))
  await world.settle()
  assert.equal(await cardIn(world, cardId), 'temporarilyLost bankLost')
  const stopped = await currentCard(world.db, personId)
  assert.ok(stopped?.bankAcknowledgedAt, 'the bank has given its word')
  assert.equal(world.banks.get('102')?.accounts(1)[0]?.lost, true)
  const proof = { authenticatedAt: world.clock.now(), assuranceLevel: 3 }
  granted(await restoreCard(world, world.as(personId), { ...old, ...proof }))
  await world.settle()
  assert.equal(await cardIn(world, cardId), 'normal active')
  assert.equal(world.banks.get('102')?.accounts(1)[0]?.lost, false)

  await world.sandbox.pass(60)
  granted(await reportLoss(world, world.as(personId), old))
  await world.settle()
  const wish = { personId, cardId, terms: terms() }
  const order = granted(await replaceLost(world, world.as(personId), wish))
  await world.settle()
  assert.equal(await cardIn(world, cardId), 'replacingLost bankLost', 'the old one is what it was')
  await handOver(world, order)
  assert.match(await cardIn(world, cardId), /^cancelled /)
  assert.equal(await cardIn(world, order.cardId), 'normal notActivated')
  await activate(world)
  const accounts = await accountsOf(world.db, personId)
  assert.deepEqual(
    accounts.map((account) => [account.cardId === cardId ? 'old' : 'new', account.status]),
    [
      ['new', 'active'],
      ['old', 'watched'],
    ],
  )
  assert.deepEqual((await noticesOf(world, personId)).slice(2), [
    'card.stopped',
    'card.lost',
    'card.readyToCollect',
    'card.replaced',
  ])
  await assertAtRest(world)
})

test('an order withdrawn ends at the bank, and what it opens all the same is kept', async () => {
  await using world = await lifeWorld()
  const { personId, order } = await apply(world)
  granted(await withdrawOrder(world, world.as(personId), { personId, orderId: order.id }))
  await world.settle()
  assert.equal(world.banks.get('102')?.size.requests, 0, 'the bank never heard of it')
  const late = await apply(world)
  world.misbehave('bank-102', 'slow')
  await world.settleUntil(
    async () => (await cardIn(world, late.order.cardId)) !== 'applied notActivated',
  )
  const taking = { personId: late.personId, orderId: late.order.id }
  granted(await withdrawOrder(world, world.as(late.personId), taking))
  await world.settle()
  assert.match(await cardIn(world, late.order.cardId), /^cancelled /)
  assert.deepEqual(await accountsOf(world.db, late.personId), [])
  assert.deepEqual(await texts(world, sql`select kind as text from bank.discrepancy`), [
    'lateAnswer',
  ])
  assert.deepEqual(await stepsOf(world, late.personId).then((steps) => steps.at(-1)), 'withdrawn')
})

for (const fault of ['slow', 'losesReplies', 'answersTwice', 'outOfOrder'] as const)
  test(`a bank that is ${fault} opens one account and the card is made once`, async () => {
    await using world = await lifeWorld()
    world.misbehave('bank-102', fault)
    const { personId, order } = await apply(world)
    await world.settle()
    if (fault === 'losesReplies') await world.askAgain()
    assert.equal(await cardIn(world, order.cardId), 'sealed notActivated')
    assert.equal(world.banks.get('102')?.size.accounts, 1)
    assert.equal(world.ordered.length, 1)
    world.behave('bank-102')
    await handOver(world, order)
    await activate(world)
    assert.equal(await cardIn(world, order.cardId), 'normal active')
    assert.equal((await accountsOf(world.db, personId)).length, 1)
    assert.deepEqual(await noticesOf(world, personId), ['card.readyToCollect', 'card.enabled'])
    await assertAtRest(world)
  })

test('a loss is told to a bank that loses replies until it has given its word', async () => {
  await using world = await lifeWorld()
  const { personId, cardId } = await live(world)
  world.misbehave('bank-102', 'losesReplies')
  const loss = { personId, cardId, sides: 'both' } as const
  granted(await reportTemporaryLoss(world, world.as(personId), loss))
  await world.settle()
  assert.ok((await currentCard(world.db, personId))?.bankAcknowledgedAt)
  await assertAtRest(world)
})

test('a bank that is down is asked again until it is there', async () => {
  await using world = await lifeWorld()
  world.misbehave('bank-102', 'down')
  const { order } = await apply(world)
  await world.settleUntil(async () => (await world.attempts()) >= 3)
  assert.equal(await cardIn(world, order.cardId), 'bankOpening notActivated')
  world.behave('bank-102')
  await world.settle()
  assert.equal(await cardIn(world, order.cardId), 'sealed notActivated')
  await assertAtRest(world)
})

test('a bank that refuses leaves the choice of another, and its holder is told so', async () => {
  await using world = await lifeWorld()
  world.misbehave('bank-102', 'refuses')
  const { personId, order } = await apply(world)
  await world.settle()
  assert.equal(await cardIn(world, order.cardId), 'failedBank notActivated')
  assert.deepEqual(await noticesOf(world, personId), ['card.accountRefused'])
  const choice = { personId, orderId: order.id, bankCode: '105' }
  granted(await chooseOtherBank(world, world.as(personId), choice))
  await world.settle()
  assert.equal(await cardIn(world, order.cardId), 'sealed notActivated')
  await handOver(world, order)
  await activate(world, '105')
  const accounts = await accountsOf(world.db, personId)
  assert.deepEqual(
    accounts.map(({ bankCode, status }) => [bankCode, status]),
    [['105', 'active']],
  )
  assert.ok((await stepsOf(world, personId)).includes('accountFailed'))
  await assertAtRest(world)
})

for (const fault of ['slow', 'losesReplies', 'answersTwice', 'outOfOrder'] as const)
  test(`a card factory that is ${fault} makes one card`, async () => {
    await using world = await lifeWorld()
    world.misbehave(FACTORY, fault)
    const { personId, order } = await apply(world)
    await world.settle()
    if (fault === 'losesReplies') await world.askAgain()
    assert.equal(await cardIn(world, order.cardId), 'sealed notActivated')
    assert.equal(world.factory.size, 1)
    assert.equal((await told(world, personId)).filter((name) => name === 'sealed').length, 1)
    await assertAtRest(world)
  })

test('a card that the factory could not make is made again, and the case says so', async () => {
  await using world = await lifeWorld()
  world.misbehave(FACTORY, 'refuses')
  const { personId, order } = await apply(world)
  await world.settle()
  assert.equal(await cardIn(world, order.cardId), 'failedProduction notActivated')
  world.behave(FACTORY)
  granted(await requestProduction(world, world.job(), order.id))
  await world.settle()
  assert.equal(await cardIn(world, order.cardId), 'sealed notActivated')
  assert.ok((await stepsOf(world, personId)).includes('productionFailed'))
  assert.equal((await openOrderOf(world.db, personId))?.id, order.id)
  await assertAtRest(world)
})
