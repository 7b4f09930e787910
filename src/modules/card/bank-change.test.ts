import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { provinceDate } from '#kernel/period.ts'
import { cutOverChoices } from '#modules/account/index.ts'
import { type Programme, paymentWindow, nextPayDates } from '#modules/programme/index.ts'
import {
  type BeginningFacts,
  currentStep,
  decideBeginning,
  confirmationOf,
  decideSigning,
  effectiveFrom,
  type SigningFacts,
  type StepFacts,
} from './bank-change.ts'
import { CARD_STATUSES } from './card.ts'

const shortly = (decision: ReturnType<typeof decideBeginning | typeof decideSigning>): string =>
  decision.granted ? 'granted' : `${decision.refusal} ${decision.basis} ${decision.instead.join()}`

const able: BeginningFacts = {
  deceased: false,
  ageYears: 30,
  adultAgeYears: 16,
  hasOpenOrder: false,
  status: 'normal',
  bankStatus: 'active',
}

test('who cannot begin hears why, by which article, and what to do instead', () => {
  const begin = (change: Partial<BeginningFacts>) =>
    shortly(decideBeginning({ ...able, ...change }))
  assert.deepEqual(
    [
      begin({}),
      begin({ bankStatus: 'notActivated' }),
      begin({ deceased: true, ageYears: 3 }),
      begin({ ageYears: 15 }),
      begin({ ageYears: 16 }),
      begin({ hasOpenOrder: true }),
      begin({ bankStatus: 'frozen' }),
      begin({ status: 'lost' }),
    ],
    [
      'granted',
      'granted',
      'PERSON_NOT_ELIGIBLE YKT-3 askCounter',
      'GUARDIAN_NEEDED YKT-6 askCounter',
      'granted',
      'ORDER_OPEN YKT-17 seeOrder,withdrawOrder',
      'OLD_ACCOUNT_FROZEN YKT-22 askBank,seeCard',
      'ACTION_NOT_AVAILABLE_IN_STATUS CARD-16 restore,replaceLost,renew,cancel',
    ],
  )
})

test('a bank is changed from a card that works and from no other', () => {
  const possible = CARD_STATUSES.filter((status) => decideBeginning({ ...able, status }).granted)
  assert.deepEqual(possible, ['normal'])
})

const ready: SigningFacts = {
  personId: 'p',
  channel: 'portal',
  actor: { kind: 'holder', id: 'p' },
  assuranceLevel: 3,
  fresh: true,
  chosen: ['A'],
  possible: ['A', 'B'],
  textInForce: true,
  outletServes: true,
}

const atCounter: Partial<SigningFacts> = {
  channel: 'counter',
  actor: { kind: 'staff', id: 'clerk' },
  assuranceLevel: 4,
}

test('nobody signs for another, at a low level, long after signing in, or on other words', () => {
  const sign = (change: Partial<SigningFacts>) => shortly(decideSigning({ ...ready, ...change }))
  assert.deepEqual(
    [
      sign({}),
      sign({ actor: { kind: 'agent', id: 'daughter' } }),
      sign({ actor: { kind: 'holder', id: 'somebody else' } }),
      sign({ actor: { kind: 'staff', id: 'clerk' } }),
      sign({ channel: 'counter', actor: { kind: 'staff', id: 'clerk' } }),
      sign(atCounter),
      sign({ ...atCounter, confirmation: 'other' }),
      sign({ ...atCounter, confirmation: 'given' }),
      sign({ assuranceLevel: 2 }),
      sign({ fresh: false }),
      sign({ chosen: ['A', 'C'] }),
      sign({ textInForce: false }),
      sign({ textInForce: false, chosen: [] }),
      sign({ outletServes: false }),
    ],
    [
      'granted',
      'NOT_THE_HOLDER YKT-19 askHolder',
      'NOT_THE_HOLDER YKT-19 askHolder',
      'NOT_THE_HOLDER YKT-19 askHolder',
      'HIGHER_ASSURANCE_NEEDED PIPL-29 stepUp,askCounter',
      'CONFIRMATION_MISSING YKT-19 showToHolder',
      'CONFIRMATION_DIFFERS PIPL-14 showToHolder',
      'granted',
      'HIGHER_ASSURANCE_NEEDED PIPL-29 stepUp,askCounter',
      'STEP_UP_NEEDED YKT-22 stepUp',
      'PROGRAMME_NOT_PAID YKT-19 chooseProgrammes',
      'TEXT_CHANGED PIPL-14 readAgain',
      'granted',
      'OUTLET_OF_OTHER_BANK YKT-17 chooseOtherOutlet,chooseMail',
    ],
  )
})

