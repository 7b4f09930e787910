import assert from 'node:assert/strict'
import test from 'node:test'
import { minuteOfWeek, openSpans } from './opening-hours.ts'

const isOpen = (words: string, at: string): boolean => {
  const minute = minuteOfWeek(Temporal.Instant.from(`${at}+08:00`))
  return (openSpans(words) ?? []).some(({ from, until }) => from <= minute && minute < until)
}

// 2026-11-23 is a Monday, 2026-11-29 a Sunday.
test('a place is open from the first minute to the last, on its days', () => {
  const noonBreak = '周一至周五 09:00-12:00 13:00-17:00'
  assert.equal(isOpen(noonBreak, '2026-11-23T08:59'), false)
  assert.equal(isOpen(noonBreak, '2026-11-23T09:00'), true)
  assert.equal(isOpen(noonBreak, '2026-11-23T12:00'), false)
  assert.equal(isOpen(noonBreak, '2026-11-27T16:59'), true)
  assert.equal(isOpen(noonBreak, '2026-11-27T17:00'), false)
  assert.equal(isOpen(noonBreak, '2026-11-28T10:00'), false)
  assert.equal(isOpen('09:00-17:00（周一闭馆）', '2026-11-23T10:00'), false)
  assert.equal(isOpen('09:00-17:00（周一闭馆）', '2026-11-29T10:00'), true)
  assert.equal(isOpen('周一至周六 09:00-18:00', '2026-11-29T10:00'), false)
})

test('hours that reach past midnight belong to the evening before, Sunday night too', () => {
  assert.equal(isOpen('18:00-02:00', '2026-11-24T01:59'), true)
  assert.equal(isOpen('18:00-02:00', '2026-11-24T02:00'), false)
  assert.equal(isOpen('18:00-02:00', '2026-11-23T01:30'), true)
  assert.equal(isOpen('周一至周六 18:00-02:00', '2026-11-23T01:30'), false)
  assert.equal(isOpen('周一至周六 18:00-02:00', '2026-11-29T01:30'), true)
})

test('day and night is always open, and nobody guesses what cannot be read', () => {
  for (const at of ['2026-11-23T00:00', '2026-11-26T12:00', '2026-11-29T23:59'])
    assert.equal(isOpen('00:00-24:00', at), true)
  assert.equal(openSpans('逢农历初一'), undefined)
})

test('hours that no clock shows are no hours', () => {
  for (const words of ['25:00-26:00', '09:00-17:60', '99:00-17:00', '24:30-25:00'])
    assert.equal(openSpans(words), undefined, words)
  for (const words of ['24:00-06:00', '0:00-24:00', '周一至周六 8:05-23:59'])
    for (const { from, until } of openSpans(words) ?? [{ from: 1, until: 0 }])
      assert.ok(0 <= from && from <= until && until <= 7 * 24 * 60, words)
})
