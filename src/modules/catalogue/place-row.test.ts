import assert from 'node:assert/strict'
import test from 'node:test'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { CREDIT_CODE, OPERATOR } from '#test/place-filing.ts'
import { mendHours } from './mend-hours.ts'
import {
  columnsOf,
  type FilledColumn,
  filledColumns,
  LIST_COLUMNS,
  missingColumns,
} from './list-columns.ts'
import type { FilingWorld } from './place-entry.ts'
import {
  doubleFaults,
  type KnownPlace,
  readPlaceRow,
  rowFaults,
  type RowWorld,
  withOffers,
} from './place-row.ts'

const FILLED_COLUMNS = filledColumns('place')
const HEADING = FILLED_COLUMNS.map((column) => LIST_COLUMNS[column].zh)
const COLUMNS = columnsOf(HEADING)

type Row = Readonly<Partial<Record<FilledColumn, string>>>

const GOOD = {
  name: '天河分馆',
  nameHant: '天河分館',
  nameEn: '',
  namePt: '',
  kind: '图书馆',
  city: '广州市',
  district: '天河区',
  address: '天河区珠江东路4号',
  latitude: '23.117',
  longitude: '113.325',
  hours: '09:00-21:00',
  phone: '020-38337666',
  scenes: 'GD-WH-001',
  creditCode: CREDIT_CODE,
  until: '2027-12-01',
} as const satisfies Row

const cells = (change: Row = {}): readonly string[] =>
  FILLED_COLUMNS.map((column) => ({ ...GOOD, ...change })[column] ?? '')

const world: RowWorld = {
  regions: REGIONS,
  scenes: SCENES,
  operators: new Map([[CREDIT_CODE, OPERATOR]]),
}
const filing: FilingWorld = {
  kinds: ['library'],
  districts: new Set(['440106', '440303', '441900']),
  scenes: new Set(['GD-WH-001', 'GD-WH-002']),
  creditCode: CREDIT_CODE,
  mostMonths: 36,
  on: Temporal.PlainDate.from('2026-11-26'),
}

const read = (change: Row) => readPlaceRow(cells(change), COLUMNS, world)
const faultsOf = (change: Row) => rowFaults(read(change), filing)
const codesOf = (change: Row) => faultsOf(change).map(({ code }) => code)

test('a row is read as its form would be', () => {
  const { content, operatorAgency } = read({ latitude: '北纬 ２３.117°', hours: "'09:00-21:00" })
  assert.deepEqual(codesOf({}), [])
  assert.equal(operatorAgency, OPERATOR)
  assert.equal(content.districtCode, '440106')
  assert.equal(content.kind, 'library')
  assert.equal(content.latitude, 23.117)
  assert.equal(content.openingHours, '09:00-21:00')
  assert.deepEqual(content.name, {
    'zh-Hans': '天河分馆',
    'zh-Hant': '天河分館',
    en: '天河分馆',
    pt: '天河分馆',
  })
})

test('divisions are known by name or code, and one of another city is told apart from none', () => {
  assert.deepEqual(codesOf({ district: '440106' }), [])
  assert.deepEqual(codesOf({ city: '', district: '广州市天河区' }), [])
  assert.deepEqual(codesOf({ city: '广州', district: '天河' }), [])
  assert.equal(read({ city: '东莞市', district: '东莞市' }).content.districtCode, '441900')
  assert.deepEqual(codesOf({ city: '广州府' }), ['CITY_UNKNOWN'])
  assert.deepEqual(codesOf({ district: '东山区' }), ['DISTRICT_UNKNOWN'])
  const [fault] = faultsOf({ city: '深圳市' })
  assert.deepEqual(fault, { code: 'DISTRICT_OF_OTHER_CITY', offer: { city: '广州市' } })
})