test('a confirmation is for this person, this clerk, the last minutes, and every letter', () => {
  const at = Temporal.Instant.from('2026-11-08T02:00:00Z')
  const before = { personId: 'p', witnessId: 'clerk' }
  const confirmed = { ...before, digest: 'd', confirmedAt: at, used: false }
  const signed = { personId: 'p', witnessId: 'clerk', digest: 'd' }
  const lately = (when: Temporal.Instant) => Temporal.Instant.compare(when, at) >= 0
  const given = (change: Partial<typeof confirmed>) =>
    confirmationOf({ ...confirmed, ...change }, signed, lately)
  assert.equal(given({}), 'given')
  assert.equal(given({ digest: 'of something else' }), 'other')
  assert.equal(given({ personId: 'somebody else' }), 'missing')
  assert.equal(given({ used: true }), 'missing')
  assert.equal(given({ witnessId: 'another clerk' }), 'missing')
  assert.equal(given({ confirmedAt: at.subtract({ seconds: 1 }) }), 'missing')
  assert.equal(confirmationOf({ ...confirmed, confirmedAt: undefined }, signed, lately), 'missing')
  assert.equal(confirmationOf(undefined, signed, lately), 'missing')
})

const DAYS = { before: 5, after: 1 } as const
const programme = fc.record({
  pay: fc.oneof(
    fc.record({ cycle: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }) }),
    fc.record({
      cycle: fc.constant('yearly' as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    }),
  ),
  period: fc.constant({ from: Temporal.PlainDate.from('2024-11-01'), until: undefined }),
})
const moment = fc
  .integer({ min: 0, max: 1000 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ minutes }))

test('who waits for the next payment changes over outside every payment window', () => {
  fc.assert(
    fc.property(programme, moment, (one: Pick<Programme, 'pay' | 'period'>, at) => {
      const choices = cutOverChoices(one, provinceDate(at), DAYS)
      const from = effectiveFrom(choices, 'afterNextPayment', at)
      const on = provinceDate(from)
      assert.ok(Temporal.Instant.compare(from, at) > 0)
      const [before] = nextPayDates(one, provinceDate(at).subtract({ days: DAYS.after }), 1)
      assert.ok(before !== undefined && Temporal.PlainDate.compare(before, on) < 0)
      const { until } = paymentWindow(before, DAYS)
      assert.ok(until !== undefined && Temporal.PlainDate.compare(on, until) >= 0)
    }),
  )
})

test('who wants it at once changes over at once, and so does a programme that pays no more', () => {
  const at = Temporal.Instant.from('2026-11-08T02:00:00Z')
  const ended = { now: { on: provinceDate(at), underWay: undefined }, afterNextPayment: undefined }
  assert.ok(effectiveFrom(ended, 'afterNextPayment', at).equals(at))
  assert.ok(effectiveFrom(ended, 'now', at).equals(at))
})

test('the tracker follows the new card, its account, and then the old account', () => {
  const facts: StepFacts = {
    status: 'signed',
    cardStatus: 'bankOpening',
    bankStatus: 'notActivated',
    received: false,
    watching: false,
  }
  const step = (change: Partial<StepFacts>) => currentStep({ ...facts, ...change })
  assert.deepEqual(
    [
      step({}),
      step({ cardStatus: 'failedBank' }),
      step({ cardStatus: 'failedProduction' }),
      step({ cardStatus: 'sealed' }),
      step({ cardStatus: 'sealed', received: true }),
      step({ cardStatus: 'normal' }),
      step({ cardStatus: 'normal', bankStatus: 'active' }),
      step({ status: 'switched', watching: true }),
      step({ status: 'switched' }),
      step({ status: 'withdrawn' }),
    ],
    [
      'account',
      'account',
      'production',
      'collect',
      'enable',
      'activate',
      'switch',
      'watch',
      undefined,
      undefined,
    ],
  )
})
