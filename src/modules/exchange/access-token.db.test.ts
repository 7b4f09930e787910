import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import test, { after } from 'node:test'
import { generateKeyPair, importJWK, SignJWT } from 'jose'
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  type CustomFetch,
  customFetch,
  discovery,
  PrivateKeyJwt,
} from 'openid-client'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { ed25519Key } from '#platform/crypto/ed25519.ts'
import { sql } from '#platform/db.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'
import { thumbprintOf } from '#platform/http/partner-keys.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { exchangeWorld, officer, OWNER } from '#test/exchange.ts'
import { FARMLAND } from '#test/payees.ts'
import { enterPartner, newPartnerKey } from '#test/partner.ts'
import { testKeys } from '#test/person.ts'
import { exchangeRoutes, tokenRoutes } from './index.ts'
import { enterAccessKey, stepAccessKey } from './keep-access-keys.ts'

const world = await exchangeWorld()
const { db, clock } = world
const ISSUER = 'http://127.0.0.1'
const accessTokens = { keys: testKeys, issuer: ISSUER }

const options: ServerOptions = {
  db,
  clock,
  log: createLogger('silent'),
  authentication: { principal: async () => undefined },
  publicUrl: ISSUER,
  problemPage: () => html``,
  signInPath: () => '/',
  languagePrefixes: new Map(),
  accessTokens,
}
const server = await buildServer(options)
registerRoutes(server, options, [...exchangeRoutes({ db }), ...tokenRoutes({ db, accessTokens })])
after(async () => {
  await server.close()
  await world[Symbol.asyncDispose]()
})

const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
const { publicKey: otherPublic, privateKey: foreign } = await generateKeyPair('ES256')
assert.ok(otherPublic)
const jwkOf = async (key: typeof publicKey) =>
  (await crypto.subtle.exportKey('jwk', key)) as { x: string; y: string }

const enter = async (text: string, agencyCode = OWNER, scopes: readonly string[] = ['events']) =>
  enterAccessKey({ db }, officer(clock.now(), 'officer-1', agencyCode), {
    agencyCode,
    label: '救助业务系统',
    text,
    scopes,
    until: Temporal.PlainDate.from('2027-06-01'),
  })

const step = (id: string, action: 'approve' | 'disable', who: string, agencyCode = OWNER) => {
  clock.advance({ seconds: 1 })
  return stepAccessKey({ db }, officer(clock.now(), who, agencyCode), { agencyCode, id, action })
}

const granted = async (entering: ReturnType<typeof enter>): Promise<string> => {
  const decision = await entering
  assert.ok(decision.granted)
  return decision.outcome
}

const seconds = (offset = 0): number => Math.floor(clock.now().epochMilliseconds / 1000) + offset

const assertion = (change: Readonly<Record<string, unknown>> = {}, key = privateKey) =>
  new SignJWT({
    iss: OWNER,
    sub: OWNER,
    aud: ISSUER,
    exp: seconds(120),
    jti: randomUUID(),
    ...change,
  })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(key)

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

interface TokenAnswer {
  readonly access_token?: string
  readonly error?: string
  readonly code?: string
}

const ask = async (client_assertion: string, change: Readonly<Record<string, string>> = {}) => {
  const form = {
    grant_type: 'client_credentials',
    client_assertion_type: TYPE,
    client_assertion,
    ...change,
  }
  const answer = await server.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  assert.equal(answer.headers['cache-control'], 'no-store')
  const { access_token: token = '', ...body } = answer.json<TokenAnswer>()
  return { status: answer.statusCode, token, body }
}

const call = async (token: string, url = '/v1/events', method: 'GET' | 'POST' = 'GET') => {
  const authorization = `Bearer ${token}`
  const answer = await server.inject({ method, url, headers: { authorization } })
  const challenge = answer.headers['www-authenticate']
  return { status: answer.statusCode, challenge, code: answer.json<{ code?: string }>().code }
}

const keyId = await granted(enter(JSON.stringify(await jwkOf(publicKey))))

test('two people let a system in, and either ends it, tokens and all', async () => {
  assert.equal((await ask(await assertion())).status, 401, 'nobody has approved it')
  const alone = await step(keyId, 'approve', 'officer-1')
  assert.ok(alone?.granted === false && alone.refusal === 'SECOND_PERSON_NEEDED')
  assert.equal(await step(keyId, 'approve', 'checker-1', FARMLAND.ownerAgency), undefined)
  assert.ok((await step(keyId, 'approve', 'checker-1'))?.granted)
  const again = await enter(JSON.stringify(await jwkOf(publicKey)))
  assert.ok(!again.granted && again.refusal === 'KEY_KNOWN')
  const alter = sql`update exchange.access_key set approved_by = entered_by where id = ${keyId}`
  await assert.rejects(db.run(alter), /access_key_two_people/)

  const { token, body } = await ask(await assertion())
  assert.deepEqual(body, { token_type: 'Bearer', expires_in: 300, scope: 'events' })
  assert.equal((await call(token)).status, 200)
  assert.equal((await call(token)).status, 200, 'good for more than one request')
  const spare = await newPartnerKey(OWNER)
  const spareId = await granted(enter(spare.pem, OWNER, ['mapper', 'rosters']))
  assert.ok((await step(spareId, 'approve', 'checker-1'))?.granted)
  const third = await enter((await newPartnerKey(OWNER)).pem)
  assert.ok(!third.granted && third.refusal === 'TWO_KEYS_LIVE')
  // The key of another system, for something else, signs requests for that only.
  const authorization = await spare.sign({ audience: ISSUER, body: '', at: clock.now() })
  const signed = await server.inject({
    method: 'GET',
    url: '/v1/events',
    headers: { authorization },
  })
  assert.deepEqual([signed.statusCode, signed.json().code], [403, 'SCOPE_MISSING'])
  assert.ok((await step(spareId, 'disable', 'officer-1'))?.granted)
})

