import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { ageOn } from '#kernel/ages.ts'
import {
  ALL_DOCUMENT_KINDS,
  checkIdentityNumber,
  parseCardIdentifier,
} from '#kernel/identity-number/index.ts'
import { checkName } from '#kernel/names.ts'
import { BANK_STATUSES } from '#modules/card/index.ts'
import { decideRegistration } from '#modules/person/index.ts'
import { districtsOf } from '../data/regions.ts'
import { BOUNDARY_AGES, MOST_RESIDENTS } from './births.ts'
import { CARD_STATES } from './card-states.ts'
import { CATEGORIES, type Resident } from './resident.ts'
import { residentMaker, residents } from './residents.ts'

const on = Temporal.PlainDate.from('2026-11-23')
const make = residentMaker({ seed: 1, on })
const first2000 = [...residents({ seed: 1, count: 2000, on })]

test('the same seed and index give the same resident, however one gets there', () => {
  const other = residentMaker({ seed: 1, on })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_RESIDENTS - 1 }), (index) => {
      assert.deepEqual(make(index), other(index))
    }),
  )
  const later = [...residents({ seed: 1, count: 500, on, firstIndex: 1500 })]
  assert.deepEqual(later, first2000.slice(1500))
})

test('another seed gives other people', () => {
  assert.notDeepEqual(residentMaker({ seed: 2, on })(5), make(5))
})

test('every resident of any index can be entered in the register', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffff_ffff }),
      fc.integer({ min: 0, max: MOST_RESIDENTS - 1 }),
      (seed, index) => {
        const resident = residentMakerOf(seed)(index)
        assert.deepEqual(faultsOf(resident), [])
      },
    ),
    { numRuns: 40 },
  )
  for (const resident of first2000) assert.deepEqual(faultsOf(resident), [])
})

test('every number is valid, in the spelling that is stored, and without a remark', () => {
  for (const { documents, name } of first2000) {
    assert.ok(checkName(name).valid, name)
    for (const { kind, number } of documents) {
      const finding = checkIdentityNumber(kind, number, on)
      assert.ok(finding.valid, `${kind} ${number}`)
      assert.equal(finding.normalised, number)
      assert.equal(finding.remark, undefined, number)
    }
  }
})

test('two thousand residents show every kind of document, status, category and name', () => {
  const kinds = new Set(first2000.flatMap(({ documents }) => documents.map(({ kind }) => kind)))
  assert.deepEqual([...kinds].sort(), [...ALL_DOCUMENT_KINDS].sort())
  const states = new Set(first2000.map(({ card }) => `${card.status} ${card.bankStatus}`))
  for (const { status, bankStatus } of CARD_STATES) assert.ok(states.has(`${status} ${bankStatus}`))
  assert.equal(new Set(CARD_STATES.map(({ status }) => status)).size, 11)
  assert.equal(new Set(CARD_STATES.map((state) => state.bankStatus)).size, BANK_STATUSES.length)
  assert.deepEqual(new Set(first2000.flatMap(({ categories }) => categories)), new Set(CATEGORIES))
  const names = first2000.map(({ name }) => name)
  for (const oddity of [/㛃/, /𫖯/, /·/, /^[A-Z' -]+$/, /^[\p{Script=Han}]{2}$/u])
    assert.ok(
      names.some((name) => oddity.test(name)),
      String(oddity),
    )
})

test('every age at which something changes is met a day early, on the day and a day late', () => {
  const births = new Set(first2000.map(({ birthOn }) => birthOn))
  for (const age of BOUNDARY_AGES)
    for (const days of [-1, 0, 1])
      assert.ok(births.has(on.subtract({ years: age }).add({ days }).toString()), `${age} ${days}`)
})

test('on the day of the birthday the boundary age is reached, the day before it is not', () => {
  for (const age of BOUNDARY_AGES) {
    const birthday = on.subtract({ years: age })
    assert.equal(ageOn(birthday, on), age)
    assert.equal(ageOn(birthday.add({ days: 1 }), on), age - 1)
  }
})

test('most cards are normal, and every one has numbers of its own region', () => {
  const normal = first2000.filter(({ card }) => card.status === 'normal').length
  assert.ok(normal > 1600 && normal < 1900, String(normal))
  for (const { card, cityCode, districtCode } of first2000) {
    assert.equal(card.issuingRegion, cityCode)
    assert.equal(parseCardIdentifier(card.identifier)?.issuingRegionCode, cityCode)
    assert.ok(districtsOf(cityCode).some(({ code }) => code === districtCode))
    assert.match(card.cardNumber, /^[0-9A-Z]{9}$/)
  }
})

test('nobody has a card before birth, and no card changed before it was handed over', () => {
  for (const { birthOn, card } of first2000) {
    const issued = card.issuedOn ?? card.since
    assert.ok(birthOn <= issued, `${birthOn} ${issued}`)
    assert.ok(issued <= card.since, `${issued} ${card.since}`)
    assert.ok(card.since <= on.toString())
  }
})

test('no number, card or id is given twice, neither far apart nor by the seed of the load', () => {
  const seen = new Set<string>()
  let expected = 0
  for (const seed of [1, 7])
    for (const firstIndex of [0, 1_200_000, MOST_RESIDENTS - 15_000])
      for (const resident of residents({ seed, count: 15_000, on, firstIndex })) {
        for (const key of keysOf(resident)) seen.add(key)
        expected += keysOf(resident).length
      }
  assert.equal(seen.size, expected)
})

test('there is an end to the numbers, and it is said', () => {
  assert.throws(() => make(MOST_RESIDENTS), RangeError)
  assert.throws(() => make(-1), RangeError)
})

const residentMakerOf = (seed: number) => residentMaker({ seed, on })

const faultsOf = (resident: Resident): readonly unknown[] => {
  const decision = decideRegistration(
    {
      name: resident.name,
      sex: resident.sex,
      birthOn: Temporal.PlainDate.from(resident.birthOn),
      documents: resident.documents,
      regionCode: resident.districtCode,
      phone: resident.phone,
    },
    on,
  )
  return decision.granted ? [] : decision.faults
}

/** A child's number in the household register stays the number of the later identity card. */
const keysOf = ({ id, documents, card }: Resident): readonly string[] => [
  id,
  card.identifier,
  `${card.issuingRegion} ${card.cardNumber}`,
  ...documents.map(({ kind, number }) => {
    if (kind === 'householdRegister') return `residentIdentityCard ${number}`
    if (kind === 'travelPermitHongKongMacaoNonChinese') return `travelPermitHongKongMacao ${number}`
    return `${kind} ${number}`
  }),
]
