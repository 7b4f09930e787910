import assert from 'node:assert/strict'
import test from 'node:test'
import { array, assert as always, integer, property, tuple } from 'fast-check'
import {
  checkCriteria,
  decideOutcome,
  decideScore,
  rankCandidates,
  type Score,
  STANDARD_CRITERIA,
} from './admission.ts'
import { shuffled } from './neutral-order.ts'

const sheet = (applicationId: string, assessorId: string, points: readonly number[]): Score[] =>
  STANDARD_CRITERIA.map(({ code }, i) => ({
    applicationId,
    assessorId,
    criterionCode: code,
    points: points[i] ?? 0,
  }))

test('full points by everybody are the whole, none are nothing', () => {
  const scores = [
    ...sheet('full', 'a', [100, 100, 100, 100, 100]),
    ...sheet('full', 'b', [100, 100, 100, 100, 100]),
    ...sheet('none', 'a', []),
    ...sheet('none', 'b', []),
  ]
  const ranked = rankCandidates(STANDARD_CRITERIA, scores)
  assert.deepEqual(
    ranked.map(({ applicationId, result, rank }) => [applicationId, result, rank]),
    [
      ['full', 10_000, 1],
      ['none', 0, 2],
    ],
  )
})

test('a candidate whom fewer than two have scored in full stands in no ranking', () => {
  const half = sheet('half', 'b', [100, 100]).slice(0, 2)
  const scores = [...sheet('half', 'a', [90, 90, 90, 90, 90]), ...half]
  assert.deepEqual(rankCandidates(STANDARD_CRITERIA, scores), [])
})

test('equal results share a rank, and the next is counted on', () => {
  const scores = ['x', 'y', 'z'].flatMap((id, i) =>
    ['a', 'b'].flatMap((who) => sheet(id, who, i < 2 ? [80, 80, 80, 80, 80] : [70, 70, 70])),
  )
  assert.deepEqual(
    rankCandidates(STANDARD_CRITERIA, scores).map(({ rank }) => rank),
    [1, 1, 3],
  )
})

const points = tuple(...STANDARD_CRITERIA.map(() => integer({ min: 0, max: 100 })))

test('the order in which scores came in changes nothing, and no result leaves its range', () => {
  always(
    property(
      array(tuple(points, points), { minLength: 1, maxLength: 6 }),
      integer(),
      (all, seed) => {
        const scores = all.flatMap(([a, b], i) => [
          ...sheet(`c${i}`, 'a', a),
          ...sheet(`c${i}`, 'b', b),
        ])
        const ranked = rankCandidates(STANDARD_CRITERIA, scores)
        assert.deepEqual(rankCandidates(STANDARD_CRITERIA, shuffled(scores, seed)), ranked)
        assert.equal(ranked.length, all.length)
        for (const { result } of ranked) assert.ok(result >= 0 && result <= 10_000)
      },
    ),
  )
})

test('the weights of a round are 100 together and its criteria differ', () => {
  assert.equal(checkCriteria(STANDARD_CRITERIA), undefined)
  assert.equal(checkCriteria(STANDARD_CRITERIA.slice(1)), 'CRITERIA_WEIGHTS_WRONG')
  const [first] = STANDARD_CRITERIA
  assert.equal(checkCriteria([first, first]), 'CRITERIA_NOT_DISTINCT')
})

const refusalOf = (decision: { granted: boolean; refusal?: string }) => decision.refusal

test('a score sheet is whole, within range, entered once and before the outcome', () => {
  const criteria = STANDARD_CRITERIA.slice(0, 2)
  const facts = { criteria, decided: false, scoredBefore: false }
  const good = { network: 100, accessibility: 0 }
  assert.equal(decideScore({ ...facts, points: good }).granted, true)
  for (const wrong of [{}, { network: 5 }, { ...good, network: 101 }, { ...good, more: 1 }])
    assert.equal(refusalOf(decideScore({ ...facts, points: wrong })), 'POINTS_WRONG')
  const again = decideScore({ ...facts, points: good, scoredBefore: true })
  assert.equal(refusalOf(again), 'ALREADY_SCORED')
  const late = decideScore({ ...facts, points: good, decided: true })
  assert.equal(refusalOf(late), 'ALREADY_DECIDED')
})

test('an outcome comes after the closing, once, from nobody who scored', () => {
  const ranked = { applicationId: 'x', result: 9000, rank: 1, assessors: ['a', 'b'] }
  const facts = {
    ranked,
    assessorIds: ['a', 'b'],
    deciderId: 'c',
    closed: true,
    decided: false,
  }
  assert.equal(decideOutcome(facts).granted, true)
  const cases = [
    [{ decided: true }, 'ALREADY_DECIDED'],
    [{ closed: false }, 'ROUND_STILL_OPEN'],
    [{ ranked: undefined }, 'ASSESSMENTS_MISSING'],
    [{ deciderId: 'b' }, 'DECIDER_HAS_ASSESSED'],
  ] as const
  for (const [change, refusal] of cases)
    assert.equal(refusalOf(decideOutcome({ ...facts, ...change })), refusal)
})
