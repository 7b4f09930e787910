import type { AccessTokens } from '#platform/http/access-token.ts'
import type { RouteDefinition } from '#platform/http/route.ts'
import type { RelyingParty } from '#platform/oidc/relying-party.ts'
import { bankRoutes } from '#modules/bank/index.ts'
import { cardRoutes, eCardRoutes, factoryRoutes, orderRoutes } from '#modules/card/index.ts'
import {
  cataloguePages,
  catalogueRoutes,
  type CatalogueSnapshot,
} from '#modules/catalogue/index.ts'
import { credentialPublicRoutes } from '#modules/credential/index.ts'
import { entitlementRoutes } from '#modules/entitlement/index.ts'
import { mapperRoutes } from '#modules/mapper/index.ts'
import { offerPublicRoutes } from '#modules/offer/index.ts'
import { announcementRoutes, linkRoutes } from '#modules/publicity/index.ts'
import { openDataPages, openDataRoutes } from '#modules/opendata/index.ts'
import { programmePublicRoutes } from '#modules/programme/index.ts'
import { exchangeRoutes, tokenRoutes } from '#modules/exchange/index.ts'
import { paymentRoutes } from '#modules/payment/index.ts'
import { personRoutes } from '#modules/person/index.ts'
import { guidePages, trackPages, useGuidePages } from '#modules/handling/index.ts'
import { privacyRoutes } from '#modules/privacy/index.ts'
import { rosterRoutes } from '#modules/roster/index.ts'
import { supervisionRoutes } from '#modules/supervision/index.ts'
import { type Gateway, verificationRoutes } from '#modules/verification/index.ts'
import { adminPages } from './admin-pages/index.ts'
import type { AppDeps } from './deps.ts'
import { bankPaymentPortal } from './bank-pages.ts'
import { bankWorld } from './banks.ts'
import { counterPages } from './desk-pages/index.ts'
import { peoplePages } from './desk-pages/people.ts'
import { departmentPages } from './dept-pages/index.ts'
import { developerPages } from './developer-pages/index.ts'
import { healthRoute } from './health.ts'
import { concessionLines, publicPages, sitemapRoutes } from './public-pages/index.ts'
import { paymentDeps } from './payments.ts'
import { personHoldings } from './person-holdings.ts'
import { residentPages } from './resident-pages/index.ts'
import { type Directory, signInRoutes } from './sign-in/index.ts'
import { staffPages } from './venue-pages/index.ts'
import { workingDays } from './working-days.ts'

/** What routes need beyond the common ground: services that live as long as the app. */
export interface RouteDeps extends AppDeps {
  readonly publicUrl: string
  readonly gateway: Gateway
  readonly directory: Directory
  readonly relyingParty: RelyingParty
  /** The catalogue in force. */
  readonly snapshot: () => Promise<CatalogueSnapshot>
}

/** By which systems of departments come in, besides signing each request. */
export const accessTokensOf = ({
  keys,
  publicUrl,
}: Pick<RouteDeps, 'keys' | 'publicUrl'>): AccessTokens => ({ keys, issuer: publicUrl })

/** Every route of the program, in the order of the portals. */
export const allRoutes = (deps: RouteDeps): RouteDefinition[] => [
  ...publicPages(deps),
  ...sitemapRoutes(deps, inventory),
  ...cataloguePages({ ...deps, concessions: concessionLines(deps.db) }),
  ...openDataPages(deps),
  ...programmePublicRoutes(deps),
  ...credentialPublicRoutes(deps),
  ...announcementRoutes(deps),
  ...linkRoutes(deps),
  ...offerPublicRoutes(deps),
  ...guidePages(deps),
  ...useGuidePages({ ...deps, concessions: concessionLines(deps.db) }),
  ...trackPages({ ...deps, workingDays: workingDays(deps.db) }),
  ...catalogueRoutes(deps),
  ...openDataRoutes(deps),
  ...signInRoutes(deps),
  ...residentPages(deps),
  ...counterPages(deps),
  ...peoplePages(deps),
  ...staffPages(deps),
  ...bankPaymentPortal(deps),
  ...departmentPages(deps),
  ...adminPages(deps),
  ...bankRoutes({ ...deps, ...bankWorld(deps) }),
  ...paymentRoutes(paymentDeps(deps)),
  ...personRoutes({ ...deps, holdings: personHoldings }),
  ...cardRoutes(deps),
  ...orderRoutes(deps),
  ...eCardRoutes(deps),
  ...factoryRoutes(deps),
  ...rosterRoutes(deps),
  ...verificationRoutes(deps),
  ...entitlementRoutes(deps),
  ...exchangeRoutes(deps),
  ...tokenRoutes({ db: deps.db, accessTokens: accessTokensOf(deps) }),
  ...mapperRoutes(deps),
  ...privacyRoutes(deps),
  ...supervisionRoutes(deps),
  ...developerPages(deps, inventory),
  healthRoute(deps),
]

/** The routes as declarations, for documents and tests; none of them can be called. */
export const inventory = (): RouteDefinition[] => allRoutes({} as RouteDeps)
