import { fromPublicId } from '#kernel/ids.ts'
import type { Html } from '#kernel/html.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Handle } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, type RouteRequest, signedIn } from '#platform/http/route.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame } from '#ui/portal.ts'
import { idsOf } from '#modules/person/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import type { HandlingDeps } from './deps.ts'
import { casePath, type View } from './pages-tracker.ts'
import { groupedCode } from './reference.ts'
import { type Case, caseOfOrder, findCase } from './store.ts'

/** What the resident's pages need; the portal's frame comes from the app. */
export interface CasePageDeps extends HandlingDeps {
  readonly keys: KeyRing
  /** Address that users see, for codes on slips. */
  readonly publicUrl: string
  readonly portal: ResidentFrame
}

/** 我的办件 is its own section. */
const SECTION = '/me/cases'

export const framed = (deps: CasePageDeps, request: AnyRequest, view: View): Html =>
  page({ ...deps.portal(request, SECTION), ...view })

/** The case of a reference, if it is the reader's own. */
export const ownCase = async (
  { db }: Pick<HandlingDeps, 'db'>,
  personId: string,
  reference: string,
): Promise<Case> => {
  const id = fromPublicId('case', reference)
  const one = id === undefined ? undefined : await findCase(db, id)
  const ids = await idsOf(db, personId)
  if (one === undefined || !ids.includes(one.personId)) throw notFound()
  return one
}

/** A page about one case of the person who has signed in. */
export const aboutCase =
  <
    Params extends { readonly reference: string },
    Request extends RouteRequest<Params, unknown, unknown>,
  >(
    deps: CasePageDeps,
    show: (one: Case, request: Request) => Promise<View | PageAnswer>,
  ) =>
  async (request: Request): Promise<PageAnswer> => {
    const one = await ownCase(deps, signedIn(request).subjectId, request.params.reference)
    const answer = await show(one, request)
    return 'main' in answer ? framed(deps, request, answer) : answer
  }

/** The name of whoever has a case, where one is known. */
export const heldByName = async (
  { db }: Pick<HandlingDeps, 'db'>,
  { heldCode }: Case,
  language: 'zh-Hans' | 'zh-Hant' | 'en' | 'pt',
): Promise<string | undefined> => {
  if (heldCode === undefined) return undefined
  return (await agencyNames(db, [heldCode])).get(heldCode)?.[language]
}

/** Where its holder finds the case of an order, and by which number. */
export const caseLinkOf = async (
  handle: Handle,
  orderId: string,
): Promise<{ readonly number: string; readonly href: string } | undefined> => {
  const one = await caseOfOrder(handle, orderId)
  return one && { number: groupedCode(one.id), href: casePath(one) }
}
