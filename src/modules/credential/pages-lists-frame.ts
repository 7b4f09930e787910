import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import type { Credential } from './credential.ts'
import { type Match, MATCHES, TO_CONFIRM } from './number-list.ts'
import { type CredentialPageDeps, DEPT, Params } from './pages-frame.ts'
import { reportPage } from './pages-list-report.ts'
import type { Plan } from './plan.ts'
import { findCredential } from './store.ts'
import { countRows, reportRows, rowsToConfirm } from './store-list-rows.ts'
import { findList } from './store-lists.ts'
import { findPlan } from './store-plans.ts'

export type ListPageDeps = CredentialPageDeps & { readonly pii: PersonalInformation }

export const PATH = `${DEPT}/:credentialId/numbers`
export const ListParams = Params.extend({ listId: z.uuid() })

export const CONFIRM_AT_ONCE = 100
const BAD_SHOWN = 50

interface Owned {
  readonly credential: Credential
  readonly plan: Plan
}

/** An old card of the own department that goes over, or has; nobody else learns of its lists. */
export const own = async (
  { db }: ListPageDeps,
  request: AnyRequest,
  id: string,
): Promise<Owned> => {
  const credential = await findCredential(db, id)
  const plan = await findPlan(db, id)
  const { organisationCode } = signedIn(request)
  if (credential?.issuerAgency !== organisationCode || plan === undefined) throw notFound()
  return { credential, plan }
}

export const ownList = async (
  deps: ListPageDeps,
  request: AnyRequest,
  id: string,
  listId: string,
) => {
  const { credential } = await own(deps, request, id)
  const list = await findList(deps.db, listId)
  if (list?.credentialId !== id) throw notFound()
  return { credential, list }
}

const MATCHED: ReadonlySet<Match> = new Set<Match>([
  'sameIdentity',
  'repeated',
  'over',
  ...TO_CONFIRM,
])
const UNMATCHED = MATCHES.filter((one) => !MATCHED.has(one))

export const showReport = async (
  deps: ListPageDeps,
  request: AnyRequest,
  { id, listId }: { readonly id: string; readonly listId: string },
  said: { readonly saved?: boolean; readonly fault?: string } = {},
) => {
  const { db } = deps
  const { credential, list } = await ownList(deps, request, id, listId)
  const view = reportPage({
    csrf: signedIn(request).csrfToken,
    credential,
    list,
    counts: await countRows(db, listId),
    toConfirm: await rowsToConfirm(db, listId, CONFIRM_AT_ONCE),
    bad: await reportRows(db, listId, { after: 0, most: BAD_SHOWN, matches: UNMATCHED }),
    ...said,
  })
  return inFrame(deps.portal, request, DEPT, view)
}
