import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  CASE_ACTIONS,
  CASE_STATUSES,
  CASE_TRANSITIONS,
  type CaseStatus,
  caseTransitionOf,
  decideCase,
  isOpen,
  OPEN_STATUSES,
} from './case.ts'
import { isLastStep, isTooFar, nextStep, PLANS, STEP_CODES } from './case-step.ts'
import { EVENT_STEPS, eventStep, servicesMoved } from './follow.ts'
import { makesCard, SERVICE_CODES } from './service.ts'

const FREE = { outstanding: 0, tooFar: false }

test('every status × action pair is decided, and only listed pairs are granted', () => {
  for (const status of CASE_STATUSES)
    for (const action of CASE_ACTIONS) {
      const decision = decideCase(status, action, FREE)
      const transition = caseTransitionOf(status, action)
      assert.equal(decision.granted, transition !== undefined, `${status} ${action}`)
      if (decision.granted) assert.equal(decision.outcome, transition?.to)
      else assert.deepEqual(decision.instead, Object.keys(CASE_TRANSITIONS[status]))
    }
})

test('what has ended stays ended, and everything else can end', () => {
  assert.deepEqual(OPEN_STATUSES, ['waitingForMaterials', 'accepted', 'inProgress'])
  for (const status of CASE_STATUSES)
    assert.equal(isOpen(status), caseTransitionOf(status, 'withdraw') !== undefined)
})

test('no result is given while a paper that may come later is still out', () => {
  const decision = decideCase('inProgress', 'finish', { ...FREE, outstanding: 1 })
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'CASE_MATERIALS_OUTSTANDING')
})

test('a case is not withdrawn once the card is made', () => {
  const decision = decideCase('inProgress', 'withdraw', { ...FREE, tooFar: true })
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'CASE_TOO_FAR')
  assert.ok(isTooFar('replaceLost', new Set(['opened', 'accountOpened', 'cardMade'])))
  assert.ok(!isTooFar('replaceLost', new Set(['opened', 'accountOpened', 'productionFailed'])))
})

test('a change of bank can be taken back until the new card is enabled', () => {
  assert.ok(!isTooFar('changeBank', new Set(['opened', 'cardMade', 'cardReceived'])))
  assert.ok(isTooFar('changeBank', new Set(['opened', 'cardReceived', 'enabled'])))
})

test('the random life of a case never leaves its table and ends for good', () => {
  const life = fc.array(fc.constantFrom(...CASE_ACTIONS), { maxLength: 30 })
  fc.assert(
    fc.property(life, (actions) => {
      let status: CaseStatus = 'waitingForMaterials'
      for (const action of actions) {
        const before: CaseStatus = status
        const decision = decideCase(status, action, FREE)
        if (decision.granted) status = decision.outcome
        if (!isOpen(before)) assert.equal(status, before)
      }
    }),
  )
})

test('every service has a plan without repeats, and the next step is the first not reached', () => {
  for (const service of SERVICE_CODES) {
    const codes = PLANS[service].map(({ code }) => code)
    assert.equal(new Set(codes).size, codes.length)
    assert.equal(nextStep(service, new Set())?.code, codes[0])
    assert.equal(nextStep(service, new Set(codes)), undefined)
    assert.equal(nextStep(service, new Set(codes.slice(0, 1)))?.code, codes[1])
    assert.ok(isLastStep(service, codes.at(-1) ?? 'opened'))
  }
})

test('a milestone that came without the one before it does not send the case back', () => {
  assert.equal(nextStep('replaceLost', new Set(['cardMade']))?.code, 'cardReceived')
})

test('each event of a card leads to one step that a tracker can show', () => {
  for (const [name, { step }] of Object.entries(EVENT_STEPS)) {
    assert.ok(STEP_CODES.includes(step), name)
    assert.deepEqual(eventStep(name)?.step, step)
  }
  assert.equal(eventStep('card.locked'), undefined)
  assert.equal(eventStep('toString'), undefined)
})

test('whatever brings a new card can be followed to its end by events alone', () => {
  const steps = new Set<string>(Object.values(EVENT_STEPS).map(({ step }) => step))
  for (const service of SERVICE_CODES.filter(makesCard))
    for (const { code } of PLANS[service]) assert.ok(steps.has(code), `${service} ${code}`)
})

test('a formal report ends the case of a formal loss and no other', () => {
  const step = EVENT_STEPS['card.loss-reported']
  assert.deepEqual(servicesMoved(step, { formal: true }), ['formalLoss'])
  assert.deepEqual(servicesMoved(step, { formal: false }), ['temporaryLoss'])
  assert.deepEqual(servicesMoved(EVENT_STEPS['card.restored'], {}), ['restore'])
})
