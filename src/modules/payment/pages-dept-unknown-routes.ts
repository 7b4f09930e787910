import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { agencyNames, staffNames } from '#modules/organisation/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { decideFinding, proposeFinding } from './find-out.ts'
import { FINDING_REFUSALS, unknownWords as w } from './messages-unknown.ts'
import { namesOfBanks } from './pages-dept-batches-routes.ts'
import type { DeptPageDeps } from './pages-dept-frame.ts'
import { oneUnknownPage, UNKNOWN_PATH, unknownPage } from './pages-dept-unknown.ts'
import { askBank } from './send-instruction.ts'
import { evidenceOf, openFindings, SAYINGS } from './store-findings.ts'
import { findInstruction, type Instruction, unknownInstructions } from './store-instructions.ts'

const RECONCILE = { kind: 'staff', permission: 'payment.reconcile' } as const
/** A scanned letter of some pages. */
const LARGEST_PAPER = 8 << 20

const SAID = {
  proposed: w.proposed,
  settled: w.settled,
  stillUnknown: w.stillUnknown,
  askedFound: w.asked.found,
  askedUnknown: w.asked.stillUnknown,
  askedNobody: w.asked.unreachable,
} as const
type Said = keyof typeof SAID
const SaidQuery = z.object({
  said: z
    .enum(Object.keys(SAID) as [Said, ...Said[]])
    .optional()
    .catch(undefined),
})

/** By when an answer about what is unknown is promised. */
const promiseOf = async ({ db }: DeptPageDeps, at: Temporal.Instant) => {
  const hours = await standardValue(db, 'unknownAnswerHours', PROVINCE, provinceDate(at))
  return ({ builtAt }: Instruction) => builtAt.add({ hours })
}

const listRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: UNKNOWN_PATH,
    operationId: 'seeUnknownInstructions',
    summary: { zh: '结果未知的指令', en: 'Instructions whose outcome nobody knows' },
    access: RECONCILE,
    basis: ['YKT-13'],
    query: SaidQuery,
    handle: async (request) => {
      const { said } = request.query
      const view = unknownPage({
        instructions: await unknownInstructions(deps.db),
        findings: await openFindings(deps.db),
        bankNames: await namesOfBanks(deps.db),
        promisedBy: await promiseOf(deps, request.context.at),
        nextAskAt: deps.nextAskAt(request.context.at),
        said: said && SAID[said],
      })
      return inFrame(deps.portal, request, UNKNOWN_PATH, view)
    },
  })

const Params = z.object({ instructionId: z.uuid() })

const show = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  id: string,
  told: { readonly fault?: string | undefined; readonly said?: Said | undefined },
) => {
  const { db } = deps
  const instruction = await findInstruction(db, id)
  if (instruction === undefined) throw notFound()
  const finding = (await openFindings(db)).get(id)
  const agencies = await agencyNames(db, finding === undefined ? [] : [finding.proposedUnit])
  const { at } = request.context
  const view = oneUnknownPage({
    instruction,
    finding,
    evidence: await evidenceOf(db, id),
    bankName: (await namesOfBanks(db)).get(instruction.bankCode) ?? instruction.bankCode,
    staff: await staffNames(db, finding === undefined ? [] : [finding.proposedBy]),
    agencies: new Map([...agencies].map(([code, name]) => [code, name['zh-Hans']])),
    promisedBy: (await promiseOf(deps, at))(instruction),
    nextAskAt: deps.nextAskAt(at),
    csrf: signedIn(request).csrfToken,
    fault: told.fault,
    said: told.said && SAID[told.said],
  })
  return inFrame(deps.portal, request, UNKNOWN_PATH, view)
}

const oneRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${UNKNOWN_PATH}/:instructionId`,
    operationId: 'seeUnknownInstruction',
    summary: { zh: '查明一条指令', en: 'Finds out what became of an instruction' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    query: SaidQuery,
    handle: (request) =>
      show(deps, request, request.params.instructionId, { said: request.query.said }),
  })

const askRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${UNKNOWN_PATH}/:instructionId/ask`,
    operationId: 'askBankNow',
    summary: { zh: '现在问银行', en: 'Asks the bank now' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    handle: async (request) => {
      const { instructionId } = request.params
      const one = await findInstruction(deps.db, instructionId)
      if (one === undefined) throw notFound()
      const word = await askBank({ ...deps, banks: deps.payingBanks }, one)
      const said =
        word === 'found' ? 'askedFound' : word === 'unreachable' ? 'askedNobody' : 'askedUnknown'
      return { redirect: `${UNKNOWN_PATH}/${instructionId}?said=${said}` }
    },
  })

const proposeRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${UNKNOWN_PATH}/:instructionId/finding`,
    operationId: 'proposeFinding',
    summary: { zh: '登记查明的结果', en: 'Enters what a paper shows, for a second person' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    bodyLimit: LARGEST_PAPER,
    body: z.object({
      says: z.enum(SAYINGS).optional().catch(undefined),
      archiveNumber: z.string().trim().max(60).default(''),
      paper: z.instanceof(Uint8Array).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { instructionId } = request.params
      const { says, archiveNumber, paper } = request.body
      const again = async (fault: string) => ({
        html: await show(deps, request, instructionId, { fault }),
        status: 422,
      })
      const filled = archiveNumber.length >= 3 && paper !== undefined && paper.length > 0
      if (says === undefined || !filled) return again(FINDING_REFUSALS.FORM)
      const decision = await proposeFinding(deps, request.context, {
        instructionId,
        says,
        archiveNumber,
        paperDigest: sm3(paper),
        by: actingStaff(request),
      })
      if (decision === undefined) throw notFound()
      return decision.granted
        ? { redirect: `${UNKNOWN_PATH}?said=proposed` }
        : again(FINDING_REFUSALS[decision.refusal])
    },
  })

const decideRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${UNKNOWN_PATH}/:instructionId/decision`,
    operationId: 'decideFinding',
    summary: { zh: '复核查明的结果', en: 'A second person agrees, or does not' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    body: z.object({ agreed: z.enum(['yes', 'no']) }),
    handle: async (request) => {
      const { instructionId } = request.params
      const agreed = request.body.agreed === 'yes'
      const input = { instructionId, agreed, by: actingStaff(request) }
      const decision = await decideFinding(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${UNKNOWN_PATH}?said=${decision.outcome}` }
      const fault = FINDING_REFUSALS[decision.refusal]
      return { html: await show(deps, request, instructionId, { fault }), status: 409 }
    },
  })

/** 结果未知, as pages of reconciliation. */
export const unknownRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  listRoute(deps),
  oneRoute(deps),
  askRoute(deps),
  proposeRoute(deps),
  decideRoute(deps),
]
