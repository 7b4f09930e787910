import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { CursorText, decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { type Lead, LEAD_SOURCES, LEAD_STATUSES } from './lead.ts'
import { listLeads } from './store.ts'

const PAGE = 50

/** Whom a lead concerns is not part of the list. */
const LeadAnswer = z.object({
  reference: z.string(),
  source: z.enum(LEAD_SOURCES),
  kind: z.string(),
  organisationCode: z.string().nullable(),
  subjectKind: z.string(),
  statement: z.string(),
  basis: z.string(),
  openedAt: z.iso.datetime(),
  status: z.enum(LEAD_STATUSES),
})

const toAnswer = (lead: Lead): z.input<typeof LeadAnswer> => ({
  reference: lead.reference,
  source: lead.source,
  kind: lead.kind,
  organisationCode: lead.organisationCode ?? null,
  subjectKind: lead.subjectKind,
  statement: lead.statement,
  basis: lead.basis,
  openedAt: lead.openedAt.toString(),
  status: lead.status,
})

/** 线索: what supervision has to look into. */
export const supervisionRoutes = ({ db }: { readonly db: Database }): RouteDefinition[] => [
  apiRoute({
    method: 'GET',
    path: '/v1/leads',
    operationId: 'listLeads',
    summary: { zh: '查看线索', en: 'Leads for supervision, the newest first' },
    access: { kind: 'staff', permission: 'lead.read' },
    basis: ['YKT-22', 'YKT-24'],
    query: z.strictObject({
      status: z.enum(LEAD_STATUSES).optional(),
      cursor: CursorText.optional(),
    }),
    response: z.object({ leads: z.array(LeadAnswer), nextCursor: z.string().nullable() }),
    handle: async ({ query: { status, cursor } }) => {
      const found = await listLeads(db, {
        status,
        after: cursor === undefined ? undefined : decodeCursor(cursor),
        limit: PAGE + 1,
      })
      const leads = found.slice(0, PAGE)
      const last = leads.at(-1)
      return {
        leads: leads.map(toAnswer),
        nextCursor:
          found.length > PAGE && last !== undefined
            ? encodeCursor({ at: last.openedAt, id: last.id })
            : null,
      }
    },
  }),
]
