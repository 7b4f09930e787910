import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { type ConcessionRule, priceList } from '#modules/concession/index.ts'
import { SCENES } from '#test/verification-catalogue.ts'
import { askGateway } from './ask-gateway.ts'
import {
  type AnswerTo,
  categorySets,
  COMPARED_DOCUMENTS,
  compareInScene,
  OLDEST,
  type SceneInCity,
} from './parity.ts'

const AT = Temporal.Instant.from('2026-11-20T04:00:00Z')
const ON = Temporal.PlainDate.from('2026-11-20')
const CITY = '440100'
const FARE = 'busFare'
const CATEGORIES = ['disabled', 'student']
const SETS = categorySets(CATEGORIES)
const label = { 'zh-Hans': '优惠', 'zh-Hant': '優惠', en: 'Concession', pt: 'Desconto' }
const WHERE: SceneInCity = {
  scene: {
    ...SCENES.library,
    carriers: ['chip'],
    concessionKind: FARE,
    returnedFields: ['concession'],
  },
  cityCode: CITY,
}

const anyRule: fc.Arbitrary<ConcessionRule> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 6 }),
  kind: fc.constant(FARE),
  regionCode: fc.constantFrom('440000', CITY, '440300'),
  period: fc.constant({ from: Temporal.PlainDate.from('2025-01-01') }),
  ageFrom: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
  ageUntil: fc.option(fc.integer({ min: 91, max: 110 }), { nil: undefined }),
  category: fc.option(fc.constantFrom(...CATEGORIES), { nil: undefined }),
  charge: fc.oneof(
    fc.constant({ mode: 'free' } as const),
    fc.record({ mode: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 99 }) }),
  ),
  basis: fc.constant('YKT-16'),
  label: fc.constant(label),
  confirmed: fc.boolean(),
})

const pricesOf = (rules: readonly ConcessionRule[]) =>
  priceList(rules, [
    {
      kind: FARE,
      regionCode: '440000',
      period: { from: Temporal.PlainDate.from('2025-01-01') },
      fullFen: 401n,
    },
  ])

test('whatever the rules are, the gateway answers alike whoever differs by document alone', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyRule, { selector: ({ id }) => id, maxLength: 6 }), (rules) => {
      const answerTo = askGateway(pricesOf(rules), { at: AT, on: ON })
      const { cases, differences } = compareInScene(WHERE, SETS, answerTo)
      assert.equal(cases, (OLDEST + 1) * SETS.length * COMPARED_DOCUMENTS.length)
      assert.deepEqual(differences, [])
    }),
    { numRuns: 15 },
  )
})

test('the gateway is asked for a price, and not for nothing', () => {
  const [rule] = fc.sample(anyRule, 1)
  assert.ok(rule)
  const half = { mode: 'percent', percent: 50 } as const
  const elders = { ...rule, regionCode: CITY, ageFrom: 65, charge: half }
  const only = { ...elders, id: 'half', ageUntil: undefined, category: undefined }
  const answerTo = askGateway(pricesOf([only]), { at: AT, on: ON })
  const at = (age: number) =>
    answerTo(WHERE, { documentKind: 'residencePermitMacao', age, categories: [] })
  assert.equal(at(64), 'granted 401/401 ')
  assert.equal(at(65), 'granted 200/401 half')
})

test('a price that depends on the document is found, with whom and where', () => {
  const fair = askGateway(pricesOf([]), { at: AT, on: ON })
  const unfair: AnswerTo = (where, holder) =>
    holder.documentKind.startsWith('travelPermit') &&
    holder.age >= 65 &&
    holder.categories.includes('student')
      ? 'granted 1/401 '
      : fair(where, holder)
  const { differences } = compareInScene(WHERE, SETS, unfair)
  assert.equal(differences.length, (OLDEST - 64) * 2 * 2)
  const { documentKind, age, categories, expected, found } = differences[0] ?? {}
  assert.deepEqual([documentKind, age, categories], ['travelPermitHongKongMacao', 65, ['student']])
  assert.notEqual(expected, found)
})
