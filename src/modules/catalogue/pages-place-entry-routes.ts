import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { agencyNames, findStaff, listRegions } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { type Filed, filePlace, fileRenewal, stepPlaceEntry } from './keep-places.ts'
import { ENTRY_REFUSALS, PLACE_FAULTS } from './messages-place-entry.ts'
import {
  ADMIN_PLACES,
  adminPlacesPage,
  filePlacePage,
  OWN_PLACES,
  ownPlacesPage,
  type Said,
} from './pages-place-entries.ts'
import { type FiledPlace, PLACE_ENTRY_ACTIONS, type PlaceEntryAction } from './place-entry.ts'
import type { CatalogueReader } from './reader.ts'
import { findScenes } from './search.ts'
import { entriesOfOperator, openPlaceEntries } from './store-place-entry.ts'
import { placesOfOperator } from './store-places.ts'

export interface PlaceEntryPagesDeps {
  readonly db: Database
  readonly catalogue: CatalogueReader
  /** The frame of the operators' portal. */
  readonly venuePortal: Frame
  /** The frame of the bureau's portal. */
  readonly adminPortal: Frame
}

const FILE = { kind: 'staff', permission: 'place.file' } as const
const SEE = { kind: 'staff', permission: 'place.see' } as const
const NOTHING: Said = { faults: [], saved: false }
const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })
const Line = z.string().trim().max(120).default('')

const wordsOf = (filed: Extract<Filed, { readonly granted: false }>): readonly string[] =>
  'faults' in filed
    ? filed.faults.map((fault) => PLACE_FAULTS[fault])
    : [ENTRY_REFUSALS[filed.refusal]]

const showOwn = async (deps: PlaceEntryPagesDeps, request: AnyRequest, said: Said) => {
  const { db } = deps
  const { csrfToken: csrf, organisationCode } = signedIn(request)
  const on = provinceDate(request.context.at)
  const view = ownPlacesPage({
    csrf,
    on,
    reminderDays: await standardValue(db, 'placeReminderDays', PROVINCE, on),
    mostMonths: await standardValue(db, 'placeAuthorisationMonths', PROVINCE, on),
    places: await placesOfOperator(db, organisationCode),
    entries: await entriesOfOperator(db, organisationCode),
    said,
  })
  return inFrame(deps.venuePortal, request, OWN_PLACES, view)
}

const ownRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: OWN_PLACES,
    operationId: 'seeOwnPlaces',
    summary: { zh: '我们的场所', en: 'The places of an operator with their authorisation' },
    access: FILE,
    basis: ['YKT-8'],
    query: Saved,
    handle: (request) => showOwn(deps, request, { ...NOTHING, saved: request.query.saved === '1' }),
  })

interface Typed {
  readonly typed: Readonly<Record<string, string>>
  readonly chosenScenes: readonly string[]
}

const showForm = async (
  deps: PlaceEntryPagesDeps,
  request: AnyRequest,
  said: Said,
  { typed, chosenScenes }: Typed,
) => {
  const { db } = deps
  const { subjectId, csrfToken: csrf } = signedIn(request)
  const staff = await findStaff(db, subjectId)
  const regions = await listRegions(db)
  const names = new Map(regions.map(({ code, name }) => [code, name['zh-Hans']]))
  const parents = new Set(regions.map(({ parentCode }) => parentCode))
  const { scenes } = await deps.catalogue.scenes(db, request.context.at)
  const on = provinceDate(request.context.at)
  const home = staff?.regionCode ?? PROVINCE
  const near = home === PROVINCE ? '44' : home.slice(0, 4)
  const view = filePlacePage({
    csrf,
    mostMonths: await standardValue(db, 'placeAuthorisationMonths', home, on),
    districts: regions
      .filter(({ code }) => !parents.has(code) && code.startsWith(near))
      .map(({ code, parentCode = '', name }) => ({
        code,
        name: `${parentCode === PROVINCE ? '' : (names.get(parentCode) ?? '')}${name['zh-Hans']}`,
      })),
    scenes: findScenes(scenes, home === PROVINCE ? {} : { cityCode: home }),
    typed,
    chosenScenes,
    said,
  })
  return inFrame(deps.venuePortal, request, OWN_PLACES, view)
}

const formRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${OWN_PLACES}/new`,
    operationId: 'startPlace',
    summary: { zh: '申报新场所', en: 'The form for a new place' },
    access: FILE,
    basis: ['YKT-8'],
    handle: (request) => showForm(deps, request, NOTHING, { typed: {}, chosenScenes: [] }),
  })

const FilingBody = z.object({
  nameHans: Line,
  nameHant: Line,
  nameEn: Line,
  namePt: Line,
  kind: Line,
  district: Line,
  address: Line,
  latitude: Line,
  longitude: Line,
  openingHours: Line,
  phone: Line,
  creditCode: Line,
  until: Line,
  scene: z
    .union([
      z.array(z.string().max(20)).max(60),
      z
        .string()
        .max(20)
        .transform((one) => [one]),
    ])
    .default([]),
})

const degrees = (text: string): number => (/^\d{1,3}(\.\d{1,8})?$/.test(text) ? Number(text) : 0)

/** A name not given in a language is the Chinese one: register data are never translated. */
const contentOf = (body: z.output<typeof FilingBody>): FiledPlace => ({
  name: {
    'zh-Hans': body.nameHans,
    'zh-Hant': body.nameHant || body.nameHans,
    en: body.nameEn || body.nameHans,
    pt: body.namePt || body.nameHans,
  },
  kind: body.kind,
  cityCode: `${body.district.slice(0, 4)}00`,
  districtCode: body.district,
  address: body.address,
  latitude: degrees(body.latitude),
  longitude: degrees(body.longitude),
  openingHours: body.openingHours,
  phone: body.phone,
  sceneCodes: [...new Set(body.scene)],
})

const fileRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${OWN_PLACES}/new`,
    operationId: 'filePlace',
    summary: { zh: '申报场所', en: 'Files a place for the bureau to look at' },
    access: FILE,
    basis: ['YKT-8'],
    body: FilingBody,
    handle: async (request) => {
      const { scene, ...typed } = request.body
      const filed = await filePlace(deps, request.context, {
        content: contentOf(request.body),
        creditCode: typed.creditCode.toUpperCase(),
        authorisedUntil: parseIsoDay(typed.until) ?? provinceDate(request.context.at),
        by: actingStaff(request),
      })
      if (filed.granted) return { redirect: `${OWN_PLACES}?saved=1` }
      const said = { faults: wordsOf(filed), saved: false }
      const html = await showForm(deps, request, said, { typed, chosenScenes: scene })
      return { html, status: 422 }
    },
  })

const renewRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${OWN_PLACES}/renew`,
    operationId: 'renewPlace',
    summary: { zh: '申请续期', en: 'Asks for a longer authorisation of a place' },
    access: FILE,
    basis: ['YKT-8'],
    body: z.object({ placeCode: Line, until: Line, creditCode: Line }),
    handle: async (request) => {
      const { placeCode, until, creditCode } = request.body
      const filed = await fileRenewal(deps, request.context, {
        placeCode,
        creditCode: creditCode.toUpperCase(),
        authorisedUntil: parseIsoDay(until) ?? provinceDate(request.context.at),
        by: actingStaff(request),
      })
      if (filed.granted) return { redirect: `${OWN_PLACES}?saved=1` }
      const html = await showOwn(deps, request, { faults: wordsOf(filed), saved: false })
      return { html, status: 422 }
    },
  })

const showAdmin = async (deps: PlaceEntryPagesDeps, request: AnyRequest, said: Said) => {
  const { db } = deps
  const { csrfToken: csrf, permissions, subjectId } = signedIn(request)
  const staff = await findStaff(db, subjectId)
  const home = staff?.regionCode ?? PROVINCE
  const entries = await openPlaceEntries(db, home === PROVINCE ? undefined : home)
  const operators = await agencyNames(db, [...new Set(entries.map((e) => e.operatorAgency))])
  const regions = new Map((await listRegions(db)).map(({ code, name }) => [code, name['zh-Hans']]))
  const { scenes } = await deps.catalogue.scenes(db, request.context.at)
  const may: readonly (PlaceEntryAction | false)[] = [
    permissions.has('place.review') && 'review',
    permissions.has('place.approve') && 'approve',
    'sendBack',
  ]
  const view = adminPlacesPage({
    csrf,
    entries,
    operators: new Map([...operators].map(([code, name]) => [code, name['zh-Hans']])),
    districtName: (code) => regions.get(code) ?? code,
    sceneName: (code) => scenes.find((scene) => scene.code === code)?.name['zh-Hans'] ?? code,
    may: new Set(may.filter((action) => action !== false)),
    said,
  })
  return inFrame(deps.adminPortal, request, ADMIN_PLACES, view)
}

const adminRoute = (deps: PlaceEntryPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: ADMIN_PLACES,
    operationId: 'seePlaceEntries',
    summary: { zh: '场所申报核准', en: 'Places that operators filed' },
    access: SEE,
    basis: ['YKT-8'],
    query: Saved,
    handle: (request) =>
      showAdmin(deps, request, { ...NOTHING, saved: request.query.saved === '1' }),
  })

const STEPS = {
  review: ['place.review', { zh: '场所初审', en: 'The first look at what was filed' }],
  approve: ['place.approve', { zh: '核准场所', en: 'The second look: the place is in force' }],
  sendBack: ['place.see', { zh: '退回申报', en: 'Returns what was filed, and says why' }],
} as const

const stepRoutes = (deps: PlaceEntryPagesDeps): RouteDefinition[] =>
  PLACE_ENTRY_ACTIONS.map((action) => {
    const [permission, summary] = STEPS[action]
    return pageRoute({
      method: 'POST',
      path: `${ADMIN_PLACES}/${action}`,
      operationId: `${action}PlaceEntry`,
      summary,
      access: { kind: 'staff', permission },
      basis: ['YKT-8'],
      body: z.object({ id: z.uuid(), remark: z.string().trim().max(300).default('') }),
      handle: async (request) => {
        const { subjectId: staffId } = signedIn(request)
        const staff = await findStaff(deps.db, staffId)
        const by = { staffId, regionCode: staff?.regionCode ?? '' }
        const wish = { ...request.body, action, by }
        const decision = await stepPlaceEntry(deps, request.context, wish)
        if (decision === undefined) throw notFound()
        if (decision.granted) return { redirect: `${ADMIN_PLACES}?saved=1` }
        const faults = [ENTRY_REFUSALS[decision.refusal]]
        return { html: await showAdmin(deps, request, { faults, saved: false }), status: 422 }
      },
    })
  })

/** 场所申报和核准: what operators file, and the two looks of the bureau. */
export const placeEntryPages = (deps: PlaceEntryPagesDeps): RouteDefinition[] => [
  ownRoute(deps),
  formRoute(deps),
  fileRoute(deps),
  renewRoute(deps),
  adminRoute(deps),
  ...stepRoutes(deps),
]
