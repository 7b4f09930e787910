import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { accountNumber, enterBanks, staffContext } from '#test/bank.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterPartner, type TestPartner } from '#test/partner.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { bankWorld } from '#app/banks.ts'
import { bankRoutes, requestAccountOpening, requestLossReport } from './index.ts'

const it = await testDatabase()
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
const AUDIENCE = 'http://127.0.0.1'
await enterBanks(db, '102', '103')
const [icbc, abc] = [await enterPartner(db, 'bank', '102'), await enterPartner(db, 'bank', '103')]

const options: ServerOptions = {
  db,
  clock,
  log: createLogger('silent'),
  authentication: { principal: async () => undefined },
  publicUrl: AUDIENCE,
  problemPage: () => html``,
  signInPath: () => '/',
  languagePrefixes: new Map(),
}
const server = await buildServer(options)
registerRoutes(server, options, bankRoutes({ db, pii: testPii, ...bankWorld({ pii: testPii }) }))
after(async () => {
  await server.close()
  await it[Symbol.asyncDispose]()
})

const ask = async (who: TestPartner, method: 'GET' | 'POST', url: string, content?: object) => {
  const body = content === undefined ? '' : JSON.stringify(content)
  const authorization = await who.sign({ audience: AUDIENCE, body, at: clock.now() })
  const answer = await server.inject({
    method,
    url,
    headers: { authorization, ...(body !== '' && { 'content-type': 'application/json' }) },
    ...(body !== '' && { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

let people = 0
const wanted = async (bankCode = '102') => {
  people += 1
  const personId = await enterSomebody(db, people)
  const { id: cardId } = await enterCard(db, personId, people, { bankCode })
  const requestId = uuidv7(clock.now())
  const request = { requestId, bankCode, cardId, personId }
  await db.transaction((tx) => requestAccountOpening(tx, staffContext(clock.now()), request))
  return request
}
const at = () => clock.now().toString()
const opened = async (account: number) => {
  const request = await wanted()
  const result = { requestId: request.requestId, state: 'opened', at: at() }
  const number = accountNumber(account)
  await ask(icbc, 'POST', '/v1/bank/results', { ...result, accountNumber: number })
  return { ...request, number }
}
const eventsOf = (cardId: string) =>
  db.many(
    z.object({ status: z.string() }),
    sql`select payload ->> 'status' as status from platform.event
         where name = 'bank.account-changed' and subject_id = ${cardId} order by position`,
  )

test('a bank fetches its list, takes a request, and tells the result', async () => {
  const { requestId, personId } = await wanted()
  const list = await ask(icbc, 'GET', '/v1/bank/requests')
  assert.ok(JSON.stringify(list.body).includes(requestId))
  assert.ok(!JSON.stringify(list.body).includes('陈静怡'), 'a list names nobody')
  const one = await ask(icbc, 'GET', `/v1/bank/requests/${requestId}`)
  assert.equal((one.body['opening'] as { name?: string }).name, '陈静怡')
  assert.equal(one.body['status'], 'sent')
  const { records } = await db.one(
    z.object({ records: z.number() }),
    sql`select count(*)::int as records from platform.access_record where person_id = ${personId}`,
  )
  assert.equal(records, 1)
  const result = { requestId, state: 'opened', accountNumber: accountNumber(1), at: at() }
  const told = await ask(icbc, 'POST', '/v1/bank/results', result)
  assert.deepEqual(told, { status: 200, body: { requestId, result: 'applied', status: 'done' } })
  const again = await ask(icbc, 'POST', '/v1/bank/results', result)
  assert.equal(again.body['result'], 'repeated')
})

test('a bank sees and answers nothing of another bank', async () => {
  const { requestId } = await wanted()
  const list = await ask(abc, 'GET', '/v1/bank/requests')
  assert.deepEqual(list.body['requests'], [])
  assert.equal((await ask(abc, 'GET', `/v1/bank/requests/${requestId}`)).status, 404)
  const result = { requestId, state: 'opened', accountNumber: accountNumber(2), at: at() }
  const stranger = await ask(abc, 'POST', '/v1/bank/results', result)
  const nobody = await ask(abc, 'POST', '/v1/bank/results', {
    ...result,
    requestId: uuidv7(clock.now()),
  })
  assert.deepEqual([stranger.status, stranger.body['code']], [404, 'NOT_FOUND'])
  assert.deepEqual([nobody.status, nobody.body['code']], [404, 'NOT_FOUND'])
})

test('a result that does not fit, or lacks members, is told as what it is', async () => {
  const { requestId } = await wanted()
  const done = await ask(icbc, 'POST', '/v1/bank/results', { requestId, state: 'done', at: at() })
  assert.deepEqual([done.status, done.body['code']], [409, 'RESULT_DOES_NOT_FIT'])
  assert.deepEqual(done.body['instead'], ['opened', 'refused'])
  const short = await ask(icbc, 'POST', '/v1/bank/results', { requestId, state: 'opened' })
  assert.deepEqual([short.status, short.body['code']], [422, 'REQUEST_INVALID'])
})

test('an account event finds its card without the number being kept, once', async () => {
  const { cardId, number } = await opened(10)
  const event = { eventId: 'E-1', accountNumber: number, status: 'activated', at: at() }
  const results = []
  for (let i = 0; i < 2; i += 1)
    results.push((await ask(icbc, 'POST', '/v1/bank/account-events', event)).body['result'])
  assert.deepEqual(results, ['applied', 'repeated'])
  assert.deepEqual(await eventsOf(cardId), [{ status: 'activated' }])
  const changed = await ask(icbc, 'POST', '/v1/bank/account-events', { ...event, status: 'closed' })
  assert.deepEqual([changed.status, changed.body['code']], [409, 'EVENT_CHANGED'])
  const { kept } = await it.owner.one(
    z.object({ kept: z.boolean() }),
    sql`select exists (select from bank.account_event e where e::text like ${`%${number}%`})
            or exists (select from platform.event e where e::text like ${`%${number}%`})
            or exists (select from platform.audit a where a::text like ${`%${number}%`}) as kept`,
  )
  assert.equal(kept, false)
})

test('an event that comes after a later one is kept, and turns nothing back', async () => {
  const { cardId, number } = await opened(11)
  const [early, late] = [clock.now(), clock.now().add({ minutes: 5 })]
  const tell = async (eventId: string, status: string, when: Temporal.Instant) =>
    (
      await ask(icbc, 'POST', '/v1/bank/account-events', {
        eventId,
        accountNumber: number,
        status,
        at: when.toString(),
      })
    ).body['result']
  assert.equal(await tell('E-21', 'unfrozen', late), 'applied')
  assert.equal(await tell('E-20', 'frozen', early), 'outdated')
  assert.deepEqual(await eventsOf(cardId), [{ status: 'unfrozen' }])
  // A closed account stays closed: that counts, whenever the word of it comes.
  assert.equal(await tell('E-22', 'closed', early), 'applied')
  assert.deepEqual(await eventsOf(cardId), [{ status: 'unfrozen' }, { status: 'closed' }])
  assert.equal(await tell('E-19', 'frozen', early.add({ minutes: 1 })), 'outdated')
})

test('an account of another bank, or of nobody, is unknown', async () => {
  const { number } = await opened(12)
  for (const [who, accountNumberText] of [
    [abc, number],
    [icbc, accountNumber(999)],
  ] as const) {
    const answer = await ask(who, 'POST', '/v1/bank/account-events', {
      eventId: 'E-30',
      accountNumber: accountNumberText,
      status: 'frozen',
      at: at(),
    })
    assert.deepEqual([answer.status, answer.body['code']], [409, 'ACCOUNT_UNKNOWN'])
  }
})

test('a loss is fetched with the number of the account', async () => {
  const { number, ...request } = await opened(13)
  const requestId = uuidv7(clock.now())
  await db.transaction((tx) =>
    requestLossReport(tx, staffContext(clock.now()), { ...request, requestId }),
  )
  const one = await ask(icbc, 'GET', `/v1/bank/requests/${requestId}`)
  assert.deepEqual([one.body['accountNumber'], one.body['opening']], [number, null])
  const told = await ask(icbc, 'POST', '/v1/bank/results', { requestId, state: 'done', at: at() })
  assert.equal(told.body['result'], 'applied')
})
