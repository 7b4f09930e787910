import assert from 'node:assert/strict'
import path from 'node:path'
import test from 'node:test'
import { pathToFileURL } from 'node:url'
import { CARD, HOLDER } from '#test/pcsc/virtual-chip.ts'
import { PageMessage, PROTOCOL_VERSION } from './protocol.ts'

interface Client {
  readonly isBusy: boolean
  connect(): void
  read(what: 'card' | 'document', holder: boolean): void
  cancel(): void
}
interface Script {
  readonly PROTOCOL_VERSION: number
  readonly ReaderClient: new (
    address: string,
    tell: (told: object) => void,
    open: (address: string) => object,
  ) => Client
}

const SCRIPTS = path.join(import.meta.dirname, '..', '..', 'ui', 'public', 'js')
const script = (await import(pathToFileURL(path.join(SCRIPTS, 'reader-client.js')).href)) as Script

/** A socket whose other end is the test. */
class Socket extends EventTarget {
  readonly sent: PageMessage[] = []
  send(text: string): void {
    this.sent.push(PageMessage.parse(JSON.parse(text)))
  }
  hears(message: object): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
  close(): void {
    this.dispatchEvent(new Event('close'))
  }
}

const setUp = () => {
  const sockets: Socket[] = []
  const told: object[] = []
  const client = new script.ReaderClient(
    'ws://127.0.0.1:8764',
    (one) => told.push(one),
    () => {
      const socket = new Socket()
      sockets.push(socket)
      return socket
    },
  )
  const connected = () => {
    const socket = sockets.at(-1)
    assert.ok(socket)
    return socket
  }
  return { client, sockets, connected, told: () => told.splice(0) }
}

const hello = { type: 'hello', version: PROTOCOL_VERSION, nonce: 'n' }

test('page and bridge speak the same version', () => {
  assert.equal(script.PROTOCOL_VERSION, PROTOCOL_VERSION)
})

test('a wish before the greeting is asked with its nonce, and asked once', () => {
  const { client, connected } = setUp()
  client.read('card', true)
  client.read('document', false)
  assert.deepEqual(connected().sent, [])
  connected().hears(hello)
  const base = { version: PROTOCOL_VERSION, nonce: 'n', id: 'read-1' }
  assert.deepEqual(connected().sent, [{ ...base, type: 'read', what: 'card', holder: true }])
  client.cancel()
  assert.deepEqual(connected().sent.at(-1), { ...base, type: 'cancel' })
})

test('a greeting alone makes nothing be read', () => {
  const { client, connected } = setUp()
  client.connect()
  connected().hears(hello)
  assert.deepEqual(connected().sent, [])
})

test('what was read is told in the shape that a form expects', () => {
  const { client, connected, told } = setUp()
  client.read('card', true)
  connected().hears(hello)
  connected().hears({ type: 'result', id: 'read-1', what: 'card', card: CARD, holder: HOLDER })
  assert.deepEqual(told(), [{ type: 'read', detail: { card: CARD, holder: HOLDER } }])
  client.read('document', false)
  const document = { kind: 'residentIdentityCard', number: '440103195905129924' }
  connected().hears({ type: 'result', id: 'read-2', what: 'document', document })
  const detail = { documentKind: document.kind, number: document.number }
  assert.deepEqual(told(), [{ type: 'read', detail }])
  assert.equal(client.isBusy, false)
})

test('a result that was not asked for, and the states of another page, are not told', () => {
  const { client, connected, told } = setUp()
  client.connect()
  connected().hears(hello)
  connected().hears({ type: 'state', state: 'waiting' })
  connected().hears({ type: 'result', id: 'read-1', what: 'card', card: CARD })
  connected().hears({ type: 'state', state: 'ready' })
  assert.deepEqual(told(), [{ type: 'state', state: 'ready' }])
})

test('an error ends the wish with its sentences, and the next wish is asked', () => {
  const { client, connected, told } = setUp()
  client.read('card', false)
  connected().hears(hello)
  const error = { type: 'error', code: 'CARD_LIFTED', zh: '甲', en: 'a' }
  connected().hears({ ...error, id: 'read-1' })
  assert.deepEqual(told(), [error])
  client.read('card', false)
  assert.equal(connected().sent.length, 2)
})

test('a page that may not connect is told as if there were no bridge', () => {
  const told: object[] = []
  const refuse = (): never => {
    throw new Error('the policy of the page')
  }
  const client = new script.ReaderClient('ws://127.0.0.1:1', (one) => told.push(one), refuse)
  client.read('card', false)
  assert.deepEqual(told, [{ type: 'off', because: 'missing' }])
  assert.equal(client.isBusy, false)
})

test('no bridge and one of another version are told apart; a press calls again', () => {
  const { client, connected, sockets, told } = setUp()
  client.read('card', false)
  connected().close()
  assert.deepEqual(told(), [{ type: 'off', because: 'missing' }])
  client.read('card', false)
  assert.equal(sockets.length, 2)
  connected().hears({ ...hello, version: PROTOCOL_VERSION + 1 })
  assert.deepEqual(told(), [{ type: 'off', because: 'differs' }])
  assert.equal(client.isBusy, false)
})
