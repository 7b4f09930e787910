import assert from 'node:assert/strict'
import test from 'node:test'
import { assert as always, bigInt, property } from 'fast-check'
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatMoney,
  formatMonth,
  formatTime,
} from './format.ts'

const day = Temporal.PlainDate.from('2026-11-25')

test('a date is written as its readers write it', () => {
  assert.equal(formatDate('zh-Hans', day), '2026年11月25日(周三)')
  assert.equal(formatDate('zh-Hant', day), '2026年11月25日(星期三)')
  assert.equal(formatDate('en', day), 'Wed 25 Nov 2026')
  assert.equal(formatDate('pt', day), '25 de Novembro de 2026')
  assert.equal(formatMonth('zh-Hant', day), '2026年11月')
  assert.equal(formatMonth('pt', day), 'Novembro de 2026')
})

test('a time is the time in Guangdong, also just after midnight there', () => {
  const at = Temporal.Instant.from('2026-11-24T16:05:59Z')
  assert.equal(formatTime(at), '00:05')
  assert.equal(formatDateTime('zh-Hans', at), '2026年11月25日(周三) 00:05')
  assert.equal(formatDateTime('en', at), 'Wed 25 Nov 2026 00:05')
})

test('money is yuan with two decimals and thousands apart', () => {
  assert.equal(formatMoney(128600n), '¥1,286.00')
  assert.equal(formatMoney(5n), '¥0.05')
  assert.equal(formatMoney(-123456789n), '−¥1,234,567.89')
  assert.equal(formatCount(1250000), '1,250,000')
  assert.equal(formatCount(-1250), '−1,250')
})

test('no fen is lost on the way to the page', () => {
  always(
    property(bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), (fen) => {
      const digits = formatMoney(fen).replaceAll(/[¥,.]/g, '').replace('−', '-')
      assert.equal(BigInt(digits), fen)
    }),
  )
})
