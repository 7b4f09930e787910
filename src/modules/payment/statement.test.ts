import assert from 'node:assert/strict'
import test from 'node:test'
import { groupsOf, mayTellTotals, statementDigest, type StatementRow } from './statement.ts'

const scope = {
  programmeCode: 'MZ-001',
  payPeriod: '2026-12',
  regionCode: '440106',
  village: '东村',
}
const row = (change: Partial<StatementRow> = {}): StatementRow => ({
  maskedName: '陈*怡',
  amountFen: 10_000n,
  paidOn: Temporal.PlainDate.from('2026-12-10'),
  subItem: '',
  ...change,
})
const rows = (count: number, subItem: string) =>
  Array.from({ length: count }, () => row({ subItem }))

test('sums of groups are told only where every group is large', () => {
  assert.deepEqual(
    groupsOf([...rows(10, '一类'), ...rows(12, '二类')], 10).map(({ count }) => count),
    [10, 12],
  )
  assert.deepEqual(groupsOf([...rows(9, '一类'), ...rows(12, '二类')], 10), [])
  assert.deepEqual(groupsOf(rows(30, '一类'), 10), [], 'one group is the total itself')
  assert.deepEqual([mayTellTotals(9, 10), mayTellTotals(10, 10)], [false, true])
})

test('a paper is known by every character that stands on it', () => {
  const digest = statementDigest(scope, [row()])
  assert.match(digest, /^[0-9a-f]{64}$/)
  assert.equal(statementDigest(scope, [row()]), digest)
  const others = [
    statementDigest({ ...scope, village: '西村' }, [row()]),
    statementDigest({ ...scope, regionCode: '440105' }, [row()]),
    statementDigest(scope, [row({ amountFen: 10_001n })]),
    statementDigest(scope, [row({ maskedName: '陈*宜' })]),
    statementDigest(scope, [row({ paidOn: Temporal.PlainDate.from('2026-12-11') })]),
    statementDigest(scope, [row(), row()]),
  ]
  assert.ok(!others.includes(digest))
  assert.equal(new Set(others).size, others.length)
})
