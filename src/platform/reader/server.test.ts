import assert from 'node:assert/strict'
import { once } from 'node:events'
import test from 'node:test'
import { WebSocket } from 'ws'
import { CARD } from '#test/pcsc/virtual-chip.ts'
import { PROTOCOL_VERSION } from './protocol.ts'
import { startBridge } from './server.ts'
import { simulatorPage } from './simulator-page.ts'
import { SimulatedReader } from './simulator.ts'

const ORIGIN = 'https://ykt.example'

const setUp = async () => {
  const reader = new SimulatedReader([{ label: '<黄> & 秀英', card: CARD }])
  const pages = simulatorPage(reader)
  const server = await startBridge({ port: 0, origins: [ORIGIN], reader, log: () => {}, pages })
  const origin = `http://127.0.0.1:${server.port}`
  return {
    reader,
    origin,
    call: (headers: Readonly<Record<string, string>>) =>
      new WebSocket(origin.replace('http', 'ws'), { headers }),
    lay: (body: string, from: string) =>
      fetch(origin, {
        method: 'POST',
        headers: { origin: from, 'content-type': 'application/x-www-form-urlencoded' },
        redirect: 'manual',
        body,
      }),
    [Symbol.asyncDispose]: () => server.close(),
  }
}

/** The messages of a socket, in their order, each once it is there. */
const listen = (socket: WebSocket) => {
  const come: Record<string, unknown>[] = []
  let wake = (): void => {}
  socket.on('message', (data) => {
    come.push(JSON.parse((data as Buffer).toString()) as Record<string, unknown>)
    wake()
  })
  return async (): Promise<Record<string, unknown>> => {
    for (;;) {
      const next = come.shift()
      if (next !== undefined) return next
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      await promise
    }
  }
}

test('a page of the program reads the card that is laid on', async () => {
  await using bridge = await setUp()
  const socket = bridge.call({ origin: ORIGIN })
  const next = listen(socket)
  const hello = await next()
  assert.equal(hello['type'], 'hello')
  assert.match(String(hello['nonce']), /^[\w-]{43}$/)
  assert.deepEqual(await next(), { type: 'state', state: 'ready' })
  const { nonce } = hello
  socket.send(
    JSON.stringify({ type: 'read', version: PROTOCOL_VERSION, nonce, id: 'a', what: 'card' }),
  )
  assert.deepEqual(await next(), { type: 'state', state: 'waiting' })
  assert.equal((await bridge.lay('lay=0', bridge.origin)).status, 303)
  assert.deepEqual(await next(), { type: 'state', state: 'reading' })
  assert.deepEqual(await next(), { type: 'result', id: 'a', what: 'card', card: CARD })
  assert.deepEqual(await next(), { type: 'state', state: 'lift' })
  socket.close()
  await once(socket, 'close')
})

test('every session has a nonce of its own', async () => {
  await using bridge = await setUp()
  const nonces = new Set<unknown>()
  for (let i = 0; i < 3; i += 1) {
    const socket = bridge.call({ origin: ORIGIN })
    nonces.add((await listen(socket)())['nonce'])
    socket.close()
  }
  assert.equal(nonces.size, 3)
})

test('pages of other origins, and callers without one, hear nothing', async () => {
  await using bridge = await setUp()
  const strangers: readonly Readonly<Record<string, string>>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://ykt.example.attacker.example' },
    { origin: 'http://ykt.example' },
    { origin: bridge.origin },
  ]
  for (const headers of strangers) {
    const [error] = (await once(bridge.call(headers), 'error')) as [Error]
    assert.match(error.message, /403/)
  }
})

test('another name that points to this machine is turned away', async () => {
  await using bridge = await setUp()
  const call = bridge.call({ origin: ORIGIN, host: 'rebound.example' })
  const [error] = (await once(call, 'error')) as [Error]
  assert.match(error.message, /421/)
})

test('the page of the simulator shows what can be laid on, as text', async () => {
  await using bridge = await setUp()
  const answer = await fetch(bridge.origin)
  const page = await answer.text()
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.match(page, /放上 &lt;黄&gt; &amp; 秀英/)
  assert.match(page, /读卡器上没有东西/)
  await bridge.lay('lay=0', bridge.origin)
  assert.match(await (await fetch(bridge.origin)).text(), /读卡器上放着：&lt;黄&gt;/)
  await bridge.lay('lay=', bridge.origin)
  assert.equal(bridge.reader.lying, undefined)
})

test('no other page lays a card on, and nothing too large is read', async () => {
  await using bridge = await setUp()
  assert.equal((await bridge.lay('lay=0', 'https://attacker.example')).status, 403)
  assert.equal(bridge.reader.lying, undefined)
  assert.equal((await bridge.lay(`lay=0&${'x'.repeat(5000)}`, bridge.origin)).status, 413)
  assert.equal((await fetch(`${bridge.origin}/other`)).status, 404)
})

test('a place of the list that is not there lifts what lies on the reader', () => {
  const reader = new SimulatedReader([{ label: 'a', card: CARD }])
  reader.lay(0)
  reader.lay(7)
  assert.equal(reader.lying, undefined)
})
