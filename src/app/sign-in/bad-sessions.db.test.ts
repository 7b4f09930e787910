import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { html } from '#kernel/html.ts'
import { systemClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { pageRoute } from '#platform/http/route.ts'
import { closeSession, digestOf, openSession, type Realm } from '#platform/session.ts'
import { testDatabase } from '#test/database.ts'
import { Browser } from '#test/rights/browser.ts'
import { enterPerson } from '#test/rights/people.ts'
import { openSite } from '#test/rights/site.ts'

const CHAN = '0198f000-0000-7000-8000-000000000001'

const it = await testDatabase()
await enterPerson(it.owner, CHAN, 'chan')
const site = await openSite({
  db: it.db,
  clock: systemClock,
  personas: [
    { sub: 'chan', name: '陈', story: { zh: '居民。', en: 'A resident.' }, realm: 'resident' },
  ],
  routes: () => [
    pageRoute({
      method: 'GET',
      path: '/me',
      operationId: 'me',
      summary: { zh: '我的', en: 'Mine' },
      access: { kind: 'resident' },
      handle: async () => html`mine`,
    }),
  ],
})
after(async () => {
  await site[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})

const open = (realm: Realm = 'resident'): Promise<string> =>
  it.db.transaction((tx) =>
    openSession(
      tx,
      { realm, subjectId: CHAN, authenticatedAt: systemClock.now(), assuranceLevel: 2 },
      systemClock.now(),
    ),
  )

const statusWith = async (cookie: string | undefined): Promise<number> => {
  const browser = new Browser(site.publicUrl)
  if (cookie !== undefined) browser.setCookie('ykt_resident', cookie)
  return (await browser.send('/me')).status
}

const lastFlipped = (token: string): string =>
  token.slice(0, -2) + (token.at(-2) === 'A' ? 'B' : 'A') + token.slice(-1)

/** Cookies that are nobody's, made from a session that is good. */
const BAD_COOKIES: Readonly<Record<string, (good: string) => Promise<string> | string>> = {
  'an empty one': () => '',
  'a guessed one': () => 'A'.repeat(43),
  'one character changed': lastFlipped,
  'one character missing': (good) => good.slice(0, -1),
  'one character too many': (good) => `${good}A`,
  'another case': (good) => (good === good.toUpperCase() ? good.toLowerCase() : good.toUpperCase()),
  'the digest that the database holds': (good) => digestOf(good).toString('base64url'),
  'the digest in hexadecimal': (good) => digestOf(good).toString('hex'),
  'SQL in place of a token': () => encodeURIComponent("' or true --"),
  'a null character': (good) => `${good}%00`,
  'a kilobyte of it': (good) => good.repeat(24),
  'the session of staff': () => open('staff'),
  'the session of a developer': () => open('developer'),
  'a session that has been closed': async () => {
    const token = await open()
    await it.db.transaction((tx) => closeSession(tx, token))
    return token
  },
  'a session whose time is over': async () => {
    const token = await open()
    await it.owner.run(sql`
      update platform.session set expires_at = now() - interval '1 second'
       where token_digest = ${digestOf(token)}`)
    return token
  },
}

for (const [name, make] of Object.entries(BAD_COOKIES))
  test(`a session cookie lets nobody in: ${name}`, async () => {
    assert.equal(await statusWith(await make(await open())), 303)
  })

test('without a cookie nobody is let in, with a good one somebody is', async () => {
  assert.equal(await statusWith(undefined), 303)
  assert.equal(await statusWith(await open()), 200)
})

/** A browser that has chosen a persona and stands before the callback. */
const beforeCallback = async (): Promise<{ browser: Browser; callback: URL }> => {
  const browser = new Browser(site.publicUrl)
  const personas = await browser.go('/sign-in/resident?return=/me')
  let response = await browser.send(personas.path, { sub: 'chan' })
  let next = response.headers.get('location') ?? ''
  while (!next.includes('/sign-in/callback')) {
    response = await browser.send(next)
    next = response.headers.get('location') ?? ''
  }
  return { browser, callback: new URL(next, site.publicUrl) }
}

type Attempt = (browser: Browser, callback: URL) => Promise<Response>

const changed = (
  callback: URL,
  parameters: Readonly<Record<string, string | undefined>>,
): string => {
  const url = new URL(callback)
  for (const [name, value] of Object.entries(parameters))
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  return url.href
}

/** Answers of the provider that were tampered with, replayed or carried elsewhere. */
const BAD_CALLBACKS: Readonly<Record<string, Attempt>> = {
  'no parameters': (browser, callback) => browser.send(callback.pathname),
  'an unknown state': (browser, callback) => browser.send(changed(callback, { state: 'x' })),
  'no state': (browser, callback) => browser.send(changed(callback, { state: undefined })),
  'no code': (browser, callback) => browser.send(changed(callback, { code: undefined })),
  'a guessed code': (browser, callback) => browser.send(changed(callback, { code: 'guess' })),
  'another issuer': (browser, callback) =>
    browser.send(changed(callback, { iss: 'https://elsewhere.example' })),
  'an error beside the code': (browser, callback) =>
    browser.send(changed(callback, { error: 'access_denied' })),
  'two codes': (browser, callback) => browser.send(`${callback.href}&code=second`),
  'another browser, as a link from a stranger': (_browser, callback) =>
    new Browser(site.publicUrl).send(callback.href),
  'the state of another sign-in of the same browser': async (browser, callback) => {
    const other = await browser.send('/sign-in/resident')
    const state = new URL(other.headers.get('location') ?? '').searchParams.get('state') ?? ''
    return browser.send(changed(callback, { state }))
  },
  'the code of another person’s sign-in': async (browser, callback) => {
    const other = await beforeCallback()
    const code = other.callback.searchParams.get('code') ?? ''
    return browser.send(changed(callback, { code }))
  },
  'an answer that comes too late': async (browser, callback) => {
    await it.owner.run(sql`update platform.sign_in set created_at = now() - interval '11 minutes'`)
    return browser.send(callback.href)
  },
  'a verifier that was swapped in the meantime': async (browser, callback) => {
    await it.owner.run(sql`update platform.sign_in set code_verifier = ${'v'.repeat(43)}`)
    return browser.send(callback.href)
  },
  'a verifier that is missing': async (browser, callback) => {
    await it.owner.run(sql`update platform.sign_in set code_verifier = ''`)
    return browser.send(callback.href)
  },
  'a nonce that was swapped in the meantime': async (browser, callback) => {
    await it.owner.run(sql`update platform.sign_in set nonce = 'another'`)
    return browser.send(callback.href)
  },
}

for (const [name, attempt] of Object.entries(BAD_CALLBACKS))
  test(`an answer of the identity provider opens no session: ${name}`, async () => {
    const { browser, callback } = await beforeCallback()
    const response = await attempt(browser, callback)
    assert.equal(response.status, 403)
    assert.match(await response.text(), /SIGN_IN_(?:EXPIRED|FAILED|CANCELLED)/)
    assert.ok(!response.headers.getSetCookie().some((line) => line.startsWith('ykt_resident=')))
  })

test('an answer counts once: replayed, it opens no second session', async () => {
  const { browser, callback } = await beforeCallback()
  const stateCookie = browser.cookie('ykt_sign_in_resident') ?? ''
  assert.equal((await browser.send(callback.href)).status, 303)
  browser.setCookie('ykt_sign_in_resident', stateCookie, '/sign-in/callback')
  assert.equal((await browser.send(callback.href)).status, 403)
})

test('the sandbox provider gives no code to somebody without a PKCE challenge', async () => {
  const browser = new Browser(site.publicUrl)
  const begun = await browser.send('/sign-in/resident')
  const url = new URL(begun.headers.get('location') ?? '')
  url.searchParams.delete('code_challenge')
  url.searchParams.delete('code_challenge_method')
  const refused = await browser.send(url.href)
  assert.match(refused.headers.get('location') ?? '', /error=invalid_request/)
})
