import type { RouteDefinition } from '#platform/http/route.ts'
import { bureauCredentialRoutes } from './pages-admin-routes.ts'
import { departmentCredentialRoutes } from './pages-dept-routes.ts'
import type { CredentialPageDeps } from './pages-frame.ts'

export { credentialPublicRoutes } from './routes-public.ts'

/** Pages of departments and of the bureau about cards, certificates and codes. */
export const credentialPages = (deps: CredentialPageDeps): RouteDefinition[] => [
  ...departmentCredentialRoutes(deps),
  ...bureauCredentialRoutes(deps),
]
