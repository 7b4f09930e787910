import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { after } from 'node:test'
import { decodeJwt } from 'jose'
import { html } from '#kernel/html.ts'
import { systemClock } from '#platform/clock.ts'
import { buildServer, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { WORLD_SEED } from '#test/sandbox-world.ts'
import { mountSandbox, personDigest, sandboxAddresses, type SandboxOptions } from './index.ts'

const KEY = Buffer.alloc(32, 7)
const CHEN = {
  name: '陈志明',
  documentKind: 'residentIdentityCard',
  documentNumber: '440104198806129911',
} as const

const it = await testDatabase()
const PUBLIC_URL = 'http://yikatong.example'
const sandbox: SandboxOptions = {
  mode: 'demonstration',
  publicUrl: PUBLIC_URL,
  clock: systemClock,
  seed: WORLD_SEED,
  banks: [{ code: '308', name: '招商银行', bin: '621486' }],
  departments: [],
  population: { key: KEY, people: async () => [personDigest(KEY, CHEN)] },
  deaths: [{ ...CHEN, diedOn: '2026-10-08' }],
}
const serverOptions: ServerOptions = {
  db: it.db,
  clock: systemClock,
  log: createLogger('silent'),
  authentication: { principal: async () => undefined },
  publicUrl: PUBLIC_URL,
  problemPage: ({ code }) => html`<!doctype html><title>${code}</title>`,
  signInPath: () => '/',
  languagePrefixes: new Map(),
}
const server = await buildServer(serverOptions)
await mountSandbox(server, sandbox)

/** What the program is told, as it comes. */
const told: { body: unknown; authorization: string | undefined }[] = []
let heard = Promise.withResolvers<void>()
server.post('/v1/bank/:path', async (request, reply) => {
  told.push({ body: request.body, authorization: request.headers.authorization })
  heard.resolve()
  return reply.code(204).send()
})
const address = await server.listen({ host: '127.0.0.1', port: 0 })
after(async () => {
  await server.close()
  await it[Symbol.asyncDispose]()
})

const at = sandboxAddresses(address)

const call = async (
  url: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; json: Readonly<Record<string, unknown>> }> => {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

const pageOf = async (path: string): Promise<string> =>
  (await fetch(address + path, { headers: { accept: 'text/html' } })).text()

const set = (actor: string, fault: string) => call(`${address}/sandbox/faults`, { actor, fault })

const opening = (requestId: string) => ({
  requestId,
  cardNumber: 'K12345678',
  ...CHEN,
  phone: null,
})

test('in production nobody plays a bank', async () => {
  await assert.rejects(mountSandbox(server, { ...sandbox, mode: 'production' }), /production/)
})

test('an account is opened over the network and the bank’s callback comes in, signed', async () => {
  await set('bank-308', 'answersTwice')
  heard = Promise.withResolvers()
  const { status, json } = await call(`${at.bank('308')}/account-openings`, opening('http-1'), {
    'idempotency-key': 'http-1',
  })
  assert.deepEqual([status, json['state']], [200, 'opened'])
  await heard.promise
  const [callback] = told
  assert.deepEqual(callback?.body, { requestId: 'http-1', ...json })
  const token = callback?.authorization?.replace('Bearer ', '') ?? ''
  assert.deepEqual([decodeJwt(token).iss, decodeJwt(token).aud], ['308', PUBLIC_URL])
})

test('a sandbox of its own calls the program where it runs', async () => {
  const apart = await buildServer(serverOptions)
  await mountSandbox(apart, { ...sandbox, programUrl: address })
  const elsewhere = await apart.listen({ host: '127.0.0.1', port: 0 })
  try {
    told.length = 0
    heard = Promise.withResolvers()
    await call(`${elsewhere}/sandbox/faults`, { actor: 'bank-308', fault: 'answersTwice' })
    const bank = sandboxAddresses(elsewhere).bank('308')
    await call(`${bank}/account-openings`, opening('apart-1'))
    await heard.promise
    assert.equal((told[0]?.body as { requestId?: string } | undefined)?.requestId, 'apart-1')
  } finally {
    await apart.close()
  }
})

test('a lost reply is a connection that closes after the bank has booked', async () => {
  await set('bank-308', 'losesReplies')
  await assert.rejects(call(`${at.bank('308')}/account-openings`, opening('http-2')))
  await set('bank-308', 'usual')
  const { status, json } = await call(`${at.bank('308')}/requests/http-2`)
  assert.deepEqual([status, json['state']], [200, 'opened'])
})

test('each thing that is wrong with a request is named', async () => {
  const url = `${at.bank('308')}/account-openings`
  const wrong = await call(url, { ...opening('http-3'), documentKind: 'libraryCard', name: '' })
  assert.equal(wrong.status, 422)
  assert.deepEqual(
    (wrong.json['errors'] as { pointer: string }[]).map(({ pointer }) => pointer).toSorted(),
    ['/documentKind', '/name'],
  )
  const other = await call(url, opening('http-3'), { 'idempotency-key': 'http-4' })
  assert.equal(other.status, 422)
  assert.equal((await call(`${at.bank('999')}/account-openings`, opening('http-3'))).status, 404)
  assert.equal((await call(`${at.bank('308')}/requests/http-3`)).status, 404)
})

test('factory, register, death feed and channel answer at their addresses', async () => {
  const order = await call(`${at.cardFactory}/orders`, {
    requestId: 'made-1',
    issuingRegion: '440100',
    cardNumber: 'K12345678',
    cardIdentifier: '440100D1560000050123456789ABCDEF',
    name: CHEN.name,
    socialSecurityNumber: CHEN.documentNumber,
    bankCode: '308',
    accountNumber: null,
    photoReference: null,
  })
  assert.deepEqual(order, { status: 202, json: { state: 'accepted' } })
  const found = await call(`${at.cardFactory}/orders/made-1`)
  assert.deepEqual(found, { status: 200, json: { state: 'accepted' } })

  const check = { requestId: 'check-1', ...CHEN }
  const matched = await call(`${at.population}/identity-checks`, check)
  assert.deepEqual(matched, { status: 200, json: { result: 'matched' } })

  const report = { ...CHEN, name: undefined, diedOn: '2026-11-20' }
  assert.equal((await call(`${at.population}/deaths`, report)).status, 201)
  assert.equal((await call(`${at.population}/death-withdrawals`, report)).status, 201)
  const { json } = await call(`${at.population}/deaths?after=0`)
  assert.equal((json['records'] as unknown[]).length, 3)
  const newcomer = { ...CHEN, documentNumber: '440306198512310022' }
  assert.equal((await call(`${at.population}/people`, newcomer)).status, 201)
  const known = await call(`${at.population}/identity-checks`, { requestId: 'c-2', ...newcomer })
  assert.deepEqual(known.json, { result: 'matched' })

  const message = { messageId: 'm-1', to: '13800001234', text: '您的社保卡已制成。' }
  assert.equal((await call(`${at.sms}/messages`, message)).status, 202)
  const page = await pageOf('/sandbox/sms?tail=1234')
  assert.match(page, /您的社保卡已制成。/)
  assert.doesNotMatch(page, /http-equiv="refresh"/)
  assert.match(await pageOf('/sandbox/sms?live=1'), /<meta http-equiv="refresh" content="10">/)
  assert.doesNotMatch(await pageOf('/sandbox/sms?tail=9999'), /您的社保卡已制成。/)
})

test('at the counter of a bank a person activates an account by a button', async () => {
  const { json } = await call(`${at.bank('308')}/account-openings`, opening('http-5'))
  const accountNumber = String(json['accountNumber'])
  assert.match(await pageOf('/sandbox/banks/308'), new RegExp(`\\*{4}${accountNumber.slice(-4)}`))
  told.length = 0
  heard = Promise.withResolvers()
  const answer = await fetch(`${at.bank('308')}/counter`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ accountNumber, act: 'activate' }),
  })
  assert.equal(answer.status, 303)
  await heard.promise
  const [event] = told
  assert.equal((event?.body as { status?: string } | undefined)?.status, 'activated')
  const again = await call(`${at.bank('308')}/counter`, { accountNumber, act: 'activate' })
  assert.equal(again.status, 409)
})

