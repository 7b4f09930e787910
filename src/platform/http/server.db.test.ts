import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import pino from 'pino'
import { z } from 'zod'
import { html } from '#kernel/html.ts'
import { testDatabase } from '#test/database.ts'
import { FixedClock } from '../clock.ts'
import { createLogger } from '../log.ts'
import { drain } from './drain.ts'
import { Tagged } from './entity-tag.ts'
import { problem } from './problem.ts'
import { apiRoute, pageRoute, type Principal, type RouteDefinition } from './route.ts'
import { buildServer, registerRoutes, type ServerOptions } from './server.ts'
import { TimeText } from './time-text.ts'

const clock = new FixedClock('2026-11-23T08:00:00Z')

const somebody: Principal = {
  realm: 'resident',
  subjectId: '00000000-0000-8000-8000-000000000001',
  organisationCode: '',
  permissions: new Set(),
  authenticatedAt: clock.now(),
  assuranceLevel: 2,
  csrfToken: 'the-token-of-this-session',
}

let calls = 0
let drawn = 0

const ROUTES: readonly RouteDefinition[] = [
  apiRoute({
    method: 'POST',
    path: '/v1/things/:id',
    operationId: 'changeThing',
    summary: { zh: '改', en: 'Change' },
    access: { kind: 'resident' },
    params: z.strictObject({ id: z.string() }),
    body: z.strictObject({ name: z.string().max(5), size: z.number().int() }),
    response: z.strictObject({ name: z.string(), calls: z.number() }),
    idempotent: true,
    handle: async ({ body }) => ({ name: body.name, calls: (calls += 1) }),
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/drawn',
    operationId: 'drawn',
    summary: { zh: '绘', en: 'Drawn' },
    access: { kind: 'public' },
    query: z.strictObject({ of: z.string() }),
    response: z.strictObject({ name: z.string() }),
    handle: async ({ query }) =>
      new Tagged(query.of.slice(0, 1), () => ({ name: `drawn ${(drawn += 1)}` })),
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/leak',
    operationId: 'leak',
    summary: { zh: '漏', en: 'Leak' },
    access: { kind: 'public' },
    response: z.strictObject({ name: z.string() }),
    handle: async () => ({ name: 'a', secret: 'b' }) as { name: string },
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/bug',
    operationId: 'bug',
    summary: { zh: '错', en: 'Bug' },
    access: { kind: 'public' },
    handle: async () => {
      throw new Error('the password is 1234')
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/seldom',
    operationId: 'seldom',
    summary: { zh: '少', en: 'Seldom' },
    access: { kind: 'public' },
    perMinute: 2,
    handle: async () => {
      throw problem(404, 'NOT_FOUND')
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/echo/:name',
    operationId: 'echo',
    summary: { zh: '回声', en: 'Echo' },
    access: { kind: 'public' },
    params: z.strictObject({ name: z.string() }),
    query: z.strictObject({
      list: z.string().transform((text) => [{ decoded: Buffer.from(text, 'base64').toString() }]),
      since: TimeText.optional(),
    }),
    response: z.strictObject({ name: z.string() }),
    handle: async ({ params }) => params,
  }),
  apiRoute({
    method: 'GET',
    path: '/v1/foreign/:status',
    operationId: 'foreign',
    summary: { zh: '外来', en: 'Foreign' },
    access: { kind: 'public' },
    params: z.strictObject({ status: z.coerce.number() }),
    handle: async ({ params }) => {
      throw Object.assign(new Error('of a library'), { statusCode: params.status })
    },
  }),
  {
    ...apiRoute({
      method: 'POST',
      path: '/v1/raw',
      operationId: 'raw',
      summary: { zh: '原文', en: 'Raw' },
      access: { kind: 'terminal' },
      handle: async () => {},
    }),
    rawHandler: async (request, reply) => reply.send({ read: request.body }),
  },
  pageRoute({
    method: 'GET',
    path: '/page',
    operationId: 'page',
    summary: { zh: '页', en: 'Page' },
    access: { kind: 'resident' },
    handle: async ({ display }) => html`<p>${display.language}</p>`,
  }),
  pageRoute({
    method: 'GET',
    path: '/counter',
    operationId: 'counter',
    summary: { zh: '柜', en: 'Counter' },
    access: { kind: 'resident' },
    connectTo: ['ws://127.0.0.1:8764'],
    handle: async () => html`<p>counter</p>`,
  }),
]

const world = async (signedIn: boolean, log = createLogger('silent')) => {
  const it = await testDatabase()
  const options: ServerOptions = {
    db: it.db,
    clock,
    log,
    publicUrl: 'http://127.0.0.1',
    authentication: {
      principal: async (_request, rule) =>
        signedIn && rule.kind === 'resident' ? somebody : undefined,
    },
    problemPage: ({ code }) => html`<h1>${code}</h1>`,
    signInPath: (_rule, returnTo) => `/sign-in?return=${encodeURIComponent(returnTo)}`,
    languagePrefixes: new Map([['en', 'en']]),
  }
  const server = await buildServer(options)
  registerRoutes(server, options, ROUTES)
  return {
    server,
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await it[Symbol.asyncDispose]()
    },
  }
}

const CHANGE = { method: 'POST', url: '/v1/things/a' } as const
const HEADERS = {
  'content-type': 'application/json',
  'x-csrf-token': somebody.csrfToken,
  'idempotency-key': 'key-number-1',
}
const BODY = '{"name":"甲","size":1}'

test('an API answers a problem with a stable code for whatever is wrong', async () => {
  await using it = await world(true)
  const send = async (body: string, headers: Record<string, string> = {}) => {
    const answer = await it.server.inject({
      ...CHANGE,
      payload: body,
      headers: { ...HEADERS, ...headers },
    })
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    return { status: answer.statusCode, ...answer.json<{ code: string; errors?: unknown[] }>() }
  }
  const code = async (...wrong: Parameters<typeof send>) => (await send(...wrong)).code
  assert.equal(await code('{"name":'), 'JSON_MALFORMED')
  assert.equal(await code('{"name":"a","name":"b","size":1}'), 'JSON_DUPLICATE_KEY')
  assert.equal(await code('{"__proto__":{},"name":"a","size":1}'), 'JSON_FORBIDDEN_KEY')
  assert.equal(await code(`{"name":"${'a'.repeat(20_000)}"}`), 'BODY_TOO_LARGE')
  assert.equal(await code(BODY, { 'content-type': 'text/csv' }), 'MEDIA_TYPE_NOT_SUPPORTED')
  assert.equal(await code(BODY, { 'x-csrf-token': 'of another site' }), 'FORM_EXPIRED')
  assert.equal(await code(BODY, { 'idempotency-key': 'short' }), 'IDEMPOTENCY_KEY_MISSING')
  const wrong = await send('{"name":"too long a name","size":"1","extra":true}')
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    (wrong.errors as { pointer: string }[]).map(({ pointer }) => pointer).toSorted(),
    ['/extra', '/name', '/size'],
  )
  assert.equal(calls, 0)
})

