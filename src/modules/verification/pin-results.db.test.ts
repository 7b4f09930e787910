import assert from 'node:assert/strict'
import test from 'node:test'
import Fastify from 'fastify'
import { z } from 'zod'
import { sql } from '#platform/db.ts'
import { currentCard, unlockCard } from '#modules/card/index.ts'
import { testDatabase } from '#test/database.ts'
import type { TestTerminal } from '#test/terminal.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { chipIn, chipOf, makeWorld, type World } from '#test/verification-world.ts'
import { pinRoute } from './pin-route.ts'

const PATH = '/v1/card-pin-results'
const Answer = z.object({
  locked: z.boolean().optional(),
  attemptsLeft: z.number().nullable().optional(),
  code: z.string().optional(),
})

/** The route alone, with bodies as the text that came. */
const serve = (world: World) => {
  const server = Fastify()
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  const { rawHandler } = pinRoute(world)
  assert.ok(rawHandler !== undefined)
  server.post(PATH, rawHandler)
  const send = async (from: TestTerminal, body: object, counter?: number) => {
    const payload = JSON.stringify(body)
    const headers = { ...from.headers(payload, counter, 'POST', PATH) }
    const type = { 'content-type': 'application/json' }
    const answer = await server.inject({
      method: 'POST',
      url: PATH,
      headers: { ...type, ...headers },
      payload,
    })
    return { status: answer.statusCode, ...Answer.parse(answer.json()) }
  }
  return { server, send }
}

test('six wrong passwords in a row lock a card everywhere until it is unlocked', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const { server, send } = serve(world)
  await using _ = server
  const [holder, terminal, other] = [
    await world.holder(),
    await world.terminal(),
    await world.terminal(),
  ]
  const card = chipOf(holder)
  const wrong = (from = terminal, counter?: number) =>
    send(from, { card, result: 'wrong' }, counter)
  const right = () => send(terminal, { card, result: 'right' })
  const verify = async () => (await world.verify(other, chipIn(SCENES.library, holder))).outcome

  for (let left = 5; left >= 1; left -= 1)
    assert.deepEqual(await wrong(), { status: 200, locked: false, attemptsLeft: left })
  assert.deepEqual(await right(), { status: 200, locked: false, attemptsLeft: null })
  assert.equal((await wrong()).attemptsLeft, 5)

  const counter = (terminal.counter += 1)
  const same = await Promise.all([wrong(terminal, counter), wrong(terminal, counter)])
  assert.deepEqual(
    same.map(({ attemptsLeft }) => attemptsLeft),
    [4, 4],
    'one message counts once, however often it arrives',
  )
  const changed = await send(terminal, { card, result: 'right' }, counter)
  assert.equal(changed.code, 'TERMINAL_COUNTER_REPLAYED')

  assert.equal(await verify(), 'granted')
  const last = await Promise.all([wrong(), wrong(other), wrong(), wrong(other), wrong()])
  assert.equal(last.filter(({ locked }) => locked === true).length, 1)
  assert.equal(await verify(), 'CARD_LOCKED')
  const locked = await currentCard(it.db, holder.personId)
  assert.deepEqual([locked?.status, locked?.bankStatus], ['locked', 'active'])

  const clerk = {
    actor: { kind: 'staff', id: 's1', organisationCode: 'hrss-440100' },
    requestId: 'r',
    at: world.clock.now(),
  } as const
  const unlocked = await unlockCard(it, clerk, {
    personId: holder.personId,
    cardId: holder.card.id,
  })
  assert.ok(unlocked?.granted)
  assert.equal(await verify(), 'granted')
})

test('only a terminal that vouches for passwords reports them, of a card it has read', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  const { server, send } = serve(world)
  await using _ = server
  const holder = await world.holder()
  const card = chipOf(holder)
  const plain = await world.terminal({ assurance: 2 })
  const refused = await send(plain, { card, result: 'wrong' })
  assert.deepEqual([refused.status, refused.code], [409, 'PIN_NOT_VOUCHED_FOR'])
  const terminal = await world.terminal()
  const other = { ...card, identifier: `${card.identifier.slice(0, -4)}0000` }
  assert.equal((await send(terminal, { card: other, result: 'wrong' })).code, 'CARD_UNKNOWN')
  assert.equal((await send(terminal, { card, result: 'maybe' })).status, 422)
  const body = { card, result: 'wrong' }
  const wrongPath = terminal.headers(JSON.stringify(body))
  const forged = await server.inject({
    method: 'POST',
    url: PATH,
    headers: { 'content-type': 'application/json', ...wrongPath },
    payload: JSON.stringify(body),
  })
  assert.equal(forged.statusCode, 401, 'what was signed for another path says nothing here')
  const failures = await it.owner.one(
    z.object({ count: z.bigint() }),
    sql`select coalesce(sum(pin_failures), 0)::bigint as count from card.card`,
  )
  assert.equal(failures.count, 0n)
})
