import assert from 'node:assert/strict'
import test from 'node:test'
import { ageOn } from '#kernel/ages.ts'
import { evaluate, priceList } from '#modules/concession/index.ts'
import { decideRegistration } from '#modules/person/index.ts'
import { CATEGORIES } from '../generate/resident.ts'
import { CONCESSION_RULES } from './concession-rules.ts'
import { CONCESSION_KINDS, FULL_PRICE_ROWS } from './full-prices.ts'
import { NEWCOMERS } from './newcomers.ts'
import { personaOf, PERSONAS } from './personas.ts'
import { regionOf } from './regions.ts'

const on = Temporal.PlainDate.from('2026-11-23')
const prices = priceList(CONCESSION_RULES, FULL_PRICE_ROWS)
const birthOf = (sub: string) => Temporal.PlainDate.from(personaOf(sub).birthOn)

const pays = (sub: string, kind: string, cityCode: string): bigint | undefined =>
  evaluate(prices, {
    kind,
    cityCode,
    birthOn: birthOf(sub),
    categories: personaOf(sub).categories,
    on,
  }).payFen

test('there are 27 personas with a card and 4 without, all as the register takes them', () => {
  assert.deepEqual([PERSONAS.length, NEWCOMERS.length], [27, 4])
  for (const persona of [...PERSONAS, ...NEWCOMERS]) {
    const decision = decideRegistration(
      {
        name: persona.name,
        sex: persona.sex,
        phone: persona.phone,
        birthOn: Temporal.PlainDate.from(persona.birthOn),
        documents: persona.documents,
        regionCode: persona.districtCode,
      },
      on,
    )
    assert.ok(decision.granted, `${persona.sub} ${JSON.stringify(decision)}`)
    assert.equal(regionOf(persona.districtCode).code, persona.districtCode)
  }
})

test('ids, login names, numbers and cards of the personas are their own', () => {
  const everybody = [...PERSONAS, ...NEWCOMERS]
  const cards = PERSONAS.flatMap(({ card, legacyCards = [] }) => [card, ...legacyCards])
  const keys = [
    ...everybody.flatMap(({ id, sub, phone, documents }) => [
      id,
      sub,
      phone,
      ...documents.map(({ number }) => number),
    ]),
    ...cards.flatMap(({ identifier, cardNumber }) => [identifier, cardNumber]),
  ]
  assert.equal(new Set(keys).size, keys.length)
  for (const { id } of everybody) assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})

test('an elder of Hong Kong pays what an elder of Guangzhou of the same age pays', () => {
  assert.equal(ageOn(birthOf('huang-xiuying'), on), 67)
  assert.equal(ageOn(birthOf('chan-kwok-keung'), on), 67)
  for (const kind of CONCESSION_KINDS)
    for (const city of ['440100', '440300', '440600'])
      assert.equal(pays('huang-xiuying', kind, city), pays('chan-kwok-keung', kind, city), kind)
})

test('the elder rides free in Guangzhou, the pupil for half, the father for the full fare', () => {
  assert.equal(pays('huang-xiuying', 'metroFare', '440100'), 0n)
  assert.equal(pays('chen-xiaoyu', 'metroFare', '440100'), 200n)
  assert.equal(pays('chen-zhiming', 'metroFare', '440100'), 400n)
  assert.equal(pays('he-xiaoqing', 'metroFare', '440100'), 0n)
})

test('everybody borrows books without a deposit and visits public museums free', () => {
  for (const { sub } of PERSONAS) {
    assert.equal(pays(sub, 'libraryDeposit', '440300'), 0n, sub)
    assert.equal(pays(sub, 'museumTicket', '440300'), 0n, sub)
  }
})

test('no rule mentions a document or where somebody comes from', () => {
  const allowed =
    'id kind regionCode period ageFrom ageUntil category charge basis label source confirmed'
  for (const rule of CONCESSION_RULES)
    for (const field of Object.keys(rule)) assert.ok(allowed.split(' ').includes(field), field)
})

test('every rule has its own id, an existing region and category, and a share that is one', () => {
  assert.equal(new Set(CONCESSION_RULES.map(({ id }) => id)).size, CONCESSION_RULES.length)
  for (const { id, regionCode, category, charge, label } of CONCESSION_RULES) {
    assert.equal(regionOf(regionCode).code, regionCode)
    assert.ok(category === undefined || CATEGORIES.includes(category), id)
    if (charge.mode === 'percent') assert.ok(charge.percent > 0 && charge.percent < 100, id)
    assert.ok(
      Object.values(label).every((part) => part !== ''),
      id,
    )
  }
})

test('the first fare is due at the age of six, and free ends the day before', () => {
  const fare = (years: number, days: number) =>
    evaluate(prices, {
      kind: 'busFare',
      cityCode: '440600',
      birthOn: on.subtract({ years }).add({ days }),
      categories: [],
      on,
    }).payFen
  assert.equal(fare(6, 1), 0n)
  assert.equal(fare(6, 0), 200n)
  assert.equal(fare(60, 1), 200n)
  assert.equal(fare(60, 0), 100n)
  assert.equal(fare(65, 1), 100n)
  assert.equal(fare(65, 0), 0n)
})

test('the personas show the states of cards that the journeys need', () => {
  const states = new Set(PERSONAS.map(({ card }) => `${card.status} ${card.bankStatus}`))
  for (const state of [
    'normal active',
    'temporarilyLost active',
    'lost bankLost',
    'locked active',
    'normal notActivated',
    'normal frozen',
    'cancelled closed',
  ])
    assert.ok(states.has(state), state)
  for (const category of CATEGORIES)
    assert.ok(
      PERSONAS.some(({ categories }) => categories.includes(category)),
      category,
    )
})

test('whoever acts for somebody acts for a persona, and a guardian for a minor', () => {
  const relations = PERSONAS.flatMap(({ actsFor = [] }) => actsFor)
  assert.deepEqual(relations.map(({ kind }) => kind).sort(), [
    'agent',
    'guardian',
    'guardian',
    'villageHelper',
  ])
  for (const { kind, sub } of relations)
    assert.equal(ageOn(birthOf(sub), on) < 18, kind === 'guardian', sub)
})