test('a repeated request gets its first answer, another one under its key is refused', async () => {
  await using it = await world(true)
  const send = (payload: string) => it.server.inject({ ...CHANGE, payload, headers: HEADERS })
  const first = await send(BODY)
  const again = await send(BODY)
  const other = await send('{"name":"乙","size":1}')
  assert.equal(first.statusCode, 200)
  assert.equal(again.body, first.body)
  assert.equal(again.headers['idempotency-replayed'], 'true')
  assert.equal(other.json<{ code: string }>().code, 'IDEMPOTENCY_KEY_REUSED')
})

test('a bug tells the caller nothing, and an undeclared member never leaves', async () => {
  await using it = await world(false)
  for (const url of ['/v1/bug', '/v1/leak']) {
    const answer = await it.server.inject({ method: 'GET', url })
    assert.equal(answer.statusCode, 500)
    assert.equal(answer.json<{ code: string }>().code, 'UNEXPECTED')
    assert.doesNotMatch(answer.body, /1234|secret/)
  }
})

test('who has not signed in is led to sign in from a page, and told so by an API', async () => {
  await using it = await world(false)
  const page = await it.server.inject({
    method: 'GET',
    url: '/en/page?x=1',
    headers: { accept: 'text/html' },
  })
  assert.equal(page.statusCode, 303)
  assert.equal(page.headers.location, '/sign-in?return=%2Fen%2Fpage%3Fx%3D1')
  const api = await it.server.inject({ ...CHANGE, payload: BODY, headers: HEADERS })
  assert.equal(api.json<{ code: string }>().code, 'SIGN_IN_NEEDED')
})

