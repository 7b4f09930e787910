import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { districtsAmong, type Region } from '#modules/organisation/index.ts'
import { mendHours } from './mend-hours.ts'
import { cellText, type ListColumns, type FilledColumn } from './list-columns.ts'
import {
  type FiledPlace,
  type FilingWorld,
  nameOf,
  type PlaceFault,
  placeFaults,
  type Site,
} from './place-entry.ts'
import type { Scene } from './scene.ts'
import { kindName, PLACE_KINDS } from './words-place.ts'

/** What can be wrong with a row of a list, beside what can be wrong with any place. */
export type RowFaultCode =
  | PlaceFault
  | 'CITY_UNKNOWN'
  | 'CITY_NOT_YOURS'
  | 'DISTRICT_OF_OTHER_CITY'
  | 'OPERATOR_UNKNOWN'
  | 'DUPLICATE_IN_FILE'
  | 'DUPLICATE_IN_REGISTER'
  | 'PLACE_IN_TWO_CITIES'
  | 'UNTIL_UNREADABLE'
  | 'SERVICE_UNCLEAR'
  | 'FACILITY_UNKNOWN'
  | 'CELLS_DOUBTFUL'

/** Cells that would put a fault right, for a person to take over with one press. */
export type Offer = Readonly<Partial<Record<FilledColumn, string>>>

export interface RowFault {
  readonly code: RowFaultCode
  readonly offer?: Offer | undefined
}

export const rowFault = (code: RowFaultCode, offer?: Offer): RowFault =>
  offer === undefined ? { code } : { code, offer }

/** What rows are read with: names and codes of the register and the catalogue. */
export interface RowWorld {
  readonly regions: readonly Region[]
  /** 统一社会信用代码 → code of the operator. */
  readonly operators: ReadonlyMap<string, string>
  readonly scenes: readonly Scene[]
}

/** A row as far as it could be read. */
export interface DraftPlace {
  readonly content: FiledPlace
  readonly creditCode: string
  readonly operatorAgency: string | undefined
  readonly authorisedUntil: Temporal.PlainDate | undefined
  /** What reading alone has shown. */
  readonly faults: readonly RowFault[]
}

type Cells = (column: FilledColumn) => string

export const cellsOf =
  (texts: readonly string[], columns: ListColumns): Cells =>
  (column) => {
    const at = columns.get(column)
    return at === undefined ? '' : cellText(texts[at])
  }

interface Where {
  readonly cityCode: string
  readonly districtCode: string
  readonly fault?: RowFault
}

const short = (name: string): string => name.replace(/(?:市|区|县|自治县)$/, '')

const called = (region: Region, text: string): boolean => {
  const name = region.name['zh-Hans']
  return region.code === text || name === text || (text.length > 1 && short(name) === text)
}

const NOWHERE = { cityCode: '', districtCode: '' }

const cityCodeOf = ({ code, level, parentCode }: Region): string =>
  level === 'city' ? code : (parentCode ?? code)

/** 城市 and 区县, by code or by name; a district of another city is told apart from none. */
const where = (cell: Cells, { regions }: Pick<RowWorld, 'regions'>): Where => {
  const cities = regions.filter(({ level }) => level === 'city')
  const typedCity = cell('city')
  const city = cities.find((one) => called(one, typedCity))
  if (typedCity !== '' && city === undefined) return { ...NOWHERE, fault: rowFault('CITY_UNKNOWN') }
  // `广州市天河区` says both.
  const whole = cell('district')
  const ahead = cities.find(({ name }) => whole.startsWith(name['zh-Hans']))
  const typed = whole.slice(ahead?.name['zh-Hans'].length) || whole
  const found = districtsAmong(regions).filter((one) => called(one, typed))
  const wanted = city ?? ahead
  const here = wanted && found.find((one) => cityCodeOf(one) === wanted.code)
  const [only, other] = found
  const district = here ?? (other === undefined ? only : undefined)
  if (district === undefined) return { ...NOWHERE, cityCode: wanted?.code ?? '' }
  const place = { cityCode: cityCodeOf(district), districtCode: district.code }
  if (city === undefined || city.code === place.cityCode) return place
  const name = cities.find(({ code }) => code === place.cityCode)?.name['zh-Hans'] ?? ''
  return {
    ...place,
    cityCode: city.code,
    fault: rowFault('DISTRICT_OF_OTHER_CITY', { city: name }),
  }
}

/** Degrees without their sign and direction; what is no number is out of the province. */
const degrees = (text: string): number => {
  const bare = foldWidth(text).replaceAll(/[°度NEne\s]|北纬|东经/g, '')
  return /^\d{1,3}(?:\.\d{1,20})?$/.test(bare) ? Number(Number(bare).toFixed(6)) : 0
}

const sceneCodes = (text: string, { scenes }: RowWorld): readonly string[] => [
  ...new Set(
    text
      .split(/[,，;；、\s|/]+/)
      .filter((one) => one !== '')
      .map((one) => {
        const scene = scenes.find(
          ({ code, name }) => code === foldWidth(one).toUpperCase() || name['zh-Hans'] === one,
        )
        return scene?.code ?? one
      }),
  ),
]

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s00:00(?::00)?)?$/

