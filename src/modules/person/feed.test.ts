import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  decideFeedStep,
  FEED_ACTIONS,
  FEED_STATUSES,
  type FeedFacts,
  type FeedManifest,
  type FeedRecord,
  findingsOf,
  inOrder,
} from './feed.ts'

test('every step of a delivery is in the table, and no other is granted', () => {
  const granted = FEED_STATUSES.flatMap((status) =>
    FEED_ACTIONS.flatMap((action) => {
      const step = decideFeedStep(status, action)
      return step.granted ? [`${status} ${action} ${step.outcome}`] : []
    }),
  )
  assert.deepEqual(granted, [
    'received settle settled',
    'quarantined release settled',
    'quarantined drop dropped',
  ])
})

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const record = (sequence: number, change: Partial<FeedRecord> = {}): FeedRecord => ({
  sequence,
  kind: 'died',
  documentKind: 'residentIdentityCard',
  documentNumber: '440106199003070021',
  diedOn: '2026-11-01',
  ...change,
})
const records = (count: number, after = 0) =>
  Array.from({ length: count }, (_, i) => record(after + 1 + i))
const manifest = (count: number, after = 0, change: Partial<FeedManifest> = {}): FeedManifest => ({
  count,
  digest: 'd',
  issuedAt: AT.subtract({ hours: 1 }),
  fromSequence: after + 1,
  toSequence: after + count,
  ...change,
})
const facts = (change: Partial<FeedFacts> = {}): FeedFacts => ({
  after: 0,
  digest: 'd',
  at: AT,
  recentCounts: [100, 120],
  lastHeardAt: AT.subtract({ hours: 2 }),
  staleHours: 48,
  silentHours: 168,
  ratioLimit: 5,
  usualCount: 50,
  ...change,
})

const CASES: readonly (readonly [
  says: string,
  manifest: FeedManifest,
  records: readonly FeedRecord[],
  facts: FeedFacts,
  findings: readonly string[],
])[] = [
  ['a usual page', manifest(3), records(3), facts(), []],
  ['an empty page', manifest(0), [], facts(), []],
  ['a page after others', manifest(2, 40), records(2, 40), facts({ after: 40 }), []],
  ['another digest', manifest(3), records(3), facts({ digest: 'x' }), ['digestWrong']],
  ['a record too few', manifest(3), records(2), facts(), ['countWrong', 'sequenceGap']],
  ['a hole', manifest(2, 0, { toSequence: 3 }), [record(1), record(3)], facts(), ['sequenceGap']],
  ['a lost beginning', manifest(2, 5), records(2, 5), facts({ after: 3 }), ['sequenceGap']],
  ['another order', manifest(3), records(3).toReversed(), facts(), []],
  [
    'the same line twice',
    manifest(4, 0, { toSequence: 3 }),
    [...records(3), record(2)],
    facts(),
    [],
  ],
  [
    'two lines of one number',
    manifest(3, 0, { toSequence: 2 }),
    [...records(2), record(2, { diedOn: '2026-11-02' })],
    facts(),
    ['contentConflict'],
  ],
  ['what came before', manifest(3), records(3), facts({ after: 1 }), []],
  [
    'an old page',
    manifest(1, 0, { issuedAt: AT.subtract({ hours: 49 }) }),
    records(1),
    facts(),
    ['stale'],
  ],
  [
    'a long silence',
    manifest(0),
    [],
    facts({ lastHeardAt: AT.subtract({ hours: 169 }) }),
    ['silent'],
  ],
  ['ten times as many', manifest(1100), records(1100), facts(), ['oversized']],
  ['five times as many', manifest(550), records(550), facts(), []],
  ['a big first page', manifest(251), records(251), facts({ recentCounts: [] }), ['oversized']],
]

for (const [says, page, list, given, findings] of CASES)
  test(`${says}: ${findings.length === 0 ? 'applied' : findings.join(' and ')}`, () => {
    assert.deepEqual(findingsOf(page, list, given), findings)
  })

test('any order and any repetition of a page come to the same records', () => {
  const shuffled = fc
    .integer({ min: 1, max: 20 })
    .chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.shuffledSubarray(records(count), { minLength: count, maxLength: count }),
        fc.subarray(records(count)),
      ),
    )
  fc.assert(
    fc.property(shuffled, ([count, order, again]) => {
      assert.deepEqual(inOrder([...order, ...again]), records(count))
    }),
  )
})
