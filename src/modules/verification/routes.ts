import type { CatalogueSnapshot } from '#modules/catalogue/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import { gatewayRoutes } from './gateway-route.ts'
import type { Gateway } from './gateway.ts'
import { pinRoute } from './pin-route.ts'
import { holderRoutes } from './routes-holder.ts'
import { terminalRoutes } from './routes-terminal.ts'

export interface VerificationDeps {
  readonly db: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly gateway: Gateway
  /** The catalogue in force, for names. */
  readonly snapshot: () => Promise<CatalogueSnapshot>
}

/** The interface of this module for holders' devices, for terminals and for the gateway. */
export const verificationRoutes = (deps: VerificationDeps): RouteDefinition[] => [
  ...holderRoutes(deps),
  ...terminalRoutes(deps),
  ...gatewayRoutes(deps.gateway, deps.db),
  pinRoute(deps),
]
