import type { RouteDefinition } from '#platform/http/route.ts'
import { statementPages } from '#modules/payment/index.ts'
import { villageRows } from '#modules/roster/index.ts'
import type { AppDeps } from '../deps.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'

/** The portal of departments in its frame: what is paid, to whom, and what became of it. */
export const departmentPages = (
  deps: AppDeps & { readonly publicUrl: string },
): RouteDefinition[] => {
  const framed = { ...deps, portal: staffPortal(deps, 'dept') }
  return [...statementPages({ ...framed, villageRows })]
}
