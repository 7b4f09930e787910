import assert from 'node:assert/strict'
import test from 'node:test'
import { digestOfCode, newReportCode } from './keep-offers.ts'
import type { Offer, OfferStatus } from './offer.ts'
import { decideUses, isBeyondLimit, wholeNumber } from './uses.ts'

const ON = Temporal.PlainDate.from('2026-11-26')
const BEGUN = Temporal.Instant.from('2026-11-20T02:00:00Z')
const limits = { places: ['GZ-0001', 'GZ-0002'], uses: 100, until: ON.add({ days: 30 }) }
const placeOf = (status: OfferStatus) => (status === 'trial' ? 'GZ-0001' : undefined)
const inStatus = (status: OfferStatus): Pick<Offer, 'status' | 'trial' | 'steps'> => ({
  status,
  trial: limits,
  steps: (['beginTrial', 'launch'] as const).map((action, i) => ({
    action,
    words: '情况属实',
    by: 'decider',
    at: BEGUN.add({ hours: 24 * i }),
  })),
})

const count = (status: OfferStatus, uses: number, on = ON, today = ON, place = placeOf(status)) => {
  const decision = decideUses(inStatus(status), { on, uses, place }, today)
  return decision.granted ? 'granted' : decision.refusal
}

test('uses are counted of what is open, for a day that has come', () => {
  assert.equal(count('trial', 1), 'granted')
  assert.equal(count('trial', 0), 'OFFER_USES_WRONG')
  assert.equal(count('trial', 1, ON.add({ days: 1 })), 'OFFER_USES_WRONG')
  assert.equal(count('examined', 1), 'OFFER_NOT_IN_STATUS')
  assert.equal(count('live', 1), 'granted')
})

test('uses of a trial are those of one of its places, of what is live those of the whole', () => {
  const at = (status: OfferStatus, place: string | undefined) => {
    const decision = decideUses(inStatus(status), { on: ON, uses: 1, place }, ON)
    return decision.granted ? 'granted' : decision.refusal
  }
  assert.equal(at('trial', 'GZ-0002'), 'granted')
  assert.equal(at('trial', 'GZ-0003'), 'OFFER_PLACE_OUTSIDE_TRIAL')
  assert.equal(at('trial', undefined), 'OFFER_PLACE_OUTSIDE_TRIAL')
  assert.equal(at('live', 'GZ-0002'), 'OFFER_PLACE_OUTSIDE_TRIAL')
})

test('nothing is used before it was opened, nor a trial after its last day', () => {
  const later = limits.until.add({ days: 10 })
  const day = (text: string) => Temporal.PlainDate.from(text)
  assert.equal(count('trial', 1, day('2026-11-20')), 'granted', 'the day on which it began')
  assert.equal(count('trial', 1, day('2026-11-19')), 'OFFER_USES_OUTSIDE_DAYS')
  assert.equal(count('trial', 1, limits.until, later), 'granted', 'its last day, told later')
  assert.equal(count('trial', 1, limits.until.add({ days: 1 }), later), 'OFFER_USES_OUTSIDE_DAYS')
  assert.equal(count('live', 1, day('2026-11-20')), 'OFFER_USES_OUTSIDE_DAYS')
  assert.equal(count('live', 1, later, later), 'granted', 'what is live has no last day')
})

test('more uses than a trial may have are taken, and said to be too many', () => {
  assert.equal(count('trial', 101), 'granted')
  const beyond = (status: OfferStatus, uses: number) =>
    isBeyondLimit({ status, trial: limits, uses })
  assert.ok(!beyond('trial', 100) && beyond('trial', 101))
  assert.ok(!beyond('live', 101))
})

test('a code is told apart from every other, however it is typed', () => {
  const code = newReportCode()
  assert.match(code, /^(?:[2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
  assert.equal(digestOfCode(` ${code.toLowerCase().replaceAll('-', ' ')}`), digestOfCode(code))
  assert.notEqual(digestOfCode(newReportCode()), digestOfCode(code))
  assert.deepEqual(['7', '07', '-7', '7.5', '七'].map(wholeNumber), [7, 7, 0, 0, 0])
})
