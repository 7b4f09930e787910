import type { Outlet } from '#modules/organisation/index.ts'
import { BANKS } from '../data/banks.ts'
import { CENTRES, CITIES, districtsOf, regionOf } from '../data/regions.ts'
import { text, type Text } from '../data/text.ts'
import { makeFacilities } from './facilities.ts'
import { Random } from './random.ts'

/** An outlet of the demonstration: what the register holds, and where it is. */
export interface SeedOutlet extends Outlet {
  readonly kind: 'bankBranch' | 'bureauHall' | 'crossBorderDesk'
  readonly cityCode: string
  /** GCJ-02 degrees. */
  readonly latitude: number
  readonly longitude: number
}

const COUNT = 120
const DESK_CITIES = ['440400', '440700']

const KINDS = {
  bureauHall: text(
    '社会保障卡服务厅',
    '社會保障卡服務廳',
    'card service hall',
    'centro de atendimento do cartão',
  ),
  crossBorderDesk: text(
    '人社港澳服务点',
    '人社港澳服務點',
    'desk for Hong Kong and Macao residents',
    'balcão para residentes de Hong Kong e Macau',
  ),
} as const

const named = (place: Text, what: Text, english: string, portuguese: string): Text =>
  text(
    place['zh-Hans'] + what['zh-Hans'],
    place['zh-Hant'] + what['zh-Hant'],
    `${place.en} ${english}`,
    `${portuguese} de ${place.pt}`,
  )

const branchName = (bank: Text, district: Text): Text =>
  text(
    `${bank['zh-Hans']}${district['zh-Hans']}支行`,
    `${bank['zh-Hant']}${district['zh-Hant']}支行`,
    `${bank.en}, ${district.en} branch`,
    `${bank.pt}, agência de ${district.pt}`,
  )

const place = (cityCode: string, index: number, random: Random) => {
  const districts = districtsOf(cityCode)
  const district = districts[index % districts.length] ?? regionOf(cityCode)
  const [longitude, latitude] = CENTRES[cityCode] ?? [0, 0]
  const city = regionOf(cityCode).name['zh-Hans']
  const local = district.code === cityCode ? '' : district.name['zh-Hans']
  return {
    cityCode,
    districtCode: district.code,
    district: district.name,
    address: `${city}${local}建设路${10 + random.below(300)}号`,
    longitude: near(longitude, random),
    latitude: near(latitude, random),
    ...makeFacilities(random),
  }
}

/** Within about five kilometres, to five decimals. */
const near = (degrees: number, random: Random): number =>
  Math.round((degrees + (random.below(10_000) - 5000) / 100_000) * 100_000) / 100_000

const bureauHall = (cityCode: string, random: Random): SeedOutlet => {
  const { district: _, ...where } = place(cityCode, 0, random)
  const kind = KINDS.bureauHall
  return {
    ...where,
    code: `OUT-${cityCode}-HALL`,
    agencyCode: `hrss-${cityCode}`,
    kind: 'bureauHall',
    name: named(regionOf(cityCode).name, kind, kind.en, 'Centro de atendimento do cartão'),
    openingHours: '周一至周五 09:00-12:00 13:00-17:00',
    phone: '12333',
    instantIssuance: true,
    hongKongMacaoDesk: false,
  }
}

const desk = (cityCode: string, random: Random): SeedOutlet => {
  const { district: _, ...where } = place(cityCode, 0, random)
  const kind = KINDS.crossBorderDesk
  return {
    ...where,
    code: `OUT-${cityCode}-DESK`,
    agencyCode: `desk-${cityCode}`,
    kind: 'crossBorderDesk',
    name: named(regionOf(cityCode).name, kind, kind.en, 'Balcão Hong Kong e Macau'),
    openingHours: '周一至周六 09:00-18:00',
    phone: '12333',
    instantIssuance: false,
    hongKongMacaoDesk: true,
  }
}

const branch = (number: number, random: Random): SeedOutlet => {
  const cityCode = CITIES[number % CITIES.length]?.code ?? '440100'
  const bank = BANKS[number % BANKS.length]
  if (bank === undefined) throw new RangeError('no banks')
  const { district, ...where } = place(cityCode, Math.floor(number / CITIES.length) + 1, random)
  return {
    ...where,
    code: `OUT-${cityCode}-B${String(number + 1).padStart(3, '0')}`,
    agencyCode: `bank-${bank.code}`,
    kind: 'bankBranch',
    name: branchName(bank.name, district),
    openingHours: '周一至周五 09:00-17:00',
    phone: '12333',
    instantIssuance: random.chance(600),
    hongKongMacaoDesk: false,
  }
}

/** 尚未核查 and 早该复查: what the demonstration shows of outlets that nobody looked after. */
const UNCHECKED = 'OUT-440100-B001'
const LONG_AGO = { code: 'OUT-440100-B022', on: Temporal.PlainDate.from('2025-06-03') } as const

const asChecked = (outlet: SeedOutlet): SeedOutlet => {
  const dated = (checkedOn: Temporal.PlainDate | undefined): SeedOutlet => ({
    ...outlet,
    facilities: outlet.facilities.map(({ facility }) => ({ facility, checkedOn })),
    facilitiesCheckedOn: checkedOn,
  })
  if (outlet.code === UNCHECKED) return dated(undefined)
  return outlet.code === LONG_AGO.code ? dated(LONG_AGO.on) : outlet
}

/** The outlets: a hall in every city, the two desks, and bank branches for the rest. */
export const makeOutlets = (): readonly SeedOutlet[] => {
  const random = new Random(1201)
  const halls = CITIES.map(({ code }, i) => bureauHall(code, random.start(i)))
  const desks = DESK_CITIES.map((code, i) => desk(code, random.start(100 + i)))
  const branches = Array.from({ length: COUNT - halls.length - desks.length }, (_, i) =>
    branch(i, random.start(1000 + i)),
  )
  return [...halls, ...desks, ...branches].map(asChecked)
}