test('coordinates the wrong way round and hours in other words are offered put right', () => {
  const faults = faultsOf({ latitude: '113.325', longitude: '23.117', hours: '9点～21点' })
  assert.deepEqual(faults, [
    { code: 'COORDINATES_SWAPPED', offer: { latitude: '23.117', longitude: '113.325' } },
    { code: 'HOURS_UNREADABLE', offer: { hours: '9:00-21:00' } },
  ])
  const row = cells({ latitude: '113.325', longitude: '23.117', hours: '9点～21点' })
  const mended = withOffers(row, COLUMNS, faults)
  assert.deepEqual(mended, cells({ hours: '9:00-21:00' }))
  assert.equal(withOffers(row, COLUMNS, [...faults, { code: 'PHONE_WRONG' }]), undefined)
  assert.equal(withOffers(row, COLUMNS, []), undefined)
  assert.deepEqual(codesOf({ latitude: '39.9', longitude: '116.4' }), ['COORDINATES_OUTSIDE'])
  assert.deepEqual(faultsOf({ hours: '看天气' }), [{ code: 'HOURS_UNREADABLE' }])
})

test('scenes, credit codes and days are named where they are wrong', () => {
  const library = SCENES.find(({ code }) => code === 'GD-WH-001')?.name['zh-Hans'] ?? ''
  const many = `${library}；gd-wh-002、GD-WH-001`
  assert.deepEqual(read({ scenes: many }).content.sceneCodes, ['GD-WH-001', 'GD-WH-002'])
  assert.deepEqual(codesOf({ scenes: '借书还书' }), ['SCENE_UNKNOWN'])
  assert.deepEqual(codesOf({ creditCode: `${CREDIT_CODE.slice(0, 17)}!` }), ['CREDIT_CODE_WRONG'])
  assert.deepEqual(codesOf({ until: '2027年12月1日' }), [])
  assert.deepEqual(codesOf({ until: '2027-02-30' }), ['UNTIL_UNREADABLE'])
  assert.deepEqual(codesOf({ until: '2026-11-26' }), ['UNTIL_PAST'])
})

test('the same place twice, or one door in two cities, is found wherever it stands', () => {
  const place: KnownPlace = {
    operatorAgency: OPERATOR,
    name: '天河分馆',
    cityCode: '440100',
    districtCode: '440106',
    latitude: 23.117,
    longitude: 113.325,
  }
  const shenzhen = { ...place, cityCode: '440300', districtCode: '440303' }
  const elsewhere = { ...shenzhen, latitude: 22.55, longitude: 114.06 }
  const yuexiu = { ...place, districtCode: '440104' }
  const stranger = { ...place, operatorAgency: 'op-museum-440300' }
  assert.deepEqual(doubleFaults([place, yuexiu, stranger, elsewhere], []), [
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  assert.deepEqual(doubleFaults([place, place], []), [undefined, 'DUPLICATE_IN_FILE'])
  assert.deepEqual(doubleFaults([place], [place]), ['DUPLICATE_IN_REGISTER'])
  assert.deepEqual(doubleFaults([place, shenzhen], []), [
    'PLACE_IN_TWO_CITIES',
    'PLACE_IN_TWO_CITIES',
  ])
  assert.deepEqual(doubleFaults([shenzhen], [place]), ['PLACE_IN_TWO_CITIES'])
})

test('columns are known by what lists call them, and what is missing is named', () => {
  const places = columnsOf(['序号', '场所名称 *', '营业时间', '行标识'])
  assert.equal(places.get('name'), 1)
  assert.equal(places.get('hours'), 2)
  assert.equal(places.get('rowKey'), 3)
  assert.ok(missingColumns(places, 'place').includes('纬度'))
  assert.deepEqual(missingColumns(COLUMNS, 'place'), [])
  assert.ok(missingColumns(places, 'place').includes('应用场景'))
  assert.ok(!missingColumns(places, 'outlet').includes('应用场景'))
})

test('opening hours in the words of lists become ours, and doubt stays doubt', () => {
  const mended = {
    '９：００～１７：００，周一休息': '9:00-17:00（周一闭馆）',
    '星期一到星期五 9:00—12:00，14:00—17:30': '周一至周五 9:00-12:00 14:00-17:30',
    '周一至周五：9：00-12：00、14：30-17：30': '周一至周五 9:00-12:00 14:30-17:30',
    '周二至周日 9:00-17:00': '9:00-17:00（周一闭馆）',
    '每天 8:30-18:00': '8:30-18:00',
    '9时30分-17时': '9:30-17:00',
    '24小时': '00:00-24:00',
  }
  for (const [words, ours] of Object.entries(mended)) assert.equal(mendHours(words), ours)
  for (const words of ['', '早上开门', '周三 9:00-17:00', '9:00'])
    assert.equal(mendHours(words), undefined)
})
