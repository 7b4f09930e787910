import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { readerAddress } from '#platform/reader/index.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { districtsAmong, listRegions } from '#modules/organisation/index.ts'
import { scopeOf } from './clerk.ts'
import { enterPerson } from './enter-person.ts'
import {
  EMPTY_INTAKE,
  filledFrom,
  type IntakeForm,
  newcomerIn,
  readLines,
  registrationErrors,
} from './intake-form.ts'
import { clerkOf, type DeskDeps, framed, SERVE } from './pages-desk-frame.ts'
import { personPath } from './pages-desk-person.ts'
import { INTAKE, intakePage } from './pages-intake.ts'
import type { FormError } from './pages-people-frame.ts'

const Line = z.string().max(120).catch('')
const Form = z.object({
  act: z.enum(['read', 'enter']).catch('enter'),
  readBy: z.enum(['typed', 'reader']).catch('typed'),
  lines: z.string().max(400).catch(''),
  documentKind: Line,
  number: Line,
  issuingState: Line,
  validUntil: Line,
  name: Line,
  birth: Line,
  sex: Line,
  phone: Line,
  region: Line,
})
type IntakeRequest = RouteRequest<undefined, undefined, z.output<typeof Form>>

const show = async (
  deps: DeskDeps,
  request: AnyRequest,
  typed: IntakeForm,
  errors: readonly FormError[] = [],
  read = false,
) => {
  const clerk = await clerkOf(deps.db, request)
  const scope = scopeOf(clerk.regionCode)
  const regions = await listRegions(deps.db)
  const within = regions.filter(({ code, level }) => level !== 'province' && code.startsWith(scope))
  const districts = districtsAmong(within)
  const { csrfToken: csrf } = signedIn(request)
  return framed(deps, request, intakePage({ csrf, typed, errors, read, districts }))
}

const intake = async (deps: DeskDeps, request: IntakeRequest): Promise<PageAnswer> => {
  const { act, readBy, ...typed } = request.body
  const { context } = request
  const on = provinceDate(context.at)
  const again = async (errors: readonly FormError[], status = 422): Promise<PageAnswer> => ({
    html: await show(deps, request, typed, errors),
    status,
  })
  if (act === 'read') {
    const lines = readLines(typed.lines, on)
    if ('errors' in lines) return again(lines.errors)
    return show(deps, request, filledFrom(typed, lines.facts), [], true)
  }
  const newcomer = newcomerIn(typed, on)
  if ('errors' in newcomer) return again(newcomer.errors)
  const clerk = await clerkOf(deps.db, request)
  const decision = await enterPerson(deps, context, { clerk, newcomer: { ...newcomer, readBy } })
  return decision.granted
    ? { redirect: personPath(decision.outcome) }
    : again(registrationErrors(decision.faults), decision.faults.length === 0 ? 409 : 422)
}

/** 登记新的人 at the counter (K5). */
export const intakeRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: INTAKE,
    operationId: 'startIntakeAtDesk',
    summary: { zh: '登记新的人', en: 'Enter somebody who was never entered' },
    access: SERVE,
    basis: ['YKT-3', 'YKT-6'],
    connectTo: [readerAddress()],
    handle: (request) => show(deps, request, EMPTY_INTAKE),
  }),
  pageRoute({
    method: 'POST',
    path: INTAKE,
    operationId: 'enterPersonAtDesk',
    summary: { zh: '登记新的人', en: 'Read the lines of a document, or enter the person' },
    access: SERVE,
    basis: ['YKT-3', 'YKT-6'],
    body: Form,
    connectTo: [readerAddress()],
    handle: (request: IntakeRequest) => intake(deps, request),
  }),
]
