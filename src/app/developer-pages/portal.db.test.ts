import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import test, { after } from 'node:test'
import { promisify } from 'node:util'
import { systemClock } from '#platform/clock.ts'
import { createLogger } from '#platform/log.ts'
import { Browser } from '#test/rights/browser.ts'
import { testDatabase } from '#test/database.ts'
import { testKeys as keys } from '#test/person.ts'
import { PROVINCE } from '#test/province.ts'
import { buildApp } from '../app.ts'
import { PROBLEMS } from '../problems.ts'
import { demonstrationPersonas } from '../sign-in/index.ts'
import { FIXED_CASES } from './fixed-cases.ts'

const it = await testDatabase(PROVINCE)
const { db } = it

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

const port = await freePort()
const publicUrl = `http://127.0.0.1:${port}`
const options = {
  db,
  keys,
  clock: systemClock,
  log: createLogger('silent'),
  publicUrl,
  personas: demonstrationPersonas(),
}
const app = await buildApp({
  ...options,
  mode: 'demonstration',
  identityProvider: { issuer: undefined, clientId: 'yikatong', clientSecret: undefined },
})
await app.server.listen({ host: '127.0.0.1', port })
after(async () => {
  await app.close()
  await it[Symbol.asyncDispose]()
})

const unescaped = (markup: string): string =>
  markup
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

const codeBlocks = (page: string): string[] =>
  [...page.matchAll(/<pre[^>]*><code>([^]*?)<\/code>/g)].map(([, text]) => unescaped(text ?? ''))

const csrfOf = (page: string): string => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

const developer = async () => {
  const browser = new Browser(publicUrl)
  const home = await browser.signIn('/sign-in/developer?return=/dev', 'staff-developer')
  assert.equal(home.path, '/dev')
  return { browser, csrf: csrfOf(home.text) }
}

const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined
const missing = ['bash', 'curl', 'openssl'].filter((tool) => !has(tool))
const skip = missing.length > 0 && `this machine has no ${missing.join(', ')}`

test('the pasted command of the quick start verifies a first code', { skip }, async () => {
  const { browser, csrf } = await developer()
  const page = await browser.go('/dev/terminal', { csrf })
  assert.equal(page.status, 200)
  const [snippet = ''] = codeBlocks(page.text)
  const twice = `${snippet}\nverify '{"scene":"GD-LY-001","number":"12345678"}'\n`
  const { stdout } = await promisify(execFile)('bash', ['-c', twice])
  const [first = '', second = ''] = stdout.trim().split('\n')
  const answer = JSON.parse(first) as { outcome: string; concession: { payFen: number } }
  assert.equal(answer.outcome, 'granted')
  assert.equal(answer.concession.payFen, 0)
  assert.equal((JSON.parse(second) as { code: string }).code, 'CHANNEL_NOT_IN_SCENE')
})

test('trying a code from the page shows the request and the answer to it', async () => {
  const { browser, csrf } = await developer()
  const page = await browser.go('/dev/try', { csrf, case: 'locked' })
  const [request = '', answer = ''] = codeBlocks(page.text)
  assert.match(request, /^POST \/v1\/verifications\n[^]*ykt-mac: [\w-]{43}\n/)
  assert.equal((JSON.parse(answer) as { code: string }).code, 'CARD_LOCKED')
  assert.match(page.text, /与预期相同/)
  const again = await browser.go('/dev/try', { csrf, case: 'elder' })
  assert.equal(
    (JSON.parse(codeBlocks(again.text)[1] ?? '') as { outcome: string }).outcome,
    'granted',
  )
})

test('a case that does not exist is found nowhere', async () => {
  const { browser, csrf } = await developer()
  assert.equal((await browser.send('/dev/try', { csrf, case: 'none' })).status, 404)
})

test('nobody takes a terminal without signing in, nor by a form from elsewhere', async () => {
  const anonymous = new Browser(publicUrl)
  assert.equal((await anonymous.send('/dev/terminal', { csrf: '' })).status, 401)
  const { browser } = await developer()
  assert.equal((await browser.send('/dev/terminal', { csrf: 'of nobody' })).status, 403)
})

test('production has no sandbox, but its reference and its problem codes', async () => {
  const production = await buildApp({
    ...options,
    mode: 'production',
    identityProvider: { issuer: 'https://id.example', clientId: 'ykt', clientSecret: 'none here' },
  })
  after(() => production.close())
  const { browser, csrf } = await developer()
  const headers = {
    accept: 'text/html',
    cookie: `ykt_developer=${browser.cookie('ykt_developer') ?? ''}`,
    'x-csrf-token': csrf,
  }
  const post = (url: string, payload: object) =>
    production.server.inject({ method: 'POST', url, headers, payload })
  assert.equal((await post('/dev/terminal', {})).statusCode, 404)
  assert.equal((await post('/dev/try', { case: 'elder' })).statusCode, 404)
  const home = await production.server.inject({ url: '/dev' })
  assert.doesNotMatch(home.body, /\/dev\/terminal/)
  const personas = await production.server.inject({ url: '/dev/personas' })
  assert.doesNotMatch(personas.body, /sandbox-elder/)
  assert.equal((await production.server.inject({ url: '/dev/reference' })).statusCode, 200)
})

test('the page of a code says what to do, and where the sandbox answers with it', async () => {
  for (const code of Object.keys(PROBLEMS)) {
    const answer = await app.server.inject({ url: `/dev/problems/${code}` })
    assert.equal(answer.statusCode, 200, code)
  }
  const lost = await app.server.inject({ url: '/en/dev/problems/CARD_LOST' })
  assert.match(lost.body, /<html[^>]* lang="en"/)
  assert.match(lost.body, /POST \/v1\/verifications/)
  assert.match(lost.body, /霍振华/)
  assert.equal((await app.server.inject({ url: '/dev/problems/NONE' })).statusCode, 404)
})

test('whoever has the API description already is told that nothing changed', async () => {
  const first = await app.server.inject({ url: '/openapi.json' })
  assert.equal(first.json<{ openapi: string }>().openapi, '3.1.0')
  const headers = { 'if-none-match': String(first.headers['etag']) }
  assert.equal((await app.server.inject({ url: '/openapi.json', headers })).statusCode, 304)
})

test('the reference alone may make style sheets, and lists all without scripts', async () => {
  const reference = await app.server.inject({ url: '/dev/reference' })
  const policy = (page: { headers: object }) =>
    String((page.headers as Record<string, unknown>)['content-security-policy'])
  assert.match(policy(reference), /style-src 'self' 'sha256-47DEQpj8HBSa/)
  assert.doesNotMatch(policy(reference), /unsafe/)
  assert.match(policy(await app.server.inject({ url: '/dev' })), /style-src 'self';/)
  assert.match(reference.body, /\/v1\/verifications/)
  const library = await app.server.inject({ url: '/assets/vendor/redoc.js' })
  assert.doesNotMatch(library.body, /cdn\.redoc\.ly/)
})

test('the printed cards carry every code and its digits', async () => {
  const cards = await app.server.inject({ url: '/dev/personas/cards' })
  for (const { code } of FIXED_CASES) assert.ok(cards.body.includes(`data-code="${code}"`), code)
})
