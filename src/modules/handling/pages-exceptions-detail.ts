import { z } from 'zod'
import { fromPublicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { agencyNames, staffNames } from '#modules/organisation/index.ts'
import { readLabel } from '#modules/person/index.ts'
import { suitable } from './exception.ts'
import { ruleOf } from './exception-kind.ts'
import { exceptionWords as w } from './messages-exception.ts'
import { resolversFor } from './name-resolver.ts'
import { deskCasePath, type DeskDeps } from './pages-desk-frame.ts'
import { type DetailData, exceptionPage, EXCEPTIONS } from './pages-exceptions.ts'
import type { FormError } from './pages-people-frame.ts'
import type { View } from './pages-tracker.ts'
import { type Exception, exceptionSteps, findException } from './store-exception.ts'

export const SEE = { kind: 'staff', permission: 'exception.see' } as const
export const RESOLVE = { kind: 'staff', permission: 'exception.resolve' } as const

export const framed = async ({ portal }: DeskDeps, request: AnyRequest, view: View) =>
  page({ ...(await portal(request, EXCEPTIONS)), scripts: ['desk.js'], ...view })

export const Reference = z.object({ reference: z.string().max(60) })
export type ExceptionRequest<Query = unknown, Body = unknown> = RouteRequest<
  z.output<typeof Reference>,
  Query,
  Body
>

/** The exception of a reference, for the unit that sees to it and the one that reported it. */
export const seen = async (deps: DeskDeps, request: ExceptionRequest): Promise<Exception> => {
  const { organisationCode } = signedIn(request)
  const id = fromPublicId('exception', request.params.reference)
  const one = id === undefined ? undefined : await findException(deps.db, id)
  if (one === undefined) throw notFound()
  if (one.resolverAgency !== organisationCode && one.openedAgency !== organisationCode)
    throw notFound()
  return one
}

type Typed = DetailData['typed']
export const NOTHING: Typed = { outcome: '', note: '', reason: '' }

const isRefusal = (code: string): code is keyof typeof w.refusals => Object.hasOwn(w.refusals, code)

/** Names of everybody who stands in an exception and its history. */
const namesIn = async ({ db }: DeskDeps, one: Exception, steps: DetailData['steps']) =>
  staffNames(db, [
    ...new Set(
      [
        one.openedBy,
        one.resolverId,
        one.closedBy,
        ...steps.flatMap((s) => [s.actorId, s.resolverId]),
      ].filter((id) => id !== undefined),
    ),
  ])

const othersFor = async ({ db }: DeskDeps, one: Exception): Promise<DetailData['others']> => {
  const colleagues = await db.transaction((tx) => resolversFor(tx, one))
  const fit = suitable(one, colleagues)
  const agencies = await agencyNames(db, [...new Set(fit.map(({ agencyCode }) => agencyCode))])
  return fit.map(({ id, displayName, agencyCode }) => ({
    id,
    text: `${displayName}（${agencies.get(agencyCode)?.['zh-Hans'] ?? agencyCode}）`,
  }))
}

const READING = { purpose: 'handling.exception' } as const

/** The page of one exception, with what was typed and what was refused. */
export const draw = async (
  deps: DeskDeps,
  request: ExceptionRequest,
  more: { readonly typed?: Typed; readonly errors?: readonly FormError[]; readonly code?: string },
) => {
  const { db, pii } = deps
  const one = await seen(deps, request)
  const { subjectId, organisationCode, permissions, csrfToken: csrf } = signedIn(request)
  const { basis } = ruleOf(one.kind)
  const steps = await exceptionSteps(db, one.id)
  const mayHandOn =
    permissions.has(RESOLVE.permission) &&
    one.status === 'assigned' &&
    organisationCode === one.resolverAgency
  const codes = [one.resolverAgency, one.openedAgency ?? one.resolverAgency]
  const [label, names, agencies, others] = await Promise.all([
    db.transaction((tx) =>
      readLabel(tx, pii, request.context, one.personId, { ...READING, basis }),
    ),
    namesIn(deps, one, steps),
    agencyNames(db, codes),
    mayHandOn ? othersFor(deps, one) : [],
  ])
  const nameOf = (code: string): string => agencies.get(code)?.['zh-Hans'] ?? code
  const code = more.code ?? ''
  return framed(
    deps,
    request,
    exceptionPage({
      csrf,
      one,
      label: label ?? '',
      steps,
      names,
      unit: nameOf(one.resolverAgency),
      openedAgency: one.openedAgency && nameOf(one.openedAgency),
      staffId: permissions.has(RESOLVE.permission) ? subjectId : '',
      mayHandOn,
      others,
      casePath: one.caseId && deskCasePath({ id: one.caseId }),
      on: provinceDate(request.context.at),
      typed: more.typed ?? NOTHING,
      errors: more.errors ?? [],
      refused: isRefusal(code) ? code : undefined,
    }),
  )
}
