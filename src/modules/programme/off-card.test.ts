import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { broughtStandard } from '#modules/standard/index.ts'
import {
  ageInDays,
  daysLeft,
  decideEntry,
  decideOffCard,
  endsSoon,
  holdsOn,
  type NewOffCardEntry,
  OFF_CARD_STATUSES,
  OFF_CARD_TRANSITIONS,
  offCardDaysOn,
} from './off-card.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const DEPARTMENT = { staffId: 'enters', agencyCode: 'dept-civil-affairs' }
const FINANCE = { staffId: 'decides', agencyCode: 'dept-finance' }
const days = offCardDaysOn(day('2026-11-26'), broughtStandard)

const wish: NewOffCardEntry = {
  programmeCode: 'MZ-004',
  regionCode: '440100',
  reason: 'emergencyCash',
  fileNumber: '穗民救〔2026〕12号',
  payeeCount: 3,
  from: day('2026-11-26'),
  until: day('2026-12-26'),
}

test('whatever is not paid to the card has a file, a number of payees, and an end', () => {
  const refusalOf = (change: Partial<NewOffCardEntry>, by = DEPARTMENT) => {
    const decision = decideEntry({ ...wish, ...change }, by, 'dept-civil-affairs', days)
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(refusalOf({}), 'granted')
  assert.equal(refusalOf({ until: wish.from }), 'END_MISSING')
  assert.equal(refusalOf({ until: wish.from.add({ days: days.most }) }), 'granted')
  assert.equal(refusalOf({ until: wish.from.add({ days: days.most + 1 }) }), 'TOO_LONG')
  assert.equal(refusalOf({ fileNumber: ' ' }), 'FILE_NUMBER_MISSING')
  assert.equal(refusalOf({ payeeCount: 0 }), 'PAYEES_MISSING')
  assert.equal(refusalOf({}, FINANCE), 'NOT_YOUR_PROGRAMME')
  const nowhere = decideEntry(wish, DEPARTMENT, undefined, days)
  assert.ok(!nowhere.granted && nowhere.refusal === 'PROGRAMME_UNKNOWN')
})

test('whoever pays decides, never whoever entered it, and a no says why', () => {
  const decide = (action: 'approve' | 'reject' | 'end', by = FINANCE, remark = '') => {
    const status = action === 'end' ? ('approved' as const) : ('entered' as const)
    const entry = { status, entered: DEPARTMENT, payerAgency: 'dept-finance' }
    const decision = decideOffCard(entry, action, by, remark)
    return decision.granted ? decision.outcome : decision.refusal
  }
  assert.equal(decide('approve'), 'approved')
  assert.equal(decide('approve', DEPARTMENT), 'OFF_CARD_NOT_YOURS')
  const both = { staffId: DEPARTMENT.staffId, agencyCode: 'dept-finance' }
  assert.equal(decide('approve', both), 'OFF_CARD_SAME_PERSON')
  assert.equal(decide('reject'), 'REMARK_MISSING')
  assert.equal(decide('reject', FINANCE, '应当上卡'), 'rejected')
  assert.equal(decide('end', DEPARTMENT, '已经领到新卡'), 'ended')
  assert.equal(decide('end', FINANCE, '已经领到新卡'), 'OFF_CARD_NOT_YOURS')
  for (const status of OFF_CARD_STATUSES)
    for (const action of ['approve', 'reject', 'end'] as const) {
      const by = action === 'end' ? DEPARTMENT : FINANCE
      const entry = { status, entered: DEPARTMENT, payerAgency: 'dept-finance' }
      const { granted } = decideOffCard(entry, action, by, '理由充分')
      assert.equal(granted, Object.hasOwn(OFF_CARD_TRANSITIONS[status], action))
    }
})

test('an entry holds from its first day to the one before its end, and reminds in time', () => {
  const entry = { ...wish, status: 'approved', endedOn: undefined } as const
  assert.ok(!holdsOn(entry, day('2026-11-25')))
  assert.ok(holdsOn(entry, wish.from))
  assert.ok(holdsOn(entry, day('2026-12-25')))
  assert.ok(!holdsOn(entry, wish.until))
  assert.ok(!holdsOn({ ...entry, status: 'entered' }, wish.from))
  const ended = { ...entry, status: 'ended', endedOn: day('2026-12-01') } as const
  assert.ok(holdsOn(ended, day('2026-11-30')) && !holdsOn(ended, day('2026-12-01')))
  assert.equal(ageInDays(entry, day('2026-12-06')), 10)
  assert.equal(daysLeft(entry, day('2026-12-06')), 20)
  const year = { ...entry, until: day('2027-11-26') }
  fc.assert(
    fc.property(fc.integer({ min: -40, max: 420 }), (shift) => {
      const on = year.from.add({ days: shift })
      const left = daysLeft(year, on)
      const soon = shift >= 0 && left > 0 && left <= days.reminder
      assert.equal(endsSoon(year, on, days), soon)
    }),
  )
})
