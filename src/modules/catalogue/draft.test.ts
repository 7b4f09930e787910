import assert from 'node:assert/strict'
import test from 'node:test'
import {
  decideDraft,
  DRAFT_STATUSES,
  DRAFT_STEPS,
  DRAFT_TRANSITIONS,
  type DraftFacts,
  type DraftSurroundings,
  type DraftStep,
  type Keeper,
  mayOpine,
  maySee,
} from './draft.ts'

const NOW = Temporal.Instant.from('2026-11-26T02:00:00Z')
const later = (hours: number) => NOW.add({ hours })
const of = (staffId: string, regionCode = '440000'): Keeper => ({
  staffId,
  regionCode,
  agencyCode: `hrss-${regionCode}`,
})
const EDITOR = of('editor')
const REVIEWER = of('reviewer')

const draft = (change: Partial<DraftFacts> = {}): DraftFacts => ({
  kind: 'regular',
  status: 'drafted',
  regionCode: '440000',
  openedBy: 'editor',
  proposedBy: undefined,
  editors: ['editor', 'helper'],
  reason: '上级文件要求',
  effectiveFrom: undefined,
  ...change,
})
const around = (change: Partial<DraftSurroundings> = {}): DraftSurroundings => ({
  changes: 1,
  onlyStatus: false,
  faults: 0,
  opinions: 1,
  latestFrom: later(-24),
  waits: true,
  at: NOW,
  ...change,
})
const told = (
  facts: Partial<DraftFacts>,
  step: DraftStep,
  by = REVIEWER,
  more: Partial<DraftSurroundings> = {},
) => {
  const decision = decideDraft(draft(facts), step, by, around(more))
  return decision.granted ? decision.outcome : decision.refusal
}

test('every status and step is decided, and only listed pairs are granted', () => {
  for (const status of DRAFT_STATUSES)
    for (const step of DRAFT_STEPS) {
      const steps: Partial<Record<DraftStep, { readonly to: string }>> = DRAFT_TRANSITIONS[status]
      assert.equal(told({ status }, step), steps[step]?.to ?? 'DRAFT_NOT_IN_STATUS')
    }
})

test('nobody publishes what they opened, proposed or wrote in', () => {
  const proposed = { status: 'proposed', proposedBy: 'proposer' } as const
  for (const staffId of ['editor', 'helper', 'proposer'])
    assert.equal(told(proposed, 'publish', of(staffId)), 'DRAFT_SAME_PERSON')
  assert.equal(told(proposed, 'publish', REVIEWER), 'published')
})

test('a layer is kept by its own region, the province included', () => {
  assert.equal(told({}, 'consult', of('x', '440100')), 'NOT_YOUR_LAYER')
  const ofCity = { regionCode: '440100' }
  assert.equal(told(ofCity, 'consult', of('x', '440100')), 'consulting')
  assert.equal(told(ofCity, 'consult', EDITOR), 'NOT_YOUR_LAYER')
})

test('a draft without changes, with faults, without opinions or without a reason stays one', () => {
  assert.equal(told({}, 'consult', EDITOR, { changes: 0 }), 'DRAFT_EMPTY')
  assert.equal(told({}, 'propose', EDITOR, { changes: 0 }), 'DRAFT_EMPTY')
  assert.equal(told({}, 'propose', EDITOR, { faults: 1 }), 'LAYER_FAULTY')
  assert.equal(told({ reason: '  三个字 ' }, 'propose', EDITOR), 'REASON_MISSING')
  assert.equal(told({ reason: undefined }, 'propose', EDITOR), 'REASON_MISSING')
  assert.equal(told({ reason: '𠮷𠮷' }, 'propose', EDITOR), 'REASON_MISSING', 'two characters')
  assert.equal(told({}, 'propose', EDITOR, { opinions: 0 }), 'OPINION_MISSING')
  const urgent = { opinions: 0, onlyStatus: true }
  assert.equal(told({}, 'propose', EDITOR, urgent), 'proposed', 'what is urgent waits for nobody')
  const proposed = { status: 'proposed', proposedBy: 'editor' } as const
  assert.equal(told(proposed, 'publish', REVIEWER, { faults: 1 }), 'LAYER_FAULTY')
})

