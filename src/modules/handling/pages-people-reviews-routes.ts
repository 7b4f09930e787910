import { z } from 'zod'
import { html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Decision } from '#kernel/decision.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { errorSummary } from '#ui/components.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import {
  decideChangeOrder,
  decideIdentityReview,
  decideMergeProposal,
  decideUnmerge,
  mergesToReview,
  ordersToReview,
  proposeUnmerge,
  readChange,
  readLabel,
  reviewsWaiting,
} from '#modules/person/index.ts'
import { maskedPerson } from './pages-desk-comer.ts'
import { framed, type PeopleDeps, REVIEWS } from './pages-people-frame.ts'
import {
  type ReviewedIdentity,
  type ReviewedOrder,
  reviewsPage,
  type ReviewsData,
} from './pages-people-reviews.ts'

const REVIEW_MERGES = { kind: 'staff', permission: 'person.merge.approve' } as const
const REVIEW_CHANGES = { kind: 'staff', permission: 'person.change.approve' } as const

/** Why the names on the list are read. */
const READING = { purpose: 'reviewRegister', basis: 'YKT-22' } as const

const dataOf = async (deps: PeopleDeps, request: AnyRequest): Promise<ReviewsData> => {
  const { db, pii } = deps
  const { csrfToken: csrf, organisationCode: agencyCode } = signedIn(request)
  const [merges, orders, identities] = await Promise.all([
    mergesToReview(db),
    ordersToReview(db),
    identitiesOf(deps, request),
  ])
  const askers = [...merges, ...orders].map(({ proposer }) => proposer)
  const codes = [...askers, ...identities.map(({ review }) => review.asker)].map(
    ({ agencyCode: code }) => code,
  )
  const names = await agencyNames(db, [...new Set(codes)])
  return db.transaction(async (tx) => {
    const labels = new Map<string, string>()
    const people = merges.flatMap((one) => [one.fromId, one.intoId])
    for (const id of new Set([...people, ...orders.map(({ personId }) => personId)]))
      labels.set(id, (await readLabel(tx, pii, request.context, id, READING)) ?? '')
    const label = (id: string): string => labels.get(id) ?? ''
    const shown: ReviewedOrder[] = []
    for (const one of orders) {
      const change = (await readChange(tx, pii, request.context, one.id)) ?? {}
      shown.push({ ...one, person: label(one.personId), shown: change })
    }
    return {
      csrf,
      agencyCode,
      on: provinceDate(request.context.at),
      agencies: new Map([...names].map(([code, name]) => [code, name['zh-Hans']])),
      merges: merges.map((merge) => ({
        merge,
        from: label(merge.fromId),
        into: label(merge.intoId),
      })),
      orders: shown,
      identities,
    }
  })
}

/** Whose identity waits, masked, with the document that was shown. */
const identitiesOf = async (
  deps: PeopleDeps,
  request: AnyRequest,
): Promise<readonly ReviewedIdentity[]> => {
  const shown: ReviewedIdentity[] = []
  for (const review of await reviewsWaiting(deps.db)) {
    const { name, number } = await maskedPerson(deps, request, review.personId, READING.purpose)
    shown.push({ review, person: `${name} ${number}` })
  }
  return shown
}

const show = async (deps: PeopleDeps, request: AnyRequest, notice?: Html): Promise<Html> => {
  const view = reviewsPage(await dataOf(deps, request))
  return framed(deps, request, { ...view, main: html`${[notice, view.main]}` }, REVIEWS)
}

const REFUSAL_WORDS: Readonly<Partial<Record<string, string>>> = {
  SAME_PERSON_DECIDES: '自己提出的要由别人复核。',
  SAME_UNIT_DECIDES: '要由另一个单位复核。',
  MERGE_NOT_OPEN: '这一项已经处理过了。',
  CHANGE_NOT_OPEN: '这一项已经处理过了。',
  REVIEW_NOT_OPEN: '这一项已经处理过了。',
  REASON_MISSING: '写明复核意见，再确认或者不确认。',
  ENTRY_STILL_IN_USE: '提出以后，要并掉的登记又有了卡、订单或办件。请不同意，先处理好再重新提议。',
  PAID_TWICE: '同一个项目在给两条登记发钱。请发放部门先停发一份，再复核。',
  RELATIONS_CONFLICT: '两条登记的代办关系有冲突。先结束其中一项，再复核。',
  PERSON_WAS_MERGED: '其中一条又合并过。先拆分后来的那一次。',
  PERSON_NOT_LIVING: '其中一条登记为已故。先核实死亡登记。',
  FACTS_DIFFER: '两条登记的出生日期或性别现在不同。',
  IDENTITY_ALREADY_REGISTERED: '这个证件已经在另一条登记里。请不同意，改为提议合并。',
}