test('what is asked for beyond the key, or not in the words of OAuth, is refused', async () => {
  const cases: readonly [Readonly<Record<string, string>>, string][] = [
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{ scope: 'events mapper' }, 'invalid_scope'],
    [{ scope: '' }, 'invalid_scope'],
    [{ resource: 'https://elsewhere.example/v1' }, 'invalid_target'],
    [{ client_id: 'dept-finance' }, 'invalid_client'],
    [{ client_assertion_type: 'nonsense' }, 'invalid_client'],
  ]
  for (const [change, error] of cases) {
    const answer = await ask(await assertion(), change)
    assert.equal(answer.body.error, error)
    assert.equal(answer.status, error === 'invalid_client' ? 401 : 400)
  }
  const right = { scope: 'events', resource: `${ISSUER}/v1`, client_id: OWNER }
  assert.equal((await ask(await assertion(), right)).status, 200)
  assert.equal((await ask(await assertion({ aud: `${ISSUER}/oauth/token` }))).status, 200)
  const bank = await enterPartner(db, 'bank', '102')
  const token = await bank.sign({
    audience: ISSUER,
    body: '',
    at: clock.now(),
    change: { sub: '102' },
  })
  assert.equal((await ask(token.slice('Bearer '.length))).body.error, 'unauthorized_client')
})

const head = (alg: string) => Buffer.from(JSON.stringify({ alg })).toString('base64url')

/** Z10: every way in which an assertion can be wrong, each by itself. */
const BAD_ASSERTIONS: Readonly<Record<string, () => Promise<string>>> = {
  'signed by another key': () => assertion({}, foreign),
  'of nobody we know': () => assertion({ iss: 'dept-nobody', sub: 'dept-nobody' }),
  'of one for another': () => assertion({ sub: FARMLAND.ownerAgency }),
  'without a subject': () => assertion({ sub: undefined }),
  'for somebody else': () => assertion({ aud: 'https://elsewhere.example' }),
  'for us and somebody else': () => assertion({ aud: [ISSUER, 'https://elsewhere.example'] }),
  'for the API, not for us': () => assertion({ aud: `${ISSUER}/v1` }),
  'that has ended': () => assertion({ exp: seconds(-6) }),
  'that lives too long': () => assertion({ exp: seconds(400) }),
  'without an end': () => assertion({ exp: undefined }),
  'without a name': () => assertion({ jti: undefined }),
  'that is none': async () => 'nonsense',
  'without a signature': async () => `${head('none')}.${(await assertion()).split('.')[1]}.`,
  'by a shared secret': async () => {
    const text = `${head('HS256')}.${(await assertion()).split('.')[1]}`
    const { x } = await jwkOf(publicKey)
    return `${text}.${createHmac('sha256', x).update(text).digest('base64url')}`
  },
}

for (const [name, make] of Object.entries(BAD_ASSERTIONS))
  test(`an assertion ${name} gives no token`, async () => {
    const { status, body } = await ask(await make())
    assert.deepEqual([status, body.error], [401, 'invalid_client'])
  })

test('an assertion is good once, however many come at once', async () => {
  const one = await assertion()
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask(one)))
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  for (const { status, body } of answers.filter((each) => each.status !== 200))
    assert.deepEqual([status, body.error, body.code], [401, 'invalid_client', 'PARTNER_TOKEN_USED'])
})

const ours = ed25519Key(testKeys.derive('accessToken'))
const thumbprint = thumbprintOf({ kty: 'EC', crv: 'P-256', ...(await jwkOf(publicKey)) })

/** A token as this server makes them, but for one thing. */
const forged = (
  change: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
  key: Parameters<SignJWT['sign']>[0] = ours,
) =>
  new SignJWT({
    iss: ISSUER,
    aud: `${ISSUER}/v1`,
    sub: OWNER,
    client_id: OWNER,
    scope: 'events',
    iat: seconds(),
    exp: seconds(300),
    jti: randomUUID(),
    client_key: thumbprint,
    ...change,
  })
    .setProtectedHeader({
      alg: 'EdDSA',
      typ: 'at+jwt',
      kid: `access-${testKeys.current}`,
      ...header,
    })
    .sign(key)

