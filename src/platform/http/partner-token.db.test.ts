import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import test, { after } from 'node:test'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { testDatabase } from '#test/database.ts'
import { enterPartner } from '#test/partner.ts'
import { FixedClock } from '../clock.ts'
import { sql } from '../db.ts'
import { createLogger } from '../log.ts'
import { purgePartnerTokens } from './partner-token.ts'
import { apiRoute, callingPartner } from './route.ts'
import { buildServer, registerRoutes, type ServerOptions } from './server.ts'

const clock = new FixedClock('2026-11-23T08:00:00Z')
const AUDIENCE = 'http://127.0.0.1'

const it = await testDatabase()
const icbc = await enterPartner(it.db, 'bank', '102')
const factory = await enterPartner(it.db, 'cardFactory', 'cardFactory')
const retired = await enterPartner(it.db, 'bank', '103', clock.now())

const route = apiRoute({
  method: 'POST',
  path: '/v1/sample/results',
  operationId: 'takeResult',
  summary: { zh: '样例', en: 'Sample' },
  access: { kind: 'partner', partner: 'bank' },
  body: z.strictObject({ state: z.string() }),
  response: z.strictObject({ partner: z.string(), actor: z.string() }),
  handle: async (request) => ({
    partner: callingPartner(request).code,
    actor: `${request.context.actor.kind} ${request.context.actor.organisationCode}`,
  }),
})

const options: ServerOptions = {
  db: it.db,
  clock,
  log: createLogger('silent'),
  authentication: { principal: async () => undefined },
  publicUrl: AUDIENCE,
  problemPage: () => html``,
  signInPath: () => '/',
  languagePrefixes: new Map(),
}
const server = await buildServer(options)
registerRoutes(server, options, [route])
after(async () => {
  await server.close()
  await it[Symbol.asyncDispose]()
})

const BODY = '{ "state": "done" }'

const post = async (authorization: string | undefined, body = BODY) => {
  const answer = await server.inject({
    method: 'POST',
    url: '/v1/sample/results',
    headers: {
      'content-type': 'application/json',
      ...(authorization !== undefined && { authorization }),
    },
    payload: body,
  })
  const json = answer.json<{ code?: string; partner?: string; actor?: string }>()
  return { status: answer.statusCode, ...json }
}

const request = (change: Readonly<Record<string, unknown>> = {}) => ({
  audience: AUDIENCE,
  body: BODY,
  at: clock.now(),
  change,
})

test('a request signed by a registered bank comes through under its code', async () => {
  const answer = await post(await icbc.sign(request()))
  assert.deepEqual(answer, { status: 200, partner: '102', actor: 'system 102' })
})

test('a token is good for one request', async () => {
  const token = await icbc.sign(request())
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(token)))
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  for (const { status, code } of answers.filter((one) => one.status !== 200))
    assert.deepEqual({ status, code }, { status: 401, code: 'PARTNER_TOKEN_USED' })
})

test('a body that was changed on the way is refused', async () => {
  const token = await icbc.sign(request())
  const answer = await post(token, '{ "state": "gone" }')
  assert.equal(answer.code, 'PARTNER_TOKEN_INVALID')
  assert.equal((await post(token)).status, 200, 'the refused attempt did not use the token up')
})

test('the factory cannot speak for a bank', async () => {
  const answer = await post(await factory.sign(request()))
  assert.deepEqual([answer.status, answer.code], [403, 'NOT_ALLOWED'])
  const forged = await post(await factory.sign(request({ iss: '102' })))
  assert.deepEqual([forged.status, forged.code], [401, 'PARTNER_TOKEN_INVALID'])
})

const seconds = (offset: number): number =>
  Math.floor(clock.now().epochMilliseconds / 1000) + offset

const BAD_CLAIMS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'another audience': { aud: 'http://elsewhere' },
  'a list of audiences': { aud: [AUDIENCE, 'http://elsewhere'] },
  'an end that has passed': { exp: seconds(-6) },
  'an end too far away': { exp: seconds(400) },
  'no end': { exp: undefined },
  'a short name': { jti: 'a' },
  'no digest': { digest: undefined },
  'an unknown issuer': { iss: '999' },
  'no issuer': { iss: undefined },
}

for (const [name, change] of Object.entries(BAD_CLAIMS))
  test(`a token with ${name} is refused`, async () => {
    const answer = await post(await icbc.sign(request(change)))
    assert.deepEqual([answer.status, answer.code], [401, 'PARTNER_TOKEN_INVALID'])
  })

test('a token that is none, unsigned, or signed in another way is refused', async () => {
  const good = (await icbc.sign(request())).slice('Bearer '.length)
  const [, payload = '', signature = ''] = good.split('.')
  const head = (alg: string) => Buffer.from(JSON.stringify({ alg })).toString('base64url')
  const mac = createHmac('sha256', '102')
    .update(`${head('HS256')}.${payload}`)
    .digest('base64url')
  const tokens = [
    'nonsense',
    `${head('none')}.${payload}.`,
    `${head('none')}.${payload}.${signature}`,
    `${head('HS256')}.${payload}.${mac}`,
    `${head('ES384')}.${payload}.${signature}`,
  ]
  for (const token of tokens)
    assert.equal((await post(`Bearer ${token}`)).code, 'PARTNER_TOKEN_INVALID', token)
  assert.equal((await post(undefined)).code, 'PARTNER_TOKEN_INVALID')
})

test('a key that has ended signs nothing any more', async () => {
  const answer = await post(await retired.sign(request()))
  assert.equal(answer.code, 'PARTNER_TOKEN_INVALID')
})

test('a private key can not be registered', async () => {
  const insert = sql`
    insert into platform.partner_key (code, partner, public_key_jwk, valid_from)
    values ('104', 'bank', ${JSON.stringify({ crv: 'P-256', d: 'secret' })}, ${clock.now()})`
  await assert.rejects(it.db.run(insert), /partner_key_public_key_jwk_check/)
})

test('used tokens are forgotten once they have ended, and not before', async () => {
  const count = async () =>
    (await it.db.many(z.object({ jti: z.string() }), sql`select jti from platform.partner_jti`))
      .length
  const before = await count()
  assert.ok(before > 0)
  await it.db.transaction((tx) => purgePartnerTokens(tx, clock.now()))
  assert.equal(await count(), before)
  await it.db.transaction((tx) => purgePartnerTokens(tx, clock.now().add({ minutes: 6 })))
  assert.equal(await count(), 0)
})
