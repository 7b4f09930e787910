import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { covers } from '#kernel/period.ts'
import { ACCOUNT_ACTIONS, ACCOUNT_STATUSES, decideAccount } from './account.ts'
import {
  ACKNOWLEDGEMENT_ACTIONS,
  ACKNOWLEDGEMENT_STATUSES,
  type Answer,
  decideAnswer,
  decideStep,
} from './acknowledgement.ts'
import {
  type Assignment,
  assignmentAt,
  type ChangeFacts,
  decideCancelChange,
  decideChange,
  decideOpening,
  mayChange,
  reliableAssignment,
} from './assignment.ts'
import { ACCOUNT_TRANSITIONS, ACKNOWLEDGEMENT_TRANSITIONS, cutOverChoices } from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const hours = (count: number) => AT.add({ hours: count })

test('an account takes the steps of the table and no other', () => {
  for (const status of ACCOUNT_STATUSES)
    for (const action of ACCOUNT_ACTIONS) {
      const listed = Object.hasOwn(ACCOUNT_TRANSITIONS[status], action)
      assert.equal(decideAccount(status, action, { inUse: false }).granted, listed)
    }
})

test('an account that a programme pays is watched but not closed', () => {
  assert.ok(decideAccount('active', 'watch', { inUse: true }).granted)
  const refused = decideAccount('watched', 'close', { inUse: true })
  assert.ok(!refused.granted && refused.refusal === 'ACCOUNT_IN_USE')
  assert.deepEqual(refused.instead, ['changeAccount'])
})

const facts = (change: Partial<ChangeFacts> = {}): ChangeFacts => ({
  actsForThemselves: true,
  standing: 'living',
  programmeInForce: true,
  current: { accountId: 'old' },
  underWay: undefined,
  target: { id: 'new', status: 'active' },
  consented: true,
  ...change,
})

const changeRefusal = (change: Partial<ChangeFacts>) => {
  const decision = decideChange(facts(change))
  return decision.granted ? decision.outcome : decision.refusal
}

test('money moves only by the holder, to an active account, with consent', () => {
  assert.equal(changeRefusal({}), 'change')
  assert.equal(changeRefusal({ actsForThemselves: false }), 'NOT_THE_HOLDER')
  assert.equal(changeRefusal({ standing: 'deceased' }), 'PERSON_NOT_LIVING')
  assert.equal(changeRefusal({ standing: 'merged' }), 'PERSON_WAS_MERGED')
  assert.equal(changeRefusal({ programmeInForce: false }), 'PROGRAMME_NOT_IN_FORCE')
  assert.equal(changeRefusal({ current: undefined }), 'NO_ASSIGNMENT')
  assert.equal(changeRefusal({ underWay: { accountId: 'third' } }), 'CHANGE_UNDER_WAY')
  assert.equal(changeRefusal({ underWay: { accountId: 'new' } }), 'unchanged')
  assert.equal(changeRefusal({ current: { accountId: 'new' } }), 'unchanged')
  assert.equal(changeRefusal({ target: undefined }), 'ACCOUNT_NOT_ACTIVE')
  for (const status of ['announced', 'watched', 'closed'] as const)
    assert.equal(changeRefusal({ target: { id: 'new', status } }), 'ACCOUNT_NOT_ACTIVE')
  assert.equal(changeRefusal({ consented: false }), 'CONSENT_MISSING')
})

test('without consent nothing ever moves, whatever else is true', () => {
  const account = fc.constantFrom('old', 'new', 'third')
  const someFacts = fc.record({
    actsForThemselves: fc.boolean(),
    standing: fc.constantFrom('living', 'deceased', 'merged', 'unknown'),
    programmeInForce: fc.boolean(),
    current: fc.option(fc.record({ accountId: account }), { nil: undefined }),
    underWay: fc.option(fc.record({ accountId: account }), { nil: undefined }),
    target: fc.option(fc.record({ id: account, status: fc.constantFrom(...ACCOUNT_STATUSES) }), {
      nil: undefined,
    }),
  })
  fc.assert(
    fc.property(someFacts, (some) => {
      const decision = decideChange({ ...some, consented: false })
      assert.ok(!decision.granted || decision.outcome === 'unchanged')
    }),
  )
})

test('a first account needs no consent, and is not the way to a second one', () => {
  const opening = (change: Partial<ChangeFacts>) => decideOpening(facts(change))
  assert.ok(opening({ current: undefined, consented: false }).granted)
  const second = opening({})
  assert.ok(!second.granted && second.refusal === 'ALREADY_ASSIGNED')
  assert.ok(!opening({ current: undefined, target: undefined }).granted)
  assert.ok(!opening({ current: undefined, actsForThemselves: false }).granted)
})

test('of all holders only the person acts; the program and a clerk carry it out', () => {
  assert.ok(mayChange('p', { kind: 'holder', id: 'p' }))
  assert.ok(!mayChange('p', { kind: 'holder', id: 'guardian' }))
  assert.ok(!mayChange('p', { kind: 'anonymous', id: 'p' }))
  assert.ok(!mayChange('p', { kind: 'terminal', id: 'p' }))
  assert.ok(mayChange('p', { kind: 'system', id: 'card.change-bank' }))
  assert.ok(mayChange('p', { kind: 'staff', id: 'clerk' }))
})

const assignment = (change: Partial<Assignment>): Assignment => ({
  id: 'first',
  personId: 'p',
  programmeCode: 'MZ-001',
  accountId: 'old',
  validFrom: hours(-100),
  validUntil: undefined,
  authorisation: 'initial',
  consentId: undefined,
  previousId: undefined,
  payableFrom: hours(-76),
  enteredAt: hours(-100),
  cancelledAt: undefined,
  ...change,
})

