import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { join } from 'node:path'
import test from 'node:test'
import { pathToFileURL } from 'node:url'
import * as fc from 'fast-check'
import { maskName } from '#kernel/masking.ts'
import { agreeKey, isSignedBy, publicKeyOf } from '#platform/crypto/p256.ts'
import { newTicket } from './secrets.ts'
import { isMacGood } from './terminal-sessions.ts'
import { activationMessage, macHead, sessionKeyInfo, sessionMessage } from './terminal.ts'

const SCRIPTS = join(import.meta.dirname, '..', '..', 'ui', 'public', 'js')
const script = <Shape>(name: string): Promise<Shape> =>
  import(pathToFileURL(join(SCRIPTS, name)).href) as Promise<Shape>

interface Pressed {
  readonly code: string
  readonly key: string
  readonly shiftKey: boolean
}
interface Input {
  readonly readShown: (raw: string) => { code?: string; number?: string } | undefined
  readonly readTicket: (raw: string) => string | undefined
  readonly readCard: (number: string, identifier: string) => Record<string, string> | undefined
  readonly ScanKeys: new () => {
    press(pressed: Pressed, at: number, inField: boolean): string | undefined
  }
  readonly RepeatGuard: new () => { isRepeat(shown: string, at: number): boolean }
}
interface Mac {
  makeDeviceKey(): Promise<{ readonly privateKey: object; readonly publicKey: string }>
  signMessage(privateKey: object, message: string): Promise<string>
  activationMessage(ticket: string, publicKey: string): string
  sessionMessage(terminal: string, point: string, at: number): string
  makeEphemeralKey(): Promise<{ readonly point: Uint8Array; readonly text: string }>
  deriveSessionKey(own: object, peer: string, session: string): Promise<object>
  macHeaders(
    agreed: { readonly session: string; readonly key: object },
    request: { method: 'GET' | 'POST'; path: string; counter: number; body: string },
  ): Promise<Record<'ykt-session' | 'ykt-counter' | 'ykt-mac', string>>
}

const { readShown, readTicket, readCard, ScanKeys, RepeatGuard } =
  await script<Input>('venue-input.js')
const mac = await script<Mac>('venue-mac.js')

const CODE = 'dAau2ROfmm5p24nu6NOJIfb1mK0j4f9t6Wz-WIt1QwI'
const codes = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)

const wide = (text: string): string =>
  text.replaceAll(/[!-~]/g, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0))

test('a code is read whatever the scanner puts around it and however wide it types', () => {
  fc.assert(
    fc.property(codes, (code) => {
      for (const raw of [
        code,
        `${code}\r\n`,
        `]Q1${code}`,
        `\u0002${code}\u0003`,
        ` ${wide(code)}\t`,
      ])
        assert.deepEqual(readShown(raw), { code })
    }),
  )
})

test('eight digits are a number, grouped or wide', () => {
  for (const raw of ['12345678', '1234 5678', '1234-5678', '１２３４　５６７８'])
    assert.deepEqual(readShown(raw), { number: '12345678' })
})

test('nothing is nothing, and what is no code of ours goes to the gateway as it is', () => {
  assert.equal(readShown(' \r\n'), undefined)
  assert.deepEqual(readShown('https://example.com/1'), { code: 'https://example.com/1' })
  assert.deepEqual(readShown('123456789'), { code: '123456789' })
})

test('a ticket is read in any case, width and grouping', () => {
  for (let i = 0; i < 50; i += 1) {
    const ticket = newTicket()
    const grouped = `${ticket.slice(0, 4)}-${ticket.slice(4)}`
    for (const raw of [ticket, ticket.toLowerCase(), grouped, ` ${grouped} `, wide(grouped)])
      assert.equal(readTicket(raw), ticket)
  }
  for (const raw of ['', 'ABCD234', 'ABCD23456', 'ABCD234é'])
    assert.equal(readTicket(raw), undefined)
})

test('a card typed by hand is sent as a reader would have read it', () => {
  const identifier = '440100d156000005f000000000000001'
  assert.deepEqual(readCard('p0000 0001', identifier), {
    region: '440100',
    number: 'P00000001',
    identifier: identifier.toUpperCase(),
  })
  assert.equal(readCard('P00000001', identifier.slice(1)), undefined)
})

/** The keys of a text as a scanner presses them; an input method keeps the letters to itself. */
const keysOf = (text: string, inputMethod: boolean): Pressed[] => [
  ...Array.from(text, (character) => {
    const shiftKey = /[A-Z_]/.test(character)
    const letter = /[A-Za-z]/.test(character)
    const digit = /\d/.test(character)
    const code = letter ? `Key${character.toUpperCase()}` : digit ? `Digit${character}` : 'Minus'
    return { code, key: inputMethod ? 'Process' : character, shiftKey }
  }),
  { code: 'Enter', key: 'Enter', shiftKey: false },
]

