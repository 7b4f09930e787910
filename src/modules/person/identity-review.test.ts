import assert from 'node:assert/strict'
import test from 'node:test'
import { compareNames } from '#kernel/name-comparison.ts'
import { decideReview, identityStateOf, reviewNeeded } from './identity-review.ts'

test('a passport of another state has no register that answers, so two people look', () => {
  assert.equal(reviewNeeded('passportForeign', undefined), 'noOnlineSource')
  assert.equal(reviewNeeded('travelPermitHongKongMacao', undefined), undefined)
})

test('a name that differs goes to a second person, one written otherwise does not', () => {
  const permit = (one: string, other: string) =>
    reviewNeeded('travelPermitHongKongMacao', compareNames(one, other))
  assert.equal(permit('CHAN TAI MAN', 'Chan, Tai-Man'), undefined)
  assert.equal(permit('CHAN TAI MAN', 'CHAN SIU MING'), 'nameNeedsLook')
  // The register is asked by the Chinese name; the Latin one is beside it.
  assert.equal(permit('陳大文', 'CHAN TAI MAN'), undefined)
})

test('an identity is settled unless something about it is open or refused', () => {
  const state = (
    check: Parameters<typeof identityStateOf>[0]['check'],
    review: Parameters<typeof identityStateOf>[0]['review'],
  ) => identityStateOf({ check, review })
  assert.equal(state(undefined, undefined), 'settled')
  assert.equal(state('matched', undefined), 'settled')
  assert.equal(state('waiting', undefined), 'asked')
  assert.equal(state('waiting', 'waiting'), 'inReview')
  assert.equal(state('waiting', 'confirmed'), 'settled')
  assert.equal(state('mismatched', 'waiting'), 'inReview')
  assert.equal(state('mismatched', 'confirmed'), 'settled')
  assert.equal(state('matched', 'refused'), 'refused')
})

const asker = { staffId: 's1', agencyCode: 'desk-440400' }
const review = { status: 'waiting', asker } as const

test('who decides is another person of another unit, and says why', () => {
  const decide = (staffId: string, agencyCode: string, reason = 'seen', one = review) => {
    const decision = decideReview(one, { staffId, agencyCode }, { confirm: true, reason })
    return decision.granted ? decision.outcome : decision.refusal
  }
  assert.equal(decide('s1', 'hrss-440100'), 'SAME_PERSON_DECIDES')
  assert.equal(decide('s2', 'desk-440400'), 'SAME_UNIT_DECIDES')
  assert.equal(decide('s2', 'hrss-440100', '  '), 'REASON_MISSING')
  assert.equal(decide('s2', 'hrss-440100'), 'confirmed')
  const second = { staffId: 's2', agencyCode: 'hrss-440100' }
  const decided = { status: 'refused', asker } as const
  const again = decideReview(decided, second, { confirm: true, reason: 'seen' })
  assert.equal(again.granted ? '' : again.refusal, 'REVIEW_NOT_OPEN')
})
