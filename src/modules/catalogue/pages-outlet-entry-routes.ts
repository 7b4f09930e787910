import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { listAgencies, listRegions, type Permission } from '#modules/organisation/index.ts'
import { type FiledOutletEntry, fileOutlet, stepOutletEntries } from './keep-outlets.ts'
import { OUTLET_REFUSALS } from './messages-outlet-entry.ts'
import { entryWords, PLACE_FAULTS } from './messages-place-entry.ts'
import { AGENCIES_WITH_OUTLETS, type FiledOutlet } from './outlet-entry.ts'
import {
  ADMIN_OUTLETS,
  type AdminOutletsPage,
  adminOutletsPage,
  BANK_OUTLETS,
  type NewOutletPage,
  newOutletPage,
  OUTLET_SERVICES,
} from './pages-outlet-entries.ts'
import type { Said } from './pages-place-entries.ts'
import {
  cityLookedAt,
  districtsNear,
  homeOf,
  Line,
  mayOf,
  NOTHING_SAID,
  refusedWords,
  Saved,
  several,
  Shown,
  SiteBody,
  siteOf,
  StepBody,
} from './pages-place-filing.ts'
import { PLACE_ENTRY_ACTIONS } from './place-entry.ts'
import { openOutletEntries, outletEntriesOf } from './store-outlet-entry.ts'
import { ASKED_FACILITIES } from './words-place.ts'

export interface OutletEntryPagesDeps {
  readonly db: Database
  /** The frames of the banks' portal and of the bureau's. */
  readonly bankPortal: Frame
  readonly adminPortal: Frame
}

interface Side {
  readonly section: NewOutletPage['section']
  /** The item of the portal's navigation. */
  readonly current: string
  readonly access: { readonly kind: 'staff'; readonly permission: Permission }
  readonly frame: (deps: OutletEntryPagesDeps) => Frame
  /** Operation ids of the form and of filing. */
  readonly names: readonly [string, string]
}

const BANK: Side = {
  section: BANK_OUTLETS,
  current: BANK_OUTLETS,
  access: { kind: 'staff', permission: 'bank.outlets' },
  frame: ({ bankPortal }) => bankPortal,
  names: ['startBankOutlet', 'fileBankOutlet'],
}

const BUREAU: Side = {
  section: ADMIN_OUTLETS,
  current: `${ADMIN_OUTLETS}/new`,
  access: { kind: 'staff', permission: 'place.import' },
  frame: ({ adminPortal }) => adminPortal,
  names: ['startOutlet', 'fileOutlet'],
}

/** Whose outlets the bureau may enter; a bank enters its own and is not asked. */
const agenciesFor = async ({ db }: OutletEntryPagesDeps, { section }: Side) =>
  section === BANK_OUTLETS
    ? undefined
    : (await listAgencies(db))
        .filter(({ kind }) => AGENCIES_WITH_OUTLETS.some((one) => one === kind))
        .map(({ code, name }) => ({ code, name: name['zh-Hans'] }))

const showForm = async (
  deps: OutletEntryPagesDeps,
  request: AnyRequest,
  side: Side,
  filled: Pick<NewOutletPage, 'typed' | 'chosen' | 'said'>,
) => {
  const { csrfToken: csrf, organisationCode } = signedIn(request)
  const home = await homeOf(deps, request)
  const view = newOutletPage({
    section: side.section,
    csrf,
    agencies: await agenciesFor(deps, side),
    districts: districtsNear(await listRegions(deps.db), home),
    entries: await outletEntriesOf(deps.db, organisationCode),
    ...filled,
  })
  return inFrame(side.frame(deps), request, side.current, view)
}

const Body = SiteBody.extend({
  agency: Line,
  service: several(z.enum(OUTLET_SERVICES)),
  facility: several(z.enum(ASKED_FACILITIES)),
})

const contentOf = (body: z.output<typeof Body>): FiledOutlet => ({
  ...siteOf(body),
  instantIssuance: body.service.includes('instantIssuance'),
  hongKongMacaoDesk: body.service.includes('hongKongMacaoDesk'),
  facilities: body.facility,
})

const wordsOf = (
  filed: Extract<FiledOutletEntry, { readonly granted: false }>,
): readonly string[] =>
  'faults' in filed
    ? filed.faults.map((fault) => PLACE_FAULTS[fault])
    : [OUTLET_REFUSALS[filed.refusal]]

