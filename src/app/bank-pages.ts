import type { RouteDefinition } from '#platform/http/route.ts'
import { bankPaymentPages } from '#modules/payment/index.ts'
import type { AppDeps } from './deps.ts'
import { paymentDeps, signFileOf } from './payments.ts'
import { staffPortal } from './venue-pages/staff-portal.ts'

/** What banks see of payments, in the frame of their portal. */
export const bankPaymentPortal = (deps: AppDeps): RouteDefinition[] =>
  bankPaymentPages({
    ...paymentDeps(deps),
    signFile: signFileOf(deps),
    bankPortal: staffPortal(deps, 'bank'),
  })
