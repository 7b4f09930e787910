import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Database } from '#platform/db.ts'
import { signedIn } from '#platform/http/route.ts'
import { ticked } from '#platform/http/ticked.ts'
import type { AnyRequest, Frame } from '#ui/portal.ts'
import { districtsAmong, findStaff, listRegions, type Region } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { Filed } from './file-place.ts'
import { ENTRY_REFUSALS, entryWords, PLACE_FAULTS } from './messages-place-entry.ts'
import type { Said } from './pages-place-entries.ts'
import type { PlaceForm } from './pages-place-form.ts'
import type { ChangeWish } from './place-change.ts'
import {
  type FiledPlace,
  nameOf,
  type PlaceEntryAction,
  type PlaceEntryRefusal,
  type Site,
} from './place-entry.ts'
import type { CatalogueReader } from './reader.ts'
import type { Place } from './scene.ts'
import { findScenes } from './search.ts'

export interface PlaceEntryPagesDeps {
  readonly db: Database
  readonly catalogue: CatalogueReader
  /** The frame of the operators' portal. */
  readonly venuePortal: Frame
  /** The frame of the banks' portal. */
  readonly bankPortal: Frame
  /** The frame of the bureau's portal. */
  readonly adminPortal: Frame
}

export const NOTHING_SAID: Said = { faults: [], saved: false }
export const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })
export const Line = z.string().trim().max(120).default('')

/** Boxes of a filing; nothing here has more than a hundred. */
export const several = <Item extends z.ZodType>(item: Item) => ticked(z.array(item).max(100))

/** The region of whoever asks; that of the province for one who has none. */
export const homeOf = async (
  { db }: Pick<PlaceEntryPagesDeps, 'db'>,
  request: AnyRequest,
): Promise<string> => (await findStaff(db, signedIn(request).subjectId))?.regionCode ?? PROVINCE

/** Of which cities the bureau of a region looks at what was filed; `undefined` means all. */
export const cityLookedAt = (home: string): string | undefined =>
  home === PROVINCE ? undefined : home

/** What this reader of the bureau may do with what was filed. */
export const mayOf = (request: AnyRequest): ReadonlySet<PlaceEntryAction> => {
  const { permissions } = signedIn(request)
  const may: readonly (PlaceEntryAction | false)[] = [
    permissions.has('place.review') && 'review',
    permissions.has('place.approve') && 'approve',
    'sendBack',
  ]
  return new Set(may.filter((action) => action !== false))
}

/** Why nothing was filed, in words. */
export const wordsOf = (filed: Extract<Filed, { readonly granted: false }>): readonly string[] =>
  'faults' in filed
    ? filed.faults.map((fault) => PLACE_FAULTS[fault])
    : [ENTRY_REFUSALS[filed.refusal]]

/** Divisions without any below them, in a city or in the whole province. */
export const districtsNear = (
  regions: readonly Region[],
  cityCode: string,
): PlaceForm['districts'] => {
  const names = new Map(regions.map(({ code, name }) => [code, name['zh-Hans']]))
  const near = cityCode === PROVINCE ? '44' : cityCode.slice(0, 4)
  return districtsAmong(regions)
    .filter(({ code }) => code.startsWith(near))
    .map(({ code, parentCode = '', name }) => ({
      code,
      name: `${parentCode === PROVINCE ? '' : (names.get(parentCode) ?? '')}${name['zh-Hans']}`,
    }))
}

/** What a form about a place offers to choose from in a city, or in all of them. */
export const formChoices = async (
  { db, catalogue }: Pick<PlaceEntryPagesDeps, 'db' | 'catalogue'>,
  request: AnyRequest,
  cityCode: string,
): Promise<Pick<PlaceForm, 'csrf' | 'mostMonths' | 'districts' | 'scenes'>> => {
  const regions = await listRegions(db)
  const { scenes } = await catalogue.scenes(db, request.context.at)
  const on = provinceDate(request.context.at)
  return {
    csrf: signedIn(request).csrfToken,
    mostMonths: await standardValue(db, 'placeAuthorisationMonths', cityCode, on),
    districts: districtsNear(regions, cityCode),
    scenes: findScenes(scenes, cityCode === PROVINCE ? {} : { cityCode }),
  }
}

/** What stands on the form of any door that people go to. */
export const SiteBody = z.object({
  nameHans: Line,
  nameHant: Line,
  nameEn: Line,
  namePt: Line,
  district: Line,
  address: Line,
  latitude: Line,
  longitude: Line,
  openingHours: Line,
  phone: Line,
})

/** What stands on the form of a place, whether new or to be changed. */
export const PlaceBody = SiteBody.extend({ scene: several(z.string().max(20)) })

/** Degrees as typed; what is no number is out of the province, and said to be. */
const degrees = (text: string): number => (/^\d{1,3}(\.\d{1,8})?$/.test(text) ? Number(text) : 0)

/** The door as it was typed. */
export const siteOf = (body: z.output<typeof SiteBody>): Site => ({
  name: nameOf(body),
  districtCode: body.district,
  address: body.address,
  latitude: degrees(body.latitude),
  longitude: degrees(body.longitude),
  openingHours: body.openingHours,
  phone: body.phone,
})

/** What was typed, as far as a change may touch it. */
export const wishOf = (body: z.output<typeof PlaceBody>): ChangeWish => ({
  ...siteOf(body),
  sceneCodes: [...new Set(body.scene)],
})

/** A closure as typed; a day that cannot be read makes one that is refused. */
export const closureOf = (from: string, until: string): Pick<FiledPlace, 'closure'> => {
  if (from === '' && until === '') return {}
  const first = parseIsoDay(from)
  const last = parseIsoDay(until)
  const never = Temporal.PlainDate.from('1970-01-01')
  return {
    closure:
      first === undefined || last === undefined
        ? { from: never, until: never }
        : { from: first, until: last },
  }
}

/** A place as its form shows it. */
export const typedOf = (place: Place): Readonly<Record<string, string>> => ({
  nameHans: place.name['zh-Hans'],
  nameHant: place.name['zh-Hant'],
  nameEn: place.name.en,
  namePt: place.name.pt,
  district: place.districtCode,
  address: place.address,
  latitude: String(place.latitude),
  longitude: String(place.longitude),
  openingHours: place.openingHours,
  phone: place.phone,
  closedFrom: place.closure?.from.toString() ?? '',
  closedUntil: place.closure?.until.toString() ?? '',
})

/** What a page of entries is asked to show: one whole, or all boxes ticked. */
export const Shown = Saved.extend({
  entry: z.uuid().optional().catch(undefined),
  tick: z.literal('all').optional().catch(undefined),
})

/** A step of one entry, or of all whose boxes were ticked. */
export const StepBody = z.object({
  id: several(z.uuid()),
  remark: z.string().trim().max(300).default(''),
})

/** What was refused, by the name of each. */
export const refusedWords = (
  steps: ReadonlyMap<string, Decision<unknown, PlaceEntryRefusal>>,
  entries: readonly {
    readonly id: string
    readonly content: { readonly name: Readonly<Record<'zh-Hans', string>> }
  }[],
): readonly string[] =>
  [...steps].flatMap(([id, step]) => {
    if (step.granted) return []
    const name = entries.find((entry) => entry.id === id)?.content.name['zh-Hans']
    const why = ENTRY_REFUSALS[step.refusal]
    return [name === undefined || steps.size === 1 ? why : entryWords.bulkRefused(name, why)]
  })
