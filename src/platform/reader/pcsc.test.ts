import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { CARD, HOLDER } from '#test/pcsc/virtual-chip.ts'
import recorded from '#test/pcsc/recorded.json' with { type: 'json' }
import { PcscReader } from './pcsc.ts'

type Exchange = readonly (readonly string[])[]
const signal = new AbortController().signal

/** `[12]` stands for twelve zero bytes. */
const bytesOf = (text = ''): Buffer =>
  Buffer.from(
    text.replaceAll(/\[(\d+)\]/g, (_all, zeros: string) => '00'.repeat(Number(zeros))),
    'hex',
  )

/**
 * A service that says what pcscd 1.9.9 of Debian 12 said when it was asked the same of the virtual
 * card, a byte at a time where `slowly`; it hangs up at the first question that differs.
 */
const replay = async (exchange: Exchange, slowly = false) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ykt-replay-'))
  const socketPath = path.join(folder, 'comm')
  let step = 0
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const [asks, answers] = (exchange[step] ?? []).map(bytesOf)
      if (asks === undefined || answers === undefined) return void socket.destroy()
      if (received.length < asks.length) return
      if (!received.equals(asks)) return void socket.destroy()
      step += 1
      received = Buffer.alloc(0)
      const size = slowly ? 1 : answers.length
      for (let from = 0; from < answers.length; from += size)
        socket.write(answers.subarray(from, from + size))
    })
  })
  await once(server.listen(socketPath), 'listening')
  return {
    reader: new PcscReader({ socketPath, pause: async () => {} }),
    steps: () => step,
    [Symbol.asyncDispose]: async () => {
      server.close()
      await rm(folder, { recursive: true })
    },
  }
}

test('a recorded card is read with its holder, to the last question', async () => {
  await using service = await replay(recorded.card)
  const result = await service.reader.read({ what: 'card', holder: true }, signal)
  assert.deepEqual(result, { what: 'card', card: CARD, holder: HOLDER })
  assert.equal(service.steps(), recorded.card.length)
})

test('answers that come in pieces are put together', async () => {
  await using service = await replay(recorded['held-back'], true)
  const result = await service.reader.read({ what: 'card', holder: false }, signal)
  assert.deepEqual(result, { what: 'card', card: CARD })
})

test('recorded refusals have their codes', async () => {
  for (const [exchange, code] of [
    [recorded.foreign, 'CARD_OF_ANOTHER_KIND'],
    [recorded.lifted, 'CARD_LIFTED'],
    [recorded['no-card'], 'CARD_LIFTED'],
  ] as const) {
    await using service = await replay(exchange)
    await assert.rejects(service.reader.read({ what: 'card', holder: false }, signal), { code })
    assert.equal(service.steps(), exchange.length)
  }
})

/** The recorded exchange with one answer changed. */
const altered = (step: number, change: (answer: string) => string): Exchange =>
  recorded.card
    .slice(0, step + 1)
    .map(([asks = '', answers = ''], i) => [asks, i === step ? change(answers) : answers])

const VERSION = 0
const READERS = 2
const CONNECT = 3
const wrongResult = (result: string) => (answer: string) => answer.replace(/0{8}$/, result)

test('what pcscd refuses is told apart', async () => {
  for (const [step, change, code] of [
    [VERSION, wrongResult('1e001080'), 'READER_SERVICE_DIFFERS'],
    [READERS, () => '[2944]', 'READER_MISSING'],
    [CONNECT, wrongResult('0b001080'), 'READER_IN_USE'],
    [CONNECT, wrongResult('17001080'), 'READER_MISSING'],
    [CONNECT, wrongResult('69001080'), 'CARD_LIFTED'],
  ] as const) {
    await using service = await replay(altered(step, change))
    await assert.rejects(service.reader.read({ what: 'card', holder: false }, signal), { code })
  }
})

test('a service that hangs up is said to be missing', async () => {
  await using service = await replay(recorded.card.slice(0, CONNECT))
  await assert.rejects(service.reader.read({ what: 'card', holder: false }, signal), {
    code: 'READER_SERVICE_MISSING',
  })
})

test('a reading that is called off ends with its reason', async () => {
  await using service = await replay(recorded.card)
  const abort = new AbortController()
  const reading = service.reader.read({ what: 'card', holder: false }, abort.signal)
  abort.abort(new Error('enough'))
  await assert.rejects(reading, { message: 'enough' })
})
