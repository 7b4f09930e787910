import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { BRANCH } from '#test/place-filing.ts'
import {
  CHANGE_PARTS,
  changedParts,
  contentOf,
  decideChange,
  isClosed,
  wishedContent,
} from './place-change.ts'
import type { FiledPlace } from './place-entry.ts'
import type { Place } from './scene.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const place: Place = {
  ...BRANCH,
  id: '00000000-0000-7000-8000-000000000001',
  code: 'P-440100-000001',
  operatorAgency: 'op-library-440100',
  facilities: [],
}

const closure = { from: day('2026-12-01'), until: day('2026-12-11') }

/** One change of each part. */
const OTHER = {
  name: { name: { ...BRANCH.name, en: 'Pearl River branch' } },
  district: { districtCode: '440104' },
  address: { address: '天河区珠江东路6号' },
  position: { longitude: 113.326 },
  hours: { openingHours: '09:00-17:00' },
  phone: { phone: '020-12345678' },
  scenes: { sceneCodes: ['GD-WH-001', 'GD-WH-002'] },
  closure: { closure },
} as const satisfies Record<(typeof CHANGE_PARTS)[number], Partial<FiledPlace>>

test('exactly the parts that were changed are told', () => {
  fc.assert(
    fc.property(fc.subarray([...CHANGE_PARTS]), (parts) => {
      const changes: Partial<FiledPlace> = Object.assign({}, ...parts.map((part) => OTHER[part]))
      assert.deepEqual(changedParts(BRANCH, { ...BRANCH, ...changes }), parts)
    }),
  )
})

test('a place that is filed again as it stands differs in nothing', () => {
  const closed = { ...place, closure }
  assert.deepEqual(changedParts(contentOf(closed), contentOf(closed)), [])
  const scenes = ['GD-WH-002', 'GD-WH-001']
  const other = { ...BRANCH, sceneCodes: scenes.toReversed() }
  assert.deepEqual(changedParts({ ...BRANCH, sceneCodes: scenes }, other), [])
})

test('city and kind stay, and so does a scene that stood on no form', () => {
  const { kind: _, cityCode: __, ...wish } = BRANCH
  const suspended = { ...place, sceneCodes: ['GD-WH-001', 'GD-WH-009'] }
  const offered = new Set(['GD-WH-001', 'GD-WH-002'])
  const content = wishedContent(suspended, { ...wish, sceneCodes: ['GD-WH-002'] }, offered)
  assert.deepEqual(content.sceneCodes, ['GD-WH-002', 'GD-WH-009'])
  assert.equal(content.cityCode, '440100')
  assert.equal(content.kind, 'library')
})

test('one change at a time, of a place in force, and something must differ', () => {
  const content = { ...BRANCH, ...OTHER.hours }
  const of = (...wish: Parameters<typeof decideChange>) => {
    const decision = decideChange(...wish)
    return decision.granted ? decision.outcome : decision.refusal
  }
  assert.deepEqual(of(place, content, false), ['hours'])
  assert.equal(of(place, BRANCH, false), 'NOTHING_CHANGED')
  assert.equal(of(place, content, true), 'CHANGE_UNDER_WAY')
  const ended = { ...place, endedOn: day('2026-11-01') }
  assert.equal(of(ended, content, false), 'PLACE_HAS_ENDED')
})

test('a place is closed from the first day of the works to the day before the last', () => {
  const closedOn = (on: string) => isClosed({ closure }, day(on))
  assert.equal(closedOn('2026-11-30'), false)
  assert.equal(closedOn('2026-12-01'), true)
  assert.equal(closedOn('2026-12-10'), true)
  assert.equal(closedOn('2026-12-11'), false)
  assert.equal(isClosed({}, day('2026-12-05')), false)
})
