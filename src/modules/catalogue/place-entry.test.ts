import assert from 'node:assert/strict'
import test from 'node:test'
import { creditCode } from '#app/seed/generate/credit-code.ts'
import { BRANCH as content } from '#test/place-filing.ts'
import {
  decidePlaceEntry,
  endsSoon,
  type FiledPlace,
  type FilingWorld,
  PLACE_ENTRY_ACTIONS,
  PLACE_ENTRY_STATUSES,
  PLACE_ENTRY_TRANSITIONS,
  placeFaults,
} from './place-entry.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = Temporal.Instant.from('2026-11-26T02:00:00Z')
const CODE = creditCode('12', '440100', 7)

const world: FilingWorld = {
  kinds: ['library'],
  districts: new Set(['440106', '441900']),
  scenes: new Set(['GD-WH-001']),
  creditCode: CODE,
  mostMonths: 36,
  on: day('2026-11-26'),
}
const until = day('2028-12-01')

const faultsOf = (
  change: Partial<FiledPlace>,
  rest: { readonly creditCode?: string; readonly authorisedUntil?: Temporal.PlainDate } = {},
) =>
  placeFaults(
    { creditCode: CODE, authorisedUntil: until, ...rest, content: { ...content, ...change } },
    world,
  )

test('a place that is filed as it should be has no faults', () => {
  assert.deepEqual(faultsOf({}), [])
  assert.deepEqual(faultsOf({ phone: '12345' }), [])
  assert.deepEqual(faultsOf({ phone: '13800138000' }), [])
})

test('each thing that is wrong is named, and all of them at once', () => {
  assert.deepEqual(faultsOf({ latitude: 113.325, longitude: 23.117 }), ['COORDINATES_SWAPPED'])
  assert.deepEqual(faultsOf({ latitude: 39.9, longitude: 116.4 }), ['COORDINATES_OUTSIDE'])
  assert.deepEqual(faultsOf({ districtCode: '440100' }), ['DISTRICT_UNKNOWN'])
  assert.deepEqual(faultsOf({ openingHours: '天天开' }), ['HOURS_UNREADABLE'])
  assert.deepEqual(faultsOf({ sceneCodes: [] }), ['SCENES_MISSING'])
  assert.deepEqual(faultsOf({ sceneCodes: ['GD-WH-001', 'SZ-XX-001'] }), ['SCENE_UNKNOWN'])
  const name = { 'zh-Hans': '', 'zh-Hant': '', en: '', pt: '' }
  assert.deepEqual(faultsOf({ name, kind: 'castle', address: '', phone: '零二零' }), [
    'NAME_MISSING',
    'ADDRESS_MISSING',
    'PHONE_WRONG',
    'KIND_UNKNOWN',
  ])
})

test('the credit code must hold in itself and be that of the operator', () => {
  const wrong = `${CODE.slice(0, -1)}${CODE.endsWith('A') ? 'B' : 'A'}`
  assert.deepEqual(faultsOf({}, { creditCode: wrong }), ['CREDIT_CODE_WRONG'])
  const other = creditCode('12', '440100', 8)
  assert.deepEqual(faultsOf({}, { creditCode: other }), ['CREDIT_CODE_OF_ANOTHER'])
})

test('an authorisation ends on a later day, but not too late', () => {
  const faults = (authorisedUntil: string) =>
    faultsOf({}, { authorisedUntil: day(authorisedUntil) })
  assert.deepEqual(faults('2026-11-26'), ['UNTIL_PAST'])
  assert.deepEqual(faults('2026-11-27'), [])
  assert.deepEqual(faults('2029-11-26'), [])
  assert.deepEqual(faults('2029-11-27'), ['UNTIL_TOO_FAR'])
})

const GUANGZHOU = { staffId: 'second', regionCode: '440100' }
const filed = { staffId: 'files', at }
const reviewed = { staffId: 'first', at }

test('every status and action is decided, and only the listed steps are granted', () => {
  for (const status of PLACE_ENTRY_STATUSES)
    for (const action of PLACE_ENTRY_ACTIONS) {
      const entry = { status, filed, reviewed, cityCode: '440100' }
      const { granted } = decidePlaceEntry(entry, action, GUANGZHOU, '材料不全')
      assert.equal(granted, Object.hasOwn(PLACE_ENTRY_TRANSITIONS[status], action))
    }
})

test('two people of the right bureau look at it, and what goes back says why', () => {
  const entry = { status: 'reviewed', filed, reviewed, cityCode: '440100' } as const
  const refusalOf = (...[action, by, remark]: Parameters<typeof decide>) => {
    const decision = decide(action, by, remark)
    return decision.granted ? decision.outcome : decision.refusal
  }
  const decide = (action: 'approve' | 'sendBack', by = GUANGZHOU, remark = '') =>
    decidePlaceEntry(entry, action, by, remark)
  assert.equal(refusalOf('approve'), 'approved')
  assert.equal(refusalOf('approve', { ...GUANGZHOU, regionCode: '440000' }), 'approved')
  const shenzhen = { ...GUANGZHOU, regionCode: '440300' }
  assert.equal(refusalOf('approve', shenzhen), 'PLACE_ENTRY_OTHER_CITY')
  for (const staffId of ['files', 'first'])
    assert.equal(refusalOf('approve', { ...GUANGZHOU, staffId }), 'PLACE_ENTRY_SAME_PERSON')
  assert.equal(refusalOf('sendBack', GUANGZHOU, '不行'), 'PLACE_ENTRY_REMARK_MISSING')
  assert.equal(refusalOf('sendBack', GUANGZHOU, '地址写错了'), 'returned')
  assert.equal(refusalOf('sendBack', { ...GUANGZHOU, staffId: 'first' }, '地址写错了'), 'returned')
})

test('an authorisation that ends within two months is shown', () => {
  const on = day('2026-11-26')
  assert.equal(endsSoon(on.add({ days: 60 }), on, 60), true)
  assert.equal(endsSoon(on.add({ days: 61 }), on, 60), false)
  assert.equal(endsSoon(undefined, on, 60), false)
})
