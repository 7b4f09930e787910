import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import type { Credential } from './credential.ts'
import { MATCHES, TO_CONFIRM } from './number-list.ts'
import type { CredentialPageDeps } from './pages-frame.ts'
import { reportPage } from './pages-list-report.ts'
import type { Plan } from './plan.ts'
import { findCredential } from './store.ts'
import { countRows, reportRows } from './store-list-rows.ts'
import { findList } from './store-lists.ts'
import { plansOf } from './store-plans.ts'

export type ListPageDeps = CredentialPageDeps & { readonly pii: PersonalInformation }

export const FILE = { kind: 'staff', permission: 'credential.file' } as const
export const SECTION = '/dept/credentials'
export const PATH = `${SECTION}/:credentialId/numbers`
export const Params = z.object({ credentialId: z.uuid() })
export const ListParams = Params.extend({ listId: z.uuid() })
export const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })

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
  const plan = (await plansOf(db, [id])).get(id)
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

const bad = MATCHES.filter((one) => !['sameIdentity', 'repeated', 'over'].includes(one))
const unmatched = bad.filter((one) => !TO_CONFIRM.includes(one))

export const showReport = async (
  deps: ListPageDeps,
  request: AnyRequest,
  { id, listId }: { readonly id: string; readonly listId: string },
  said: { readonly saved?: boolean; readonly fault?: string } = {},
) => {
  const { credential, list } = await ownList(deps, request, id, listId)
  const rows = (matches: readonly (typeof MATCHES)[number][], most: number) =>
    reportRows(deps.db, listId, { after: 0, most, matches })
  const waiting = await rows(TO_CONFIRM, CONFIRM_AT_ONCE * 10)
  const view = reportPage({
    csrf: signedIn(request).csrfToken,
    credential,
    list,
    counts: await countRows(deps.db, listId),
    toConfirm: waiting
      .filter(
        ({ effect, confirmed_by: by }) => by === null && (effect === 'add' || effect === 'replace'),
      )
      .slice(0, CONFIRM_AT_ONCE),
    bad: await rows(unmatched, BAD_SHOWN),
    ...said,
  })
  return inFrame(deps.portal, request, SECTION, view)
}
