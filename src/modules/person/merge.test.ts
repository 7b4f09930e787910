import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { decideChange } from './attribute-change.ts'
import { CRITICAL_ATTRIBUTES, type CriticalAttribute, decideSecond, unitsNeeded } from './index.ts'
import {
  decideMerge,
  decideMergeStep,
  MERGE_ACTIONS,
  MERGE_STATUSES,
  type MergeParty,
} from './merge.ts'

test('every step of a merge is in the table, and no other is granted', () => {
  const granted = MERGE_STATUSES.flatMap((status) =>
    MERGE_ACTIONS.flatMap((action) => {
      const step = decideMergeStep(status, action)
      return step.granted ? [`${status} ${action} ${step.outcome}`] : []
    }),
  )
  assert.deepEqual(granted, [
    'proposed merge merged',
    'proposed decline declined',
    'merged proposeUnmerge unmergeProposed',
    'unmergeProposed approveUnmerge unmerged',
    'unmergeProposed declineUnmerge merged',
  ])
})

const born = Temporal.PlainDate.from('1990-03-07')
const party = (id: string, change: Partial<MergeParty> = {}): MergeParty => ({
  id,
  birthOn: born,
  sex: 'female',
  diedOn: undefined,
  isAlias: false,
  ...change,
})

test('two entries are merged only when nothing speaks against one human being', () => {
  const cases: readonly (readonly [MergeParty, MergeParty, boolean, string | undefined])[] = [
    [party('a'), party('b'), false, undefined],
    [party('a'), party('a'), false, 'MERGE_WITH_ONESELF'],
    [party('a', { isAlias: true }), party('b'), false, 'PERSON_WAS_MERGED'],
    [party('a'), party('b', { isAlias: true }), false, 'PERSON_WAS_MERGED'],
    [party('a', { diedOn: born }), party('b'), false, 'PERSON_NOT_LIVING'],
    [party('a'), party('b', { diedOn: born }), false, 'PERSON_NOT_LIVING'],
    [party('a', { birthOn: born.add({ days: 1 }) }), party('b'), false, 'FACTS_DIFFER'],
    [party('a', { sex: 'male' }), party('b'), false, 'FACTS_DIFFER'],
    [party('a'), party('b'), true, 'RELATIONS_CONFLICT'],
  ]
  for (const [from, into, relationsConflict, refusal] of cases) {
    const decision = decideMerge({ from, into, relationsConflict })
    assert.equal(decision.granted ? undefined : decision.refusal, refusal)
  }
})

test('a second person is another one and, where it is asked, of another unit', () => {
  const first = { staffId: 's1', agencyCode: 'a1' }
  const refusal = (staffId: string, agencyCode: string, otherUnit: boolean) => {
    const decision = decideSecond(first, { staffId, agencyCode }, { otherUnit })
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(refusal('s1', 'a2', true), 'SAME_PERSON_DECIDES')
  assert.equal(refusal('s2', 'a1', true), 'SAME_UNIT_DECIDES')
  assert.equal(refusal('s2', 'a2', true), undefined)
  assert.equal(refusal('s2', 'a1', false), undefined)
  assert.equal(refusal('s1', 'a1', false), 'SAME_PERSON_DECIDES')
})

const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const attribute = fc.constantFrom(...CRITICAL_ATTRIBUTES)

test('a second attribute within the days takes two units, whatever came in which order', () => {
  const past = fc.record({ attribute, hoursAgo: fc.integer({ min: 0, max: 24 * 200 }) })
  fc.assert(
    fc.property(fc.uniqueArray(attribute, { minLength: 1 }), fc.array(past), (changing, list) => {
      const history = list.map(({ attribute: one, hoursAgo }) => ({
        attribute: one,
        changedAt: AT.subtract({ hours: hoursAgo }),
      }))
      const within = list.filter(({ hoursAgo }) => hoursAgo < 24 * 90)
      const touched = new Set<CriticalAttribute>([
        ...changing,
        ...within.map(({ attribute: one }) => one),
      ])
      const units = unitsNeeded({ changing, history, at: AT, days: 90 })
      assert.equal(units, touched.size >= 2 ? 2 : 1)
    }),
  )
  assert.equal(unitsNeeded({ changing: [], history: [], at: AT, days: 90 }), 1)
})

test('a change is refused for what is missing or malformed, each for its own reason', () => {
  const facts = { birthOn: born, sex: 'female', diedOn: undefined, materials: ['m'] } as const
  const on = Temporal.PlainDate.from('2026-11-26')
  const refusal = (...[change, more]: [Parameters<typeof decideChange>[0], object?]) => {
    const decision = decideChange(change, { ...facts, ...more }, on)
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(refusal({}), 'NOTHING_TO_CHANGE')
  assert.equal(refusal({ name: '李静' }), undefined)
  assert.equal(refusal({ name: '' }), 'NAME_INVALID')
  assert.equal(refusal({ phone: '12-34' }), 'PHONE_INVALID')
  assert.equal(refusal({ phone: '+85298765432' }), undefined)
  assert.equal(refusal({ name: '李静' }, { materials: [] }), 'MATERIALS_MISSING')
  assert.equal(refusal({ name: '李静' }, { diedOn: on }), 'PERSON_NOT_LIVING')
  const document = { kind: 'residentIdentityCard', number: '440106199003070013', primary: true }
  assert.equal(
    refusal({ document: { ...document, kind: 'residentIdentityCard' } }),
    'DOCUMENT_INVALID',
  )
})
