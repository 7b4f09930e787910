import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { comparedForm, compareNames } from './name-comparison.ts'

const EQUIVALENT: readonly (readonly [string, string, readonly string[]])[] = [
  ['买买提·艾力', '买买提•艾力', ['writing']],
  ['CHAN Tai Man', 'ＣＨＡＮ　TAI MAN', ['writing']],
  ['CHAN TAI MAN', 'TAI MAN CHAN', ['order']],
  ['CHAN TAI-MAN', 'CHAN TAI MAN', ['joints']],
  ['Chan, Tai-man', 'TAI MAN CHAN', ['writing', 'joints', 'order']],
  ['JOSÉ DA SILVA', 'JOSE DA SILVA', ['accents']],
  ["O'NEIL SEAN", 'O NEIL SEAN', ['joints']],
  ['NGUYỄN THỊ ÁNH', 'NGUYEN THI ANH', ['accents']],
  ['WEIß', 'WEISS', ['writing', 'accents']],
]

for (const [one, other, by] of EQUIVALENT)
  test(`“${one}” and “${other}” are one name, differing in ${by.join(' and ')}`, () => {
    const forth = compareNames(one, other)
    assert.equal(forth.result, 'equivalent')
    assert.ok('by' in forth)
    assert.deepEqual(
      forth.by.filter((way) => way !== 'writing'),
      by.filter((way) => way !== 'writing'),
    )
    assert.equal(compareNames(other, one).result, 'equivalent')
  })

test('a name is itself, however its characters are composed', () => {
  assert.deepEqual(compareNames('José', 'Jose\u0301'), { result: 'same' })
  assert.deepEqual(compareNames(' 陳大文', '陳大文 '), { result: 'same' })
})

const TO_LOOK_AT: readonly (readonly [string, string, 'scripts' | 'differs'])[] = [
  ['陳大文', 'CHAN TAI MAN', 'scripts'],
  ['陈大文', '陳大文', 'differs'],
  ['王小明', '王晓明', 'differs'],
  ['CHAN TAIMAN', 'CHAN TAI MAN', 'differs'],
  ['CHAN TAI MAN', 'CHAN TAI', 'differs'],
  ['MÜLLER', 'MUELLER', 'differs'],
  ['买买提·艾力', '买买提艾力', 'differs'],
  ['张 三', '三 张', 'differs'],
]

for (const [one, other, why] of TO_LOOK_AT)
  test(`whether “${one}” and “${other}” are one person is for people to say`, () => {
    assert.deepEqual(compareNames(one, other), { result: 'secondLook', why })
  })

test('to bring a name to its compared form twice is to do it once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      assert.equal(comparedForm(comparedForm(name)), comparedForm(name))
    }),
    { numRuns: 500 },
  )
})

const part = fc.stringMatching(/^[A-Z]{1,6}$/)
const plain = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.toSorted())

test('names in plain form are one only when all their parts are', () => {
  fc.assert(
    fc.property(plain, plain, (one, other) => {
      const [left, right] = [one.join(' '), other.join(' ')]
      assert.equal(comparedForm(left), left)
      assert.equal(compareNames(left, right).result === 'secondLook', left !== right)
    }),
  )
})

const han = fc.stringMatching(/^[王壬己已巳陈陳俯𫖯㛃]{2,4}$/u)

test('Chinese names are one only when every character is', () => {
  fc.assert(
    fc.property(han, han, (one, other) => {
      assert.equal(compareNames(one, other).result, one === other ? 'same' : 'secondLook')
    }),
  )
})

test('a Latin name stays one name however its listed ways are mixed', () => {
  const ways = fc.record({
    rotate: fc.nat({ max: 3 }),
    joint: fc.constantFrom(' ', '-', ', ', "'", '  '),
    lower: fc.boolean(),
    accent: fc.constantFrom('', '\u0301', '\u0308'),
  })
  fc.assert(
    fc.property(plain, ways, (parts, { rotate, joint, lower, accent }) => {
      const turned = [...parts.slice(rotate), ...parts.slice(0, rotate)]
      const written = turned.map((one) => one.replace(/[AEO]/, (letter) => letter + accent))
      const name = written.join(joint)
      const result = compareNames(parts.join(' '), lower ? name.toLowerCase() : name).result
      assert.notEqual(result, 'secondLook')
    }),
  )
})
