import assert from 'node:assert/strict'
import test from 'node:test'
import { isCreditCode } from '#kernel/credit-code.ts'
import { accountNumber } from '../generate/numbers.ts'
import { makeOutlets } from '../generate/outlets.ts'
import { makePlaces } from '../generate/places.ts'
import { checkBankCardNumber } from '#kernel/identity-number/index.ts'
import { AGENCIES } from './agencies.ts'
import { BANKS } from './banks.ts'
import {
  CENTRES,
  CITIES,
  cityOfDistrict,
  DISTRICTS,
  districtsOf,
  regionOf,
  REGIONS,
  ZONES,
} from './regions.ts'
import { sceneOf, SCENES } from './scenes.ts'
import { STAFF } from './staff.ts'
import type { Text } from './text.ts'

const agencyCodes = new Set(AGENCIES.map(({ code }) => code))
const places = makePlaces()
const outlets = makeOutlets()

const isWhole = (text: Text): boolean => Object.values(text).every((part) => part.trim() !== '')

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length

test('the province has 21 cities and 124 rows at county level, two of them straight cities', () => {
  assert.equal(CITIES.length, 21)
  assert.equal(REGIONS.filter(({ level }) => level === 'county').length, 122)
  assert.equal(DISTRICTS.length, 124)
  assert.equal(REGIONS.length, 1 + 21 + 122)
  assert.ok(isUnique([...REGIONS, ...ZONES].map(({ code }) => code)))
})

test('every region lies in the one above it and has its four names', () => {
  for (const region of REGIONS) {
    assert.match(region.code, /^44\d{4}$/)
    assert.ok(isWhole(region.name), region.code)
    if (region.parentCode !== undefined)
      assert.ok(['province', 'city'].includes(regionOf(region.parentCode).level))
    if (region.level !== 'province') assert.match(region.name['zh-Hans'], /[市区县]$/)
  }
  for (const { code } of CITIES)
    assert.ok(CENTRES[code] !== undefined && districtsOf(code).length > 0)
})

test('zones have codes that nobody takes for a division', () => {
  for (const { code, parentCode, level } of ZONES) {
    assert.doesNotMatch(code, /^\d{6}$/)
    assert.equal(level, 'zone')
    assert.equal(regionOf(parentCode ?? '').level, 'city')
  }
})

test('there are 22 banks; four have no real name yet, and only such a one is under a measure', () => {
  assert.equal(BANKS.length, 22)
  assert.equal(BANKS.filter(({ placeholder }) => placeholder).length, 4)
  assert.ok(isUnique(BANKS.map(({ code }) => code)))
  assert.ok(isUnique(BANKS.map(({ bin }) => bin)))
  for (const bank of BANKS) {
    assert.ok(agencyCodes.has(bank.agencyCode), bank.code)
    assert.ok(isWhole(bank.name))
    assert.ok(checkBankCardNumber(accountNumber(bank.code, 42)).valid, bank.code)
    if (bank.measure !== 'normal') assert.ok(bank.placeholder)
  }
})

test('an account number is never that of another number', () => {
  const numbers = BANKS.flatMap(({ code }) => [accountNumber(code, 1), accountNumber(code, 2)])
  assert.ok(isUnique(numbers))
})

test('every agency has a region, four names and, where it stands alone, a valid credit code', () => {
  assert.ok(isUnique(AGENCIES.map(({ code }) => code)))
  const codes = AGENCIES.flatMap(({ unifiedSocialCreditCode: code }) => code ?? [])
  assert.ok(isUnique(codes))
  for (const code of codes) assert.ok(isCreditCode(code), code)
  for (const agency of AGENCIES) {
    assert.match(agency.code, /^[a-z0-9-]{2,40}$/)
    assert.ok(isWhole(agency.name), agency.code)
    assert.equal(regionOf(agency.regionCode).code, agency.regionCode)
    if (agency.kind !== 'supervisor') assert.ok(agency.unifiedSocialCreditCode, agency.code)
  }
  for (const { code } of CITIES) assert.ok(agencyCodes.has(`hrss-${code}`))
})

