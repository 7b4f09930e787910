import assert from 'node:assert/strict'
import test from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { sql } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { DeviceKey, type TestTerminal } from '#test/terminal.ts'
import { MUSEUM, SCENES } from '#test/verification-catalogue.ts'
import { chipIn, makeWorld, type World } from '#test/verification-world.ts'
import { verificationRoutes } from './routes.ts'

/** The real server; who signed in stands in a header, as the app would find it by its cookie. */
const serve = async (world: World): Promise<FastifyInstance> => {
  const { db, clock, keys, gateway, catalogue } = world
  const options = {
    db,
    clock,
    log: createLogger('silent'),
    authentication: {
      principal: async ({ headers }: { headers: Record<string, unknown> }) =>
        typeof headers['test-person'] === 'string'
          ? {
              realm: 'resident' as const,
              subjectId: headers['test-person'],
              organisationCode: '',
              permissions: new Set<string>(),
              authenticatedAt: clock.now(),
              assuranceLevel: 2,
              csrfToken: 'token',
            }
          : undefined,
    },
    publicUrl: 'http://127.0.0.1',
    problemPage: ({ code }: { code: string }) => new Html(code),
    signInPath: () => '/',
    languagePrefixes: new Map(),
  }
  const server = await buildServer(options)
  const snapshot = async () => catalogue
  registerRoutes(server, options, verificationRoutes({ db, clock, keys, gateway, snapshot }))
  return server
}

const json = { 'content-type': 'application/json' }

const post = (server: FastifyInstance, from: TestTerminal, body: string, type = json) =>
  server.inject({
    method: 'POST',
    url: '/v1/verifications',
    headers: { ...type, ...from.headers(body) },
    payload: body,
  })

test('a verification is answered and can be read again by its organisation', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  await using server = await serve(world)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const answer = await post(server, terminal, JSON.stringify(chipIn(SCENES.library, holder)))
  assert.equal(answer.statusCode, 200)
  assert.match(String(answer.headers['content-type']), /^application\/json/)
  assert.equal(answer.headers['cache-control'], 'no-store')
  const { id } = answer.json<{ id: string }>()
  const read = async (from: TestTerminal) => {
    const url = `/v1/verifications/${id}`
    const headers = { ...from.headers('', from.counter + 1, 'GET', url) }
    return server.inject({ method: 'GET', url, headers })
  }
  const own = await read(terminal)
  assert.deepEqual(own.json(), {
    id,
    outcome: 'granted',
    scene: SCENES.library.code,
    assuranceLevel: 2,
    basis: 'YKT-12',
    at: world.clock.now().toString(),
  })
  assert.equal((await read(await world.terminal({ placeId: MUSEUM.id }))).statusCode, 404)
  const refused = await post(server, terminal, JSON.stringify(chipIn(SCENES.clinic, holder)))
  assert.equal(refused.statusCode, 409)
  const problem = refused.json<{ code: string; verificationId: string; basis: string }>()
  assert.equal(problem.code, 'ASSURANCE_TOO_LOW')
  assert.equal(problem.basis, 'YKT-22')
  assert.match(problem.verificationId, /^ver_[0-9a-f]{32}$/)
})

