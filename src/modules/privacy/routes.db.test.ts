import assert from 'node:assert/strict'
import test from 'node:test'
import { html } from '#kernel/html.ts'
import { publicId, uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import type { Principal } from '#platform/http/route.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { cardRoutes } from '#modules/card/index.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import { privacyRoutes } from './index.ts'

const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')

/** A server with the routes of card and privacy, at which this person has just signed in. */
const serverOf = async (db: Database, personId: string, signedInAt = AT) => {
  const principal: Principal = {
    realm: 'resident',
    subjectId: personId,
    organisationCode: 'HOLDER',
    permissions: new Set(),
    authenticatedAt: signedInAt,
    assuranceLevel: 3,
    csrfToken: 'token',
  }
  const options: ServerOptions = {
    db,
    clock: new FixedClock(AT),
    log: createLogger('silent'),
    authentication: { principal: async () => principal },
    publicUrl: 'http://127.0.0.1',
    problemPage: () => html`<p>problem</p>`,
    signInPath: () => '/sign-in',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, [...cardRoutes(options), ...privacyRoutes(options)])
  const post = (url: string, payload: object) =>
    server.inject({
      method: 'POST',
      url,
      payload,
      headers: { 'x-csrf-token': 'token', 'idempotency-key': uuidv7(AT) },
    })
  return { get: (url: string) => server.inject({ method: 'GET', url }), post }
}

test('an entry of somebody else answers byte for byte like one that never was (N5)', async () => {
  await using it = await testDatabase()
  const [mine, theirs] = [await enterSomebody(it.db, 2), await enterSomebody(it.db, 4)]
  const id = uuidv7(AT)
  await it.owner.run(sql`
    insert into platform.access_record (id, at, person_id, actor_kind, actor_id, organisation_code,
      purpose, basis, fields, request_id)
    values (${id}, ${AT}, ${theirs}, 'staff', 'staff-1', 'gz-bureau', 'handling', 'YKT-17',
      ${['name']}, 'request-1')`)
  const server = await serverOf(it.db, mine)
  const answers = []
  for (const entryId of [
    publicId('accessRecord', id),
    publicId('accessRecord', uuidv7(AT)),
    publicId('verification', uuidv7(AT)),
    'nothing',
  ]) {
    const answer = await server.post(`/v1/me/access-log/${entryId}/not-me`, {})
    const { date: _date, ...headers } = answer.headers
    // Each request has a number of its own; nothing else may differ, not even the length.
    const body = answer.body.replace(/"traceId":"[^"]{36}"/, '"traceId":""')
    answers.push(
      JSON.stringify({ status: answer.statusCode, headers, body }).replaceAll(
        /"x-ratelimit-remaining":"?\d+"?/g,
        '',
      ),
    )
  }
  assert.equal(new Set(answers).size, 1, answers.join('\n'))
  assert.match(answers[0] ?? '', /"status":404/)
  const whose = await (await serverOf(it.db, theirs)).get('/v1/me/access-log')
  assert.equal(whose.json().entries[0].id, publicId('accessRecord', id))
})

test('a stranger’s cursor is refused and the page is not guessed', async () => {
  await using it = await testDatabase()
  const server = await serverOf(it.db, await enterSomebody(it.db, 2))
  const answer = await server.get('/v1/me/access-log?cursor=abc')
  assert.equal(answer.statusCode, 422)
  assert.equal(answer.json().errors[0].pointer, '/query/cursor')
})

test('a holder stops the card by the API and needs a fresh sign-in to undo it', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  await enterCard(it.db, personId, 1)
  const server = await serverOf(it.db, personId, AT.subtract({ minutes: 30 }))
  const lost = await server.post('/v1/me/card/loss-reports', { sides: 'both' })
  assert.equal(lost.statusCode, 200, 'reporting a loss asks for no step-up')
  const { card, social, bank } = lost.json()
  assert.equal(card.social.publicStatus, 'lost')
  assert.equal(card.cardNumber, '*****0001')
  assert.equal(card.social.lossEndsAt, '2026-11-17T08:00:00Z')
  assert.deepEqual([social.result, bank.result], ['changed', 'changed'])
  const stale = await server.post('/v1/me/card/restorations', { sides: 'both' })
  assert.equal(stale.statusCode, 403)
  assert.equal(stale.json().code, 'STEP_UP_NEEDED')
  assert.deepEqual(stale.json().instead, ['stepUp'])
  const fresh = await serverOf(it.db, personId)
  const restored = await fresh.post('/v1/me/card/restorations', { sides: 'both' })
  assert.equal(restored.json().card.social.status, 'normal')
  const shown = await server.get('/v1/me/card')
  assert.equal(shown.json().bank.status, 'active')
})

test('who has no card is told what everybody is told who asks for nothing', async () => {
  await using it = await testDatabase()
  const server = await serverOf(it.db, await enterSomebody(it.db, 2))
  assert.equal((await server.get('/v1/me/card')).statusCode, 404)
  const answer = await server.post('/v1/me/card/loss-reports', { sides: 'social' })
  assert.equal(answer.json().code, 'NOT_FOUND')
})

test('a card that cannot be stopped is refused with the article and what is possible', async () => {
  await using it = await testDatabase()
  const personId = await enterSomebody(it.db, 2)
  await enterCard(it.db, personId, 1, { status: 'locked', bankStatus: 'closed' })
  const server = await serverOf(it.db, personId)
  const answer = await server.post('/v1/me/card/loss-reports', { sides: 'both' })
  assert.equal(answer.statusCode, 409)
  const { code, basis, instead } = answer.json()
  assert.equal(code, 'ACTION_NOT_AVAILABLE_IN_STATUS')
  assert.equal(basis, 'CARD-16')
  assert.deepEqual(instead, ['unlock', 'reportLoss', 'cancel'])
})
