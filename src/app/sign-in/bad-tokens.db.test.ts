import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { exportJWK, exportSPKI, type JWTHeaderParameters, SignJWT } from 'jose'
import { z } from 'zod'
import { systemClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { Browser } from '#test/rights/browser.ts'
import { fakeProvider, type Forge, goodClaims } from '#test/rights/fake-provider.ts'
import { enterPerson } from '#test/rights/people.ts'
import { CLIENT_SECRET, openSite } from '#test/rights/site.ts'

const CHAN = '0198f000-0000-7000-8000-000000000001'

const it = await testDatabase()
const provider = await fakeProvider()
await enterPerson(it.owner, CHAN, 'chan')
const site = await openSite({
  db: it.db,
  clock: systemClock,
  personas: [],
  routes: () => [],
  issuer: provider.issuer,
})
after(async () => {
  await site[Symbol.asyncDispose]()
  await provider[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})

const sessions = async (): Promise<bigint> => {
  const row = z.object({ count: z.bigint() })
  return (await it.owner.one(row, sql`select count(*) from platform.session`)).count
}

type Claims = Readonly<Record<string, unknown>>
type Key = Parameters<SignJWT['sign']>[0]

const RS256: JWTHeaderParameters = { alg: 'RS256', kid: 'published' }

const signed = (claims: Claims, key: Key, header: JWTHeaderParameters = RS256): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader(header).sign(key)

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The accepted claims with some of them changed, under the right key. */
const withClaims =
  (change: (forge: Forge) => Claims) =>
  (forge: Forge): Promise<string> =>
    signed({ ...forge.claims, ...change(forge) }, forge.keys.published.privateKey)

const seconds = (offset: number): number =>
  Math.floor(systemClock.now().epochMilliseconds / 1000) + offset

const HOUR = 3600

/** Every way we know to hand over an id token that must not be believed (Z10, T17). */
const BAD_TOKENS: Readonly<Record<string, (forge: Forge) => Promise<string> | string>> = {
  'algorithm none': ({ claims }) => `${part({ alg: 'none' })}.${part(claims)}.`,
  'algorithm None, spelt to slip through': ({ claims }) =>
    `${part({ alg: 'None', kid: 'published' })}.${part(claims)}.`,
  'signed with the client secret': ({ claims }) =>
    signed(claims, Buffer.from(CLIENT_SECRET), { alg: 'HS256' }),
  'signed with the public key as a secret': async ({ claims, keys }) =>
    signed(claims, Buffer.from(await exportSPKI(keys.published.publicKey)), {
      alg: 'HS256',
      kid: 'published',
    }),
  'signed by another key under the known key id': ({ claims, keys }) =>
    signed(claims, keys.other.privateKey),
  'a key id that is not published': ({ claims, keys }) =>
    signed(claims, keys.other.privateKey, { alg: 'RS256', kid: 'mine' }),
  'a key id that is a path': ({ claims, keys }) =>
    signed(claims, keys.other.privateKey, { alg: 'RS256', kid: '../../dev/null' }),
  'its own key in the header': async ({ claims, keys }) =>
    signed(claims, keys.other.privateKey, {
      alg: 'RS256',
      jwk: await exportJWK(keys.other.publicKey),
    }),
  'an address for keys in the header': ({ claims, keys }) =>
    signed(claims, keys.other.privateKey, {
      alg: 'RS256',
      kid: 'mine',
      jku: 'http://127.0.0.1:1/jwks',
    }),
  'a published key of an algorithm that was not agreed': ({ claims, keys }) =>
    signed(claims, keys.curve.privateKey, { alg: 'ES256', kid: 'curve' }),
  'a critical extension nobody knows': async (forge) => {
    const token = await signed(forge.claims, forge.keys.published.privateKey)
    const [, payload = '', signature = ''] = token.split('.')
    return `${part({ ...RS256, crit: ['unknown'], unknown: 1 })}.${payload}.${signature}`
  },
  'claims changed after signing': async ({ claims, keys }) => {
    const [header = '', , signature = ''] = (
      await signed({ ...claims, sub: 'wong' }, keys.published.privateKey)
    ).split('.')
    return `${header}.${part(claims)}.${signature}`
  },
  'no signature': async ({ claims, keys }) =>
    (await signed(claims, keys.published.privateKey)).replace(/\.[^.]+$/, '.'),
  'two parts only': async ({ claims, keys }) =>
    (await signed(claims, keys.published.privateKey)).replace(/\.[^.]+$/, ''),
  'no token at all': () => 'not a token',
  'meant for another client': withClaims(() => ({ aud: 'somebody-else' })),
  'meant for several clients, none authorised': withClaims(() => ({
    aud: ['yikatong', 'somebody-else'],
  })),
  'authorised to another client': withClaims(() => ({
    aud: ['yikatong', 'somebody-else'],
    azp: 'somebody-else',
  })),
  'from another issuer': withClaims(() => ({ iss: 'https://elsewhere.example' })),
  'from the issuer with a slash too many': withClaims(({ issuer }) => ({ iss: `${issuer}/` })),
  expired: withClaims(() => ({ iat: seconds(-2 * HOUR), exp: seconds(-HOUR) })),
  'without an end': withClaims(() => ({ exp: undefined })),
  'an end that is text': withClaims(() => ({ exp: '9999999999' })),
  'not valid yet': withClaims(() => ({ nbf: seconds(HOUR) })),
  'without the time of issue': withClaims(() => ({ iat: undefined })),
  'the nonce of another sign-in': withClaims(() => ({ nonce: 'another' })),
  'without a nonce, as an access token is': withClaims(() => ({ nonce: undefined })),
  'without a subject': withClaims(() => ({ sub: undefined })),
  'without the time of sign-in': withClaims(() => ({ auth_time: undefined })),
  'a sign-in of yesterday': withClaims(() => ({ auth_time: seconds(-24 * HOUR) })),
  'for somebody the register does not know': withClaims(() => ({ sub: 'mallory' })),
}

/** Begins a sign-in and comes back with the token that `make` forges for it. */
const signInWith = async (make: (forge: Forge) => unknown, status?: number) => {
  const browser = new Browser(site.publicUrl)
  const begun = await browser.send('/sign-in/resident?return=/me')
  const asked = new URL(begun.headers.get('location') ?? '').searchParams
  const nonce = asked.get('nonce') ?? ''
  const { issuer, keys } = provider
  const claims = goodClaims(issuer, nonce, systemClock.now())
  provider.answer = {
    ...(status !== undefined && { status }),
    body: await make({ issuer, keys, nonce, claims }),
  }
  const back = new URLSearchParams({ code: 'c', state: asked.get('state') ?? '', iss: issuer })
  return { browser, response: await browser.send(`/sign-in/callback?${back.toString()}`) }
}

const tokenAnswer = (idToken: unknown) => ({
  access_token: 'opaque',
  token_type: 'Bearer',
  expires_in: 600,
  id_token: idToken,
})

for (const [name, forge] of Object.entries(BAD_TOKENS))
  test(`an id token opens no session: ${name}`, async () => {
    const { browser, response } = await signInWith(async (it) => tokenAnswer(await forge(it)))
    assert.equal(response.status, 403)
    assert.match(await response.text(), /SIGN_IN_FAILED|NOBODY_OF_THIS_REALM/)
    assert.equal(browser.cookie('ykt_resident'), undefined)
    assert.equal(await sessions(), 0n)
  })

const BAD_ANSWERS: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
  'a code used before': [400, { error: 'invalid_grant' }],
  'a client secret that is wrong': [401, { error: 'invalid_client' }],
  'an answer without an id token': [200, { access_token: 'opaque', token_type: 'Bearer' }],
  'an answer that is a list': [200, []],
  'a failing provider': [500, { error: 'server_error' }],
}

for (const [name, [status, body]] of Object.entries(BAD_ANSWERS))
  test(`the token endpoint’s answer opens no session: ${name}`, async () => {
    const { browser, response } = await signInWith(() => body, status)
    assert.equal(response.status, 403)
    assert.equal(browser.cookie('ykt_resident'), undefined)
    assert.equal(await sessions(), 0n)
  })

test('the same steps with a good token do open a session', async () => {
  const { browser, response } = await signInWith(async ({ claims, keys }) =>
    tokenAnswer(await signed(claims, keys.published.privateKey)),
  )
  assert.deepEqual([response.status, response.headers.get('location')], [303, '/me'])
  assert.match(browser.cookie('ykt_resident') ?? '', /^[\w-]{43}$/)
  assert.match(provider.asked.get('code_verifier') ?? '', /^[\w-]{43,}$/)
  const { csrf_token: csrf } = await it.owner.one(
    z.object({ csrf_token: z.string() }),
    sql`select csrf_token from platform.session`,
  )
  const out = await browser.send('/sign-out', { csrf })
  const end = new URL(out.headers.get('location') ?? '')
  assert.equal(end.origin + end.pathname, `${provider.issuer}/end`)
  assert.equal(await sessions(), 0n)
})
