import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  mod11Check,
  normaliseNumber,
  type DocumentKind,
} from './index.ts'

const today = Temporal.PlainDate.from('2026-03-01')
const check = (kind: DocumentKind, raw: string) => checkIdentityNumber(kind, raw, today)
const citizen = (first17: string) => first17 + mod11Check(first17)

const birthDates = fc
  .integer({ min: 0, max: 46_080 })
  .map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }).toString().replaceAll('-', ''))
const residentNumbers = fc
  .tuple(
    fc.constantFrom('440104', '440102', '441900', '442527', '110105', '650102'),
    birthDates,
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([place, birth, sequence]) => citizen(place + birth + String(sequence).padStart(3, '0')))

test('every generated resident number is right and says its own parts', () => {
  fc.assert(
    fc.property(residentNumbers, (number) => {
      const finding = check('residentIdentityCard', number)
      assert.ok(finding.valid && finding.facts)
      const { birthOn, regionCode, sex } = finding.facts
      assert.equal(regionCode + birthOn.toString().replaceAll('-', ''), number.slice(0, 14))
      assert.equal(sex === 'male', Number(number.charAt(16)) % 2 === 1)
    }),
  )
})

test('one wrong digit anywhere in a resident number is caught', () => {
  fc.assert(
    fc.property(
      residentNumbers,
      fc.nat({ max: 17 }),
      fc.constantFrom(...'0123456789X'.split('')),
      (number, place, other) => {
        fc.pre(number.charAt(place) !== other)
        const changed = number.slice(0, place) + other + number.slice(place + 1)
        assert.ok(!check('residentIdentityCard', changed).valid)
      },
    ),
  )
})

test('two neighbours changing places in a resident number are caught', () => {
  fc.assert(
    fc.property(residentNumbers, fc.nat({ max: 16 }), (number, place) => {
      const [left, right] = [number.charAt(place), number.charAt(place + 1)]
      fc.pre(left !== right)
      const changed = number.slice(0, place) + right + left + number.slice(place + 2)
      assert.ok(!check('residentIdentityCard', changed).valid)
    }),
  )
})

test('the check character alone catches both slips, whatever the digits mean', () => {
  const digits = fc.stringMatching(/^\d{17}$/)
  fc.assert(
    fc.property(digits, fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
      const [left, right] = [body.charAt(place), body.charAt(place + 1)]
      const other = String((Number(left) + by) % 10)
      const slip = body.slice(0, place) + other + body.slice(place + 1)
      assert.notEqual(mod11Check(slip), mod11Check(body))
      fc.pre(left !== right)
      const swap = body.slice(0, place) + right + left + body.slice(place + 2)
      assert.notEqual(mod11Check(swap), mod11Check(body))
    }),
  )
})

test('the weights are those that GB 11643 prints', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  fc.assert(
    fc.property(fc.stringMatching(/^\d{17}$/), (body) => {
      const sum = weights.reduce((total, weight, i) => total + weight * Number(body.charAt(i)), 0)
      assert.equal(mod11Check(body), '10X98765432'.charAt(sum % 11))
    }),
  )
})

test('to normalise twice is to normalise once, and separators never matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      assert.equal(normaliseNumber(normaliseNumber(raw)), normaliseNumber(raw))
    }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('4', '４', 'x', 'Ｘ', ' ', '　', '-', '－', '（', ')', '/')),
      (parts) => {
        const kept = parts.filter((part) => !' 　-－（)/'.includes(part))
        const plain = kept.map((part) => ('4４'.includes(part) ? '4' : 'X')).join('')
        assert.equal(normaliseNumber(parts.join('')), plain)
      },
    ),
  )
})

test('no text whatever makes a checker throw', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ALL_DOCUMENT_KINDS),
      fc.string({ unit: 'binary' }),
      (kind, raw) => {
        assert.equal(typeof check(kind, raw).valid, 'boolean')
      },
    ),
  )
})
