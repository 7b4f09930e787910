import assert from 'node:assert/strict'
import test from 'node:test'
import { overlappingPeriods } from './overlapping-periods.ts'

test('a month, a quarter and a year that share a day are the same time for one subsidy', () => {
  assert.deepEqual(overlappingPeriods('2026-11'), ['2026', '2026-Q4', '2026-11'])
  assert.deepEqual(overlappingPeriods('2026-Q1'), [
    '2026',
    '2026-Q1',
    '2026-01',
    '2026-02',
    '2026-03',
  ])
  assert.equal(overlappingPeriods('2026').length, 1 + 4 + 12)
  assert.deepEqual(overlappingPeriods('once'), ['once'])
  for (const one of overlappingPeriods('2026'))
    assert.ok(overlappingPeriods(one).includes('2026'), 'it holds for both')
})
