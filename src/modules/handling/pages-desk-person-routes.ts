import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { hasDied, survivingPerson } from '#modules/person/index.ts'
import { type DeskDeps, framed, SERVE } from './pages-desk-frame.ts'
import { personPage, REVEAL_REASONS, type RevealReason } from './pages-desk-person.ts'
import { shownIdentity } from './pages-people-identity-routes.ts'
import { readPerson } from './read-person.ts'
import { casesOfPerson } from './store.ts'
import { exceptionsOfPerson } from './store-exception.ts'
import { freshLookup } from './store-lookup.ts'

export const Lookup = z.object({ lookup: z.uuid() })
export type Lookup = z.output<typeof Lookup>

/** The person behind a search of this clerk; too old a search leads nowhere. */
export const personIdOf = async (deps: DeskDeps, request: AnyRequest, lookup: string) => {
  const { subjectId } = signedIn(request)
  const personId = await freshLookup(deps.db, subjectId, lookup, request.context.at)
  if (personId === undefined) throw notFound()
  // Between the search and now two entries may have become one.
  return survivingPerson(deps.db, personId)
}

const showPerson = async (
  deps: DeskDeps,
  request: RouteRequest<z.output<typeof Lookup>, unknown, unknown>,
  more: { readonly reason?: RevealReason; readonly reasonMissing?: boolean } = {},
) => {
  const { lookup } = request.params
  const personId = await personIdOf(deps, request, lookup)
  const purpose = more.reason === undefined ? 'handling' : (`handling.${more.reason}` as const)
  const [person, card, possibilities, cases, identity, exceptions, died] = await Promise.all([
    readPerson(deps, request.context, personId, purpose),
    deps.cardStrip(personId),
    deps.possibilities(personId, request.context.at),
    casesOfPerson(deps.db, personId),
    shownIdentity(deps, personId),
    exceptionsOfPerson(deps.db, personId),
    hasDied(deps.db, personId),
  ])
  return framed(
    deps,
    request,
    personPage({
      csrf: signedIn(request).csrfToken,
      person: { ...person, lookupId: lookup },
      card,
      possibilities,
      cases,
      identity: identity.state === 'settled' ? undefined : identity.text,
      on: provinceDate(request.context.at),
      revealed: more.reason !== undefined,
      reasonMissing: more.reasonMissing ?? false,
      exceptions,
      agencyCode: signedIn(request).organisationCode,
      died,
    }),
  )
}

const Reveal = z.object({ reason: z.enum(REVEAL_REASONS).optional().catch(undefined) })

/** 一人一览 */
export const deskPersonRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk/persons/:lookup',
    operationId: 'seePersonAtDesk',
    summary: { zh: '一人一览', en: 'One view of the person at the counter' },
    access: SERVE,
    basis: ['YKT-17', 'YKT-22'],
    params: Lookup,
    handle: (request) => showPerson(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/persons/:lookup/reveal',
    operationId: 'revealPersonAtDesk',
    summary: { zh: '查看完整号码', en: 'The number in full, with the reason' },
    access: SERVE,
    basis: ['YKT-22', 'PIPL-6'],
    params: Lookup,
    body: Reveal,
    handle: async (
      request: RouteRequest<z.output<typeof Lookup>, undefined, z.output<typeof Reveal>>,
    ): Promise<PageAnswer> => {
      const { reason } = request.body
      if (reason !== undefined) return showPerson(deps, request, { reason })
      return { html: await showPerson(deps, request, { reasonMissing: true }), status: 422 }
    },
  }),
]
