import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { adminRoutes } from './pages-admin-routes.ts'
import { cardServiceRoutes } from './pages-card-services-routes.ts'
import { fileRoutes } from './pages-files-routes.ts'
import { keyRoutes } from './pages-keys-routes.ts'
import { measureRoutes } from './pages-measures-routes.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { noticeFileRoutes } from './pages-notice-file-routes.ts'
import { noticePages } from './pages-notices-routes.ts'
import { outletRoutes } from './pages-outlets-routes.ts'
import { roundRoutes } from './pages-rounds-routes.ts'
import { standingPage } from './pages-standing.ts'
import { worklistRoutes } from './pages-worklist-routes.ts'
import { standingOf } from './standing.ts'

const SECTION = '/bank/standing'

const standingRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeBankStanding',
    summary: { zh: '本行的措施和义务', en: 'Measures against a bank and its obligations' },
    access: { kind: 'staff', permission: 'bank.work' },
    basis: ['YKT-5', 'YKT-25'],
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const view = standingPage(await standingOf(deps.db, bank, request.context.at))
      return inBankPortal(deps, request, SECTION, view)
    },
  })

/** The banks' portal, and the bureau's pages about banks. */
export const bankPages = (deps: BankPageDeps): RouteDefinition[] => [
  ...worklistRoutes(deps),
  ...fileRoutes(deps),
  ...outletRoutes(deps),
  ...cardServiceRoutes(deps),
  ...noticeFileRoutes(deps),
  ...noticePages(deps),
  standingRoute(deps),
  ...measureRoutes(deps),
  ...keyRoutes(deps),
  ...adminRoutes(deps),
  ...roundRoutes(deps),
]
