import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { MIDDLE_DOT, checkName, nameLength, normaliseName } from './names.ts'

const SAME: readonly (readonly [string, string])[] = [
  ['买买提·艾力', '买买提・艾力'],
  ['买买提·艾力', '买买提•艾力'],
  ['买买提·艾力', '买买提‧艾力'],
  ['买买提·艾力', '买买提･艾力'],
  ['CHAN Tai Man', 'ＣＨＡＮ　tai  man '],
  ['José', 'JOSE\u0301'],
  ['𫖯', '𫖯'],
]

for (const [one, other] of SAME)
  test(`“${one}” and “${other}” are one name`, () => {
    assert.equal(normaliseName(one), normaliseName(other))
  })

const DIFFERENT: readonly (readonly [string, string])[] = [
  ['王小明', '王晓明'],
  ['陈己', '陈已'],
  ['陈', '陳'],
  ['张三', '张 三'],
  ['买买提·艾力', '买买提艾力'],
  ['José', 'Jose'],
  ['Weiß', 'Weiss'],
  ['俯', '𫖯'],
  ['ANA MARIA', 'ANAMARIA'],
]

for (const [one, other] of DIFFERENT)
  test(`“${one}” and “${other}” are two names`, () => {
    assert.notEqual(normaliseName(one), normaliseName(other))
  })

test('to normalise a name twice is to normalise it once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      assert.equal(normaliseName(normaliseName(name)), normaliseName(name))
    }),
    { numRuns: 500 },
  )
})

const CHARACTERS = [...'王壬己已巳陈陳俯𫖯㛃〇一ABZÁÉ'.normalize('NFC').matchAll(/./gu)].map(
  ([c]) => c,
)
const words = fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 4 })
/** Names that are in the compared form already: one kind of dot, single spaces, capitals. */
const plainNames = fc
  .array(fc.tuple(words, fc.constantFrom(' ', MIDDLE_DOT)), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([word, gap], i) => (i === 0 ? '' : gap) + word.join('')).join(''))

test('a name in plain form is its own, so no two different ones can fall together', () => {
  fc.assert(
    fc.property(plainNames, (name) => {
      assert.equal(normaliseName(name), name)
    }),
  )
})

test('each listed variant of a name, and any mixture of them, comes back to the plain form', () => {
  const vary = (character: string, choice: number): string => {
    if (character === MIDDLE_DOT) return '·・•‧･'.charAt(choice % 5)
    if (character === ' ') return [' ', '  ', '\u3000', '\u00A0 '][choice % 4] ?? ' '
    const wide = String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfe_e0)
    if (/[A-Z]/.test(character))
      return [character, character.toLowerCase(), wide, wide.toLowerCase()][choice % 4] ?? wide
    return choice % 2 === 0 ? character : character.normalize('NFD')
  }
  fc.assert(
    fc.property(plainNames, fc.infiniteStream(fc.nat({ max: 19 })), (name, choices) => {
      const variant = Array.from(name, (character) => vary(character, choices.next().value)).join(
        '',
      )
      assert.equal(normaliseName(variant), name)
    }),
  )
})

test('length is what a person counts', () => {
  assert.equal(nameLength('王𫖯明'), 3)
  assert.equal(nameLength('葛\u{E0100}'), 1)
  assert.equal(nameLength('Jose\u0301'), 4)
  assert.equal(nameLength(''), 0)
})

test('any real name can be stored, and stays as it is written', () => {
  for (const name of [
    '王明',
    '王𫖯明',
    '㛃',
    '葛\u{E0100}',
    '买买提・艾力',
    'María José DA SILVA-SANTOS',
    "O'Neil",
    '陳大文',
    'Nguyễn Thị Ánh',
  ])
    assert.deepEqual(checkName(name), { valid: true, name })
  assert.deepEqual(checkName(' 王明\t'), { valid: true, name: '王明' })
})

const DAMAGED: readonly (readonly [what: string, name: string, finding: object])[] = [
  ['nothing', '', { reason: 'EMPTY' }],
  ['blanks only', ' 　', { reason: 'EMPTY' }],
  ['a question mark', '王?明', { reason: 'LOST_CHARACTER', position: 2 }],
  ['a wide question mark', '王？', { reason: 'LOST_CHARACTER', position: 2 }],
  ['a replacement character', '\uFFFD明', { reason: 'LOST_CHARACTER', position: 1 }],
  ['half a rare character', '王\uD86E', { reason: 'LOST_CHARACTER', position: 2 }],
  ['a private character', '王\uE863', { reason: 'PRIVATE_USE_CHARACTER', position: 2 }],
  ['a far private character', '𫖯\u{F0000}', { reason: 'PRIVATE_USE_CHARACTER', position: 2 }],
  ['a line break', '王\n明', { reason: 'CONTROL_CHARACTER', position: 2 }],
  ['a turn of direction', '王\u202E明', { reason: 'CONTROL_CHARACTER', position: 2 }],
  ['an unseen space', '王明\u200B三', { reason: 'CONTROL_CHARACTER' }],
  ['a whole page', '王'.repeat(101), { reason: 'TOO_LONG' }],
]

for (const [what, name, expected] of DAMAGED)
  test(`a name with ${what} is refused`, () => {
    const finding = checkName(name)
    assert.equal(finding.valid, false)
    assert.partialDeepStrictEqual(finding, expected)
  })