test('a body that is no request is refused as such and leaves nothing behind', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  await using server = await serve(world)
  const [holder, terminal] = [await world.holder(), await world.terminal()]
  const good = chipIn(SCENES.library, holder)
  const text = JSON.stringify(good)
  const wrong: readonly (readonly [string, number])[] = [
    ['', 400],
    ['{', 400],
    ['null', 422],
    ['[]', 422],
    ['"text"', 422],
    ['1e999', 422],
    ['{}', 422],
    [`${text} x`, 400],
    [text.replace('{', '{"scene":"GD-WH-001",'), 400],
    [text.replace('{', '{"__proto__":{},'), 400],
    [text.replace('{', '{"more":1,'), 422],
    [text.replace('{', '{"code":"x",'), 422],
    [JSON.stringify({ scene: good.scene }), 422],
    [JSON.stringify({ ...good, scene: 'gd-wh-001' }), 422],
    [JSON.stringify({ ...good, scene: 5 }), 422],
    [JSON.stringify({ ...good, attested: { pinVerified: 'yes' } }), 422],
    [JSON.stringify({ ...good, attested: { level: 4 } }), 422],
    [JSON.stringify({ ...good, card: { ...good.card, number: '１２３４５６７８９' } }), 422],
    [JSON.stringify({ ...good, card: { ...good.card, identifier: '\u0000' } }), 422],
    [JSON.stringify({ scene: good.scene, code: 'x'.repeat(513) }), 422],
    [JSON.stringify({ scene: good.scene, code: 'x'.repeat(5000) }), 413],
    ['['.repeat(2000) + ']'.repeat(2000), 400],
  ]
  for (const [body, status] of wrong) {
    const answer = await post(server, terminal, body)
    assert.equal(answer.statusCode, status, body.slice(0, 80))
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  }
  const plain = await post(server, terminal, text, { 'content-type': 'text/xml' })
  assert.equal(plain.statusCode, 415)
  assert.equal(await it.owner.run(sql`select from verification.usage`), 0)
  assert.equal((await post(server, terminal, text)).statusCode, 200)
})

test('a holder enrols a device, shows a code and sees where it was used', async () => {
  await using it = await testDatabase()
  const world = await makeWorld(it.db)
  await using server = await serve(world)
  const [{ personId }, terminal] = [await world.holder(), await world.terminal()]
  const headers = { ...json, 'test-person': personId, 'x-csrf-token': 'token' }
  const call = async (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) => {
    const { statusCode, payload } = await server.inject({
      method,
      url,
      headers: method === 'POST' ? headers : { ...headers, 'content-type': undefined },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
    const answer = payload === '' ? {} : (JSON.parse(payload) as Record<string, unknown>)
    return { statusCode, answer }
  }
  const key = new DeviceKey()
  const at = Math.floor(world.clock.now().epochMilliseconds / 1000)
  const enrolled = await call('POST', '/v1/me/devices', {
    publicKey: key.point,
    label: '我的手机',
    at,
    proof: key.sign(`ykt-device|${key.point}|${at}`),
  })
  assert.equal(enrolled.statusCode, 201)
  const deviceId = String(enrolled.answer['id'])
  const nonce = 'abcdefghijklmnop'
  const signature = key.sign(`ykt-code|${deviceId}|identity|${at}|${nonce}`)
  const asked = { deviceId, purpose: 'identity', at, nonce, signature }
  const issued = await call('POST', '/v1/me/codes', asked)
  assert.equal(issued.statusCode, 201)
  assert.equal(issued.answer['refreshAfterSeconds'], 50)
  const since = world.clock.now().subtract({ seconds: 1 }).toString()
  const lastUse = () => call('GET', `/v1/me/codes/last-use?since=${since}`)
  assert.deepEqual((await lastUse()).answer, { use: null })
  const code = issued.answer['code']
  const shown = await post(server, terminal, JSON.stringify({ scene: SCENES.library.code, code }))
  assert.equal(shown.statusCode, 200)
  const { use } = (await lastUse()).answer as { use: { id: string; place: { en: string } } }
  assert.equal(use.id, shown.json<{ id: string }>().id)
  assert.equal(use.place.en, '广州图书馆')
  const strange = publicId('device', '0199ffff-0000-7000-8000-000000000000')
  assert.equal((await call('DELETE', `/v1/me/devices/${strange}`)).statusCode, 404)
  assert.equal((await call('DELETE', `/v1/me/devices/${deviceId}`)).statusCode, 204)
  const refused = await call('POST', '/v1/me/codes', { ...asked, nonce: 'ponmlkjihgfedcba' })
  assert.equal(refused.answer['code'], 'DEVICE_REVOKED')
})