/** `2028-12-01`, `2028/12/1`, `2028年12月1日`. */
const dayOf = (text: string): Temporal.PlainDate | undefined => {
  const [, year, month, day] = DAY.exec(foldWidth(text)) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** The door that a row speaks of, of a place or an outlet, and whether it says where it is. */
export const readSite = (
  cell: Cells,
  world: Pick<RowWorld, 'regions'>,
): Site & { readonly cityCode: string; readonly fault: RowFault | undefined } => {
  const { fault, ...place } = where(cell, world)
  return {
    name: nameOf({
      nameHans: cell('name'),
      nameHant: cell('nameHant'),
      nameEn: cell('nameEn'),
      namePt: cell('namePt'),
    }),
    ...place,
    address: cell('address'),
    latitude: degrees(cell('latitude')),
    longitude: degrees(cell('longitude')),
    openingHours: cell('hours'),
    phone: foldWidth(cell('phone')),
    fault,
  }
}

/** Reads a row; nothing of the register is looked at yet. */
export const readPlaceRow = (
  texts: readonly string[],
  columns: ListColumns,
  world: RowWorld,
): DraftPlace => {
  const cell = cellsOf(texts, columns)
  const { fault, ...site } = readSite(cell, world)
  const kind = PLACE_KINDS.find(
    (one) => one === cell('kind') || kindName('zh-Hans', one) === cell('kind'),
  )
  const creditCode = foldWidth(cell('creditCode')).toUpperCase()
  const authorisedUntil = dayOf(cell('until'))
  const faults: readonly (RowFault | undefined | false)[] = [
    fault,
    authorisedUntil === undefined && rowFault('UNTIL_UNREADABLE'),
  ]
  return {
    content: {
      ...site,
      kind: kind ?? cell('kind'),
      sceneCodes: sceneCodes(cell('scenes'), world),
    },
    creditCode,
    operatorAgency: world.operators.get(creditCode),
    authorisedUntil,
    faults: faults.filter((one) => one !== undefined && one !== false),
  }
}

/** What would put a fault right, where that is beyond doubt. */
const offerFor = (code: PlaceFault, content: Site): Offer | undefined => {
  if (code === 'COORDINATES_SWAPPED')
    return { latitude: String(content.longitude), longitude: String(content.latitude) }
  const hours = code === 'HOURS_UNREADABLE' ? mendHours(content.openingHours) : undefined
  return hours === undefined ? undefined : { hours }
}

/** Faults that say the same as one that reading has found. */
const SAID_ALREADY: Readonly<Partial<Record<RowFaultCode, PlaceFault>>> = {
  CITY_UNKNOWN: 'DISTRICT_UNKNOWN',
}

/** What reading has found, then what else is wrong, with what is offered. */
export const siteRowFaults = (
  site: Site,
  read: readonly RowFault[],
  found: readonly PlaceFault[],
): readonly RowFault[] => {
  const said = new Set(read.map(({ code }) => SAID_ALREADY[code]))
  const more = found.filter((code) => !said.has(code))
  return [...read, ...more.map((code) => rowFault(code, offerFor(code, site)))]
}

/** Everything that is wrong with a row by itself, with what is offered. */
export const rowFaults = (draft: DraftPlace, world: FilingWorld): readonly RowFault[] =>
  siteRowFaults(draft.content, draft.faults, placeFaults(draft, world))

/** A place that is there or has been filed, as far as doubles are known by it. */
export interface KnownPlace {
  readonly operatorAgency: string
  readonly name: string
  readonly cityCode: string
  readonly districtCode: string
  readonly latitude: number
  readonly longitude: number
}

export const knownOf = ({ content, operatorAgency = '' }: DraftPlace): KnownPlace => ({
  operatorAgency,
  name: content.name['zh-Hans'],
  cityCode: content.cityCode,
  districtCode: content.districtCode,
  latitude: content.latitude,
  longitude: content.longitude,
})

const keyOf = ({ operatorAgency, name }: KnownPlace): string => `${operatorAgency}/${name}`

/** Some thirty metres: the same door. */
const SAME_SPOT = 0.0003

const isSameSpot = (one: KnownPlace, other: KnownPlace): boolean =>
  Math.abs(one.latitude - other.latitude) < SAME_SPOT &&
  Math.abs(one.longitude - other.longitude) < SAME_SPOT

/**
 * 重复: the same place twice in a district, or the same door in two cities. A branch of the same
 * name in another district, or elsewhere in another city, is another place.
 *
 * @returns for each row what is wrong with it, in their order.
 */
export const doubleFaults = (
  rows: readonly KnownPlace[],
  register: readonly KnownPlace[],
): readonly (RowFaultCode | undefined)[] => {
  const known = Map.groupBy(register, keyOf)
  const brought = Map.groupBy(rows.entries(), ([, row]) => keyOf(row))
  return rows.map((row, at) => {
    const there = known.get(keyOf(row)) ?? []
    const beside = (brought.get(keyOf(row)) ?? []).filter(([other]) => other !== at)
    const twice = (other: KnownPlace) => row.districtCode === other.districtCode
    if (there.some(twice)) return 'DUPLICATE_IN_REGISTER'
    if (beside.some(([other, place]) => other < at && twice(place))) return 'DUPLICATE_IN_FILE'
    const elsewhere = (other: KnownPlace) =>
      row.cityCode !== other.cityCode && isSameSpot(row, other)
    return [...there, ...beside.map(([, place]) => place)].some(elsewhere)
      ? 'PLACE_IN_TWO_CITIES'
      : undefined
  })
}

/** The cells with all that is offered; `undefined` when that would not put the row right. */
export const withOffers = (
  texts: readonly string[],
  columns: ListColumns,
  faults: readonly RowFault[],
): readonly string[] | undefined => {
  if (faults.length === 0 || faults.some(({ offer }) => offer === undefined)) return undefined
  const cells = [...texts]
  for (const { offer = {} } of faults)
    for (const [column, text] of Object.entries(offer)) {
      const at = columns.get(column as FilledColumn)
      if (at === undefined) return undefined
      cells[at] = text
    }
  return cells
}
