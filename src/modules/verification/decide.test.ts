import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { acceptanceOf } from '#modules/credential/index.ts'
import { priceList } from '#modules/concession/index.ts'
import { CARD_STATUSES, isUsable } from '#modules/card/index.ts'
import { LIBRARY, SCENES, START } from '#test/verification-catalogue.ts'
import { askedFor, decideVerification } from './decide.ts'
import type { Facts, Moment, Policy } from './facts.ts'
import { ageBandOf } from './fields.ts'
import type { Shown, VerificationRequest } from './request.ts'

const policy: Policy = {
  catalogue: {
    place: (id) => (id === LIBRARY.id ? LIBRARY : undefined),
    scene: (code) =>
      Object.values(SCENES).find((scene) => scene.code === code && scene.regionCode === '440000'),
  },
  prices: priceList([], []),
  takenIn: new Map(),
}

const CODES = Object.values(SCENES).map(({ code }) => code)
const IDENTIFIER = '440100D1560000050000000000000001'
const shown: fc.Arbitrary<Shown> = fc.constantFrom<Shown>(
  { channel: 'code', code: 'any' },
  { channel: 'number', number: '12345678' },
  { channel: 'chip', chip: { region: '440100', number: 'A00000001', identifier: IDENTIFIER } },
  { channel: 'chip', chip: { region: '440100', number: 'A00000001', identifier: '0' } },
  { channel: 'credential', credentialId: 'old', oldNumber: 'D1001' },
)
const maybe = fc.option(fc.boolean(), { nil: undefined })
const requests: fc.Arbitrary<VerificationRequest> = fc.record({
  scene: fc.constantFrom(...CODES, 'GD-XX-999'),
  shown,
  attested: fc.record({ pinVerified: maybe, faceMatched: maybe, documentSeen: maybe }),
})
const instants = fc.integer({ min: -120, max: 120 }).map((seconds) => START.add({ seconds }))
const YESTERDAY = Temporal.PlainDate.from('2026-11-09')
const TOMORROW = Temporal.PlainDate.from('2026-11-11')
const facts: fc.Arbitrary<Facts> = fc.record({
  terminal: fc.record({
    id: fc.constant('t'),
    placeId: fc.constantFrom(LIBRARY.id, LIBRARY.id, LIBRARY.id, 'nowhere'),
    organisationCode: fc.constant('GZ-LIBRARY'),
    sceneCodes: fc.constantFrom(CODES, CODES, [SCENES.library.code]),
    highestAssurance: fc.integer({ min: 1, max: 4 }),
  }),
  oldCard: fc.option(
    fc.record({
      id: fc.constant('old'),
      name: fc.constant('读者证'),
      issuerAgency: fc.constant('GD-DEPT'),
      sceneCode: fc.constantFrom(SCENES.fair.code, SCENES.fair.code, SCENES.library.code),
      takenOverOn: fc.constantFrom(undefined, YESTERDAY, YESTERDAY, TOMORROW),
      until: fc.constantFrom(YESTERDAY, TOMORROW, TOMORROW),
      switchedOff: fc.boolean(),
    }),
    { nil: undefined, freq: 6 },
  ),
  code: fc.option(
    fc.record({
      personId: fc.constant('p'),
      cardId: fc.constant('c'),
      purpose: fc.constantFrom('identity' as const, 'transit' as const),
      assuranceLevel: fc.constantFrom(2, 3),
      issuedAt: instants,
      expiresAt: instants,
      used: fc.boolean(),
      deviceRevoked: fc.boolean(),
    }),
    { nil: undefined },
  ),
  card: fc.option(
    fc.record({
      id: fc.constant('c'),
      personId: fc.constant('p'),
      cardNumber: fc.constant('A00000001'),
      cardIdentifier: fc.constant(IDENTIFIER),
      status: fc.constantFrom(...CARD_STATUSES, 'normal' as const, 'normal' as const),
      eCardPermitted: fc.option(fc.boolean(), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  person: fc.option(
    fc.record({
      id: fc.constant('p'),
      birthOn: fc.constant(Temporal.PlainDate.from('1960-01-01')),
      sex: fc.constant('female' as const),
      diedOn: fc.option(fc.constant(Temporal.PlainDate.from('2026-01-01')), {
        nil: undefined,
        freq: 6,
      }),
      codesValidFrom: fc.option(instants, { nil: undefined }),
      nameSealed: fc.constant({
        field: 'name' as const,
        binding: { column: 'c', rowId: 'r' },
        sealed: new Uint8Array(),
      }),
    }),
    { nil: undefined },
  ),
})
const MOMENT: Moment = { at: START, on: Temporal.PlainDate.from('2026-11-10') }

const outcomeOf = (request: VerificationRequest, known: Facts, by = policy): string => {
  const decision = decideVerification(request, known, by, MOMENT)
  return JSON.stringify(
    decision.granted
      ? [decision.basis, decision.outcome.scene.code, decision.outcome.assuranceLevel]
      : decision,
  )
}

test('a recorded request is decided again as it was', () => {
  const recorded = fc.sample(fc.tuple(requests, facts), { numRuns: 1000, seed: 20_261_110 })
  const first = recorded.map(([request, known]) => outcomeOf(request, known))
  const again = recorded.map(([request, known]) =>
    outcomeOf(structuredClone(request), { ...known }, { ...policy, prices: priceList([], []) }),
  )
  assert.deepEqual(again, first)
  // The sample reaches grants and more than a handful of different refusals.
  assert.ok(new Set(first).size > 12)
})

test('a grant always means a card usable so, a living holder and enough assurance', () => {
  fc.assert(
    fc.property(requests, facts, (request, known) => {
      const decision = decideVerification(request, known, policy, MOMENT)
      if (!decision.granted) return
      const { scene, assuranceLevel, card, person } = decision.outcome
      const permitted = card.status === 'temporarilyLost' && card.eCardPermitted === true
      if (permitted) assert.notEqual(request.shown.channel, 'chip', 'the card itself is stopped')
      assert.ok(isUsable(card.status) || permitted, card.status)
      assert.equal(person.diedOn, undefined)
      assert.ok(assuranceLevel >= scene.assuranceLevel)
      assert.ok(known.terminal.sceneCodes.includes(scene.code))
      if (request.shown.channel === 'chip') {
        assert.equal(request.shown.chip.identifier, card.cardIdentifier)
        return
      }
      if (request.shown.channel === 'credential') {
        assert.ok(scene.numberAllowed && assuranceLevel === 1)
        assert.equal(known.oldCard?.sceneCode, scene.code)
        assert.equal(acceptanceOf(known.oldCard, MOMENT.on), 'accepted')
        assert.ok(!permitted)
        return
      }
      const { code } = known
      assert.ok(code !== undefined && !code.used && !code.deviceRevoked)
      assert.equal(code.purpose, scene.codePurpose)
      assert.ok(Temporal.Instant.compare(MOMENT.at, code.expiresAt) < 0)
      const from = person.codesValidFrom ?? code.issuedAt
      assert.ok(Temporal.Instant.compare(code.issuedAt, from) >= 0)
    }),
    { numRuns: 3000 },
  )
})

test('nobody looks at departments or accounts where the scene tells nothing of them', () => {
  const terminal = {
    id: 't',
    placeId: LIBRARY.id,
    organisationCode: 'GZ-LIBRARY',
    sceneCodes: CODES,
    highestAssurance: 4,
  }
  const asked = (scene: string) => {
    const shown = { channel: 'code', code: 'any' } as const
    return askedFor({ scene, shown, attested: {} }, { terminal }, policy)
  }
  const scenesThatAsk = (of: 'entitlements' | 'account') =>
    Object.entries(SCENES).flatMap(([name, { code }]) => (asked(code)[of] ? [name] : []))
  assert.deepEqual(scenesThatAsk('entitlements'), ['library', 'bus', 'everything'])
  assert.deepEqual(scenesThatAsk('account'), ['everything'])
  assert.deepEqual(asked('GD-XX-999'), { entitlements: false, account: false })
})

test('what a place has given up its terminals verify no more, and all else as before', () => {
  const left = LIBRARY.sceneCodes.filter((code) => code !== SCENES.library.code)
  const fewer: Policy = {
    ...policy,
    catalogue: {
      ...policy.catalogue,
      place: (id) => (id === LIBRARY.id ? { ...LIBRARY, sceneCodes: left } : undefined),
    },
  }
  fc.assert(
    fc.property(requests, facts, (request, known) => {
      const decision = decideVerification(request, known, fewer, MOMENT)
      if (request.scene !== SCENES.library.code)
        assert.deepEqual(decision, decideVerification(request, known, policy, MOMENT))
      else if (known.terminal.placeId === LIBRARY.id)
        assert.ok(!decision.granted && decision.refusal === 'SCENE_NOT_AT_TERMINAL')
    }),
  )
})

test('an age is told as a band', () => {
  const bands = [0, 5, 6, 17, 18, 59, 60, 64, 65, 79, 80, 104].map(ageBandOf)
  assert.deepEqual(bands, [
    '0-5',
    '0-5',
    '6-13',
    '14-17',
    '18-59',
    '18-59',
    '60-64',
    '60-64',
    '65-69',
    '70-79',
    '80+',
    '80+',
  ])
})