test('a file of openings is handed in, and its results and digest are fetched', async () => {
  const head = `H${'20261123-001'.padEnd(20)}${'308'.padEnd(8)}20261123\r\n`
  const content = Buffer.from(`${head}T000000${'0'.repeat(18)}\r\n`)
  const send = (digest: string) =>
    fetch(`${at.bank('308')}/files?spoil=totals`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-sm3-digest': digest },
      body: content,
    })
  assert.equal((await send('0'.repeat(64))).status, 422)
  const answer = await send(createHash('sm3').update(content).digest('hex'))
  assert.equal(answer.status, 201)
  const { file, sidecar } = (await answer.json()) as { file: string; sidecar: string }
  const results = Buffer.from(await (await fetch(address + file)).arrayBuffer())
  assert.match(results.toString('latin1'), /\r\nT000001000000000000\r\n$/)
  const beside = await (await fetch(address + sidecar)).text()
  assert.ok(beside.startsWith(createHash('sm3').update(results).digest('hex')))
  assert.equal((await fetch(`${at.bank('308')}/files/nothing.txt`)).status, 404)
})

test('the switch takes what an actor can do, by page and by API, and nothing else', async () => {
  const answer = await fetch(`${address}/sandbox/faults`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html' },
    body: new URLSearchParams({ actor: 'sms', fault: 'slow', share: '200' }),
  })
  assert.equal(answer.status, 303)
  assert.match(await pageOf('/sandbox'), /迟缓（20%）/)
  assert.match(await pageOf('/sandbox/actors/sms'), /value="slow" checked/)
  assert.equal((await set('sms', 'answersTwice')).status, 422)
  assert.equal((await set('nobody', 'slow')).status, 404)
  assert.deepEqual((await set('sms', 'usual')).json, { actor: 'sms', setting: null })
})

test('another site cannot turn a switch', async () => {
  const answer = await call(
    `${address}/sandbox/faults`,
    { actor: 'sms', fault: 'down' },
    { 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(answer.status, 403)
})

test('after a reset everybody has empty books and behaves as usual', async () => {
  await set('sms', 'down')
  await call(`${at.bank('308')}/account-openings`, opening('http-6'))
  assert.deepEqual((await call(`${address}/sandbox/reset`, {})).json, { state: 'reset' })
  assert.equal((await call(`${at.bank('308')}/requests/http-6`)).status, 404)
  const state = await call(`${address}/sandbox`)
  const actors = state.json['actors'] as { setting?: unknown }[]
  assert.equal(actors.length, 7)
  assert.ok(actors.every(({ setting }) => setting === undefined))
  assert.deepEqual(state.json['deliveries'], [])
})
