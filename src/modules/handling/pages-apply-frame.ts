import { signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { type Filled, pagesOf } from './apply-form.ts'
import type { CaseActs } from './case-act.ts'
import { applyPath, type FormPage } from './pages-apply.ts'
import type { CasePageDeps } from './pages-frame.ts'
import type { Possibility } from './possibility.ts'
import type { ServiceCode } from './service.ts'

/** What applying needs besides the pages about cases. */
export interface ApplyPageDeps extends CasePageDeps {
  readonly acts: CaseActs
  /** What can and cannot be done for a person now, by the modules whose rules those are. */
  readonly possibilities: (
    personId: string,
    at: Temporal.Instant,
  ) => Promise<readonly Possibility[]>
}

/** The page of the form that is asked for, as everybody counts. */
export const formPage = (
  request: AnyRequest,
  { facts }: Pick<Filled, 'facts'>,
  name: ReturnType<typeof pagesOf>[number],
): FormPage => {
  const pages = pagesOf(facts)
  return {
    language: request.display.language,
    csrf: signedIn(request).csrfToken,
    service: facts.service,
    n: pages.indexOf(name) + 1,
    total: pages.length,
  }
}

/** The page after `name`. */
export const after = (
  service: ServiceCode,
  { facts }: Pick<Filled, 'facts'>,
  name: ReturnType<typeof pagesOf>[number],
): string => {
  const pages = pagesOf(facts)
  return `${applyPath(service)}/${pages[pages.indexOf(name) + 1] ?? 'check'}`
}
