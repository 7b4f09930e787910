import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { systemClock } from '#platform/clock.ts'
import { bytes, sql } from '#platform/db.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { stepUpPath } from '#platform/oidc/sign-in-path.ts'
import { digestOf, isFresh } from '#platform/session.ts'
import { registerStaff, setActive, setRoles } from '#modules/organisation/index.ts'
import type { Persona } from '#sandbox/identity-provider/index.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { Browser } from '#test/rights/browser.ts'
import { enterOrganisations, enterPerson, ORGANISATIONS } from '#test/rights/people.ts'
import { openSite } from '#test/rights/site.ts'

const CHAN = '0198f000-0000-7000-8000-000000000001'
const WONG = '0198f000-0000-7000-8000-000000000002'
const LIBRARIAN = '0198f000-0000-7000-8000-0000000000a1'

const story = { zh: '一位虚构的人。', en: 'Somebody made up.' }
const persona = (sub: string, realm: Persona['realm']): Persona => ({
  sub,
  name: sub,
  story,
  realm,
})
const PERSONAS = [
  persona('chan', 'resident'),
  persona('wong', 'resident'),
  persona('nobody', 'resident'),
  persona('librarian', 'staff'),
]

const arrange = async (it: TestDatabase) => {
  await enterPerson(it.owner, CHAN, 'chan')
  await enterPerson(it.owner, WONG, 'wong')
  await enterOrganisations(it.db)
  await it.db.transaction((tx) =>
    registerStaff(tx, {
      id: LIBRARIAN,
      subject: 'librarian',
      agencyCode: ORGANISATIONS.own,
      displayName: '馆员',
      roles: ['venueOperator'],
    }),
  )
}

const page = (
  path: string,
  access: RouteDefinition['access'],
  handle: RouteDefinition['handle'],
  method: 'GET' | 'POST' = 'GET',
): RouteDefinition =>
  pageRoute({
    method,
    path,
    operationId: `${method} ${path}`,
    summary: { zh: path, en: path },
    access,
    handle: async (request) => (await handle(request)) as ReturnType<typeof html>,
  })

/** Says who asks; the sensitive page wants somebody who signed in within five minutes. */
const routes = (): RouteDefinition[] => [
  page('/me', { kind: 'resident' }, async (request) => {
    const { subjectId, csrfToken, assuranceLevel } = signedIn(request)
    return html`${subjectId} level ${assuranceLevel} csrf=${csrfToken};`
  }),
  page('/me/post', { kind: 'resident' }, async () => html`posted`, 'POST'),
  page('/me/sensitive', { kind: 'resident' }, async (request) => {
    const { authenticatedAt, assuranceLevel } = signedIn(request)
    if (!isFresh(authenticatedAt, systemClock.now(), 5))
      return { redirect: stepUpPath('resident', request.url) }
    return html`sensitive at level ${assuranceLevel}`
  }),
  page('/venue', { kind: 'staff', permission: 'verification.today' }, async (request) => {
    const { organisationCode, csrfToken } = signedIn(request)
    return html`${organisationCode} csrf=${csrfToken};`
  }),
]

const open = async (it: TestDatabase) => {
  const site = await openSite({ db: it.db, clock: systemClock, personas: PERSONAS, routes })
  return Object.assign(site, { browser: () => new Browser(site.publicUrl) })
}

const csrfIn = (text: string): string => /csrf=([\w-]+);/.exec(text)?.[1] ?? ''

const sessionCount = async (it: TestDatabase): Promise<number> =>
  (await it.owner.many(z.object({ token_digest: bytes }), sql`select * from platform.session`))
    .length

const it = await testDatabase()
await arrange(it)
const site = await open(it)
after(async () => {
  await site[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})

test('a resident who wants a page signs in as a persona and lands on that page', async () => {
  const browser = site.browser()
  const personas = await browser.go('/me?tab=2')
  assert.match(personas.path, /^\/sandbox\/identity\/interaction\//)
  assert.match(personas.text, /value="chan"/)
  assert.doesNotMatch(personas.text, /value="librarian"/)
  const landed = await browser.go(personas.path, { sub: 'chan' })
  assert.deepEqual([landed.status, landed.path], [200, '/me?tab=2'])
  assert.match(landed.text, new RegExp(`${CHAN} level 2`))
})

test('the session cookie is out of reach for scripts and other sites', async () => {
  const browser = site.browser()
  const { path } = await browser.go('/sign-in/resident')
  let response = await browser.send(path, { sub: 'chan' })
  while (!response.headers.getSetCookie().some((line) => line.startsWith('ykt_resident=')))
    response = await browser.send(response.headers.get('location') ?? '')
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('ykt_resident='))
  assert.match(cookie ?? '', /HttpOnly/)
  assert.match(cookie ?? '', /SameSite=Lax/)
  assert.match(cookie ?? '', /Path=\/(?:;|$)/)
  const token = browser.cookie('ykt_resident') ?? ''
  const found = await it.owner.run(
    sql`select from platform.session where token_digest = ${digestOf(token)}`,
  )
  assert.equal(found, 1)
})

test('the page of personas runs no inline script and cannot be framed', async () => {
  const browser = site.browser()
  const { path, text: markup } = await browser.go('/sign-in/resident')
  const response = await browser.send(path)
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /script-src 'self';/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.doesNotMatch(markup, /<script(?![^>]*\ssrc=)/)
  assert.doesNotMatch(markup, /\son[a-z]+=|\sstyle=/)
})

test('a new sign-in replaces the old session, also by somebody else', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/resident', 'chan')
  const first = browser.cookie('ykt_resident') ?? ''
  const landed = await browser.signIn('/sign-in/resident?return=/me', 'wong')
  assert.match(landed.text, new RegExp(WONG))
  assert.notEqual(browser.cookie('ykt_resident'), first)
  const stale = site.browser()
  stale.setCookie('ykt_resident', first)
  assert.equal((await stale.send('/me')).status, 303)
})