const BAD_TOKENS: Readonly<Record<string, () => Promise<string>>> = {
  'of another issuer': () => forged({ iss: 'https://elsewhere.example' }),
  'for another audience': () => forged({ aud: ISSUER }),
  'for a list of audiences': () => forged({ aud: [`${ISSUER}/v1`] }),
  'that has ended': () => forged({ iat: seconds(-301), exp: seconds(-1) }),
  'of later': () => forged({ iat: seconds(60), exp: seconds(300) }),
  'that lives too long': () => forged({ exp: seconds(301) }),
  'of one client for another': () => forged({ sub: FARMLAND.ownerAgency }),
  'of a department without this key': () =>
    forged({ sub: FARMLAND.ownerAgency, client_id: FARMLAND.ownerAgency }),
  'for a key that nobody has': () => forged({ client_key: 'another' }),
  'for a scope that there is not': () => forged({ scope: 'events everything' }),
  'that names another key of ours': () => forged({}, { kid: 'access-250' }),
  'that names a key of elsewhere': () =>
    forged({}, { kid: 'https://elsewhere.example/keys', jku: 'https://elsewhere.example/keys' }),
  'signed by the client itself': () => forged({}, { alg: 'ES256' }, privateKey),
  'signed by another server': async () => forged({}, {}, ed25519Key(Buffer.alloc(32, 7))),
  'that is an ID token': () => forged({}, { typ: 'JWT' }),
  'without a type': () => forged({}, { typ: undefined }),
  'that is an assertion': () => assertion(),
  'without a signature': async () => {
    const [, payload = ''] = (await forged()).split('.')
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
    return `${none}.${payload}.`
  },
  'whose content was changed': async () => {
    const [header = '', , signature = ''] = (await forged()).split('.')
    const [, payload = ''] = (await forged({ scope: 'events mapper' })).split('.')
    return `${header}.${payload}.${signature}`
  },
}

for (const [name, make] of Object.entries(BAD_TOKENS))
  test(`a token ${name} lets nobody in`, async () => {
    assert.equal((await call(await forged())).status, 200, 'all else is right')
    const { status, challenge, code } = await call(await make())
    assert.equal(status, 401)
    assert.match(String(challenge), /^Bearer/)
    assert.match(String(code), /^(?:ACCESS_TOKEN|PARTNER_TOKEN)_INVALID$/)
  })

test('a token is for its scopes, and ends after five minutes or with its key', async () => {
  const wide = await call(await forged({ scope: 'mapper' }))
  assert.deepEqual([wide.status, wide.code], [403, 'SCOPE_MISSING'])
  assert.match(String(wide.challenge), /insufficient_scope/)
  const { token } = await ask(await assertion())
  clock.advance({ seconds: 299 })
  assert.equal((await call(token)).status, 200)
  clock.advance({ seconds: 1 })
  assert.equal((await call(token)).status, 401)
  const { token: fresh } = await ask(await assertion())
  assert.ok((await step(keyId, 'disable', 'officer-1'))?.granted)
  assert.equal((await call(fresh)).status, 401, 'the key has ended')
  assert.equal((await ask(await assertion())).status, 401)
  const rows = await db.many(
    z.object({ outcome: z.string(), action: z.string() }),
    sql`select outcome, action from platform.audit where subject_kind = 'accessKey'
         and subject_id = ${keyId} order by at, id`,
  )
  assert.deepEqual(
    rows.map(({ action, outcome }) => `${action.split('.')[1]} ${outcome}`),
    [
      'enterAccessKey granted',
      'approveAccessKey refused',
      'approveAccessKey granted',
      'disableAccessKey granted',
    ],
  )
})

test('a library of OAuth finds the endpoint, proves who it is, and reads the feed', async () => {
  const hub = await newPartnerKey(FARMLAND.ownerAgency)
  await db.transaction((tx) =>
    registerPartnerKey(tx, {
      kind: 'department',
      code: hub.code,
      publicKey: hub.jwk,
      validFrom: Temporal.Instant.from('2024-11-01T00:00:00Z'),
    }),
  )
  // The library has the time of the machine.
  clock.advance(clock.now().until(Temporal.Now.instant()))
  const inject: CustomFetch = async (url, { method, headers, body }) => {
    const payload = body instanceof URLSearchParams ? body.toString() : ''
    const { pathname } = new URL(url)
    const answer = await server.inject({
      method: method as 'GET' | 'POST',
      url: pathname,
      headers,
      payload,
    })
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }
  const key = await importJWK(hub.privateJwk, 'ES256')
  assert.ok(key instanceof CryptoKey)
  const config = await discovery(new URL(ISSUER), hub.code, undefined, PrivateKeyJwt(key), {
    algorithm: 'oauth2',
    execute: [allowInsecureRequests],
    [customFetch]: inject,
  })
  const { access_token: token, scope } = await clientCredentialsGrant(config)
  assert.equal(scope, 'entitlements events mapper rosters')
  assert.equal((await call(token)).status, 200)
  const refusal = clientCredentialsGrant(config, { scope: 'everything' })
  await assert.rejects(refusal, { name: 'ResponseBodyError', error: 'invalid_scope' })
})
