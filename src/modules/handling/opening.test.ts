import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addWeekdays } from '#test/handling.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import { CHANNELS } from './channel.ts'
import { DOCUMENT_GROUPS, MATERIAL_CODES, MATERIALS, materialsFor } from './material.ts'
import {
  checkMaterials,
  decideOpening,
  limitsOf,
  type Opening,
  stillMissing,
  withMaterials,
} from './opening.ts'
import { APPLICANT_KINDS, SERVICE_CODES } from './service.ts'

const ON = Temporal.PlainDate.from('2026-11-25')

const opening = (change: Partial<Opening> = {}): Opening => ({
  service: 'replaceLost',
  applicant: 'holder',
  proved: true,
  group: 'resident',
  channel: 'counter',
  issueRegion: '440100',
  presented: new Set(['identityDocument', 'photo']),
  shared: new Set(),
  alreadyOpen: false,
  on: ON,
  ...change,
})
const decide = (change: Partial<Opening> = {}) =>
  decideOpening(opening(change), addWeekdays, broughtStandard)

const anyOpening = fc.record({
  service: fc.constantFrom(...SERVICE_CODES),
  applicant: fc.constantFrom(...APPLICANT_KINDS),
  group: fc.constantFrom(...DOCUMENT_GROUPS),
  channel: fc.constantFrom(...CHANNELS),
  issueRegion: fc.constantFrom('440100', '440500'),
  presented: fc.uniqueArray(fc.constantFrom(...MATERIAL_CODES)).map((list) => new Set(list)),
  shared: fc.uniqueArray(fc.constantFrom(...MATERIAL_CODES)).map((list) => new Set(list)),
  alreadyOpen: fc.boolean(),
  proved: fc.boolean(),
  on: fc.constant(ON),
})

test('everything is there: accepted, with a promise within the law', () => {
  const decision = decide()
  assert.ok(decision.granted)
  assert.equal(decision.outcome.status, 'accepted')
  assert.equal(decision.outcome.limits?.promiseOn.toString(), '2026-12-11')
  assert.equal(decision.outcome.limits?.legalOn.toString(), '2027-01-06')
})

test('something is missing: all of it is told at once, and no promise is made yet', () => {
  const decision = decide({ service: 'renewChangedData', presented: new Set() })
  assert.ok(decision.granted)
  const { status, materials, limits } = decision.outcome
  assert.equal(status, 'waitingForMaterials')
  assert.equal(limits, undefined)
  assert.deepEqual(
    stillMissing(materials).map(({ code }) => code),
    ['identityDocument', 'oldCard', 'newDataProof', 'photo'],
  )
})

test('a paper that may come later does not hold up acceptance, and has its last day', () => {
  const decision = decide({
    applicant: 'guardian',
    group: 'minor',
    presented: new Set(['identityDocument', 'guardianDocument']),
  })
  assert.ok(decision.granted)
  assert.equal(decision.outcome.status, 'accepted')
  const [later] = stillMissing(decision.outcome.materials)
  assert.equal(later?.code, 'guardianshipProof')
  assert.equal(later.laterUntil?.toString(), '2026-12-02')
})

test('an agent cannot ask for another bank, and is told who can', () => {
  const decision = decide({ service: 'changeBank', applicant: 'agent' })
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'APPLICANT_NOT_ALLOWED')
  assert.deepEqual(decision.instead, ['holder'])
})

test('a closed channel names the open ones', () => {
  const decision = decide({ service: 'unlock', channel: 'online' })
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'CHANNEL_NOT_AVAILABLE')
  assert.deepEqual(decision.instead, ['counter', 'kiosk', 'door'])
})

test('the same matter is not begun twice', () => {
  const decision = decide({ alreadyOpen: true })
  assert.ok(!decision.granted)
  assert.equal(decision.refusal, 'CASE_ALREADY_OPEN')
})

test('a notice lists exactly what the guide lists and neither applicant nor register has', () => {
  fc.assert(
    fc.property(anyOpening, (one) => {
      const materials = checkMaterials(one, addWeekdays, broughtStandard)
      assert.deepEqual(
        materials.map(({ code }) => code),
        materialsFor(one.service, one.applicant, one.group),
      )
      for (const { code, state, laterUntil } of materials) {
        assert.equal(state === 'presented', one.presented.has(code))
        if (state === 'shared') assert.ok(MATERIALS[code].sharedBy !== undefined)
        assert.equal(laterUntil !== undefined, state === 'later')
        if (state === 'later') assert.equal(MATERIALS[code].later, true)
      }
    }),
  )
})

test('a case is accepted exactly when nothing that must come is missing', () => {
  fc.assert(
    fc.property(anyOpening, (one) => {
      const decision = decideOpening(one, addWeekdays, broughtStandard)
      if (!decision.granted) return
      const { materials, status, limits } = decision.outcome
      const waits = materials.some(({ state }) => state === 'missing')
      assert.equal(status, waits ? 'waitingForMaterials' : 'accepted')
      assert.equal(limits === undefined, waits)
      if (limits !== undefined)
        assert.ok(Temporal.PlainDate.compare(limits.promiseOn, limits.legalOn) <= 0)
    }),
  )
})

test('papers that come in are counted once and complete the case with the last of them', () => {
  const first = checkMaterials(opening({ presented: new Set() }), addWeekdays, broughtStandard)
  const half = withMaterials(first, new Set(['photo']))
  assert.equal(half.complete, false)
  const whole = withMaterials(half.materials, new Set(['identityDocument', 'photo']))
  assert.equal(whole.complete, true)
  assert.deepEqual(stillMissing(whole.materials), [])
})

test('the city that issued the card sets the online limit, wherever it was asked for', () => {
  const online = limitsOf('replaceLost', 'online', '440500', ON, addWeekdays, broughtStandard)
  assert.equal(online.promiseOn.toString(), '2027-01-06')
  const counter = limitsOf('replaceLost', 'counter', '440500', ON, addWeekdays, broughtStandard)
  assert.equal(counter.promiseOn.toString(), '2026-12-11')
})

test('what is done on the spot is promised for the same day', () => {
  const { promiseOn, legalOn } = limitsOf(
    'enable',
    'counter',
    '440100',
    ON,
    addWeekdays,
    broughtStandard,
  )
  assert.ok(promiseOn.equals(ON) && legalOn.equals(ON))
})
