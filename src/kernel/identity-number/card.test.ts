import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  checkBankCardNumber,
  checkCardNumber,
  luhnCheck,
  makeCardIdentifier,
  parseCardIdentifier,
} from './index.ts'

const BANK_CARDS: readonly (readonly [string, string])[] = [
  ['6217566000000000018', 'right'],
  ['6228480000000000018', 'right'],
  ['6217000000000000012', 'right'],
  ['6200001234567890128', 'right'],
  ['6217 5660 0000 0000 018', 'right'],
  ['６２１７５６６００００００００００１８', 'right'],
  ['6217566000000000019', 'WRONG_CHECK_CHARACTER'],
  ['4111111111111111', 'WRONG_ISSUER'],
  ['621756600000001', 'WRONG_LENGTH'],
  ['62175660000000000180', 'WRONG_LENGTH'],
  // What a spreadsheet makes of a card number.
  ['6.21757E+18', 'WRONG_CHARACTER'],
  ['', 'WRONG_LENGTH'],
]

for (const [value, expected] of BANK_CARDS)
  test(`bank card “${value}” is ${expected}`, () => {
    const finding = checkBankCardNumber(value)
    assert.equal(finding.valid ? 'right' : finding.reason, expected)
  })

test('a bank card says its issuer and its tail', () => {
  assert.deepEqual(checkBankCardNumber('6217566000000000018'), {
    valid: true,
    normalised: '6217566000000000018',
    issuerIdentification: '621756',
    lastFour: '0018',
  })
})

test('one wrong digit in a bank card is caught', () => {
  const bodies = fc.stringMatching(/^62\d{14,16}$/)
  fc.assert(
    fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, anywhere, by) => {
      const number = body + luhnCheck(body)
      assert.ok(checkBankCardNumber(number).valid)
      const place = anywhere % number.length
      const other = String((Number(number.charAt(place)) + by) % 10)
      const slip = number.slice(0, place) + other + number.slice(place + 1)
      assert.ok(!checkBankCardNumber(slip).valid)
    }),
  )
})

const CARD_NUMBERS: readonly (readonly [string, string])[] = [
  ['123456789', '123456789'],
  ['k1234567', 'K1234567'],
  ['Ｋ12345678', 'K12345678'],
  ['1234567', 'WRONG_LENGTH'],
  ['1234567890123', 'WRONG_LENGTH'],
  ['K12345?7', 'WRONG_CHARACTER'],
]

for (const [value, expected] of CARD_NUMBERS)
  test(`card number “${value}” gives ${expected}`, () => {
    const finding = checkCardNumber(value)
    assert.equal(finding.valid ? finding.normalised : finding.reason, expected)
  })

test('a card identifier comes apart into its region and its card, in any spelling', () => {
  const parts = { issuingRegionCode: '440100', cardPart: '00112233445566FF' }
  for (const written of [
    '440100D15600000500112233445566FF',
    '440100d15600000500112233445566ff',
    '4401 00D1 5600 0005 0011 2233 4455 66FF',
  ])
    assert.deepEqual(parseCardIdentifier(written), parts)
})

test('what is not a card identifier has no parts', () => {
  for (const written of [
    '',
    '440100D15600000500112233445566F',
    '440100D15600000600112233445566FF',
    '44010AD15600000500112233445566FF',
    '440100D15600000500112233445566FG',
  ])
    assert.equal(parseCardIdentifier(written), undefined, written)
})

test('a card identifier that is made comes apart into what it was made of', () => {
  const parts = fc.record({
    issuingRegionCode: fc.stringMatching(/^\d{6}$/),
    cardPart: fc.stringMatching(/^[0-9A-F]{16}$/),
  })
  fc.assert(
    fc.property(parts, (made) => {
      assert.deepEqual({ ...parseCardIdentifier(makeCardIdentifier(made)) }, { ...made })
    }),
  )
  assert.throws(() => makeCardIdentifier({ issuingRegionCode: '4401', cardPart: '0' }), RangeError)
})
