import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { mod11Check } from '#kernel/identity-number/index.ts'
import { instant, sql } from '#platform/db.ts'
import {
  applyFor,
  granted,
  handedOver,
  openAccount,
  orderWorld,
  produced,
} from '#test/card-orders.ts'
import { enterSomebody } from '#test/person.ts'
import {
  cancelCard,
  enableCard,
  expireTemporaryLoss,
  remindOfActivation,
  remindOfLossEnd,
  reportLoss,
  reportTemporaryLoss,
} from './index.ts'

const world = await orderWorld()
after(() => world[Symbol.asyncDispose]())

const Notice = z.object({ message: z.string(), params: z.record(z.string(), z.unknown()) })
const noticesOf = (personId: string) =>
  world.owner.many(
    Notice,
    sql`select message, params from person.notice where person_id = ${personId} order by at, id`,
  )
const toldOf = async (personId: string) =>
  (await noticesOf(personId)).map(({ message }) => message.slice('card.'.length))

let people = 0
const someone = (born = '19900307') => {
  people += 1
  const body = `440106${born}${String(people).padStart(3, '0')}`
  const number = body + mod11Check(body)
  return enterSomebody(world.db, people, {
    birthOn: Temporal.PlainDate.from(born),
    documents: [{ kind: 'residentIdentityCard', number, primary: true }],
  })
}

/** Somebody whose card is enabled today and whose account is not activated. */
const enabled = async (personId: string): Promise<string> => {
  const order = await applyFor(world, personId)
  await handedOver(world, order)
  const { cardId } = order
  await world.deliver()
  world.clock.advance({ seconds: 1 })
  granted(await enableCard(world, world.context(personId), { personId, cardId }))
  await world.deliver()
  world.clock.advance({ seconds: 1 })
  return cardId
}

test('a holder is told that the card is ready or in the mail, and that it works', async () => {
  const [fetching, mailed] = [await someone(), await someone()]
  await enabled(fetching)
  assert.deepEqual(await toldOf(fetching), ['readyToCollect', 'enabled'])
  const order = await applyFor(world, mailed, { delivery: { to: 'mail' } })
  await openAccount(world, order)
  granted(await produced(world, order))
  await world.deliver()
  assert.deepEqual(await toldOf(mailed), ['sentByMail'])
})

test('a bank that refuses, or takes nobody at present, is told with what to do', async () => {
  const refusedOne = await someone()
  const order = await applyFor(world, refusedOne)
  const { account: requestId } = await world.requestsOf(order)
  const { cardId, personId } = order
  const answer = { requestId, cardId, personId, bankCode: '102', reasonCode: 'R07' }
  await world.tell('bank.account-refused', answer)
  await world.tell('bank.account-refused', answer)
  assert.deepEqual(await toldOf(refusedOne), ['accountRefused'], 'told twice, heard once')
})

test('who does not activate is reminded on day 3, 10 and 30, and elders are called', async () => {
  const [young, elder] = [await someone(), await someone('19611110')]
  const cards = { young: await enabled(young), elder: await enabled(elder) }
  const days = async () =>
    (await noticesOf(young))
      .filter(({ message }) => message === 'card.notActivated')
      .map(({ params }) => params['days'])
  const run = async (): Promise<void> => {
    await remindOfActivation(world, world.job())
    await world.deliver()
  }
  await run()
  assert.deepEqual(await days(), [])
  for (const [passed, expected] of [
    [3, [3]],
    [7, [3, 10]],
    [20, [3, 10, 30]],
    [300, [3, 10, 30]],
  ] as const) {
    world.clock.advance({ hours: 24 * passed })
    await run()
    await run()
    assert.deepEqual(await days(), expected)
  }
  const reminders = await world.owner.many(
    z.object({ card_id: z.string(), stage: z.string(), by_voice: z.boolean() }),
    sql`select card_id, stage, by_voice from card.activation_reminder
         where card_id in (${cards.young}, ${cards.elder}) order by reminded_at`,
  )
  const voices = (cardId: string) =>
    reminders.filter((one) => one.card_id === cardId).map(({ by_voice }) => by_voice)
  assert.deepEqual(voices(cards.young), [false, false, false])
  assert.deepEqual(voices(cards.elder), [false, true, true], '65 on the eighth day')
})

test('the database keeps reminders as they were and one for each stage', async () => {
  for (const statement of [
    sql`update card.activation_reminder set by_voice = not by_voice`,
    sql`delete from card.activation_reminder`,
  ])
    await assert.rejects(world.owner.run(statement))
  await assert.rejects(
    world.owner.run(sql`
      insert into card.activation_reminder (card_id, person_id, stage, by_voice, reminded_at)
      select card_id, person_id, stage, by_voice, reminded_at from card.activation_reminder`),
    /activation_reminder_pkey/,
  )
})

test('a loss, its coming end and its end are told, and so is the end of the card', async () => {
  const personId = await someone()
  const cardId = await enabled(personId)
  const loss = { personId, cardId, sides: 'social' } as const
  granted(await reportTemporaryLoss(world, world.context(personId), loss))
  await world.deliver()
  const { ends } = await world.owner.one(
    z.object({ ends: instant }),
    sql`select loss_ends_at as ends from card.card where id = ${cardId}`,
  )
  const seconds = ends.since(world.clock.now()).total({ unit: 'seconds' })
  world.clock.advance({ seconds: Math.ceil(seconds) - 3600 })
  await remindOfLossEnd(world, world.job())
  await world.deliver()
  world.clock.advance({ hours: 2 })
  await expireTemporaryLoss(world, world.job())
  await world.deliver()
  assert.deepEqual((await toldOf(personId)).slice(2), ['stopped', 'endsAndWorks', 'worksAgain'])
  world.clock.advance({ minutes: 1 })
  granted(await reportLoss(world, world.context(personId), loss))
  await world.deliver()
  world.clock.advance({ minutes: 1 })
  const ending = { personId, cardId, reason: 'holder' } as const
  granted(await cancelCard(world, world.context(personId), ending))
  await world.deliver()
  assert.deepEqual((await toldOf(personId)).slice(5), ['lost', 'cancelled'])
})
