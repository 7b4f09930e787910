import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { actOnCases } from './act-on-cases.ts'
import { ACT_WORDS, CASES_REFUSALS, returnWords as w } from './messages-returns.ts'
import { namesOfBanks, programmeNames } from './pages-dept-batches-routes.ts'
import { BATCHES_PATH } from './pages-dept-batches.ts'
import { agencySeen, type DeptPageDeps, seenBatch } from './pages-dept-frame.ts'
import { groupPage, type GroupData } from './pages-dept-return-group.ts'
import { RETURNS_PATH, returnsPage } from './pages-dept-returns.ts'
import { readMaskedNames } from './read-masked-names.ts'
import { reissueCases } from './reissue-cases.ts'
import { caseGroups, openCasesOf } from './store-cases.ts'
import { looseLines } from './store-loose.ts'

const HANDLE = { kind: 'staff', permission: 'return.handle' } as const
/** Enough to see that something is wrong; the check counts them all. */
const LOOSE_SHOWN = 50

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const Done = {
  act: optional(z.enum(['remind', 'verify', 'allow', 'stop'])),
  done: optional(z.coerce.number().int().min(0)),
  left: optional(z.coerce.number().int().min(0)),
}

const doneText = (query: {
  readonly act?: keyof typeof ACT_WORDS | undefined
  readonly done?: number | undefined
  readonly left?: number | undefined
}): string | undefined =>
  query.act === undefined || query.done === undefined
    ? undefined
    : w.done(ACT_WORDS[query.act], String(query.done), String(query.left ?? 0))

const listRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: RETURNS_PATH,
    operationId: 'seeReturns',
    summary: { zh: '退回和未入账', en: 'What did not stay with the payee, by reason' },
    access: HANDLE,
    basis: ['YKT-13', 'YKT-19'],
    query: z.object(Done),
    handle: async (request) => {
      const { db } = deps
      const agency = agencySeen(request)
      const groups = await caseGroups(db, agency)
      const view = returnsPage({
        groups,
        loose: await looseLines(db, agency, LOOSE_SHOWN),
        programmes: await programmeNames(db, request.context.at),
        staff: await staffNames(
          db,
          groups.flatMap(({ resolverId }) => resolverId ?? []),
        ),
        today: provinceDate(request.context.at),
        csrf: signedIn(request).csrfToken,
        formKey: uuidv7(request.context.at),
        done: doneText(request.query),
      })
      return inFrame(deps.portal, request, RETURNS_PATH, view)
    },
  })

const Params = z.object({ batchId: z.uuid(), reason: z.string().regex(/^[A-Za-z0-9]{1,30}$/) })

type Shown = Pick<GroupData, 'fault' | 'done'> & { readonly payOn?: string }

const show = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  params: z.output<typeof Params>,
  { fault, done, payOn }: Shown,
) => {
  const { db, pii } = deps
  const { context } = request
  const batch = await seenBatch(deps, request, params.batchId)
  const cases = await openCasesOf(db, { batch, reasonCode: params.reason }, context.at)
  const { organisationCode, csrfToken } = signedIn(request)
  const reading = {
    purpose: 'checkPayments',
    basis: 'YKT-13',
    organisationCode,
    caseReference: batch.id,
  } as const
  const ids = cases.map(({ personId }) => personId)
  const names = await db.transaction((tx) => readMaskedNames(tx, pii, context, reading, ids))
  const programmes = await programmeNames(db, context.at)
  const today = provinceDate(context.at)
  const view = groupPage({
    batchId: batch.id,
    programmeName: programmes.get(batch.programmeCode) ?? batch.programmeCode,
    payPeriod: batch.payPeriod,
    reasonCode: params.reason,
    cases,
    names,
    staff: await staffNames(
      db,
      cases.flatMap(({ resolverId }) => resolverId ?? []),
    ),
    bankNames: await namesOfBanks(db),
    today,
    csrf: csrfToken,
    formKey: uuidv7(context.at),
    mayAct: organisationCode === batch.ownerAgency,
    payOn: payOn ?? today.add({ days: 1 }).toString(),
    fault,
    done,
  })
  return inFrame(deps.portal, request, RETURNS_PATH, view)
}

const groupRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${RETURNS_PATH}/:batchId/:reason`,
    operationId: 'seeReturnGroup',
    summary: { zh: '同一原因的退回', en: 'Returns of one batch and reason' },
    access: HANDLE,
    basis: ['YKT-13', 'YKT-22'],
    params: Params,
    query: z.object(Done),
    handle: (request) =>
      show(deps, request, request.params, { fault: undefined, done: doneText(request.query) }),
  })

const actRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${RETURNS_PATH}/:batchId/:reason`,
    operationId: 'actOnReturns',
    summary: { zh: '提醒、核实、停发', en: 'Reminds, has looked into, allows or stops' },
    access: HANDLE,
    basis: ['YKT-13', 'HANDLING-26'],
    params: Params,
    body: z.object({
      act: z.enum(['remind', 'verify', 'allow', 'stop']),
      caseId: optional(z.uuid()),
      note: z.string().trim().max(300).default(''),
    }),
    handle: async (request) => {
      const { params, body } = request
      const batch = await seenBatch(deps, request, params.batchId)
      const decision = await actOnCases(deps, request.context, {
        ...body,
        batchId: batch.id,
        reasonCode: params.reason,
        agencyCode: signedIn(request).organisationCode,
      })
      if (decision?.granted === true) {
        const { done, left } = decision.outcome
        const query = `act=${body.act}&done=${done}&left=${left}`
        return { redirect: `${RETURNS_PATH}/${batch.id}/${params.reason}?${query}` }
      }
      const text = CASES_REFUSALS[decision?.refusal ?? 'NOTHING_TO_DO']
      const fault = { field: `note-${body.act}`, text }
      return { html: await show(deps, request, params, { fault, done: undefined }), status: 422 }
    },
  })

const Reissue = z.object({
  key: z.string().min(10).max(60),
  reason: optional(z.string().regex(/^[A-Za-z0-9]{1,30}$/)),
  payOn: z.string().trim().max(20).optional(),
})

const reissueRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${RETURNS_PATH}/:batchId/reissue`,
    operationId: 'reissueReturns',
    summary: { zh: '编制并提交重发批次', en: 'Makes and submits a batch of what can go again' },
    access: { kind: 'staff', permission: 'batch.make' },
    basis: ['YKT-13', 'YKT-19'],
    params: z.object({ batchId: z.uuid() }),
    body: Reissue,
    handle: async (request) => {
      const { body } = request
      const batch = await seenBatch(deps, request, request.params.batchId)
      const { organisationCode } = signedIn(request)
      const today = provinceDate(request.context.at)
      const payOn = parseIsoDay(body.payOn ?? today.add({ days: 1 }).toString())
      const decision =
        payOn &&
        (await reissueCases(deps, request.context, {
          key: body.key,
          batchId: batch.id,
          reasonCode: body.reason,
          payOn,
          made: actingStaff(request),
        }))
      if (decision?.granted === true)
        return { redirect: `${BATCHES_PATH}/${decision.outcome.batch.id}` }
      const refusal = decision?.refusal ?? 'DAY_WRONG'
      const fault = { field: 'payOn', text: CASES_REFUSALS[refusal] }
      const [first] = await caseGroups(deps.db, organisationCode)
      const reason = body.reason ?? first?.reasonCode ?? 'R99'
      const shown = { fault, done: undefined, ...(body.payOn && { payOn: body.payOn }) }
      return {
        html: await show(deps, request, { batchId: batch.id, reason }, shown),
        status: 422,
      }
    },
  })

/** 退回, as pages of departments. */
export const returnRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  listRoute(deps),
  reissueRoute(deps),
  groupRoute(deps),
  actRoute(deps),
]
