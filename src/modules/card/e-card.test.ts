import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { CARD_STATUSES } from './card.ts'
import {
  decideIssue,
  decideUse,
  E_CARD_ACTIONS,
  E_CARD_STATUSES,
  E_CARD_STEPS,
  eCardAfter,
  passwordFault,
} from './e-card.ts'
import { cutReason } from './failure.ts'

const REPORTED = Temporal.Instant.from('2026-11-01T00:00:00Z')
const LATER = REPORTED.add({ hours: 1 })
const NUMBER = '440106199003070271'

test('a password is six digits, no pattern, and not out of the identity number', () => {
  const cases = {
    '135792': undefined,
    '902417': undefined,
    '12345': 'PASSWORD_NOT_SIX_DIGITS',
    '1234567': 'PASSWORD_NOT_SIX_DIGITS',
    '１３５７９２': 'PASSWORD_NOT_SIX_DIGITS',
    '13579a': 'PASSWORD_NOT_SIX_DIGITS',
    '888888': 'PASSWORD_REPEATED',
    '121212': 'PASSWORD_REPEATED',
    '123123': 'PASSWORD_REPEATED',
    '123456': 'PASSWORD_CONSECUTIVE',
    '987654': 'PASSWORD_CONSECUTIVE',
    '199003': 'PASSWORD_FROM_NUMBER',
    '070271': 'PASSWORD_FROM_NUMBER',
  } as const
  for (const [password, fault] of Object.entries(cases))
    assert.equal(passwordFault(password, ['H12345678', NUMBER]), fault, password)
  assert.equal(passwordFault('199003', []), undefined, 'without such a number')
})

test('an electronic card shows codes only with a card that works, or by own permission', () => {
  const eCardOf = fc.option(
    fc.record({
      status: fc.constantFrom(...E_CARD_STATUSES),
      permittedLossAt: fc.constantFrom(undefined, REPORTED, LATER),
    }),
    { nil: undefined },
  )
  const onLossOf = fc.constantFrom('requireAuthorisation', 'usable', 'unusable')
  fc.assert(
    fc.property(fc.constantFrom(...CARD_STATUSES), eCardOf, onLossOf, (status, eCard, onLoss) => {
      const decision = decideUse({ status, lossReportedAt: REPORTED, eCard }, onLoss)
      const working = status === 'normal' || status === 'replacing'
      const permitted =
        status === 'temporarilyLost' &&
        onLoss !== 'unusable' &&
        eCard?.permittedLossAt?.equals(REPORTED) === true
      assert.equal(decision.granted, eCard?.status !== 'locked' && (working || permitted))
      if (!decision.granted) assert.ok(decision.instead.length > 0)
    }),
  )
})

test('what is off stays off, and each status but that one can end', () => {
  assert.deepEqual(E_CARD_STEPS.off, {})
  for (const status of ['active', 'locked'] as const)
    assert.equal(eCardAfter(status, 'cancel'), 'off')
  const named = new Set<string>(E_CARD_ACTIONS)
  for (const steps of Object.values(E_CARD_STEPS))
    for (const action of Object.keys(steps)) assert.ok(named.has(action), action)
  assert.throws(() => eCardAfter('off', 'resetPassword'), /cannot resetPassword/)
})

test('an electronic card is issued with a card that works', () => {
  for (const status of CARD_STATUSES)
    assert.equal(decideIssue(status).granted, status === 'normal' || status === 'replacing', status)
  const none = decideIssue(undefined)
  assert.ok(!none.granted)
  assert.deepEqual(none.instead, ['apply'])
})

test('a reason keeps to fifty bytes of GB18030 and is never cut inside a character', () => {
  assert.equal(cutReason('a'.repeat(60)), 'a'.repeat(50))
  assert.equal(cutReason('证'.repeat(30)), '证'.repeat(25))
  assert.equal(cutReason('𠮷'.repeat(30)), '𠮷'.repeat(12), 'four bytes each')
  assert.equal(cutReason(`${'a'.repeat(49)}证`), 'a'.repeat(49))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const cut = cutReason(text)
      assert.ok(text.startsWith(cut))
      assert.ok(Array.from(cut).length <= 50)
      assert.equal(cutReason(cut), cut)
    }),
  )
})