const formRoutes = (deps: OutletEntryPagesDeps, side: Side): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${side.section}/new`,
    operationId: side.names[0],
    summary: { zh: '登记新网点', en: 'The form for a new outlet' },
    access: side.access,
    basis: ['YKT-18'],
    query: Saved,
    handle: (request) => {
      const said = { ...NOTHING_SAID, saved: request.query.saved === '1' }
      return showForm(deps, request, side, { typed: {}, chosen: [], said })
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${side.section}/new`,
    operationId: side.names[1],
    summary: { zh: '申报网点登记', en: 'Files an outlet for the bureau to look at' },
    access: side.access,
    basis: ['YKT-18'],
    body: Body,
    handle: async (request): Promise<PageAnswer> => {
      const { subjectId: staffId, organisationCode } = signedIn(request)
      const { service, facility, ...typed } = request.body
      const filed = await fileOutlet(deps, request.context, {
        agencyCode: side.section === BANK_OUTLETS ? organisationCode : typed.agency,
        content: contentOf(request.body),
        staffId,
      })
      if (filed.granted) return { redirect: `${side.section}/new?saved=1` }
      const said = { faults: wordsOf(filed), saved: false }
      const chosen = [...service, ...facility]
      return { html: await showForm(deps, request, side, { typed, chosen, said }), status: 422 }
    },
  }),
]

const showAdmin = async (
  deps: OutletEntryPagesDeps,
  request: AnyRequest,
  said: Said,
  more: Partial<Pick<AdminOutletsPage, 'chosen' | 'ticked'>> = {},
) => {
  const { db } = deps
  const { csrfToken: csrf } = signedIn(request)
  const home = await homeOf(deps, request)
  const agencies = new Map(
    (await listAgencies(db)).map(({ code, name }) => [code, name['zh-Hans']]),
  )
  const regions = new Map((await listRegions(db)).map(({ code, name }) => [code, name['zh-Hans']]))
  const view = adminOutletsPage({
    csrf,
    entries: await openOutletEntries(db, cityLookedAt(home)),
    agencyName: (code) => agencies.get(code) ?? code,
    districtName: (code) => regions.get(code) ?? code,
    may: mayOf(request),
    chosen: more.chosen,
    ticked: more.ticked ?? false,
    said,
  })
  return inFrame(deps.adminPortal, request, ADMIN_OUTLETS, view)
}

const STEPS = {
  review: ['place.review', { zh: '网点初审', en: 'The first look at an outlet' }],
  approve: ['place.approve', { zh: '核准网点', en: 'The second look: the outlet is public' }],
  sendBack: ['place.see', { zh: '退回网点登记', en: 'Returns what was filed, and says why' }],
} as const

const adminRoutes = (deps: OutletEntryPagesDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ADMIN_OUTLETS,
    operationId: 'seeOutletEntries',
    summary: { zh: '网点登记核准', en: 'Outlets that were filed' },
    access: { kind: 'staff', permission: 'place.see' },
    basis: ['YKT-18'],
    query: Shown,
    handle: (request) => {
      const { saved, entry: chosen, tick } = request.query
      const said = { ...NOTHING_SAID, saved: saved === '1' }
      return showAdmin(deps, request, said, { chosen, ticked: tick === 'all' })
    },
  }),
  ...PLACE_ENTRY_ACTIONS.map((action) => {
    const [permission, summary] = STEPS[action]
    return pageRoute({
      method: 'POST',
      path: `${ADMIN_OUTLETS}/${action}`,
      operationId: `${action}OutletEntry`,
      summary,
      access: { kind: 'staff', permission },
      basis: ['YKT-18'],
      body: StepBody,
      handle: async (request) => {
        const { id: ids, remark } = request.body
        const { subjectId: staffId } = signedIn(request)
        const by = { staffId, regionCode: await homeOf(deps, request) }
        const waiting = await openOutletEntries(deps.db, cityLookedAt(by.regionCode))
        const steps = await stepOutletEntries(deps, request.context, { ids, action, by, remark })
        if (ids.length > 0 && steps.size === 0) throw notFound()
        const refused = ids.length === 0 ? [entryWords.bulkNone] : refusedWords(steps, waiting)
        if (refused.length === 0) return { redirect: `${ADMIN_OUTLETS}?saved=1` }
        const said = { faults: refused, saved: refused.length < steps.size }
        return { html: await showAdmin(deps, request, said), status: 422 }
      },
    })
  }),
]

/** 网点登记: what banks and the bureau file, and the two looks of the bureau (Art. 17, 18). */
export const outletEntryPages = (deps: OutletEntryPagesDeps): RouteDefinition[] => [
  ...formRoutes(deps, BANK),
  ...formRoutes(deps, BUREAU),
  ...adminRoutes(deps),
]