test('120 outlets stand in all 21 cities, with a hall in each and two cross-border desks', () => {
  assert.equal(outlets.length, 120)
  assert.ok(isUnique(outlets.map(({ code }) => code)))
  const halls = outlets.filter(({ kind }) => kind === 'bureauHall')
  assert.equal(new Set(halls.map(({ cityCode }) => cityCode)).size, 21)
  assert.deepEqual(
    outlets.filter((outlet) => outlet.hongKongMacaoDesk).map(({ cityCode }) => cityCode),
    ['440400', '440700'],
  )
  assert.ok(outlets.some((outlet) => !outlet.instantIssuance))
  for (const outlet of outlets) {
    assert.ok(agencyCodes.has(outlet.agencyCode), outlet.agencyCode)
    assert.equal(cityOfDistrict(outlet.districtCode), outlet.cityCode)
    assert.ok(isWhole(outlet.name) && outlet.facilities.length > 0)
  }
})

test('300 places stand in all 21 cities, each in a district of its city and near its centre', () => {
  assert.equal(places.length, 300)
  assert.ok(isUnique(places.map(({ code }) => code)) && isUnique(places.map(({ id }) => id)))
  assert.equal(new Set(places.map(({ cityCode }) => cityCode)).size, 21)
  for (const place of places) {
    assert.ok(districtsOf(place.cityCode).some(({ code }) => code === place.districtCode))
    const [longitude, latitude] = CENTRES[place.cityCode] ?? [0, 0]
    assert.ok(Math.abs(place.longitude - longitude) < 0.6, place.code)
    assert.ok(Math.abs(place.latitude - latitude) < 0.3, place.code)
    assert.ok(isWhole(place.name), place.code)
    assert.ok(agencyCodes.has(place.operatorAgency), place.operatorAgency)
    assert.ok(place.facilities.length > 0)
  }
  assert.ok(isUnique(places.map(({ name, districtCode }) => name['zh-Hans'] + districtCode)))
})

test('the places that everybody knows are there', () => {
  const names = new Set(places.map(({ name }) => name['zh-Hans']))
  for (const name of [
    '广州图书馆',
    '广州地铁体育西路站',
    '深圳图书馆',
    '深圳博物馆',
    '广东省博物馆',
  ])
    assert.ok(names.has(name), name)
})

test('a place offers scenes of the province and of its own city only', () => {
  for (const place of places) {
    assert.ok(place.sceneCodes.length > 0, place.code)
    for (const { regionCode } of place.sceneCodes.map(sceneOf))
      assert.ok(regionCode === '440000' || regionCode === place.cityCode, place.code)
  }
})

test('every scene that needs a terminal is offered somewhere', () => {
  const offered = new Set(places.flatMap(({ sceneCodes }) => sceneCodes))
  for (const { code, carriers } of SCENES)
    if (!carriers.some((carrier) => ['account', 'bank'].includes(carrier)))
      assert.ok(offered.has(code), code)
})

test('staff belong to agencies, and every role has somebody', () => {
  assert.ok(isUnique(STAFF.map(({ sub }) => sub)))
  for (const { agencyCode } of STAFF) assert.ok(agencyCodes.has(agencyCode), agencyCode)
  const roles = [
    'venueOperator',
    'terminalAdministrator',
    'catalogueOfficer',
    'supervisor',
    'clerk',
    'developer',
    'auditor',
  ] as const
  for (const role of roles)
    assert.ok(
      STAFF.some((staff) => staff.roles.includes(role)),
      role,
    )
})

test('the generated places and outlets are the same in every run', () => {
  assert.deepEqual(makePlaces(), places)
  assert.deepEqual(makeOutlets(), outlets)
})