test('resident and staff are signed in side by side, each in their own portal', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/resident', 'chan')
  const venue = await browser.signIn('/sign-in/staff', 'librarian')
  assert.deepEqual([venue.status, venue.path], [200, '/venue'])
  assert.match(venue.text, /library-gz/)
  assert.match((await browser.go('/me')).text, new RegExp(CHAN))
})

test('a persona of another realm cannot be chosen by writing its name into the form', async () => {
  const browser = site.browser()
  const before = await sessionCount(it)
  const { path } = await browser.go('/sign-in/resident')
  assert.equal((await browser.go(path, { sub: 'librarian' })).status, 422)
  assert.equal(await sessionCount(it), before)
})

test('somebody whom the register does not know is told so and gets no session', async () => {
  const browser = site.browser()
  const refused = await browser.signIn('/sign-in/resident', 'nobody')
  assert.equal(refused.status, 403)
  assert.match(refused.text, /NOBODY_OF_THIS_REALM/)
  assert.equal(browser.cookie('ykt_resident'), undefined)
})

test('who turns back at the identity provider is told that nothing has changed', async () => {
  const browser = site.browser()
  const { path } = await browser.go('/sign-in/resident')
  const refused = await browser.go(path, { cancel: '1' })
  assert.equal(refused.status, 403)
  assert.match(refused.text, /SIGN_IN_CANCELLED/)
  assert.equal(browser.cookie('ykt_resident'), undefined)
})

test('an old sign-in does not open a sensitive page; a step-up renews it (Z12)', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/resident', 'chan')
  assert.match((await browser.go('/me/sensitive')).text, /sensitive at level 2/)
  await it.owner.run(sql`
    update platform.session set authenticated_at = authenticated_at - interval '6 minutes'
     where token_digest = ${digestOf(browser.cookie('ykt_resident') ?? '')}`)
  const asked = await browser.go('/me/sensitive')
  assert.match(asked.path, /interaction/)
  assert.match(asked.text, /请再次确认是您本人/)
  const landed = await browser.go(asked.path, { sub: 'chan' })
  assert.equal(landed.path, '/me/sensitive')
  assert.match(landed.text, /sensitive at level 3/)
})

test('a role that is taken away is gone at the next request (Z11)', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/staff', 'librarian')
  assert.equal((await browser.send('/venue')).status, 200)
  await it.db.transaction((tx) => setRoles(tx, LIBRARIAN, ['clerk']))
  assert.equal((await browser.send('/venue')).status, 403)
  await it.db.transaction((tx) => setRoles(tx, LIBRARIAN, ['venueOperator']))
  assert.equal((await browser.send('/venue')).status, 200)
})

test('staff who are shut out are nobody at the next request (Z11)', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/staff', 'librarian')
  await it.db.transaction((tx) => setActive(tx, LIBRARIAN, false))
  assert.match((await browser.send('/venue')).headers.get('location') ?? '', /^\/sign-in\/staff/)
  assert.equal((await browser.signIn('/sign-in/staff', 'librarian')).status, 403)
  await it.db.transaction((tx) => setActive(tx, LIBRARIAN, true))
})

test('a form without the token of its session is refused', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/resident', 'chan')
  const csrf = csrfIn((await browser.go('/me')).text)
  const other = site.browser()
  await other.signIn('/sign-in/resident', 'wong')
  const foreign = csrfIn((await other.go('/me')).text)
  assert.equal((await browser.send('/me/post', {})).status, 403)
  assert.equal((await browser.send('/me/post', { csrf: '' })).status, 403)
  assert.equal((await browser.send('/me/post', { csrf: foreign })).status, 403)
  assert.equal((await browser.send('/me/post', { csrf })).status, 200)
})

test('signing out ends the session at the server, and only the one of the form', async () => {
  const browser = site.browser()
  await browser.signIn('/sign-in/resident', 'chan')
  await browser.signIn('/sign-in/staff', 'librarian')
  const token = browser.cookie('ykt_resident') ?? ''
  const csrf = csrfIn((await browser.go('/me')).text)
  assert.equal((await browser.send('/sign-out', { csrf: 'guessed' })).status, 403)
  assert.equal((await browser.send('/me')).status, 200)
  const out = await browser.send('/sign-out', { csrf })
  assert.deepEqual([out.status, out.headers.get('location')], [303, '/'])
  assert.equal(browser.cookie('ykt_resident'), undefined)
  browser.setCookie('ykt_resident', token)
  assert.equal((await browser.send('/me')).status, 303)
  assert.equal((await browser.send('/venue')).status, 200)
})

test('the way back never leads to another site', async () => {
  for (const hostile of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/sign-out',
  ]) {
    const address = `/sign-in/resident?${new URLSearchParams({ return: hostile }).toString()}`
    const landed = await site.browser().signIn(address, 'chan')
    assert.equal(landed.path, '/me', hostile)
  }
})

test('who comes by another name of this machine signs in under the public one', async () => {
  const { port } = new URL(site.publicUrl)
  const elsewhere = new Browser(`http://localhost:${port}`)
  const sent = await elsewhere.send('/sign-in/resident?return=/me')
  const location = sent.headers.get('location') ?? ''
  assert.equal(location, `${site.publicUrl}/sign-in/resident?return=%2Fme&here=1`)
  assert.equal((await site.browser().signIn(location, 'chan')).path, '/me')
})
