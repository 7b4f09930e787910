import type { RouteDefinition } from '#platform/http/route.ts'
import { bureauCredentialRoutes } from './pages-admin-routes.ts'
import { departmentCredentialRoutes } from './pages-dept-routes.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { CredentialPageDeps } from './pages-frame.ts'
import { numberListRoutes } from './pages-lists-routes.ts'

export { credentialPublicRoutes } from './routes-public.ts'

/** Pages of departments and of the bureau about cards, certificates and codes. */
export const credentialPages = (
  deps: CredentialPageDeps & { readonly pii: PersonalInformation },
): RouteDefinition[] => [
  ...departmentCredentialRoutes(deps),
  ...numberListRoutes(deps),
  ...bureauCredentialRoutes(deps),
]
