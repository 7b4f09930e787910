import { z } from 'zod'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { loadSettings } from '#modules/standard/index.ts'
import { readView } from './case-view.ts'
import { listDrafts } from './draft.ts'
import { remindCase, withdrawCase } from './holder-actions.ts'
import { holderName } from './messages-case.ts'
import { aboutCase, type CasePageDeps, framed, heldByName } from './pages-frame.ts'
import { otherBankRoutes } from './pages-cases-bank.ts'
import { ratedPage, ratingPage } from './pages-rating.ts'
import { slipPage } from './pages-slip.ts'
import { casesPage } from './pages-case-list.ts'
import { type CaseNews, casePage, casePath, withdrawPage } from './pages-tracker.ts'
import { rateCase } from './rate-case.ts'
import { BAD_REASONS, isBad, type RatingLevel } from './rating.ts'
import { type Case, casesOfPerson } from './store.ts'
import { ratingOf } from './store-rating.ts'

const Reference = z.object({ reference: z.string().max(60) })
type ReferenceRequest<Query = undefined, Body = undefined> = RouteRequest<
  z.output<typeof Reference>,
  Query,
  Body
>
const resident = { kind: 'resident' } as const

const NEWS = [
  'reminded',
  'takenBack',
  'handedIn',
  'CASE_ACTION_NOT_AVAILABLE',
  'CASE_TOO_FAR',
  'CASE_WAITS_FOR_YOU',
  'CASE_REMINDED',
  'RATED_ALREADY',
  'CASE_STILL_OPEN',
] as const satisfies readonly CaseNews[]
const News = z.object({ news: z.enum(NEWS).optional().catch(undefined) })

/** Back to the case, which tells what came of it. */
const tell = (one: Pick<Case, 'id'>, news: string) => ({
  redirect: `${casePath(one)}?${new URLSearchParams({ news }).toString()}`,
})

/** Also for whom somebody acts who was given it; to withdraw and to rate is the holder's own. */
const SEEN = { kind: 'resident', scope: 'seeCases' } as const

const listRoute = (deps: CasePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/cases',
    operationId: 'seeMyCases',
    summary: { zh: '我的办件', en: 'My cases' },
    access: SEEN,
    basis: ['YKT-17'],
    handle: async (request) => {
      const { subjectId } = signedIn(request)
      const owner = { kind: 'holder', id: subjectId } as const
      const [cases, drafts] = await Promise.all([
        casesOfPerson(deps.db, subjectId),
        listDrafts(deps, owner, request.context.at),
      ])
      const { language } = request.display
      return framed(deps, request, casesPage({ language, cases, drafts }))
    },
  })

const caseRoute = (deps: CasePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/cases/:reference',
    operationId: 'seeMyCase',
    summary: { zh: '办件进度', en: 'One case of mine' },
    access: SEEN,
    basis: ['YKT-17'],
    params: Reference,
    query: News,
    handle: aboutCase(deps, async (one, request: ReferenceRequest<z.output<typeof News>>) => {
      const { language } = request.display
      const [view, rating, name] = await Promise.all([
        readView(deps.db, one, request.context.at, await deps.workingDays()),
        ratingOf(deps.db, one.id),
        heldByName(deps, one, language),
      ])
      const units = view.exceptions.map(({ resolverAgency }) => resolverAgency)
      return casePage({
        language,
        csrf: signedIn(request).csrfToken,
        view,
        heldBy: name ?? holderName(language, one.heldBy),
        rated: rating !== undefined,
        forOther: signedIn(request).acting !== undefined,
        news: request.query.news,
        units: await agencyNames(deps.db, units),
      })
    }),
  })

const remindRoute = (deps: CasePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/me/cases/:reference/remind',
    operationId: 'remindMyCase',
    summary: { zh: '催办', en: 'Send a reminder' },
    access: SEEN,
    basis: ['YKT-17'],
    params: Reference,
    handle: aboutCase(deps, async (one, request: ReferenceRequest) => {
      const input = { personId: one.personId, caseId: one.id }
      const decision = await remindCase(deps, request.context, input)
      return tell(one, decision?.granted === false ? decision.refusal : 'reminded')
    }),
  })