const answer = async (
  deps: PeopleDeps,
  request: AnyRequest,
  decision: Decision<unknown, string> | undefined,
): Promise<PageAnswer> => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: REVIEWS }
  const text = REFUSAL_WORDS[decision.refusal] ?? '情况刚刚有变，没有做任何改动。请看现在的名单。'
  const notice = errorSummary({ language: 'zh-Hans', errors: [{ text }] })
  return { html: await show(deps, request, notice), status: 409 }
}

const MergePath = z.object({ mergeId: z.uuid() })
const Approve = z.object({ approve: z.enum(['yes', 'no']) })

/** The second yes or no on a merge, or on taking one back. */
const mergeDecisionRoute = (
  deps: PeopleDeps,
  decide: typeof decideMergeProposal | typeof decideUnmerge,
  { path, ...names }: Pick<RouteDefinition, 'path' | 'operationId' | 'summary'>,
): RouteDefinition =>
  pageRoute({
    ...names,
    method: 'POST',
    path: `${REVIEWS}/merges/:mergeId/${path}`,
    access: REVIEW_MERGES,
    basis: ['YKT-3', 'YKT-22'],
    params: MergePath,
    body: Approve,
    handle: async (request) => {
      const approve = request.body.approve === 'yes'
      const input = { ...request.params, approve }
      return answer(deps, request, await decide(deps, request.context, input))
    },
  })

const mergeRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  mergeDecisionRoute(deps, decideMergeProposal, {
    path: 'decision',
    operationId: 'decideMergeAtDesk',
    summary: { zh: '复核合并', en: 'Agree to a merge, or not' },
  }),
  mergeDecisionRoute(deps, decideUnmerge, {
    path: 'unmerge',
    operationId: 'decideUnmergeAtDesk',
    summary: { zh: '复核拆分', en: 'Agree to take a merge back, or not' },
  }),
  pageRoute({
    method: 'POST',
    path: `${REVIEWS}/merges/:mergeId/unmerge-proposal`,
    operationId: 'proposeUnmergeAtDesk',
    summary: { zh: '提议拆分', en: 'Propose to take a merge back' },
    access: REVIEW_MERGES,
    basis: ['YKT-3'],
    params: MergePath,
    body: z.object({ evidence: z.string().trim().max(1000).catch('') }),
    handle: async (request) => {
      const { mergeId } = request.params
      const evidence = request.body.evidence.slice(0, 120)
      if (evidence === '') {
        const error = { text: '写明拆分的依据', href: `#evidence-${mergeId}` }
        const notice = errorSummary({ language: 'zh-Hans', errors: [error] })
        return { html: await show(deps, request, notice), status: 422 }
      }
      const input = { mergeId, evidence: [evidence] }
      return answer(deps, request, await proposeUnmerge(deps, request.context, input))
    },
  }),
]

/** 登记复核: the second of two people of two units. */
export const deskReviewRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: REVIEWS,
    operationId: 'seeReviews',
    summary: { zh: '登记复核', en: 'What waits for a second unit' },
    access: REVIEW_MERGES,
    basis: ['YKT-22'],
    handle: (request) => show(deps, request),
  }),
  ...mergeRoutes(deps),
  pageRoute({
    method: 'POST',
    path: `${REVIEWS}/changes/:orderId`,
    operationId: 'decideChangeAtDesk',
    summary: { zh: '复核登记信息变更', en: 'Agree to a change of the register, or not' },
    access: REVIEW_CHANGES,
    basis: ['PIPL-46', 'YKT-22'],
    params: z.object({ orderId: z.uuid() }),
    body: Approve,
    handle: async (request) => {
      const { orderId } = request.params
      const approve = request.body.approve === 'yes'
      return answer(
        deps,
        request,
        await decideChangeOrder(deps, request.context, { orderId, approve }),
      )
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${REVIEWS}/identities/:reviewId`,
    operationId: 'decideIdentityAtDesk',
    summary: { zh: '复核身份', en: 'Confirm who somebody is, or not, with the reason' },
    access: REVIEW_CHANGES,
    basis: ['YKT-6', 'YKT-22'],
    params: z.object({ reviewId: z.uuid() }),
    body: z.object({ confirm: z.enum(['yes', 'no']), reason: z.string().max(300).catch('') }),
    handle: async (request) => {
      const { reviewId } = request.params
      const { confirm, reason } = request.body
      const input = { reviewId, confirm: confirm === 'yes', reason }
      return answer(deps, request, await decideIdentityReview(deps, request.context, input))
    },
  }),
]
