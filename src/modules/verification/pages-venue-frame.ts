import type { Html } from '#kernel/html.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import type { CatalogueSnapshot, Place } from '#modules/catalogue/index.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts'>

type AnyRequest = RouteRequest<unknown, unknown, unknown>

export interface VenuePageDeps {
  readonly db: Database
  readonly keys: KeyRing
  /** The catalogue in force. */
  readonly snapshot: () => Promise<CatalogueSnapshot>
  /** Navigation, settings and sign-out of the venue portal, for a page of that section. */
  readonly portal: (
    request: AnyRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

const language = 'zh-Hans' as const

/** A page in the portal's frame; `section` is the address of the section it belongs to. */
export const framed = async (
  { portal }: Pick<VenuePageDeps, 'portal'>,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => page({ ...(await portal(request, section)), ...view })

/** Places of an organisation, by name. */
export const placesOf = (catalogue: CatalogueSnapshot, organisationCode: string): Place[] =>
  [...catalogue.places.values()]
    .filter(({ operatorAgency }) => operatorAgency === organisationCode)
    .sort((a, b) => a.name[language].localeCompare(b.name[language], 'zh'))
