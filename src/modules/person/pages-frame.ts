import type { Html } from '#kernel/html.ts'
import type { Database } from '#platform/db.ts'
import { signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame } from '#ui/portal.ts'
import type { FamilyReader, View } from './pages-family.ts'

/** What the resident's pages of this module need; the frame comes from the app. */
export interface PersonPageDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  /** Navigation, settings and sign-out of the resident portal, for a page of that section. */
  readonly portal: ResidentFrame
}

export const framed = (
  deps: PersonPageDeps,
  request: AnyRequest,
  section: string,
  view: View,
): Html => page({ ...deps.portal(request, section), ...view })

export const readerOf = (request: AnyRequest): FamilyReader => ({
  language: request.display.language,
  csrf: signedIn(request).csrfToken,
})

/** About whoever has signed in, for whomever they act at the moment. */
export const ONESELF = { kind: 'resident', scope: 'oneself' } as const
