import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import fastify, { type FastifyRequest } from 'fastify'
import { refuseConnection } from './answer-problem.ts'
import { isWaitedFor, longestArrival, LONGEST_MILLISECONDS, watchArrivals } from './arrival.ts'

test('a form has half a minute, a file as long as the slowest line takes', () => {
  assert.equal(longestArrival(16_384), 30_000)
  assert.equal(longestArrival(20 << 20), 640_000)
  assert.equal(longestArrival(768 << 20), 24_576_000)
  assert.equal(longestArrival(Number.MAX_SAFE_INTEGER), LONGEST_MILLISECONDS)
})

test('who goes on sending is waited for, and who waits for us, up to the end', () => {
  const going = { left: 1, came: true, waiting: false, answered: false }
  assert.equal(isWaitedFor(going), true)
  assert.equal(isWaitedFor({ ...going, came: false, waiting: true }), true)
  assert.equal(isWaitedFor({ ...going, came: false }), false)
  assert.equal(isWaitedFor({ ...going, left: 0 }), false)
  assert.equal(isWaitedFor({ ...going, answered: true }), false)
})

const MEGABYTE = 1 << 20

/** A server that counts the bytes of a file or of a form, and bytes sent to it by hand. */
const site = async (silence: number) => {
  const server = fastify({
    bodyLimit: 1000,
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, 'one'),
  })
  watchArrivals(server, { promptly: 100, silence })
  server.addContentTypeParser('application/octet-stream', (_request, payload, next) =>
    next(null, payload),
  )
  server.post('/file', { bodyLimit: MEGABYTE }, async ({ body }: FastifyRequest) => {
    let bytes = 0
    for await (const chunk of body as AsyncIterable<Uint8Array>) bytes += chunk.length
    return { bytes }
  })
  server.post('/form', async () => ({ read: true }))
  const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
  const begin = (path: string, type: string, length: number) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    const head = [`POST ${path} HTTP/1.1`, 'host: a', 'connection: close', `content-type: ${type}`]
    socket.write(`${head.join('\r\n')}\r\ncontent-length: ${length}\r\n\r\n`)
    return { socket, answer: text(socket).catch(() => '') }
  }
  return { server, begin, [Symbol.asyncDispose]: () => server.close() }
}

const FILE = 'application/octet-stream'

test('a file that keeps coming is taken, however long it takes', async () => {
  await using it = await site(10_000)
  const { socket, answer } = it.begin('/file', FILE, 500)
  for (let i = 0; i < 5; i += 1) {
    await pause(50)
    socket.write('a'.repeat(100))
  }
  assert.match(await answer, /^HTTP\/1\.1 200 [^]*\{"bytes":500\}$/)
})

test('a file that stops is cut off, and told so', async () => {
  await using it = await site(50)
  const { socket, answer } = it.begin('/file', FILE, 500)
  socket.write('a'.repeat(100))
  assert.match(await answer, /^HTTP\/1\.1 408 [^]*"code":"REQUEST_TOO_SLOW"/)
})

test('a form that drips is cut off, whatever drips', async () => {
  await using it = await site(10_000)
  const { socket, answer } = it.begin('/form', 'application/json', 500)
  const drip = setInterval(() => socket.write(' '), 10)
  const said = await answer
  clearInterval(drip)
  assert.match(said, /^HTTP\/1\.1 408 /)
})

test('who was answered early does not go on sending for ever', async () => {
  await using it = await site(50)
  const { socket, answer } = it.begin('/nowhere', FILE, 500)
  const closed = once(socket, 'close')
  assert.match(await answer, /^HTTP\/1\.1 404 /)
  await closed
})
