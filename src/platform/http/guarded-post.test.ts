import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import test from 'node:test'
import { addressGuard } from './address-guard.ts'
import { type GuardedPost, guardedPost } from './guarded-post.ts'

const LOOPBACK = ['127.0.0.0/8']

/** Somebody who listens on this machine, and what they were asked. */
const receiver = async (answer: RequestListener) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    request.resume().once('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return {
    asked,
    url: `http://127.0.0.1:${port}/hook`,
    [Symbol.dispose]: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const post = (url: string, change: Partial<GuardedPost> = {}) =>
  guardedPost({
    url,
    headers: {},
    body: '{}',
    allows: addressGuard(LOOPBACK),
    patienceMs: 5000,
    ...change,
  })

test('a private, local or reserved address is refused, whatever way it is written', () => {
  const allows = addressGuard([])
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    'fe80::1',
    'fd00::1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    'no address',
  ])
    assert.equal(allows(address), false, address)
  for (const address of ['1.1.1.1', '172.32.0.1', '2400:3200::1'])
    assert.equal(allows(address), true, address)
  const opened = addressGuard(['10.20.0.0/16', 'fd00:1::/32'])
  assert.deepEqual(
    ['10.20.9.9', '10.21.0.1', 'fd00:1::5', 'fd00:2::5', '169.254.169.254'].map(opened),
    [true, false, true, false, false],
  )
})

test('nothing is sent to an address that is not allowed, by number or by name', async () => {
  using there = await receiver((_request, response) => response.end())
  const allows = addressGuard([])
  const refused = { answered: false, failure: 'addressRefused' }
  assert.deepEqual(await post(there.url, { allows }), refused)
  const named = there.url.replace('127.0.0.1', 'localhost')
  assert.deepEqual(await post(named, { allows }), refused)
  const dressed = there.url.replace('127.0.0.1', '[::ffff:127.0.0.1]')
  assert.deepEqual(await post(dressed, { allows }), refused)
  assert.deepEqual(await post('http://169.254.169.254/latest/meta-data'), refused)
  assert.deepEqual(there.asked, [])
})

test('a redirect is an answer and is not followed', async () => {
  using elsewhere = await receiver((_request, response) => response.end())
  using there = await receiver((_request, response) =>
    response.writeHead(302, { location: elsewhere.url }).end(),
  )
  assert.deepEqual(await post(there.url), { answered: true, status: 302 })
  assert.deepEqual([there.asked, elsewhere.asked], [['POST /hook'], []])
})

test('an answer beyond 64 KB is broken off, and one within is thrown away', async () => {
  const sent = Promise.withResolvers<void>()
  using endless = await receiver((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16 << 10)));
    }
    response.on('drain', more).on('close', sent.resolve)
    more()
  })
  assert.deepEqual(await post(endless.url), { answered: false, failure: 'tooLarge' })
  // Its connection is closed: nobody goes on reading.
  await sent.promise
  using full = await receiver((_request, response) => response.end(Buffer.alloc(64 << 10)))
  assert.deepEqual(await post(full.url), { answered: true, status: 200 })
})

test('whoever says nothing, or one byte at a time, is left', async () => {
  const slow = { answered: false, failure: 'tooSlow' }
  using silent = await receiver(() => {})
  assert.deepEqual(await post(silent.url, { patienceMs: 60 }), slow)
  using dripping = await receiver((_request, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 10)
    response.on('close', () => clearInterval(drip))
  })
  assert.deepEqual(await post(dripping.url, { patienceMs: 120 }), slow)
  const { url } = silent
  silent[Symbol.dispose]()
  assert.deepEqual(await post(url), { answered: false, failure: 'unreachable' })
})

test('a receiver that speaks no TLS is not spoken to in the clear', async () => {
  using there = await receiver((_request, response) => response.end())
  const answer = await post(there.url.replace('http:', 'https:'))
  assert.deepEqual(answer, { answered: false, failure: 'unreachable' })
  assert.deepEqual(there.asked, [])
})
