import assert from 'node:assert/strict'
import test from 'node:test'
import { assert as always, property, string } from 'fast-check'
import { decodeGb18030, encodeGb18030, LOST } from './gb18030.ts'

const decoder = new TextDecoder('gb18030', { fatal: true })

test('every assigned character of the first three planes comes back as it was', () => {
  const lost: string[] = []
  let count = 0
  for (let point = 0; point < 0x3_0000; point += 1) {
    const character = String.fromCodePoint(point)
    if (/[\p{Cn}\p{Cs}\p{Co}]/u.test(character)) continue
    count += 1
    if (decoder.decode(encodeGb18030(character)) !== character) lost.push(point.toString(16))
  }
  assert.ok(count > 130_000, `only ${count} characters were tried`)
  assert.deepEqual(lost, [])
})

test('characters of the third plane, which names have as well, come back as they were', () => {
  for (const name of ['陈𰻝', '\u{31350}\u{323AF}', '𠅤·𪟝'])
    assert.equal(decoder.decode(encodeGb18030(name)), name)
})

test('what GB 18030 says of characters that GBK does not know', () => {
  const hex = (text: string) => Buffer.from(encodeGb18030(text)).toString('hex')
  assert.equal(hex('A中'), '41d6d0')
  assert.equal(hex('㛃'), '8230b731')
  assert.equal(hex('𫖯'), '9838f537')
  assert.equal(hex('·'), 'a1a4')
  assert.equal(hex('龴'), 'fe59')
})

test('texts of any characters come back, and each knows how long it was', () => {
  always(
    property(string({ unit: 'binary' }), (any) => {
      const text = any.replaceAll(/\p{Co}/gu, '')
      const bytes = encodeGb18030(text)
      const characters = decodeGb18030(bytes)
      assert.equal(characters.map((one) => one.text).join(''), text)
      assert.equal(
        characters.reduce((sum, one) => sum + one.bytes, 0),
        bytes.length,
      )
    }),
  )
})

test('half a character is no text, and bytes that are none are shown as lost', () => {
  assert.throws(() => encodeGb18030('\uD840'), RangeError)
  const cut = encodeGb18030('𫖯').subarray(0, 3)
  assert.ok(decodeGb18030(cut).some(({ text }) => text === LOST))
  assert.deepEqual(decodeGb18030(Uint8Array.of(0xff, 0x41)), [
    { text: LOST, bytes: 1 },
    { text: 'A', bytes: 1 },
  ])
})