test('a page is kept by no cache, forbids inline script, speaks the language asked', async () => {
  await using it = await world(true)
  const answer = await it.server.inject({ method: 'GET', url: '/en/page' })
  assert.equal(answer.body, '<p>en</p>')
  assert.equal(answer.headers['cache-control'], 'no-store')
  const policy = String(answer.headers['content-security-policy'])
  assert.match(policy, /script-src 'self'(;|$)/)
  assert.doesNotMatch(policy, /unsafe/)
})

test('what could be guessed is counted per address', async () => {
  await using it = await world(false)
  const ask = () => it.server.inject({ method: 'GET', url: '/v1/seldom' })
  const codes = [await ask(), await ask(), await ask()].map(({ statusCode }) => statusCode)
  assert.deepEqual(codes, [404, 404, 429])
})

test('one page may talk to a device of its machine, all others to this server alone', async () => {
  await using it = await world(true)
  const connects = async (url: string) => {
    const { headers } = await it.server.inject({ method: 'GET', url })
    return /connect-src [^;]*/.exec(String(headers['content-security-policy']))?.[0]
  }
  assert.equal(await connects('/counter'), "connect-src 'self' ws://127.0.0.1:8764")
  assert.equal(await connects('/page'), "connect-src 'self'")
})

const codeOf = (answer: { readonly body: string }) =>
  (JSON.parse(answer.body) as { code: string }).code

test('the character that no database holds is refused wherever it stands', async () => {
  await using it = await world(true)
  const ask = (url: string) => it.server.inject({ method: 'GET', url })
  const pointers = async (answer: ReturnType<typeof ask>) => {
    const { code, errors } = (await answer).json<{ code: string; errors: { pointer: string }[] }>()
    return [code, ...errors.map(({ pointer }) => pointer)]
  }
  assert.deepEqual(await pointers(ask('/v1/echo/a%00?list=')), ['REQUEST_INVALID', '/params/name'])
  assert.deepEqual(await pointers(ask('/v1/echo/a?list=AAAA')), [
    'REQUEST_INVALID',
    '/query/list/0/decoded',
  ])
  const payload = String.raw`{"name":"a\u0000","size":1}`
  const body = it.server.inject({ ...CHANGE, headers: HEADERS, payload })
  assert.deepEqual(await pointers(body), ['REQUEST_INVALID', '/name'])
  assert.equal((await ask('/v1/echo/a?list=YQ')).statusCode, 200)
})

test('a moment finer than the program counts is told as wrong', async () => {
  await using it = await world(false)
  const ask = async (digits: string) => {
    const url = `/v1/echo/a?list=&since=2026-01-01T00:00:00.${digits}Z`
    return (await it.server.inject({ method: 'GET', url })).statusCode
  }
  assert.equal(await ask('123456789'), 200)
  assert.equal(await ask('1234567890'), 422)
})

