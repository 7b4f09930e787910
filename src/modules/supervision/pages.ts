import { z } from 'zod'
import { fromPublicId } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { CursorText, decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { Text } from '#ui/i18n/language.ts'
import { type Frame, inFrame } from '#ui/portal.ts'
import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { findUsage } from '#modules/verification/index.ts'
import { type Lead, LEAD_STATUSES } from './lead.ts'
import { leadPage, leadsPage, type ShownLead, type ShownUsage } from './pages-leads.ts'
import { findLead, listLeads } from './store.ts'

export interface SupervisionPageDeps {
  readonly db: Database
  /** The catalogue in force, for names. */
  readonly snapshot: () => Promise<CatalogueSnapshot>
  /** Navigation, settings and sign-out of the supervision portal, for a page of that section. */
  readonly portal: Frame
}

const SECTION = '/watch'
const READ_LEADS = { kind: 'staff', permission: 'lead.read' } as const
const PAGE = 30

const shown = (lead: Lead, names: ReadonlyMap<string, Text>): ShownLead => {
  const code = lead.organisationCode
  const organisation = code === undefined ? undefined : (names.get(code)?.['zh-Hans'] ?? code)
  return { ...lead, organisation }
}

const namesOf = ({ db }: SupervisionPageDeps, leads: readonly Lead[]) =>
  agencyNames(db, [
    ...new Set(leads.flatMap(({ organisationCode: code }) => (code === undefined ? [] : [code]))),
  ])

const listRoute = (deps: SupervisionPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/watch',
    operationId: 'seeLeads',
    summary: { zh: '线索', en: 'Leads for supervision' },
    access: READ_LEADS,
    basis: ['YKT-22', 'YKT-24'],
    query: z.object({
      status: z.enum(LEAD_STATUSES).optional().catch(undefined),
      cursor: CursorText.optional().catch(undefined),
    }),
    handle: async (request) => {
      const { status, cursor } = request.query
      const after = cursor === undefined ? undefined : decodeCursor(cursor)
      const found = await listLeads(deps.db, { status, after, limit: PAGE + 1 })
      const leads = found.slice(0, PAGE)
      const last = leads.at(-1)
      const names = await namesOf(deps, leads)
      const view = leadsPage({
        leads: leads.map((lead) => shown(lead, names)),
        status,
        nextCursor:
          found.length > PAGE && last !== undefined
            ? encodeCursor({ at: last.openedAt, id: last.id })
            : undefined,
      })
      return inFrame(deps.portal, request, SECTION, view)
    },
  })

/** The verification that a lead is about. */
const usageOf = async (
  { db, snapshot }: SupervisionPageDeps,
  { subjectKind, subjectId, organisationCode }: Lead,
): Promise<ShownUsage | undefined> => {
  if (subjectKind !== 'usage' || organisationCode === undefined) return undefined
  const [usage, catalogue] = await Promise.all([
    findUsage(db, organisationCode, subjectId),
    snapshot(),
  ])
  if (usage === undefined) return undefined
  return {
    usage,
    place: catalogue.place(usage.placeId)?.name['zh-Hans'] ?? '',
    scene: catalogue.sceneByCode(usage.sceneCode)?.name['zh-Hans'] ?? usage.sceneCode,
  }
}

const leadRoute = (deps: SupervisionPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/watch/leads/:reference',
    operationId: 'seeLead',
    summary: { zh: '线索详情', en: 'One lead' },
    access: READ_LEADS,
    basis: ['YKT-22', 'YKT-24'],
    params: z.object({ reference: z.string().max(60) }),
    handle: async (request) => {
      const id = fromPublicId('lead', request.params.reference)
      const lead = id === undefined ? undefined : await findLead(deps.db, id)
      if (lead === undefined) throw notFound()
      const [names, about] = await Promise.all([namesOf(deps, [lead]), usageOf(deps, lead)])
      return inFrame(deps.portal, request, SECTION, leadPage({ lead: shown(lead, names), about }))
    },
  })

/** 线索, as pages. */
export const supervisionPages = (deps: SupervisionPageDeps): RouteDefinition[] => [
  listRoute(deps),
  leadRoute(deps),
]
