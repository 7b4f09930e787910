import type { RouteDefinition } from '#platform/http/route.ts'
import { bankAnswerRoutes } from './pages-bank-answers-routes.ts'
import { bankFileKeyRoutes } from './pages-bank-file-keys-routes.ts'
import type { BankPaymentDeps } from './pages-bank-frame.ts'
import { bankInstructionRoutes } from './pages-bank-payments-routes.ts'

/** 代发 in the banks' portal: instructions, answers, and the keys of their files. */
export const bankPaymentPages = (deps: BankPaymentDeps): RouteDefinition[] => [
  ...bankInstructionRoutes(deps),
  ...bankAnswerRoutes(deps),
  ...bankFileKeyRoutes(deps),
]
