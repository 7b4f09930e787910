import { z } from 'zod'
import { parseIsoDay } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { findStaff } from '#modules/organisation/index.ts'
import { judgePlan, rectificationOf, reportStep, submitPlan } from './keep-rectification.ts'
import {
  measureWords as w,
  JUDGEMENT_REFUSALS,
  PLAN_REFUSALS,
  REPORT_REFUSALS,
} from './messages-measures.ts'
import { showBank } from './pages-admin-routes.ts'
import { type BankPageDeps, inAdminPortal, inBankPortal } from './pages-frame.ts'
import { ownBank } from './pages-frame.ts'
import { measuresPage } from './pages-measures.ts'
import { migrationPage } from './pages-migration.ts'
import type { PlanForm } from './pages-rectification.ts'
import { previewMeasure } from './preview-measure.ts'
import { readMigration } from './read-migration.ts'
import { MOST_STEPS, type PlannedStep } from './rectification.ts'
import { findBank } from './store.ts'
import { measuresOf } from './store-measure.ts'

const WORK = { kind: 'staff', permission: 'bank.work' } as const
const SECTION = '/bank/measures'
const ADMIN = '/admin/banks'

const show = async (
  deps: BankPageDeps,
  request: AnyRequest,
  said: {
    readonly values?: PlanForm
    readonly fault?: string
    readonly saved?: boolean
  },
) => {
  const bank = await ownBank(deps, request)
  const { at } = request.context
  const rectification = await rectificationOf(deps.db, bank.code)
  const decider = rectification && (await findStaff(deps.db, rectification.measure.decidedBy))
  const preview = await previewMeasure(deps, bank.code, bank.measure, at)
  if (preview === undefined) throw notFound()
  const view = measuresPage({
    bank,
    history: await measuresOf(deps.db, bank.code),
    rectification,
    decider: decider?.displayName ?? '',
    preview,
    migration: await readMigration(deps, bank.code),
    csrf: signedIn(request).csrfToken,
    at,
    values: said.values,
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inBankPortal(deps, request, SECTION, view)
}

const seeRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeBankMeasures',
    summary: { zh: '本行的措施和整改', en: 'The measure against a bank, and its plan' },
    access: WORK,
    basis: ['YKT-25'],
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => show(deps, request, { saved: request.query.saved === '1' }),
  })

const numbers = Array.from({ length: MOST_STEPS }, (_, i) => i + 1)
const text = (most: number) => z.string().trim().max(most).default('')

const PlanBody = z.object({
  summary: text(2000),
  ...Object.fromEntries(
    numbers.flatMap((number) => [
      [`step${number}`, text(200)],
      [`due${number}`, text(20)],
    ]),
  ),
})

/** The steps that were written; `undefined` when one has no text or no day. */
const stepsOf = (form: PlanForm): readonly PlannedStep[] | undefined => {
  const written = numbers
    .map((number) => ({ text: form[`step${number}`] ?? '', due: form[`due${number}`] ?? '' }))
    .filter((step) => step.text !== '' || step.due !== '')
  const steps = written.flatMap(({ text: words, due }) => {
    const dueOn = parseIsoDay(due)
    return words === '' || dueOn === undefined ? [] : [{ text: words, dueOn }]
  })
  return steps.length === written.length ? steps : undefined
}

const planRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/plans`,
    operationId: 'submitRectificationPlan',
    summary: { zh: '提交整改方案', en: 'Hands in a version of the plan' },
    access: WORK,
    basis: ['YKT-25'],
    body: PlanBody,
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const values: PlanForm = request.body
      const again = async (fault: string) => ({
        html: await show(deps, request, { values, fault }),
        status: 422,
      })
      const steps = stepsOf(values)
      if (steps === undefined) return again(w.stepIncomplete)
      const decision = await submitPlan(deps, request.context, {
        bankCode: bank.code,
        summary: request.body.summary,
        steps,
      })
      return decision.granted
        ? { redirect: `${SECTION}?saved=1` }
        : again(PLAN_REFUSALS[decision.refusal])
    },
  })

const reportRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/reports`,
    operationId: 'reportRectificationStep',
    summary: { zh: '报告整改进展', en: 'Reports a step as done' },
    access: WORK,
    basis: ['YKT-25'],
    body: z.object({
      plan: z.uuid(),
      number: z.coerce.number().int().min(1).max(MOST_STEPS),
      remark: text(500),
    }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { plan: planId, ...rest } = request.body
      const decision = await reportStep(deps, request.context, {
        ...rest,
        planId,
        bankCode: bank.code,
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}?saved=1` }
      const fault = REPORT_REFUSALS[decision.refusal]
      return { html: await show(deps, request, { fault }), status: 422 }
    },
  })

const Params = z.object({ bankCode: z.string().max(10) })

const judgeRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${ADMIN}/of/:bankCode/rectification`,
    operationId: 'judgeRectificationPlan',
    summary: { zh: '答复整改方案', en: 'Accepts a plan or returns it' },
    access: { kind: 'staff', permission: 'banks.administer' },
    basis: ['YKT-25'],
    params: Params,
    body: z.object({
      plan: z.uuid(),
      accepted: z.enum(['yes', 'no']),
      reason: text(500),
    }),
    handle: async (request) => {
      const { bankCode } = request.params
      const { plan: planId, accepted, reason } = request.body
      const decision = await judgePlan(deps, request.context, {
        bankCode,
        planId,
        accepted: accepted === 'yes',
        reason,
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${ADMIN}/of/${bankCode}?decided=1` }
      const faults = [JUDGEMENT_REFUSALS[decision.refusal]]
      const html = await showBank(deps, request, bankCode, { faults, decided: false })
      return { html, status: 422 }
    },
  })

const migrationRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${ADMIN}/of/:bankCode/migration`,
    operationId: 'seeMigration',
    summary: { zh: '持卡人迁移', en: 'Holders who are still with a bank whose agreement ended' },
    access: { kind: 'staff', permission: 'banks.read' },
    basis: ['YKT-25'],
    params: Params,
    handle: async (request) => {
      const { bankCode } = request.params
      const bank = await findBank(deps.db, bankCode)
      const migration = bank && (await readMigration(deps, bankCode))
      if (bank === undefined || migration === undefined) throw notFound()
      const view = migrationPage(bank, migration, request.context.at)
      return inAdminPortal(deps, request, ADMIN, view)
    },
  })

/** 措施、整改和持卡人迁移, as pages of banks and of the bureau. */
export const measureRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  seeRoute(deps),
  planRoute(deps),
  reportRoute(deps),
  judgeRoute(deps),
  migrationRoute(deps),
]
