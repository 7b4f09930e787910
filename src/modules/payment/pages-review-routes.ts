import { z } from 'zod'
import type { Database, Handle } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { bankNames } from '#modules/bank/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { staffStepUp } from '#modules/standard/index.ts'
import { mayOf, nextStep } from './next-step.ts'
import { seenBatch } from './pages-dept-frame.ts'
import { type NextStep, reviewPage, type ReviewPageData, reviewPath } from './pages-review.ts'
import type { FeedLine } from './pages-review-parts.ts'
import { readReview } from './read-review.ts'
import {
  checkBatch,
  giveBackBatch,
  releaseBatch,
  submitBatch,
  withdrawBatch,
} from './sign-batch.ts'
import { signatoryNames } from './signatory-names.ts'
import type { Batch } from './store.ts'
import { givenBackOf } from './store-review.ts'

export interface ReviewPageDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  readonly portal: Frame
  /** Up to when what a programme rests on is known. */
  readonly feedsOf: (batch: Batch, at: Temporal.Instant) => Promise<readonly FeedLine[]>
  /** Where the page leads back to. */
  readonly backPathOf: (batch: Batch) => string
}

const SECTION = '/dept/batches'
const PATH = `${SECTION}/:batchId/review`
const BASIS = ['YKT-13'] as const

/** Where to sign in once more; nothing where that was in the last minutes (Z12). */
const confirmPathOf = async (
  handle: Handle,
  request: AnyRequest,
  batch: Batch,
): Promise<string | undefined> => (await staffStepUp(handle, request, reviewPath(batch)))?.redirect

const nextOf = async (
  { db }: ReviewPageDeps,
  request: AnyRequest,
  batch: Batch,
  digest: string,
): Promise<NextStep | undefined> => {
  const next = await nextStep(db, signedIn(request), batch, digest)
  if (next === undefined) return undefined
  const signs = next.mine && next.action !== 'submit'
  return { ...next, confirmPath: signs ? await confirmPathOf(db, request, batch) : undefined }
}

const namesFrom =
  (names: ReadonlyMap<string, string>) =>
  (code: string): string =>
    names.get(code) ?? code

const show = async (
  deps: ReviewPageDeps,
  request: AnyRequest,
  batchId: string,
  said: Partial<Pick<ReviewPageData, 'fault' | 'saved'>> = {},
) => {
  const { db } = deps
  const principal = signedIn(request)
  const batch = await seenBatch(deps, request, batchId)
  const review = await readReview(deps, request.context, batch)
  const programme = await findProgramme(db, batch.programmeCode, batch.payOn)
  const givenBack = await givenBackOf(db, batchId)
  const banks = await bankNames(db)
  const regions = await listRegions(db)
  const staff = await signatoryNames(db, [
    batch.made.staffId,
    batch.checked?.by.staffId ?? '',
    batch.released?.staffId ?? '',
    ...givenBack.map(({ by }) => by),
    ...review.pairs.flatMap(({ madeBy, checkedBy }) => [madeBy, checkedBy]),
  ])
  const view = reviewPage({
    batch,
    programme: programme?.name['zh-Hans'] ?? batch.programmeCode,
    review,
    feeds: await deps.feedsOf(batch, request.context.at),
    csrf: principal.csrfToken,
    next: await nextOf(deps, request, batch, review.digest),
    may: mayOf(principal, batch),
    givenBack,
    bankName: namesFrom(new Map([...banks].map(([code, name]) => [code, name['zh-Hans']]))),
    cityName: namesFrom(new Map(regions.map(({ code, name }) => [code, name['zh-Hans']]))),
    staffName: namesFrom(staff),
    backPath: deps.backPathOf(batch),
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inFrame(deps.portal, request, SECTION, view)
}

const Params = z.object({ batchId: z.uuid() })

const seeRoute = (deps: ReviewPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeBatchReview',
    summary: { zh: '复核批次', en: 'What a batch is like, and who signs it' },
    access: { kind: 'staff', permission: 'batch.read' },
    basis: BASIS,
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: async (request) =>
      show(deps, request, request.params.batchId, { saved: request.query.saved === '1' }),
  })

type Answer = Awaited<ReturnType<typeof submitBatch>>

const answer = async (
  deps: ReviewPageDeps,
  request: AnyRequest,
  batch: Batch,
  decision: Answer,
) => {
  if (decision === undefined) throw notFound()
  return decision.granted
    ? { redirect: `${reviewPath(batch)}?saved=1` }
    : { html: await show(deps, request, batch.id, { fault: decision.refusal }), status: 409 }
}

const Digest = z.object({ seenDigest: z.string().max(64).default('') })

const signRoute = (deps: ReviewPageDeps, action: 'check' | 'release'): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/${action}`,
    operationId: `${action}Batch`,
    summary:
      action === 'check'
        ? { zh: '核定批次', en: 'The second signature' }
        : { zh: '审核下达批次', en: 'The third signature: the money goes' },
    access: { kind: 'staff', permission: `batch.${action}` },
    basis: BASIS,
    params: Params,
    body: Digest,
    handle: async (request) => {
      const batch = await seenBatch(deps, request, request.params.batchId)
      const first = await confirmPathOf(deps.db, request, batch)
      if (first !== undefined) return { redirect: first }
      const { seenDigest } = request.body
      const signature = { batchId: batch.id, by: actingStaff(request), seenDigest }
      const sign = action === 'check' ? checkBatch : releaseBatch
      return answer(deps, request, batch, await sign(deps, request.context, signature))
    },
  })

const makerRoute = (deps: ReviewPageDeps, action: 'submit' | 'withdraw'): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/${action}`,
    operationId: `${action}Batch`,
    summary:
      action === 'submit'
        ? { zh: '提交核定', en: 'The first signature: the lines stand still' }
        : { zh: '撤回批次', en: 'Takes a batch back' },
    access: { kind: 'staff', permission: 'batch.make' },
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const principal = signedIn(request)
      const batch = await seenBatch(deps, request, request.params.batchId)
      if (batch.ownerAgency !== principal.organisationCode) throw notFound()
      const act = action === 'submit' ? submitBatch : withdrawBatch
      return answer(deps, request, batch, await act(deps, request.context, batch.id))
    },
  })

const giveBackRoute = (deps: ReviewPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/give-back`,
    operationId: 'giveBatchBack',
    summary: { zh: '退回编制', en: 'Sends a batch back, with the reason' },
    access: { kind: 'staff', permission: 'batch.read' },
    basis: BASIS,
    params: Params,
    body: z.object({ reason: z.string().trim().max(500).default('') }),
    handle: async (request) => {
      const principal = signedIn(request)
      const batch = await seenBatch(deps, request, request.params.batchId)
      const { reason } = request.body
      const refuse = async (fault: ReviewPageData['fault'], status: number) => ({
        html: await show(deps, request, batch.id, { fault }),
        status,
      })
      if (!mayOf(principal, batch).giveBack) return refuse('NOT_YOUR_UNIT', 403)
      if (reason === '') return refuse('REASON_MISSING', 422)
      const decision = await giveBackBatch(deps, request.context, batch.id, reason)
      return answer(deps, request, batch, decision)
    },
  })

/** 复核和签署, as pages of departments and of finance (P4). */
export const reviewPages = (deps: ReviewPageDeps): RouteDefinition[] => [
  seeRoute(deps),
  makerRoute(deps, 'submit'),
  signRoute(deps, 'check'),
  signRoute(deps, 'release'),
  giveBackRoute(deps),
  makerRoute(deps, 'withdraw'),
]
