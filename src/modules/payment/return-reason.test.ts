import assert from 'node:assert/strict'
import test from 'node:test'
import { isoReason, ownReason } from './reason-mapping.ts'
import { isReturnReason, RETURN_REASONS } from './return-reason.ts'

const entries = Object.entries(RETURN_REASONS)

test('every reason of the list of returns is there, with words and what to do', () => {
  const numbers = Array.from({ length: 13 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`)
  assert.deepEqual(Object.keys(RETURN_REASONS), [...numbers, 'R99'])
  for (const [, { zh, todo }] of entries) assert.match(`${zh}${todo}`, /^[\p{Script=Han}，、；]+$/u)
})

test('only a death stops every payment to a person and leads to recovery', () => {
  const whose = (test: (route: (typeof RETURN_REASONS)[keyof typeof RETURN_REASONS]) => boolean) =>
    entries.filter(([, route]) => test(route)).map(([code]) => code)
  assert.deepEqual(
    whose(({ stopsPerson }) => stopsPerson),
    ['R09'],
  )
  assert.deepEqual(
    whose(({ recovers }) => recovers),
    ['R09'],
  )
  assert.deepEqual(
    whose(({ retry }) => retry === 'never'),
    ['R09', 'R11'],
  )
  assert.deepEqual(
    whose(({ retry }) => retry === 'withPermission'),
    ['R02', 'R08', 'R10'],
  )
})

test('codes of ISO 20022 mean what the list says, and unknown ones stay in their own words', () => {
  const meant = (code: string) => isoReason(code, '').reason
  assert.deepEqual(
    ['AC01', 'AC04', 'AC06', 'AM02', 'AM05', 'BE01', 'MD07', 'FR01', 'NARR', 'ZZ99'].map(meant),
    ['R02', 'R02', 'R03', 'R07', 'R11', 'R01', 'R09', 'R13', 'R99', 'R99'],
  )
  assert.deepEqual(isoReason('ZZ99', '其他 原因'), {
    reason: 'R99',
    scheme: 'iso20022',
    code: 'ZZ99',
    text: '其他 原因',
  })
})

test('codes of a bank mean what all banks agreed on, else what this bank agreed on', () => {
  const own = { 'X-17': 'R03', R01: 'R13' } as const
  assert.equal(ownReason('R09', '', own).reason, 'R09')
  assert.equal(ownReason('X-17', '', own).reason, 'R03')
  assert.equal(ownReason('R01', '', own).reason, 'R01')
  assert.equal(ownReason('X-18', '无此码', own).reason, 'R99')
  for (const word of ['constructor', '__proto__', 'toString', 'R14', 'R00', ''])
    assert.equal(ownReason(word, '').reason, 'R99', word)
  for (const word of ['constructor', '__proto__'])
    assert.deepEqual([isoReason(word, '').reason, isReturnReason(word)], ['R99', false])
})