test('what a library refuses is a problem with our codes, and its bugs are bugs', async () => {
  await using it = await world(false)
  const ask = async (url: string) => {
    const answer = await it.server.inject({ method: 'GET', url })
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    return [answer.statusCode, codeOf(answer)]
  }
  assert.deepEqual(await ask('/v1/foreign/403'), [404, 'NOT_FOUND'])
  assert.deepEqual(await ask('/v1/foreign/416'), [416, 'RANGE_NOT_SATISFIABLE'])
  assert.deepEqual(await ask('/v1/foreign/418'), [400, 'REQUEST_MALFORMED'])
  assert.deepEqual(await ask('/v1/foreign/502'), [500, 'UNEXPECTED'])
  assert.deepEqual(await ask('/v1/echo/%ff'), [400, 'ADDRESS_MALFORMED'])
  assert.deepEqual(await ask('/%E0'), [400, 'ADDRESS_MALFORMED'])
  assert.deepEqual(await ask(`/v1/echo/${'a'.repeat(101)}`), [414, 'ADDRESS_TOO_LONG'])
})

test('a signed message is JSON and nothing else', async () => {
  await using it = await world(true)
  const send = (type: string) =>
    it.server.inject({
      method: 'POST',
      url: '/v1/raw',
      payload: '{}',
      headers: { 'content-type': type },
    })
  assert.deepEqual((await send('application/json')).json(), { read: '{}' })
  assert.equal(codeOf(await send('text/plain')), 'MEDIA_TYPE_NOT_SUPPORTED')
})

/** Sends bytes to a listening server and waits for all that comes back. */
const talk = async (server: Awaited<ReturnType<typeof buildServer>>, bytes: string) => {
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(bytes)
  return { socket, answer: text(socket).catch(() => '') }
}

test('what is no HTTP is refused by a problem, too', async () => {
  const said = async (bytes: string): Promise<string> => {
    await using it = await world(false)
    const answer = await (await talk(it.server, bytes)).answer
    assert.match(answer, /content-type: application\/problem\+json/)
    return `${answer.slice(9, 12)} ${/"code":"(\w+)"/.exec(answer)?.[1] ?? ''}`
  }
  assert.equal(await said('NONSENSE / HTTP/1.1\r\n\r\n'), '400 REQUEST_MALFORMED')
  const long = `GET / HTTP/1.1\r\nhost: a\r\ncookie: ${'a'.repeat(20_000)}\r\n\r\n`
  assert.equal(await said(long), '431 HEADERS_TOO_LARGE')
})

test('a request of which only half comes does not keep the server from ending', async () => {
  await using it = await world(true)
  const half = 'POST /v1/raw HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
  const arrived = once(it.server.server, 'request')
  const { answer } = await talk(it.server, `${half}content-length: 100\r\n\r\n{"a":`)
  await arrived
  await drain(it.server, 100)
  await answer
})

test('who hangs up before being heard is no fault of ours', async () => {
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  await using it = await world(false, log)
  it.server.server.prependListener('request', (request) => request.socket.destroy())
  const { answer } = await talk(it.server, 'GET /v1/seldom HTTP/1.1\r\nhost: a\r\n\r\n')
  assert.equal(await answer, '')
  assert.deepEqual(lines, [])
})

test('who has a tagged answer is told so, and nothing is drawn', async () => {
  await using it = await world(false)
  const { server } = it
  const get = (of: string, tag?: string) =>
    server.inject({
      url: `/v1/drawn?of=${of}`,
      headers: tag === undefined ? {} : { 'if-none-match': tag },
    })
  const first = await get('a')
  const tag = String(first.headers['etag'])
  assert.deepEqual(first.json(), { name: 'drawn 1' })
  const again = await get('a', `"old", W/${tag}`)
  assert.deepEqual([again.statusCode, again.body, again.headers['etag']], [304, '', tag])
  assert.equal(drawn, 1)
  assert.equal((await get('a', '"old"')).statusCode, 200)
  assert.equal((await get('ab', tag)).statusCode, 200, 'another address is another answer')
  assert.equal(drawn, 3)
})
