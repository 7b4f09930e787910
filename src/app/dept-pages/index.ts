import type { RouteDefinition } from '#platform/http/route.ts'
import { disclosurePages } from '#modules/disclosure/index.ts'
import { departmentEntitlementPages } from '#modules/entitlement/index.ts'
import { exchangePages } from '#modules/exchange/index.ts'
import { paymentPages, reviewPages, sendingPages, statementPages } from '#modules/payment/index.ts'
import { programmePages } from '#modules/programme/index.ts'
import { fundPages } from '#modules/reconciliation/index.ts'
import { rosterDepartmentPages, villageRows } from '#modules/roster/index.ts'
import type { AppDeps } from '../deps.ts'
import { payingBanks } from '../payments.ts'
import { readEntitlementList } from '../entitlement-list.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'
import { workingDays } from '../working-days.ts'
import { feedLines } from './feeds.ts'
import { deptFrontPage } from './front-page.ts'
import { deptMessageRoutes } from './messages-page.ts'

const ASK_EVERY_MINUTES = 1

/** When the job that asks banks runs the next time. */
const nextAskAt = (at: Temporal.Instant): Temporal.Instant =>
  at
    .round({ smallestUnit: 'minute', roundingIncrement: ASK_EVERY_MINUTES, roundingMode: 'floor' })
    .add({ minutes: ASK_EVERY_MINUTES })

/** The portal of departments in its frame: what is paid, to whom, and what became of it. */
export const departmentPages = (
  deps: AppDeps & { readonly publicUrl: string },
): RouteDefinition[] => {
  const portal = staffPortal(deps, 'dept')
  return [
    deptFrontPage({ ...deps, portal }),
    ...deptMessageRoutes({ ...deps, portal }),
    ...programmePages({ ...deps, portal }),
    ...rosterDepartmentPages({ ...deps, portal }),
    ...fundPages({ ...deps, portal }),
    ...disclosurePages({
      ...deps,
      portal,
      deskPortal: staffPortal(deps, 'desk'),
    }),
    ...reviewPages({
      ...deps,
      portal,
      feedsOf: feedLines(deps.db),
      backPathOf: ({ id }) => `/dept/batches/${id}`,
    }),
    ...paymentPages({
      ...deps,
      workingDays: workingDays(deps.db),
      payingBanks: payingBanks(deps),
      nextAskAt,
      portal,
    }),
    ...sendingPages({ ...deps, portal }),
    ...exchangePages({ ...deps, portal }),
    ...departmentEntitlementPages({ ...deps, portal, readList: readEntitlementList }),
    ...statementPages({ ...deps, portal, villageRows }),
  ]
}
