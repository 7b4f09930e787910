import { facilityText } from '#ui/components.ts'
import { districtsAmong } from '#modules/organisation/index.ts'
import type { ListColumns } from './list-columns.ts'
import type { FiledOutlet } from './outlet-entry.ts'
import { siteFaults } from './place-entry.ts'
import {
  cellsOf,
  type KnownPlace,
  readSite,
  rowFault,
  type RowFault,
  type RowWorld,
  siteRowFaults,
} from './place-row.ts'
import { FACILITIES } from './scene.ts'

/** A row of a list of outlets as far as it could be read. */
export interface DraftOutlet {
  readonly content: FiledOutlet
  readonly cityCode: string
  /** What reading alone has shown. */
  readonly faults: readonly RowFault[]
}

const YES = new Set(['是', '有', '能', '√', '1', 'Y', 'YES'])
const NO = new Set(['', '否', '无', '没有', '不能', '×', '0', 'N', 'NO'])

const isYes = (text: string): boolean => YES.has(text.toUpperCase())
const isUnclear = (text: string): boolean => !isYes(text) && !NO.has(text.toUpperCase())

/** Facilities by name or code; what nobody knows stays as it was written. */
const facilityCodes = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,，;；、\s|/]+/)
      .filter((one) => !NO.has(one))
      .map(
        (one) =>
          FACILITIES.find((code) => code === one || facilityText('zh-Hans', code) === one) ?? one,
      ),
  ),
]

/** Reads a row; nothing of the register is looked at yet. */
export const readOutletRow = (
  texts: readonly string[],
  columns: ListColumns,
  world: Pick<RowWorld, 'regions'>,
): DraftOutlet => {
  const cell = cellsOf(texts, columns)
  const { fault, cityCode, ...site } = readSite(cell, world)
  const [instant, desk] = [cell('instant'), cell('desk')]
  const facilities = facilityCodes(cell('facilities'))
  const unknown = facilities.some((code) => !FACILITIES.some((one) => one === code))
  return {
    content: {
      ...site,
      instantIssuance: isYes(instant),
      hongKongMacaoDesk: isYes(desk),
      facilities,
    },
    cityCode,
    faults: [
      ...(fault === undefined ? [] : [fault]),
      ...(isUnclear(instant) || isUnclear(desk) ? [rowFault('SERVICE_UNCLEAR')] : []),
      ...(unknown ? [rowFault('FACILITY_UNKNOWN')] : []),
    ],
  }
}

/** Everything that is wrong with a row by itself, with what is offered. */
export const outletRowFaults = (
  { content, faults }: DraftOutlet,
  { regions }: Pick<RowWorld, 'regions'>,
): readonly RowFault[] => {
  const districts = new Set(districtsAmong(regions).map(({ code }) => code))
  return siteRowFaults(content, faults, siteFaults(content, districts))
}

/** What doubles of an outlet are known by. */
export const knownOutlet = (
  agencyCode: string,
  {
    name,
    districtCode,
    latitude = 0,
    longitude = 0,
  }: Pick<FiledOutlet, 'name' | 'districtCode'> & {
    readonly latitude?: number | undefined
    readonly longitude?: number | undefined
  },
): KnownPlace => ({
  operatorAgency: agencyCode,
  name: name['zh-Hans'],
  cityCode: `${districtCode.slice(0, 4)}00`,
  districtCode,
  latitude,
  longitude,
})