test('a change counts from its very moment on, a cancelled one never', () => {
  const first = assignment({ validUntil: hours(10) })
  const second = assignment({ id: 'second', validFrom: hours(10), previousId: 'first' })
  const list = [second, first]
  assert.equal(assignmentAt(list, hours(10).subtract({ nanoseconds: 1 }))?.id, 'first')
  assert.equal(assignmentAt(list, hours(10))?.id, 'second')
  const cancelled = [{ ...second, cancelledAt: hours(1) }, assignment({})]
  assert.equal(assignmentAt(cancelled, hours(11))?.id, 'first')
})

test('a change whose consent was taken back before it began is never relied on', () => {
  const consented = { authorisation: 'consent', consentId: 'c' } as const
  const first = assignment({ validUntil: hours(10) })
  const second = assignment({
    id: 'second',
    ...consented,
    validFrom: hours(10),
    validUntil: hours(20),
    previousId: 'first',
  })
  const third = assignment({ ...second, id: 'third', consentId: 'd', validFrom: hours(20) })
  const list = [first, second, { ...third, validUntil: undefined, previousId: 'second' }]
  const paidAt = (withdrawn: Record<string, Temporal.Instant>, at: Temporal.Instant) =>
    reliableAssignment(list, new Map(Object.entries(withdrawn)), at)?.id
  assert.equal(paidAt({}, hours(15)), 'second')
  assert.equal(paidAt({ c: hours(9) }, hours(15)), 'first')
  assert.equal(paidAt({ c: hours(10) }, hours(15)), 'second')
  assert.equal(paidAt({ c: hours(12) }, hours(15)), 'second')
  assert.equal(paidAt({ c: hours(9), d: hours(15) }, hours(25)), 'first')
})

test('a change can be taken back before it takes effect, by the holder only', () => {
  assert.ok(decideCancelChange(true, assignment({})).granted)
  const late = decideCancelChange(true, undefined)
  assert.ok(!late.granted && late.refusal === 'NO_CHANGE_UNDER_WAY')
  assert.ok(!decideCancelChange(false, assignment({})).granted)
})

const monthly = {
  pay: { cycle: 'monthly', day: 10 } as const,
  period: { from: day('2024-11-01'), until: undefined },
}
const WINDOW = { before: 5, after: 1 }

test('the choice of the moment names the batch that may be under way', () => {
  const outside = cutOverChoices(monthly, day('2026-11-26'), WINDOW)
  assert.equal(outside.now.underWay, undefined)
  assert.equal(outside.afterNextPayment?.payOn.toString(), '2026-12-10')
  assert.equal(outside.afterNextPayment.on.toString(), '2026-12-12')
  const inside = cutOverChoices(monthly, day('2026-12-11'), WINDOW)
  assert.equal(inside.now.underWay?.toString(), '2026-12-10')
  assert.equal(inside.afterNextPayment?.on.toString(), '2026-12-12')
})

test('a programme that pays no more can only change now', () => {
  const pay = { cycle: 'once', on: day('2026-11-05') } as const
  const choices = cutOverChoices({ ...monthly, pay }, day('2026-11-26'), WINDOW)
  assert.deepEqual(choices.now, { on: day('2026-11-26'), underWay: undefined })
  assert.equal(choices.afterNextPayment, undefined)
})

test('after the next payment is later than today and outside of every window', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 5 }),
      (payDay, days, before, after) => {
        const today = day('2024-12-15').add({ days })
        const programme = { ...monthly, pay: { cycle: 'monthly', day: payDay } as const }
        const window = { before, after }
        const { afterNextPayment } = cutOverChoices(programme, today, window)
        assert.ok(afterNextPayment !== undefined)
        assert.ok(Temporal.PlainDate.compare(afterNextPayment.on, today) > 0)
        const on = afterNextPayment.on
        assert.equal(cutOverChoices(programme, on, window).now.underWay, undefined)
        assert.ok(!covers({ from: today, until: on }, on))
      },
    ),
  )
})

test('a department answers by the steps of the table and no other', () => {
  for (const status of ACKNOWLEDGEMENT_STATUSES)
    for (const action of ACKNOWLEDGEMENT_ACTIONS) {
      const listed = Object.hasOwn(ACKNOWLEDGEMENT_TRANSITIONS[status], action)
      assert.equal(decideStep(status, action).granted, listed)
    }
})

test('a rejection tells why, a deferral also until when, and both need the permission', () => {
  const today = day('2026-11-26')
  const refusalOf = (answer: Answer, permitted = true) => {
    const decision = decideAnswer('pushed', answer, permitted, today)
    return decision.granted ? decision.outcome : decision.refusal
  }
  assert.equal(refusalOf({ action: 'acknowledge' }), 'acknowledged')
  assert.equal(refusalOf({ action: 'acknowledge' }, false), 'PERMISSION_MISSING')
  assert.equal(refusalOf({ action: 'reject', reason: ' ' }), 'REASON_MISSING')
  assert.equal(refusalOf({ action: 'reject', reason: '户名不符' }), 'rejected')
  const defer = (until: string) =>
    ({ action: 'defer', reason: '核对名册', until: day(until) }) as const
  assert.equal(refusalOf(defer('2026-11-26')), 'DAY_PASSED')
  assert.equal(refusalOf(defer('2026-11-27')), 'deferred')
  assert.ok(!decideAnswer('rejected', { action: 'acknowledge' }, true, today).granted)
})
