import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { CARD, HOLDER } from '#test/pcsc/virtual-chip.ts'
import { Bridge, type After } from './bridge.ts'
import { READER_FAULTS } from './fault.ts'
import { BridgeMessage, PROTOCOL_VERSION } from './protocol.ts'
import { SimulatedReader, type SimulatedThing } from './simulator.ts'

const DOCUMENT = { kind: 'residentIdentityCard', number: '440103195905129924' } as const
const THINGS: readonly SimulatedThing[] = [
  { label: '黄秀英的卡', card: CARD, holder: HOLDER },
  { label: '黄秀英的身份证', document: DOCUMENT },
]
const [THE_CARD, THE_DOCUMENT] = [0, 1]

/** Everything that is under way has come as far as it can. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

const setUp = (reader = new SimulatedReader(THINGS)) => {
  const timers = new Set<() => void>()
  const after: After = (_milliseconds, callback) => {
    timers.add(callback)
    return () => timers.delete(callback)
  }
  let nonces = 0
  const logged: string[] = []
  const bridge = new Bridge({
    reader,
    after,
    nonce: () => `nonce-${(nonces += 1)}`,
    log: (code, detail) => logged.push(code, detail),
  })
  const page = () => {
    const heard: BridgeMessage[] = []
    const session = bridge.join((message) => heard.push(BridgeMessage.parse(message)))
    const [hello] = heard
    assert.ok(hello?.type === 'hello')
    const say = (message: object) =>
      session.receive(JSON.stringify({ version: PROTOCOL_VERSION, nonce: hello.nonce, ...message }))
    return {
      session,
      say,
      read: (id: string, more: object = {}) => say({ type: 'read', id, what: 'card', ...more }),
      /** What came since the last look, states by their name alone. */
      hears: () =>
        heard
          .splice(0)
          .map((one) =>
            one.type === 'state' ? one.state : one.type === 'error' ? one.code : one.type,
          ),
      heard,
    }
  }
  const runOut = () => timers.forEach((callback) => callback())
  return { bridge, reader, page, runOut, timers, logged }
}

test('a page is greeted, waits, reads, and is told when the card may go and is gone', async () => {
  const { reader, page, timers } = setUp()
  const desk = page()
  assert.deepEqual(desk.hears(), ['hello', 'ready'])
  desk.read('a')
  await settle()
  assert.deepEqual(desk.hears(), ['waiting'])
  reader.lay(THE_CARD)
  await settle()
  assert.deepEqual(desk.heard.at(-2), { type: 'result', id: 'a', what: 'card', card: CARD })
  assert.deepEqual(desk.hears(), ['reading', 'result', 'lift'])
  reader.lay(undefined)
  await settle()
  assert.deepEqual(desk.hears(), ['removed', 'ready'])
  assert.equal(timers.size, 0)
})

test('the holder is read only when it is asked for, a document has no holder', async () => {
  const { reader, page } = setUp()
  const desk = page()
  reader.lay(THE_CARD)
  desk.read('a', { holder: true })
  await settle()
  const result = desk.heard.find(({ type }) => type === 'result')
  assert.deepEqual(result, { type: 'result', id: 'a', what: 'card', card: CARD, holder: HOLDER })
  reader.lay(THE_DOCUMENT)
  await settle()
  desk.hears()
  desk.read('b', { what: 'document' })
  await settle()
  assert.deepEqual(desk.heard.at(-2), {
    type: 'result',
    id: 'b',
    what: 'document',
    document: DOCUMENT,
  })
})

test('the card of the person before is not read for the next one', async () => {
  const { reader, page } = setUp()
  const desk = page()
  reader.lay(THE_CARD)
  desk.read('a')
  await settle()
  desk.hears()
  desk.read('b', { what: 'document' })
  await settle()
  assert.deepEqual(desk.hears(), [], 'the state is still: lift')
  reader.lay(THE_DOCUMENT)
  await settle()
  assert.deepEqual(desk.hears(), ['removed', 'waiting', 'reading', 'result', 'lift'])
})

test('nothing is answered without the nonce of the session, and nothing is read', async () => {
  const { reader, page } = setUp()
  const [desk, other] = [page(), page()]
  reader.lay(THE_CARD)
  other.hears()
  other.read('a', { nonce: 'nonce-1' })
  other.say({ type: 'read', id: 'b', what: 'card', nonce: undefined })
  other.say({ type: 'read', id: 'c', what: 'card', version: 2 })
  other.say({ type: 'read', id: 'd', what: 'purse' })
  other.session.receive('{')
  await settle()
  assert.deepEqual(other.hears(), [
    'NONCE_WRONG',
    'MESSAGE_NOT_UNDERSTOOD',
    'VERSION_NOT_SPOKEN',
    'MESSAGE_NOT_UNDERSTOOD',
    'MESSAGE_NOT_UNDERSTOOD',
  ])
  assert.deepEqual(desk.hears(), ['hello', 'ready'])
})