const typed = (text: string, gapMs: number, inField: boolean, inputMethod = false) => {
  const keys = new ScanKeys()
  return keysOf(text, inputMethod)
    .map((pressed, i) => keys.press(pressed, i * gapMs, inField))
    .at(-1)
}

test('a scanner is understood even while a Chinese input method is on', () => {
  assert.equal(typed(CODE, 5, true, true), CODE)
  assert.equal(typed(CODE, 5, true), CODE)
})

test('a slow scanner counts where nobody can type, and a hand in a field does not', () => {
  assert.equal(typed(CODE, 400, false), CODE)
  assert.equal(typed(CODE, 400, true), undefined)
  assert.equal(typed('abc', 5, false), undefined)
})

test('the same code within three seconds was scanned once', () => {
  const guard = new RepeatGuard()
  assert.equal(guard.isRepeat('a', 0), false)
  assert.equal(guard.isRepeat('a', 2999), true)
  assert.equal(guard.isRepeat('b', 2999), false)
  assert.equal(guard.isRepeat('a', 3000), false)
  assert.equal(guard.isRepeat('a', 6000), false)
})

test('browser and server sign and authenticate the very same words', () => {
  assert.equal(mac.activationMessage('ABCD2345', 'p'), activationMessage('ABCD2345', 'p'))
  assert.equal(mac.sessionMessage('trm_1', 'p', 7), sessionMessage('trm_1', 'p', 7))
})

test('what the browser signs with its key, the server accepts, and nothing else', async () => {
  const { privateKey, publicKey } = await mac.makeDeviceKey()
  const key = publicKeyOf(Buffer.from(publicKey, 'base64url'))
  assert.ok(key !== undefined)
  const signature = Buffer.from(await mac.signMessage(privateKey, '启用'), 'base64url')
  assert.equal(isSignedBy(key, '启用', signature), true)
  assert.equal(isSignedBy(key, '停用', signature), false)
})

test('both sides agree one key, and its MAC holds for that request alone', async () => {
  const own = await mac.makeEphemeralKey()
  const session = '0199bbbb-0000-7000-8000-000000000001'
  const agreement = agreeKey(Buffer.from(own.text, 'base64url'), sessionKeyInfo(session))
  assert.ok(agreement !== undefined)
  const key = await mac.deriveSessionKey(own, agreement.point.toString('base64url'), session)
  const body = JSON.stringify({ scene: 'GD-WH-001', code: CODE, note: '图书馆' })
  const path = '/v1/verifications'
  const headers = await mac.macHeaders({ session, key }, { method: 'POST', path, counter: 7, body })
  assert.equal(headers['ykt-session'], session)
  assert.equal(headers['ykt-counter'], '7')
  const serverKey = createSecretKey(agreement.key)
  const good = (head: string, text: string) => isMacGood(serverKey, head, text, headers['ykt-mac'])
  assert.equal(good(macHead('POST', path, '7'), body), true)
  assert.equal(good(macHead('POST', path, '8'), body), false)
  assert.equal(good(macHead('POST', path, '7'), `${body} `), false)
})

test('a name is masked at the counter as it is everywhere', async () => {
  const mask = await script<{ maskName(name: string): string }>('venue-mask.js')
  const names = [
    '张三',
    '王小明',
    '欧阳娜娜',
    '王𫖯明',
    '买买提·艾力',
    'CHAN Tai Man',
    "O'Neil",
    '',
    '王',
  ]
  for (const name of names) assert.equal(mask.maskName(name), maskName(name))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
      assert.equal(mask.maskName(name), maskName(name))
    }),
  )
})

interface Answer {
  readonly platesFor: (answer: object, scene: string) => string[]
  readonly slotsOf: (
    answer: object,
    words: (key: string) => string | undefined,
  ) => Record<string, string>
}

test('a granted answer shows the name in part, and what is to be paid', async () => {
  const { slotsOf, platesFor } = await script<Answer>('venue-answer.js')
  const label = { 'zh-Hans': '65 岁以上免费' }
  const answer = {
    outcome: 'granted',
    id: 'ver_0a1b2c3d4e5f',
    fields: { name: '陈志文', sex: 'male', concession: 'CON-1', talentLevel: null },
    concession: { label, payFen: 0, fullFen: 400 },
  }
  const words: Record<string, string> = {
    'sex.male': '男',
    none: '没有',
    'price.full': '应付 {pay}，全价 {full}',
  }
  assert.deepEqual(
    slotsOf(answer, (key) => words[key]),
    {
      price: '应付 ¥0.00，全价 ¥4.00',
      reference: '3D4E5F',
      name: '陈*文',
      'name.spoken': '陈 文',
      'name.full': '陈志文',
      sex: '男',
      talentLevel: '没有',
      concession: '65 岁以上免费',
    },
  )
  assert.equal(platesFor(answer, 'GD-WH-001')[0], 'granted:GD-WH-001:priced')
  const low = { outcome: 'ASSURANCE_TOO_LOW', instead: ['showDocument'] }
  assert.equal(platesFor(low, 'GD-WH-001')[0], 'ASSURANCE_TOO_LOW:showDocument')
})
