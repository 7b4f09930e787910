import type { RouteDefinition } from '#platform/http/route.ts'
import { paymentPages } from '#modules/payment/index.ts'
import type { AppDeps } from '../deps.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'
import { workingDays } from '../working-days.ts'

const ASK_EVERY_MINUTES = 10

/** When the job that asks banks runs the next time. */
const nextAskAt = (at: Temporal.Instant): Temporal.Instant =>
  at
    .round({ smallestUnit: 'minute', roundingIncrement: ASK_EVERY_MINUTES, roundingMode: 'floor' })
    .add({ minutes: ASK_EVERY_MINUTES })

/** The portal of departments in its frame: what is paid, to whom, and what became of it. */
export const departmentPages = (deps: AppDeps): RouteDefinition[] => [
  ...paymentPages({
    ...deps,
    workingDays: workingDays(deps.db),
    payingBanks: () => undefined,
    nextAskAt,
    portal: staffPortal(deps, 'dept'),
  }),
]
