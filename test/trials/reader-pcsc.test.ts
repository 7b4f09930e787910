import assert from 'node:assert/strict'
import test, { describe } from 'node:test'
import { Bridge, realAfter } from '#platform/reader/bridge.ts'
import { PcscReader } from '#platform/reader/pcsc.ts'
import { type BridgeMessage, PROTOCOL_VERSION } from '#platform/reader/protocol.ts'
import { CARD, HOLDER, VirtualChip } from '#test/pcsc/virtual-chip.ts'
import { missingForPcsc, VirtualPcsc } from '#test/pcsc/virtual-reader.ts'

const forever = new AbortController().signal

describe('a real PC/SC service with a virtual card', { skip: missingForPcsc() }, () => {
  test('a card is waited for, read, and waited for until it is lifted', async () => {
    await using service = await VirtualPcsc.start()
    const reader = new PcscReader({ socketPath: service.socketPath })
    const laidOn = reader.laidOn('card', forever)
    const card = new VirtualChip()
    service.lay(card)
    await laidOn
    const result = await reader.read({ what: 'card', holder: true }, forever)
    assert.deepEqual(result, { what: 'card', card: CARD, holder: HOLDER })
    assert.equal(card.commands[0], '00a404000f7378312e73682ec9e7bbe1b1a3d5cf')
    const lifted = reader.lifted(forever)
    service.lift()
    await lifted
  })

  test('the holder stays in the chip when only the card is asked for', async () => {
    await using service = await VirtualPcsc.start()
    const reader = new PcscReader({ socketPath: service.socketPath })
    const card = new VirtualChip()
    service.lay(card)
    await reader.laidOn('card', forever)
    assert.deepEqual(await reader.read({ what: 'card', holder: false }, forever), {
      what: 'card',
      card: CARD,
    })
    assert.deepEqual(
      card.commands.filter((command) => command.slice(6, 8) === '34'),
      [],
    )
  })

  test('a card that is pulled out in the middle is said to be lifted', async () => {
    await using service = await VirtualPcsc.start()
    const reader = new PcscReader({ socketPath: service.socketPath })
    service.lay(new VirtualChip(), 3)
    await reader.laidOn('card', forever)
    await assert.rejects(reader.read({ what: 'card', holder: false }, forever), {
      code: 'CARD_LIFTED',
    })
  })

  test('a card of another kind is told from a card that refuses', async () => {
    await using service = await VirtualPcsc.start()
    const reader = new PcscReader({ socketPath: service.socketPath })
    service.lay(new VirtualChip({ foreign: true }))
    await reader.laidOn('card', forever)
    await assert.rejects(reader.read({ what: 'card', holder: false }, forever), {
      code: 'CARD_OF_ANOTHER_KIND',
    })
  })

  test('a wait that is called off ends at once with its reason', async () => {
    await using service = await VirtualPcsc.start()
    const reader = new PcscReader({ socketPath: service.socketPath })
    const abort = new AbortController()
    const waiting = reader.laidOn('card', abort.signal)
    abort.abort(new Error('enough'))
    await assert.rejects(waiting, { message: 'enough' })
  })

  test('a page hears every state from laying on to lifting', async () => {
    await using service = await VirtualPcsc.start()
    const reader = new PcscReader({ socketPath: service.socketPath })
    const bridge = new Bridge({ reader, after: realAfter, nonce: () => 'n', log: () => {} })
    const heard: string[] = []
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const hear = (message: BridgeMessage): void => {
      heard.push(message.type === 'state' ? message.state : message.type)
      if (message.type === 'state' && message.state === 'waiting') service.lay(new VirtualChip())
      if (message.type === 'state' && message.state === 'lift') service.lift()
      if (message.type === 'removed') end()
    }
    const page = bridge.join(hear)
    const wish = { type: 'read', version: PROTOCOL_VERSION, nonce: 'n', id: 'a', what: 'card' }
    page.receive(JSON.stringify(wish))
    await ended
    const states = ['ready', 'waiting', 'reading', 'result', 'lift', 'removed', 'ready']
    assert.deepEqual(heard, ['hello', ...states])
  })

  test('without the service the page is told what to start', async () => {
    const reader = new PcscReader({ socketPath: '/nowhere/pcscd.comm' })
    await assert.rejects(reader.laidOn('card', forever), { code: 'READER_SERVICE_MISSING' })
  })
})