const withdrawRoutes = (deps: CasePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/cases/:reference/withdraw',
    operationId: 'startWithdrawal',
    summary: { zh: '撤回前确认', en: 'Before a case is withdrawn' },
    access: resident,
    basis: ['YKT-17'],
    params: Reference,
    handle: aboutCase(deps, async (one, request: ReferenceRequest) => {
      const { language } = request.display
      const view = await readView(deps.db, one, request.context.at, await deps.workingDays())
      if (!view.canWithdraw) return tell(one, 'CASE_TOO_FAR')
      return withdrawPage({ language, csrf: signedIn(request).csrfToken, view })
    }),
  }),
  pageRoute({
    method: 'POST',
    path: '/me/cases/:reference/withdraw',
    operationId: 'withdrawMyCase',
    summary: { zh: '撤回申请', en: 'Withdraw a case' },
    access: resident,
    basis: ['YKT-17'],
    params: Reference,
    handle: aboutCase(deps, async (one, request: ReferenceRequest) => {
      const input = { personId: one.personId, caseId: one.id }
      const decision = await withdrawCase(deps, request.context, input)
      return tell(one, decision?.granted === false ? decision.refusal : 'takenBack')
    }),
  }),
]

const Paper = z.object({ paper: z.enum(['a5', 'roll']).catch('a5') })

const slipRoute = (deps: CasePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/cases/:reference/slip',
    operationId: 'printMyCase',
    summary: { zh: '办件回执', en: 'Receipt of a case' },
    access: SEEN,
    basis: ['YKT-17'],
    params: Reference,
    query: Paper,
    handle: aboutCase(deps, async (one, request: ReferenceRequest<z.output<typeof Paper>>) =>
      slipPage({
        language: request.display.language,
        view: await readView(deps.db, one, request.context.at, await deps.workingDays()),
        paper: request.query.paper,
        publicUrl: deps.publicUrl,
        settings: await loadSettings(deps.db),
        backHref: casePath(one),
      }),
    ),
  })

/** Read leniently: a missing choice is an error on the page. */
const RatingForm = z.object({
  level: z.enum(['1', '2', '3', '4', '5']).optional().catch(undefined),
  reason: z.enum(BAD_REASONS).optional().catch(undefined),
})

const ratingRoutes = (deps: CasePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/cases/:reference/rating',
    operationId: 'startRating',
    summary: { zh: '好差评', en: 'Rate a case' },
    access: resident,
    basis: ['YKT-17'],
    params: Reference,
    handle: aboutCase(deps, async (one, request: ReferenceRequest) => {
      if (one.endedAt === undefined) return tell(one, 'CASE_STILL_OPEN')
      if ((await ratingOf(deps.db, one.id)) !== undefined) return tell(one, 'RATED_ALREADY')
      const { language } = request.display
      const csrf = signedIn(request).csrfToken
      return ratingPage({ language, csrf, case: one, missing: undefined })
    }),
  }),
  pageRoute({
    method: 'POST',
    path: '/me/cases/:reference/rating',
    operationId: 'rateMyCase',
    summary: { zh: '提交评价', en: 'Send a rating' },
    access: resident,
    basis: ['YKT-17'],
    params: Reference,
    body: RatingForm,
    handle: aboutCase(
      deps,
      async (one, request: ReferenceRequest<undefined, z.output<typeof RatingForm>>) => {
        const { language } = request.display
        const { level: text, reason } = request.body
        const again = (missing: 'level' | 'reason') => ({
          status: 422,
          html: framed(
            deps,
            request,
            ratingPage({
              language,
              csrf: signedIn(request).csrfToken,
              case: one,
              missing,
              chosen: { ...(text && { level: text }), ...(reason && { reason }) },
            }),
          ),
        })
        if (text === undefined) return again('level')
        const level = Number(text) as RatingLevel
        const input = { personId: one.personId, caseId: one.id, level }
        const kept = isBad(level) ? reason : undefined
        const decision = await rateCase(deps, request.context, { ...input, reason: kept })
        if (decision === undefined) return tell(one, 'CASE_STILL_OPEN')
        if (decision.granted) return ratedPage(language, decision.outcome)
        return decision.refusal === 'RATING_NEEDS_REASON'
          ? again('reason')
          : tell(one, decision.refusal)
      },
    ),
  }),
]

/** 我的办件: list, tracker, slip and rating. */
export const casePages = (deps: CasePageDeps): RouteDefinition[] => [
  listRoute(deps),
  caseRoute(deps),
  remindRoute(deps),
  ...withdrawRoutes(deps),
  slipRoute(deps),
  ...otherBankRoutes(deps),
  ...ratingRoutes(deps),
]