test('a version begins now or later, and not before one that waits', () => {
  const from = (effectiveFrom: Temporal.Instant | undefined, latestFrom = later(-24)) =>
    told({ effectiveFrom }, 'propose', EDITOR, { latestFrom })
  assert.equal(from(NOW), 'proposed')
  assert.equal(from(NOW.subtract({ milliseconds: 1 })), 'EFFECTIVE_TOO_EARLY')
  assert.equal(from(later(2), later(2)), 'proposed')
  assert.equal(from(later(1), later(2)), 'VERSION_WAITING')
  assert.equal(from(undefined, later(2)), 'VERSION_WAITING')
})

test('an urgent draft suspends or takes up again, at once, whatever waits', () => {
  const urgent = (more: Partial<DraftSurroundings>, facts: Partial<DraftFacts> = {}) =>
    told({ kind: 'urgent', ...facts }, 'propose', EDITOR, {
      onlyStatus: true,
      opinions: 0,
      latestFrom: later(48),
      ...more,
    })
  assert.equal(urgent({}), 'proposed')
  assert.equal(urgent({ onlyStatus: false }), 'NOT_URGENT')
  assert.equal(urgent({ changes: 0 }), 'DRAFT_EMPTY')
  assert.equal(urgent({ faults: 1 }), 'LAYER_FAULTY')
  assert.equal(urgent({}, { reason: ' ' }), 'REASON_MISSING')
  assert.equal(urgent({}, { effectiveFrom: later(1) }), 'EFFECTIVE_FIXED')
  const proposed = { kind: 'urgent', status: 'proposed', proposedBy: 'editor' } as const
  assert.equal(told(proposed, 'publish', REVIEWER, { onlyStatus: true }), 'published')
  assert.equal(told(proposed, 'publish', REVIEWER), 'NOT_URGENT')
  assert.equal(told(proposed, 'publish', EDITOR), 'DRAFT_SAME_PERSON')
})

test('a version is taken back with a reason, and only while it waits', () => {
  const back = (more: Partial<DraftSurroundings>, facts: Partial<DraftFacts> = {}) =>
    told({ kind: 'withdrawal', ...facts }, 'propose', EDITOR, { opinions: 0, changes: 0, ...more })
  assert.equal(back({}), 'proposed', 'also where it changes nothing')
  assert.equal(back({ faults: 1 }), 'proposed', 'what goes on was published before')
  assert.equal(back({ waits: false }), 'VERSION_NOT_WAITING')
  assert.equal(back({}, { reason: '算了' }), 'REASON_MISSING')
  assert.equal(back({}, { effectiveFrom: NOW }), 'EFFECTIVE_FIXED')
  const proposed = { kind: 'withdrawal', status: 'proposed', proposedBy: 'editor' } as const
  assert.equal(told(proposed, 'publish', REVIEWER, { waits: false }), 'VERSION_NOT_WAITING')
  assert.equal(told(proposed, 'publish', REVIEWER), 'published')
})

test('a draft is seen by its region and by those who can be asked about it', () => {
  assert.equal(maySee({ regionCode: '440000' }, of('x', '440100')), true)
  for (const regionCode of ['440000', '440100'])
    assert.equal(maySee({ regionCode: '440100' }, of('x', regionCode)), true)
  assert.equal(maySee({ regionCode: '440100' }, of('x', '440300')), false)
})

test('the cities are asked about the province, the province about each city', () => {
  const asked = (regionCode: string, by: Keeper, status: DraftFacts['status'] = 'consulting') =>
    mayOpine({ regionCode, status }, by)
  assert.equal(asked('440000', of('x', '440100')), true)
  assert.equal(asked('440100', EDITOR), true)
  assert.equal(asked('440100', of('x', '440300')), false)
  assert.equal(asked('440000', EDITOR), false)
  assert.equal(asked('440000', of('x', '440100'), 'drafted'), false)
})
