import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose'
import { signWebhook } from '#platform/http/webhook.ts'
import { NO_OPTIONS } from '#test/command.ts'
import type { CommandInput } from './command.ts'
import { webhookCommand } from './webhook.ts'
import { type HeardWebhook, listenForWebhooks } from './webhook-listener.ts'

const run = async (
  given: readonly string[],
  options: Partial<CommandInput['options']> = {},
  json = false,
) => {
  const said: string[] = []
  const printed: string[] = []
  const code = await webhookCommand.run({
    language: 'en',
    json,
    arguments: given,
    options: { ...NO_OPTIONS, ...options },
    readConfig: () => assert.fail('an integrator has no settings of the program'),
    print: (text) => printed.push(text),
    say: (_zh, en) => said.push(en),
    progress: () => {},
  })
  return { code, said: said.join('\n'), printed: printed.join('\n') }
}

const NOW = Temporal.Instant.from('2026-11-26T02:00:00Z')
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'

const listening = async (status: number, secrets: readonly string[]) => {
  const heard: HeardWebhook[] = []
  const server = await listenForWebhooks({
    port: 0,
    secrets,
    status,
    now: () => NOW,
    hear: (one) => heard.push(one),
  })
  const post = async (body: string, headers: Readonly<Record<string, string>>) => {
    const address = `http://127.0.0.1:${server.port}/events`
    return (await fetch(address, { method: 'POST', body, headers })).status
  }
  return { heard, post, [Symbol.asyncDispose]: () => server.close() }
}

test('what comes is shown with its signature judged, under any secret that holds', async () => {
  await using it = await listening(204, [OTHER, SECRET])
  const body = '{"specversion":"1.0","type":"account.changed"}'
  const signed = (at: Temporal.Instant, secret = SECRET) => ({
    ...signWebhook({ id: 'one', body }, [secret], at),
  })
  assert.equal(await it.post(body, signed(NOW)), 204)
  await it.post(body.replace('changed', 'forged!'), signed(NOW))
  await it.post(body, signed(NOW, 'whsec_AAAA'))
  await it.post('no event', {})
  await it.post(body, signed(NOW.add({ hours: 1 })))
  assert.deepEqual(
    it.heard.map(({ id, signature, secondsOld }) => [id, signature, secondsOld]),
    [
      ['one', 'fine', 0],
      ['one', 'unsigned', 0],
      ['one', 'unsigned', 0],
      ['', 'unsigned', undefined],
      ['one', 'fine', -3600],
    ],
  )
  assert.deepEqual(it.heard[0]?.event, { specversion: '1.0', type: 'account.changed' })
  assert.equal(it.heard[3]?.event, 'no event')
})

test('a status plays a receiver that refuses, and without a secret nothing is judged', async () => {
  await using it = await listening(500, [])
  assert.equal(await it.post('{}', { ...signWebhook({ id: 'a', body: '{}' }, [SECRET], NOW) }), 500)
  assert.equal(it.heard[0]?.signature, 'unchecked')
  assert.equal(await it.post('a'.repeat((1 << 20) + 1), {}), 413)
})

test('what is asked for wrongly is said, and nothing begins', async () => {
  for (const [given, options] of [
    [[], {}],
    [['listen', 'more'], {}],
    [['replay'], {}],
    [['replay', 'a'], { agency: 'dept-civil-affairs' }],
    [['listen'], { port: '0' }],
    [['listen'], { status: '99' }],
  ] as const)
    assert.equal((await run(given, options)).code, 2)
  await assert.rejects(run(['listen'], { secret: '/nowhere/secret' }), /no secret/)
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const { code, said } = await run(['listen'], { port })
  taken.close()
  assert.deepEqual([code, /is taken/.test(said)], [1, true])
})

test('a replay is asked for under the key of the department, and its answer is told', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ykt-webhook-'))
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = path.join(folder, 'key.pem')
  await writeFile(key, await exportPKCS8(privateKey))
  const asked: string[] = []
  const answers = [
    [202, { eventId: 'e', endpoints: 2 }],
    [409, { code: 'NOTHING_TO_SEND', detail: '' }],
  ] as const
  const server = createServer((request, response) => {
    void (async () => {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '')
      const { payload } = await jwtVerify(token, publicKey, { algorithms: ['ES256'] })
      const [status, body] = answers[asked.length] ?? [500, {}]
      asked.push(`${request.method} ${request.url} ${payload.iss} ${String(payload.aud)}`)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const options = { agency: 'dept-civil-affairs', key, url: `${url}/` }
  const done = await run(['replay', 'e'], options)
  assert.deepEqual([done.code, done.printed], [0, 'e goes to 2 endpoints once more'])
  const refused = await run(['replay', 'e'], options, true)
  assert.equal(refused.code, 1)
  assert.equal((JSON.parse(refused.printed) as { code: string }).code, 'NOTHING_TO_SEND')
  assert.deepEqual(new Set(asked), new Set([`POST /v1/events/e/replays dept-civil-affairs ${url}`]))
  server.close()
  server.closeAllConnections()
  await assert.rejects(run(['replay', 'e'], options), /Nobody answers/)
  await writeFile(key, 'nonsense')
  await assert.rejects(run(['replay', 'e'], options), /no P-256 private key/)
  await rm(folder, { recursive: true })
})
