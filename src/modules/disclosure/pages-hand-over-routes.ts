import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { type Batch, batchOfSource, leftOutOf, type LeftOut } from '#modules/payment/index.ts'
import { findProgramme, nextPayDates } from '#modules/programme/index.ts'
import { checkRoster, type Roster, ownRoster } from '#modules/roster/index.ts'
import { handOver } from './hand-over.ts'
import { type DisclosurePageDeps, inPortal, SECTION } from './pages-frame.ts'
import { handOverPage } from './pages-hand-over.ts'
import { noticeOfRoster } from './store.ts'
import { followerOf, settledRows, standingTotals } from './store-settlement.ts'
import { REFUSALS, words as w } from './words.ts'

const READ = { kind: 'staff', permission: 'roster.read' } as const
const MAKE = { kind: 'staff', permission: 'batch.make' } as const
const BASIS = ['YKT-13'] as const
const PATH = `${SECTION}/:rosterId/hand-over`

const NONE = { count: 0, totalFen: 0n }

/** Whom the batch of a list left out, and why. */
const leftOut = async (
  { db }: DisclosurePageDeps,
  { id }: Roster,
  batch: Batch | undefined,
): Promise<readonly LeftOut[]> => {
  const notice = await noticeOfRoster(db, id)
  if (batch === undefined || notice === undefined) return []
  return db.transaction((tx) => leftOutOf(tx, batch, settledRows(id, notice.id)))
}

const show = async (
  deps: DisclosurePageDeps,
  request: AnyRequest,
  rosterId: string,
  said: { readonly payOn?: string; readonly fault?: string } = {},
) => {
  const { db } = deps
  const roster = await ownRoster(deps, request, rosterId)
  const { permissions, csrfToken } = signedIn(request)
  const today = provinceDate(request.context.at)
  const programme = await findProgramme(db, roster.programmeCode, today)
  const notice = await noticeOfRoster(db, rosterId)
  const batch = await batchOfSource(db, `roster/${rosterId}`)
  const payDay = programme && nextPayDates(programme, today, 1)[0]
  const view = handOverPage({
    roster,
    programme: programme?.name['zh-Hans'] ?? roster.programmeCode,
    csrf: csrfToken,
    mayHandOver: permissions.has('batch.make'),
    standing: notice === undefined ? NONE : await standingTotals(db, rosterId, notice.id),
    payOn: said.payOn ?? (payDay ?? today).toString(),
    batch,
    leftOut: await leftOut(deps, roster, batch),
    follower: await followerOf(db, rosterId),
    fault: said.fault,
  })
  return inPortal(deps, request, view)
}

const Params = z.object({ rosterId: z.uuid() })

const seeRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeHandOver',
    summary: { zh: '名册交发放', en: 'What of a list becomes a batch' },
    access: READ,
    basis: BASIS,
    params: Params,
    handle: async (request) => show(deps, request, request.params.rosterId),
  })

const handOverRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'handRosterOver',
    summary: { zh: '交发放', en: 'Makes a batch of a settled list' },
    access: MAKE,
    basis: BASIS,
    params: Params,
    body: z.object({ payOn: z.string().trim().max(20).default('') }),
    handle: async (request) => {
      const { rosterId } = request.params
      await ownRoster(deps, request, rosterId)
      const { payOn } = request.body
      const again = async (fault: string) => ({
        html: await show(deps, request, rosterId, { payOn, fault }),
        status: 422,
      })
      const day = parseIsoDay(payOn)
      if (day === undefined) return again(w.dateWrong)
      const input = { rosterId, payOn: day, made: actingStaff(request) }
      const decision = await handOver(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (!decision.granted) return again(REFUSALS[decision.refusal])
      const { follower } = decision.outcome
      if (follower !== undefined) {
        await checkRoster(deps, request.context, follower.id)
      }
      return { redirect: `${SECTION}/${rosterId}/hand-over` }
    },
  })

/** 交发放, as a page of the department. */
export const handOverRoutes = (deps: DisclosurePageDeps): RouteDefinition[] => [
  seeRoute(deps),
  handOverRoute(deps),
]
