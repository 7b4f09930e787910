import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import {
  type AcknowledgementRefusal,
  type Answer,
  answerChange,
  changesByIds,
} from '#modules/account/index.ts'
import { findProgramme, type Programme } from '#modules/programme/index.ts'
import { ANSWER_REFUSALS, changeWords as w } from './messages.ts'
import { type AnswerFault, type AnswerForm, changePage, CHANGES_PATH } from './pages-changes.ts'
import { ACKNOWLEDGE, type ExchangePageDeps } from './pages-frame.ts'
import { inboxRoutes } from './pages-inbox-routes.ts'
import { periodEnd } from './period-end.ts'
import { type ReadChange, readChange } from './read-changes.ts'

const Params = z.object({ changeId: z.uuid() })

const seen = async (
  deps: ExchangePageDeps,
  request: AnyRequest,
  changeId: string,
): Promise<ReadChange> => {
  const { organisationCode } = signedIn(request)
  const found = await readChange(deps, request.context, organisationCode, changeId)
  if (found === undefined) throw notFound()
  return found
}

const untilOf = (programme: Programme | undefined, at: Temporal.Instant): Temporal.PlainDate =>
  periodEnd(programme?.pay ?? { cycle: 'monthly', day: 1 }, provinceDate(at))

/** The end of the period, without a look at the person. */
const deferredTo = async (
  { db }: ExchangePageDeps,
  changeId: string,
  at: Temporal.Instant,
): Promise<Temporal.PlainDate> => {
  const code = (await changesByIds(db, [changeId])).get(changeId)?.programmeCode
  return untilOf(code === undefined ? code : await findProgramme(db, code, provinceDate(at)), at)
}

const draw = (
  deps: ExchangePageDeps,
  request: AnyRequest,
  found: ReadChange,
  values: AnswerForm,
  fault: AnswerFault | undefined,
) =>
  inFrame(
    deps.portal,
    request,
    CHANGES_PATH,
    changePage(found, {
      csrf: signedIn(request).csrfToken,
      values,
      fault,
      until: untilOf(found.programme, request.context.at),
      at: request.context.at,
    }),
  )

const oneRoute = (deps: ExchangePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${CHANGES_PATH}/:changeId`,
    operationId: 'seeAccountChange',
    summary: {
      zh: '核对账户变更和授权依据',
      en: 'A change of account and the proof of permission',
    },
    access: ACKNOWLEDGE,
    basis: ['YKT-19', 'YKT-22'],
    params: Params,
    handle: async (request) =>
      draw(
        deps,
        request,
        await seen(deps, request, request.params.changeId),
        { action: '', reason: '' },
        undefined,
      ),
  })

const answerOf = (
  action: 'acknowledge' | 'reject' | 'defer',
  reason: string,
  until: Temporal.PlainDate,
): Answer => {
  if (action === 'acknowledge') return { action }
  return action === 'reject' ? { action, reason } : { action, reason, until }
}

const FIELDS: Readonly<Record<AcknowledgementRefusal, AnswerFault['field']>> = {
  PERMISSION_MISSING: 'action',
  ANSWER_NOT_POSSIBLE: 'action',
  REASON_MISSING: 'reason',
  DAY_PASSED: 'action',
}

const answerRoute = (deps: ExchangePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${CHANGES_PATH}/:changeId`,
    operationId: 'answerAccountChangeByHand',
    summary: { zh: '确认、退回或者暂缓账户变更', en: 'Answers a change of account' },
    access: ACKNOWLEDGE,
    basis: ['YKT-19'],
    params: Params,
    body: z.object({
      action: z.enum(['acknowledge', 'reject', 'defer']).optional().catch(undefined),
      reason: z.string().trim().max(200).catch('').default(''),
    }),
    handle: async (request) => {
      const { changeId } = request.params
      const { action, reason } = request.body
      const again = async (fault: AnswerFault) => {
        const found = await seen(deps, request, changeId)
        const values = { action: action ?? '', reason }
        return { html: await draw(deps, request, found, values, fault), status: 422 }
      }
      if (action === undefined) return again({ field: 'action', text: w.chooseAnswer })
      const until = await deferredTo(deps, changeId, request.context.at)
      const decision = await answerChange(deps, request.context, {
        changeId,
        permissions: signedIn(request).permissions,
        answer: answerOf(action, reason, until),
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${CHANGES_PATH}?said=answered` }
      const { refusal } = decision
      return again({ field: FIELDS[refusal], text: ANSWER_REFUSALS[refusal] })
    },
  })

/** 账户变更收件箱, as pages of a department. */
export const changeRoutes = (deps: ExchangePageDeps): RouteDefinition[] => [
  ...inboxRoutes(deps),
  oneRoute(deps),
  answerRoute(deps),
]
