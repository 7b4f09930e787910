import { z } from 'zod'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { isOpen } from './case.ts'
import { EXCEPTION_KINDS } from './exception-kind.ts'
import { exceptionWords as w } from './messages-exception.ts'
import { openException } from './open-exception.ts'
import {
  clerkOf,
  deskCasePath,
  type DeskDeps,
  framed,
  SERVE,
  seenCase,
} from './pages-desk-frame.ts'
import { Lookup, personIdOf } from './pages-desk-person-routes.ts'
import { personPath } from './pages-desk-person.ts'
import { exceptionPath } from './pages-exceptions.ts'
import { EMPTY_REPORT, type ReportForm, reportPage } from './pages-exceptions-report.ts'
import type { FormError } from './pages-people-frame.ts'
import { type Case, casesOfPerson } from './store.ts'
import { exceptionUnderWay } from './store-exception.ts'

/** Where the form stands: on a person, or on one of their cases. */
interface Place {
  readonly personId: string
  readonly path: string
  readonly backHref: string
  /** Cases to choose from. */
  readonly cases: readonly Case[]
  /** The case it is opened from. */
  readonly caseId: string | undefined
}

const Line = (length: number) => z.string().trim().max(length).catch('')
const Form = z.object({
  kind: Line(40),
  statement: Line(500),
  image: Line(64),
  caseId: Line(40),
})
const Preset = z.object({ kind: z.enum(EXCEPTION_KINDS).optional().catch(undefined) })

const kindOf = (text: string) => EXCEPTION_KINDS.find((one) => one === text)

const show = async (
  deps: DeskDeps,
  request: AnyRequest,
  place: Place,
  typed: ReportForm,
  errors: readonly FormError[] = [],
) => {
  const kind = kindOf(typed.kind)
  const same =
    kind === undefined || kind === 'other'
      ? undefined
      : await exceptionUnderWay(deps.db, place.personId, kind)
  const { path, backHref, cases } = place
  const underWay = same && exceptionPath(same)
  const csrf = signedIn(request).csrfToken
  return framed(deps, request, reportPage({ csrf, path, backHref, cases, typed, errors, underWay }))
}

const faultsIn = ({ kind, statement }: ReportForm): FormError[] => [
  ...(kindOf(kind) === undefined ? [{ text: w.kindMissing, href: '#kind' }] : []),
  ...(statement === '' ? [{ text: w.statementMissing, href: '#statement' }] : []),
]

const report = async (
  deps: DeskDeps,
  request: RouteRequest<unknown, undefined, z.output<typeof Form>>,
  place: Place,
): Promise<PageAnswer> => {
  const { body, context } = request
  const again = async (errors: readonly FormError[], status: number) => ({
    html: await show(deps, request, place, body, errors),
    status,
  })
  const kind = kindOf(body.kind)
  const faults = faultsIn(body)
  if (kind === undefined || faults.length > 0) return again(faults, 422)
  const { regionCode } = await clerkOf(deps.db, request)
  const decision = await openException(deps, context, {
    personId: place.personId,
    kind,
    statement: body.statement,
    imageReference: body.image === '' ? undefined : body.image,
    caseId: place.caseId ?? place.cases.find(({ id }) => id === body.caseId)?.id,
    regionCode,
  })
  if (decision.granted) return { redirect: exceptionPath(decision.outcome) }
  return again([{ text: w.underWay, href: '#kind' }], 409)
}

const onPerson = async (
  deps: DeskDeps,
  request: RouteRequest<z.output<typeof Lookup>, unknown, unknown>,
): Promise<Place> => {
  const { lookup } = request.params
  const personId = await personIdOf(deps, request, lookup)
  const backHref = personPath({ lookupId: lookup })
  const cases = (await casesOfPerson(deps.db, personId)).filter(({ status }) => isOpen(status))
  return { personId, path: `${backHref}/exception`, backHref, cases, caseId: undefined }
}

const Reference = z.object({ reference: z.string().max(60) })

const onCase = async (
  deps: DeskDeps,
  request: RouteRequest<z.output<typeof Reference>, unknown, unknown>,
): Promise<Place> => {
  const { case: one } = await seenCase(deps, request, request.params.reference)
  const backHref = deskCasePath(one)
  const path = `${backHref}/exception`
  return { personId: one.personId, path, backHref, cases: [], caseId: one.id }
}

/** The form and its target, on one kind of place. */
const reportAt = <Params extends z.ZodType>(
  deps: DeskDeps,
  path: string,
  names: readonly [start: string, send: string],
  params: Params,
  placeOf: (
    deps: DeskDeps,
    request: RouteRequest<z.output<Params>, unknown, unknown>,
  ) => Promise<Place>,
): RouteDefinition[] => {
  type Request<Query, Body> = RouteRequest<z.output<Params>, Query, Body>
  return [
    pageRoute({
      method: 'GET',
      path,
      operationId: names[0],
      summary: { zh: '报疑难', en: 'Report what the program cannot do' },
      access: SERVE,
      basis: ['YKT-17'],
      params,
      query: Preset,
      handle: async (request) => {
        const asked = request as Request<z.output<typeof Preset>, undefined>
        const place = await placeOf(deps, asked)
        return show(deps, request, place, { ...EMPTY_REPORT, kind: asked.query.kind ?? '' })
      },
    }),
    pageRoute({
      method: 'POST',
      path,
      operationId: names[1],
      summary: { zh: '报给处置人', en: 'Give it to a named resolver' },
      access: SERVE,
      basis: ['YKT-17', 'YKT-22'],
      params,
      body: Form,
      handle: async (request): Promise<PageAnswer> => {
        const asked = request as Request<undefined, z.output<typeof Form>>
        return report(deps, asked, await placeOf(deps, asked))
      },
    }),
  ]
}

/** 报疑难, from the person at the counter and from a case. */
export const exceptionReportRoutes = (deps: DeskDeps): RouteDefinition[] => [
  ...reportAt(
    deps,
    '/desk/persons/:lookup/exception',
    ['startExceptionOfPerson', 'openExceptionOfPerson'],
    Lookup,
    onPerson,
  ),
  ...reportAt(
    deps,
    '/desk/cases/:reference/exception',
    ['startExceptionOfCase', 'openExceptionOfCase'],
    Reference,
    onCase,
  ),
]