test('one request at a time, whoever asks; the first is not disturbed', async () => {
  const { reader, page } = setUp()
  const [desk, other] = [page(), page()]
  desk.read('a')
  desk.read('b')
  other.read('c')
  await settle()
  assert.deepEqual(desk.hears(), ['hello', 'ready', 'waiting', 'READER_BUSY'])
  assert.deepEqual(other.hears(), ['hello', 'ready', 'waiting', 'READER_BUSY'])
  other.say({ type: 'cancel', id: 'a' })
  reader.lay(THE_CARD)
  await settle()
  assert.deepEqual(desk.hears(), ['reading', 'result', 'lift'])
  assert.deepEqual(other.hears(), ['reading', 'lift'], 'the result is for the one who asked')
})

test('after thirty seconds without a card the page may ask again', async () => {
  const { reader, page, runOut, logged } = setUp()
  const desk = page()
  desk.read('a')
  await settle()
  runOut()
  await settle()
  assert.deepEqual(desk.hears(), ['hello', 'ready', 'waiting', 'NOTHING_LAID_ON', 'ready'])
  assert.deepEqual(logged, ['NOTHING_LAID_ON', READER_FAULTS.NOTHING_LAID_ON.en])
  reader.lay(THE_CARD)
  desk.read('b')
  await settle()
  assert.deepEqual(desk.hears(), ['waiting', 'reading', 'result', 'lift'])
})

test('a request is called off by its page, and by its page going away', async () => {
  const { page } = setUp()
  const [desk, other] = [page(), page()]
  desk.read('a')
  desk.say({ type: 'cancel', id: 'a' })
  await settle()
  assert.deepEqual(desk.hears(), ['hello', 'ready', 'waiting', 'READ_CANCELLED', 'ready'])
  desk.read('b')
  await settle()
  desk.session.leave()
  await settle()
  assert.deepEqual(other.hears().slice(-2), ['waiting', 'ready'])
  assert.equal(desk.heard.at(-1)?.type, 'error')
})

test('a card that is lifted too early or is of another kind has its code', async () => {
  class Hasty extends SimulatedReader {
    override read(...given: Parameters<SimulatedReader['read']>) {
      this.lay(undefined)
      return super.read(...given)
    }
  }
  const hasty = setUp(new Hasty(THINGS))
  const desk = hasty.page()
  hasty.reader.lay(THE_CARD)
  desk.read('a')
  await settle()
  assert.deepEqual(desk.heard.at(-2), {
    type: 'error',
    id: 'a',
    code: 'CARD_LIFTED',
    ...READER_FAULTS.CARD_LIFTED,
  })
  const { reader, page } = setUp()
  const other = page()
  reader.lay(THE_DOCUMENT)
  other.read('a')
  await settle()
  assert.deepEqual(other.hears().slice(-2), ['CARD_OF_ANOTHER_KIND', 'ready'])
})

test('a bug of a reader does not end the bridge, and its words reach no log', async () => {
  class Broken extends SimulatedReader {
    override laidOn(): Promise<void> {
      return Promise.reject(new TypeError('440103195905129924'))
    }
  }
  const { page, logged } = setUp(new Broken(THINGS))
  const desk = page()
  desk.read('a')
  await settle()
  assert.deepEqual(desk.hears().slice(-2), ['CARD_SILENT', 'ready'])
  assert.deepEqual(logged, ['CARD_SILENT', 'TypeError'])
})

test('whatever a page sends is answered by the protocol, and nothing is read unasked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.json())), async (texts) => {
      const { reader, page } = setUp()
      const desk = page()
      reader.lay(THE_CARD)
      for (const text of texts) desk.session.receive(text)
      await settle()
      assert.ok(desk.hears().every((one) => one !== 'reading' && one !== 'result'))
    }),
  )
})

test('every fault says in both languages what is possible instead', () => {
  for (const [code, { zh, en }] of Object.entries(READER_FAULTS)) {
    assert.match(zh, /请|可以|需要时/, code)
    assert.match(en, /\. [A-Z]/, code)
  }
})
