import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  decideCase,
  decideReissue,
  readyBecause,
  resolverOf,
  RETURN_CASE_ACTIONS,
  RETURN_CASE_STATUSES,
  RETURN_CASE_TRANSITIONS,
  type ReturnFacts,
} from './return-case.ts'
import { routeOf } from './reason-words.ts'
import { RETURN_REASONS } from './return-reason.ts'

const reasons = [...Object.keys(RETURN_REASONS), 'held', 'batchWithdrawn', 'permissionGone']
const facts: fc.Arbitrary<ReturnFacts> = fc.record({
  status: fc.constantFrom(...RETURN_CASE_STATUSES),
  reasonCode: fc.constantFrom(...reasons),
  otherAccount: fc.boolean(),
  sameAccount: fc.boolean(),
  fitSince: fc.boolean(),
  died: fc.boolean(),
})

test('money goes out again only to an account that the holder has, and to nobody who died', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const decision = decideReissue(one)
      if (!decision.granted) return
      assert.ok(one.otherAccount || one.sameAccount)
      assert.ok(!one.died)
      assert.notEqual(routeOf(one.reasonCode).retry, 'never')
      assert.ok(one.status !== 'reissued' && one.status !== 'stopped')
    }),
  )
})

test('the account that failed for good is paid only when the holder permitted another', () => {
  fc.assert(
    fc.property(facts, (one) => {
      if (routeOf(one.reasonCode).retry !== 'withPermission') return
      if (decideReissue(one).granted) assert.ok(one.otherAccount)
    }),
  )
})

test('the program proposes nothing that a maker could not submit, and nothing unmended', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const why = readyBecause(one)
      if (why === undefined) return
      assert.ok(decideReissue(one).granted)
      assert.ok(decideReissue({ ...one, status: 'ready' }).granted)
      assert.notEqual(one.status, 'verifying')
      assert.ok(why === 'accountChanged' ? one.otherAccount : one.fitSince)
    }),
  )
})

test('every refusal of a reissue says what to do, unless the case has ended', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const decision = decideReissue(one)
      if (decision.granted || decision.refusal === 'CASE_NOT_IN_STATUS') return
      for (const action of decision.instead)
        if (action !== 'stop' && action !== 'remind' && action !== 'verify') assert.fail(action)
      assert.ok(decision.instead.length > 0)
    }),
  )
})

test('what was paid again or stopped stays so, and everything else can still be stopped', () => {
  for (const status of RETURN_CASE_STATUSES)
    for (const action of RETURN_CASE_ACTIONS) {
      if (action === 'reissue') continue
      const { granted } = decideCase(status, action)
      if (status === 'reissued' || status === 'stopped') assert.ok(!granted, `${status} ${action}`)
      else if (action === 'stop') assert.ok(granted, status)
    }
  assert.deepEqual(Object.keys(RETURN_CASE_TRANSITIONS.ready).toSorted(), [
    'reissue',
    'stop',
    'verify',
  ])
})

test('whoever has the fewest on their desk is next, equals by code', () => {
  assert.equal(resolverOf([]), undefined)
  const desks = [
    { id: 'b', code: 'b', open: 1 },
    { id: 'c', code: 'c', open: 0 },
    { id: 'a', code: 'a', open: 0 },
  ]
  assert.equal(resolverOf(desks), 'a')
})
