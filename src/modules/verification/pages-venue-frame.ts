import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import type { Frame } from '#ui/portal.ts'
import type { CatalogueSnapshot, Place } from '#modules/catalogue/index.ts'

export interface VenuePageDeps {
  readonly db: Database
  readonly keys: KeyRing
  /** The catalogue in force. */
  readonly snapshot: () => Promise<CatalogueSnapshot>
  /** Navigation, settings and sign-out of the venue portal, for a page of that section. */
  readonly portal: Frame
}

const language = 'zh-Hans' as const

/** Places of an organisation, by name. */
export const placesOf = (catalogue: CatalogueSnapshot, organisationCode: string): Place[] =>
  [...catalogue.places.values()]
    .filter(({ operatorAgency }) => operatorAgency === organisationCode)
    .sort((a, b) => a.name[language].localeCompare(b.name[language], 'zh'))
