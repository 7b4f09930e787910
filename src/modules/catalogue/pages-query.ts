import { z } from 'zod'
import { fromSatellite } from '#kernel/location.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { minuteOfWeek } from '#ui/opening-hours.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { RegionNames } from './pages-catalogue.ts'
import type { CheckTerm } from './pages-facilities-shown.ts'
import type { ConcessionLine } from './pages-scene-facts.ts'
import type { CatalogueReader } from './reader.ts'
import type { Scene } from './scene.ts'
import type { CountedFrom, Here } from './pages-where.ts'
import { countPlaces, findPlaces, placeByCode } from './store-places.ts'
import { ASKED_FACILITIES } from './words-place.ts'

export interface CataloguePagesDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly catalogue: CatalogueReader
  /** 演示数据: everything shown is made up. */
  readonly demo: boolean
  /** The concessions of a price list on a day; prices are the business of a later module. */
  readonly concessions?:
    | ((kind: string, on: Temporal.PlainDate) => Promise<readonly ConcessionLine[]>)
    | undefined
}

/** A choice of a public form; what cannot be read counts as not chosen. */
export const lenient = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema.optional().catch(undefined)

/** Any number of choices: a form sends one as a word and several as a list. */
export const several = <const Choice extends string>(choices: readonly Choice[]) => {
  const one = z.enum(choices)
  return z.union([z.array(one), one.transform((choice) => [choice])]).catch([])
}

export const Words = lenient(z.string().trim().min(1).max(60))
export const RegionCode = lenient(z.string().regex(/^\d{6}$/))
export const SceneCode = lenient(z.string().regex(/^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/))
export const PlaceCode = lenient(z.string().regex(/^[A-Za-z0-9-]{3,40}$/))
export const Kind = lenient(z.string().regex(/^[A-Za-z]{2,40}$/))
export const Facilities = several(ASKED_FACILITIES)
export const PageNumber = z.coerce.number().int().min(1).max(10_000).catch(1)

/** Some hundred metres: enough to say what is near, and not where somebody lives. */
const HERE_DECIMALS = 3

/**
 * Where somebody is, as their own browser said. It rounds before it sends, the server rounds again,
 * and nothing keeps it.
 */
export const HereQuery = z
  .string()
  .regex(/^\d{2}\.\d{1,15},\d{3}\.\d{1,15}$/)
  .transform((text): Here => {
    const [north = '', east = ''] = text
      .split(',')
      .map((degrees) => Number(degrees).toFixed(HERE_DECIMALS))
    const satellite = { latitude: Number(north), longitude: Number(east) }
    return { at: `${north},${east}`, ...fromSatellite(satellite) }
  })
  .optional()
  .catch(undefined)

/** From where the way is counted; where somebody is goes before a place they came from. */
export const countedFrom = async (
  db: Database,
  { near, at: here }: { readonly near?: string | undefined; readonly at?: Here | undefined },
): Promise<CountedFrom> =>
  here !== undefined || near === undefined ? { here } : { near: await placeByCode(db, near) }

/** A district left over from another city is no choice any more. */
export const within = (
  cityCode: string | undefined,
  districtCode: string | undefined,
): string | undefined =>
  districtCode?.slice(0, 4) === cityCode?.slice(0, 4) ? districtCode : undefined

/** After how many months facilities have to be looked at again in a region, as of a day. */
export const checkTerm = async (
  db: Database,
  regionCode: string,
  on: Temporal.PlainDate,
): Promise<CheckTerm> => ({
  checkMonths: await standardValue(db, 'facilityCheckMonths', regionCode, on),
  on,
})

export const regionNames = async (db: Database): Promise<RegionNames> =>
  new Map((await listRegions(db)).map(({ code, name }) => [code, name]))

const PLACES_ON_SCENE = 6

type AnsweredFor = Pick<Scene, 'code' | 'ownerAgency' | 'supervisingAgency'>

/** What the page of a scene says besides the catalogue: by whom, and the first places. */
export const aroundScene = async (
  db: Database,
  { code, ownerAgency, supervisingAgency }: AnsweredFor,
) => {
  const offered = { sceneCode: code }
  const agencies = [ownerAgency, ...(supervisingAgency === undefined ? [] : [supervisingAgency])]
  const [regions, names, places, placeCount] = await Promise.all([
    regionNames(db),
    agencyNames(db, agencies),
    findPlaces(db, offered, { limit: PLACES_ON_SCENE, offset: 0 }),
    countPlaces(db, offered),
  ])
  return {
    regions,
    ownerName: names.get(ownerAgency),
    supervisorName: supervisingAgency === undefined ? undefined : names.get(supervisingAgency),
    places,
    placeCount,
  }
}

/** What is open at an instant: by the usual hours at that minute, and not closed on that day. */
export const openAt = (at: Temporal.Instant) => ({
  openAt: minuteOfWeek(at),
  openOn: provinceDate(at),
})
