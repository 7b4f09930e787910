import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { DOMAINS } from '#modules/catalogue/index.ts'
import {
  categoriesOf,
  decideEntry,
  decideRevocation,
  ENTITLEMENT_KINDS,
  type EntitlementKind,
  type EntryFacts,
  isOpenEnded,
  kindsToldIn,
  levelsOf,
  type Said,
  saysTheSame,
  statusAt,
  talentLevelOf,
} from './entitlement.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const FACTS: EntryFacts = { on: day('2026-11-26'), answersFor: true, longestYears: 10 }

const said = (change: Partial<Said> = {}): Said => ({
  kind: 'disabled',
  level: '2',
  period: { from: day('2026-11-01'), until: day('2036-11-01') },
  ...change,
})

const refusalOf = (one: Said, facts: Partial<EntryFacts> = {}): string | undefined => {
  const decision = decideEntry(one, { ...FACTS, ...facts })
  return decision.granted ? undefined : decision.refusal
}

test('only the department that answers for a kind can say it', () => {
  assert.equal(refusalOf(said()), undefined)
  assert.equal(refusalOf(said(), { answersFor: false }), 'ENTITLEMENT_NOT_YOURS')
})

test('a kind with levels needs one of its own, and another kind has none', () => {
  for (const kind of ENTITLEMENT_KINDS) {
    const level = levelsOf(kind)[0]
    assert.equal(refusalOf(said({ kind, level })), undefined, kind)
    assert.equal(refusalOf(said({ kind, level: 'Z' })), 'ENTITLEMENT_LEVEL_WRONG', kind)
    if (level !== undefined)
      assert.equal(refusalOf(said({ kind, level: undefined })), 'ENTITLEMENT_LEVEL_WRONG', kind)
  }
})

test('a period ends after it begins, after today, and within the longest there is', () => {
  const until = (text: string | undefined) =>
    refusalOf(
      said({
        period: { from: day('2026-11-01'), until: text === undefined ? undefined : day(text) },
      }),
    )
  assert.equal(until('2026-11-01'), 'ENTITLEMENT_PERIOD_WRONG')
  assert.equal(until('2026-11-26'), 'ENTITLEMENT_PERIOD_WRONG')
  assert.equal(until('2026-11-27'), undefined)
  assert.equal(until('2036-11-01'), undefined)
  assert.equal(until('2036-11-02'), 'ENTITLEMENT_PERIOD_WRONG')
})

test('only what does not end by nature can be said without an end', () => {
  const open = ENTITLEMENT_KINDS.filter(isOpenEnded)
  assert.deepEqual(open, ['veteran', 'donor'])
  for (const kind of ENTITLEMENT_KINDS) {
    const one = said({ kind, level: levelsOf(kind)[0], period: { from: day('2026-01-01') } })
    assert.equal(refusalOf(one) === undefined, open.includes(kind), kind)
  }
})

test('it holds from its first day to its last, and not an instant after it is revoked', () => {
  const one = { period: said().period, revokedAt: undefined }
  const at = Temporal.Instant.from('2030-01-01T04:00:00Z')
  const on = (text: string) => statusAt(one, { at, on: day(text) })
  assert.equal(on('2026-10-31'), 'coming')
  assert.equal(on('2026-11-01'), 'inForce')
  assert.equal(on('2036-10-31'), 'inForce')
  assert.equal(on('2036-11-01'), 'ended')
  const revoked = { ...one, revokedAt: at }
  assert.equal(statusAt(revoked, { at, on: day('2030-01-01') }), 'revoked')
  const before = at.subtract({ milliseconds: 1 })
  assert.equal(statusAt(revoked, { at: before, on: day('2030-01-01') }), 'inForce')
})

test('prices are found by the kind and by the kind with its level', () => {
  assert.deepEqual(
    categoriesOf([
      { kind: 'disabled', level: '1' },
      { kind: 'student', level: undefined },
    ]),
    ['disabled', 'disabled:1', 'student'],
  )
})

const held = fc
  .uniqueArray(fc.constantFrom<EntitlementKind>(...ENTITLEMENT_KINDS))
  .map((kinds) => kinds.map((kind) => ({ kind, level: levelsOf(kind)[0] })))

test('no scene learns of a kind that its domain does not need, nor of any level', () => {
  const needed: Readonly<Record<string, readonly string[]>> = {
    education: ['student'],
    elderCare: ['disabled', 'lowIncome'],
    health: ['disabled', 'lowIncome', 'veteran'],
    relief: ['disabled', 'lowIncome'],
    talent: ['talent'],
    veterans: ['veteran'],
  }
  fc.assert(
    fc.property(fc.constantFrom(...DOMAINS), held, (domain, all) => {
      const expected = new Set(needed[domain] ?? [])
      const told = kindsToldIn(domain, all)
      assert.deepEqual(
        [...told].sort(),
        all
          .map(({ kind }) => kind)
          .filter((kind) => expected.has(kind))
          .sort(),
      )
    }),
  )
})

test('of several talent levels the best is told, and none where there is none', () => {
  assert.equal(talentLevelOf([{ kind: 'disabled', level: '1' }]), undefined)
  const both = [
    { kind: 'talent', level: 'D' },
    { kind: 'talent', level: 'B' },
  ] as const
  assert.equal(talentLevelOf(both), 'B')
})

test('what differs in one day or one level is not the same', () => {
  assert.ok(saysTheSame(said(), said()))
  assert.ok(!saysTheSame(said(), said({ level: '3' })))
  const { from } = said().period
  assert.ok(!saysTheSame(said(), said({ period: { from, until: day('2036-10-31') } })))
  assert.ok(!saysTheSame(said(), said({ period: { from } })))
  assert.ok(saysTheSame(said({ period: { from } }), said({ period: { from } })))
})

test('it is revoked once, and with words', () => {
  const open = { revokedAt: undefined }
  assert.equal(decideRevocation(open, '证书已注销').granted, true)
  const short = decideRevocation(open, ' 错 ')
  assert.equal(short.granted ? '' : short.refusal, 'ENTITLEMENT_REASON_MISSING')
  const again = decideRevocation({ revokedAt: Temporal.Now.instant() }, '证书已注销')
  assert.equal(again.granted ? '' : again.refusal, 'ENTITLEMENT_REVOKED')
})
