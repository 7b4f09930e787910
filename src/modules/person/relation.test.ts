import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { PROXY_SCOPES } from '#kernel/proxy-scope.ts'
import { isInForce } from './index.ts'
import {
  decidePair,
  decideStep,
  decideTerms,
  guardianEndsOn,
  KIND_SCOPES,
  type PairFacts,
  type Party,
  RELATION_ACTIONS,
  RELATION_KINDS,
  RELATION_STATUSES,
  type RelationKind,
  type Terms,
} from './relation.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const ON = day('2026-11-26')
const LIMITS = { on: ON, months: 12 }

test('every step of a relation is in the table, and no other is granted', () => {
  const granted = RELATION_STATUSES.flatMap((status) =>
    RELATION_ACTIONS.flatMap((action) => {
      const step = decideStep(status, action)
      return step.granted ? [`${status} ${action} ${step.outcome}`] : []
    }),
  )
  assert.deepEqual(granted, ['proposed confirm active', 'proposed end ended', 'active end ended'])
})

const terms = (change: Partial<Terms> = {}): Terms => ({
  kind: 'family',
  scopes: ['seeCard'],
  startsOn: ON,
  endsOn: day('2027-11-26'),
  ...change,
})

test('each kind is given its own scopes and never another', () => {
  for (const kind of RELATION_KINDS)
    for (const scope of PROXY_SCOPES) {
      const decision = decideTerms(terms({ kind, scopes: [scope] }), LIMITS)
      const may: readonly string[] = KIND_SCOPES[kind]
      assert.equal(decision.granted, may.includes(scope), `${kind} ${scope}`)
    }
})

test('no scope of any kind speaks of accounts, approvals or consent', () => {
  const all = RELATION_KINDS.flatMap((kind): readonly string[] => KIND_SCOPES[kind])
  assert.deepEqual(
    all.filter((scope) => /account|bank|approve|consent|pay/i.test(scope)),
    [],
  )
})

const TERMS: readonly (readonly [change: Partial<Terms>, refusal: string | undefined])[] = [
  [{}, undefined],
  [{ scopes: [] }, 'SCOPE_NOT_FOR_KIND'],
  [{ endsOn: undefined }, 'TERM_WRONG'],
  [{ endsOn: day('2027-11-27') }, 'TERM_WRONG'],
  [{ endsOn: ON }, 'TERM_WRONG'],
  [{ kind: 'villageHelper', scopes: ['apply'], endsOn: day('2027-11-27') }, 'TERM_WRONG'],
  [{ kind: 'appointed', endsOn: undefined }, undefined],
  [{ kind: 'appointed', endsOn: day('2030-01-01') }, undefined],
]

for (const [change, refusal] of TERMS)
  test(`terms with ${JSON.stringify(change)} are ${refusal ?? 'lawful'}`, () => {
    const decision = decideTerms(terms(change), LIMITS)
    assert.equal(decision.granted ? undefined : decision.refusal, refusal)
  })

const party = (id: string, birthOn: string, standing: Party['standing'] = 'living'): Party => ({
  id,
  birthOn: day(birthOn),
  standing,
})

const pair = (change: Partial<PairFacts> = {}): PairFacts => ({
  person: party('a', '1950-01-01'),
  agent: party('b', '1990-01-01'),
  on: ON,
  adultAge: 16,
  agentAge: 18,
  held: { guardian: 0, family: 0, appointed: 0, villageHelper: 0 },
  limits: { guardian: 5, family: 6, appointed: 3, villageHelper: 200 },
  familyCap: 8,
  exists: false,
  ...change,
})

const minor = party('a', '2016-09-01')
const held = (change: Partial<PairFacts['held']>) => ({ held: { ...pair().held, ...change } })

const PAIRS: readonly (readonly [
  says: string,
  kind: RelationKind,
  change: Partial<PairFacts>,
  refusal: string | undefined,
])[] = [
  ['two adults', 'family', {}, undefined],
  ['one and the same', 'family', { agent: party('a', '1950-01-01') }, 'RELATION_TO_ONESELF'],
  [
    'a dead person',
    'family',
    { person: party('a', '1950-01-01', 'deceased') },
    'PERSON_NOT_LIVING',
  ],
  ['a dead agent', 'family', { agent: party('b', '1990-01-01', 'deceased') }, 'PERSON_NOT_LIVING'],
  ['family of a minor', 'family', { person: minor }, 'AGE_NOT_FOR_KIND'],
  ['the guardian of a minor', 'guardian', { person: minor }, undefined],
  ['the guardian of an adult', 'guardian', {}, 'AGE_NOT_FOR_KIND'],
  [
    'the guardian of one who is 16 today',
    'guardian',
    { person: party('a', '2010-11-26') },
    'AGE_NOT_FOR_KIND',
  ],
  ['a court for an adult', 'appointed', {}, undefined],
  ['an agent of 17', 'family', { agent: party('b', '2008-11-27') }, 'AGENT_TOO_YOUNG'],
  ['an agent of 18 today', 'family', { agent: party('b', '2008-11-26') }, undefined],
  ['the same again', 'family', { exists: true }, 'RELATION_EXISTS'],
  ['the sixth relative', 'family', held({ family: 5 }), undefined],
  ['the seventh relative', 'family', held({ family: 6 }), 'FAMILY_FULL'],
  [
    'the ninth of all kinds',
    'family',
    held({ family: 3, guardian: 3, appointed: 2 }),
    'FAMILY_FULL',
  ],
  ['a helper with a full family', 'villageHelper', held({ family: 6, guardian: 2 }), undefined],
  ['a helper with a full village', 'villageHelper', held({ villageHelper: 200 }), 'FAMILY_FULL'],
]

for (const [says, kind, change, refusal] of PAIRS)
  test(`${says}: ${refusal ?? 'granted'}`, () => {
    const decision = decidePair(kind, pair(change))
    assert.equal(decision.granted ? undefined : decision.refusal, refusal)
  })

test('a guardian acts to the day before the sixteenth birthday, whatever the day of birth', () => {
  const days = fc.integer({ min: 0, max: 6000 })
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 400 }), (offset, distance) => {
      const born = day('2008-01-01').add({ days: offset })
      const endsOn = guardianEndsOn(born, 16, undefined)
      const relation = { status: 'active', startsOn: born, endsOn } as const
      const on = endsOn.add({ days: distance })
      assert.equal(isInForce(relation, on), distance < 0)
    }),
  )
  assert.equal(guardianEndsOn(day('2012-02-29'), 16, undefined).toString(), '2028-02-29')
  assert.equal(guardianEndsOn(day('2012-02-29'), 18, undefined).toString(), '2030-03-01')
  assert.equal(guardianEndsOn(day('2012-02-29'), 16, day('2027-01-01')).toString(), '2027-01-01')
})

test('only an active relation within its days is in force', () => {
  const relation = { startsOn: ON, endsOn: day('2027-01-01') }
  for (const status of RELATION_STATUSES) {
    assert.equal(isInForce({ ...relation, status }, ON), status === 'active')
    assert.equal(isInForce({ ...relation, status }, ON.subtract({ days: 1 })), false)
    assert.equal(isInForce({ ...relation, status }, day('2027-01-01')), false)
  }
  assert.ok(isInForce({ status: 'active', startsOn: ON, endsOn: undefined }, day('2090-01-01')))
})
