import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { acknowledgeMany } from './acknowledge-many.ts'
import { changeWords as w } from './messages.ts'
import { CHANGES_PATH } from './pages-changes.ts'
import { ACKNOWLEDGE, type ExchangePageDeps } from './pages-frame.ts'
import { BULK_PATH, bulkPage, inboxPage, type InboxData } from './pages-inbox.ts'
import { MOST_LISTED, readBanks, readInbox } from './read-changes.ts'

const show = async (
  deps: ExchangePageDeps,
  request: AnyRequest,
  chosen: Pick<InboxData, 'view' | 'answered' | 'all' | 'fault'>,
) => {
  const { organisationCode, csrfToken: csrf } = signedIn(request)
  const today = provinceDate(request.context.at)
  const view = inboxPage({
    ...chosen,
    changes: await readInbox(deps.db, organisationCode, chosen.view, today),
    banks: await readBanks(deps.db),
    today,
    csrf,
  })
  return inFrame(deps.portal, request, CHANGES_PATH, view)
}

/** 账户变更收件箱: the list, and what is confirmed from it at once. */
export const inboxRoutes = (deps: ExchangePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: CHANGES_PATH,
    operationId: 'seeAccountChanges',
    summary: { zh: '账户变更收件箱', en: 'Changes of account that a department has to answer' },
    access: ACKNOWLEDGE,
    basis: ['YKT-19'],
    query: z.object({
      view: z.enum(['waiting', 'ended']).catch('waiting').default('waiting'),
      said: z.literal('answered').optional().catch(undefined),
      all: z.literal('yes').optional().catch(undefined),
    }),
    handle: (request) => {
      const { view, said, all } = request.query
      const chosen = { view, answered: said !== undefined, all: all === 'yes', fault: undefined }
      return show(deps, request, chosen)
    },
  }),
  pageRoute({
    method: 'POST',
    path: BULK_PATH,
    operationId: 'acknowledgeAccountChangesByHand',
    summary: { zh: '成批确认账户变更', en: 'Acknowledges the changes that were chosen' },
    access: ACKNOWLEDGE,
    basis: ['YKT-19'],
    body: z.object({
      change: z
        .union([z.uuid(), z.array(z.uuid()).max(MOST_LISTED)])
        .transform((value) => [value].flat())
        .catch([])
        .default([]),
    }),
    handle: async (request) => {
      const { change: changeIds } = request.body
      if (changeIds.length === 0) {
        const chosen = {
          view: 'waiting',
          answered: false,
          all: false,
          fault: w.noneChosen,
        } as const
        return { html: await show(deps, request, chosen), status: 422 }
      }
      const { organisationCode: agencyCode, permissions } = signedIn(request)
      const today = provinceDate(request.context.at)
      const before = await readInbox(deps.db, agencyCode, 'waiting', today)
      const asked = { agencyCode, permissions, changeIds }
      const view = bulkPage({
        results: await acknowledgeMany(deps, request.context, asked),
        listed: new Map(before.map((one) => [one.change.changeId, one])),
        banks: await readBanks(deps.db),
      })
      return inFrame(deps.portal, request, CHANGES_PATH, view)
    },
  }),
]
