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
import { formatDateTime } from '#ui/i18n/format.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import type { Clerk } from './clerk.ts'
import { counterOf } from './counter.ts'
import { showToCustomer } from './customer-screen.ts'
import { findPerson, type Sought } from './find-person.ts'
import { type FindFormFault, readFindForm } from './find-form.ts'
import { clerkOf, DESK, type DeskDeps, framed, SERVE } from './pages-desk-frame.ts'
import {
  deskHomePage,
  EMPTY_FORM,
  type FindFault,
  type FindForm,
  type HomeData,
} from './pages-desk-home.ts'
import { queueOf } from './store.ts'
import { latestEnd } from './store-day-end.ts'
import { followUpsDue } from './store-rating.ts'

/** The note of the last day end at this counter. */
const handoverOf = async ({ db }: DeskDeps, clerk: Clerk): Promise<HomeData['handover']> => {
  const last = await latestEnd(db, (await counterOf(db, clerk)).code)
  if (last === undefined || last.note === '') return undefined
  const names = await staffNames(db, [last.countedBy])
  const from = `${names.get(last.countedBy) ?? ''} ${formatDateTime('zh-Hans', last.closedAt)}`
  return { text: last.note, from }
}

const homeView = async (
  deps: DeskDeps,
  request: AnyRequest,
  form: FindForm,
  fault: FindFault | undefined,
  faultText?: string,
) => {
  const clerk = await clerkOf(deps.db, request)
  const [queue, followUps, handover] = await Promise.all([
    queueOf(deps.db, clerk),
    followUpsDue(deps.db, clerk),
    handoverOf(deps, clerk),
  ])
  return framed(
    deps,
    request,
    deskHomePage({
      csrf: signedIn(request).csrfToken,
      queue,
      followUps,
      on: provinceDate(request.context.at),
      form,
      fault,
      faultText,
      handover,
    }),
  )
}

const Line = z.string().max(120).catch('')
const Find = z.object({
  documentKind: Line,
  number: Line,
  name: Line,
  birth: Line,
  issuingState: Line,
  readBy: z.enum(['typed', 'reader', 'card']).catch('typed'),
  region: Line,
  cardNumber: Line,
  identifier: Line,
})
type Find = z.output<typeof Find>

const soughtIn = (
  { readBy, region, cardNumber, identifier, ...form }: Find,
  on: Temporal.PlainDate,
): Sought | FindFormFault => {
  if (readBy === 'card') return { by: 'card', card: { region, number: cardNumber, identifier } }
  const factors = readFindForm(form, on)
  return 'fault' in factors ? factors : { by: readBy, document: factors }
}

const find = async (
  deps: DeskDeps,
  request: RouteRequest<undefined, undefined, Find>,
): Promise<PageAnswer> => {
  const { body, context } = request
  // What does not fit is not shown again in full: the number stays, to be corrected.
  const typed: FindForm = body.readBy === 'card' ? EMPTY_FORM : body
  const again = async (fault: FindFault, text?: string) => ({
    html: await homeView(deps, request, typed, fault, text),
    status: 422,
  })
  const sought = soughtIn(body, provinceDate(context.at))
  if ('fault' in sought) return again(sought.fault, sought.text)
  const clerk = await clerkOf(deps.db, request)
  const decision = await findPerson(deps, context, { clerk, sought })
  if (decision.granted) {
    // Whoever comes next sees nothing of whoever was there before.
    await showToCustomer(deps, context, clerk.id, { shown: 'welcome' })
    return { redirect: `${DESK}/persons/${decision.outcome}` }
  }
  return again(decision.refusal === 'TOO_MANY_MISSES' ? 'tooMany' : 'notFound')
}

/** 工作台: queue, and the search for whoever stands at the counter. */
export const deskHomeRoutes = (deps: DeskDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/desk',
    operationId: 'seeDesk',
    summary: { zh: '经办工作台', en: 'Counter workspace' },
    access: SERVE,
    basis: ['YKT-17'],
    connectTo: [readerAddress()],
    handle: (request) => homeView(deps, request, EMPTY_FORM, undefined),
  }),
  pageRoute({
    method: 'POST',
    path: '/desk/find',
    operationId: 'findPersonAtDesk',
    summary: { zh: '找人', en: 'Find who stands at the counter' },
    access: SERVE,
    basis: ['YKT-17', 'YKT-22'],
    connectTo: [readerAddress()],
    body: Find,
    handle: (request: RouteRequest<undefined, undefined, Find>) => find(deps, request),
  }),
]
