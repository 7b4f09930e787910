import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { BANK_MEASURES, type BankMeasure } from './bank.ts'
import { rectificationOf } from './keep-rectification.ts'
import { keysToReplace } from './keep-keys.ts'
import { MEASURE_REFUSALS, adminWords as w } from './messages-admin.ts'
import { bankPage, banksPage, previewPage } from './pages-admin.ts'
import { type BankPageDeps, inAdminPortal } from './pages-frame.ts'
import { previewMeasure } from './preview-measure.ts'
import { setMeasure } from './set-measure.ts'
import {
  assessObligation,
  type AgreementRefusal,
  type AssessmentRefusal,
  signAgreement,
} from './sign-agreement.ts'
import { standingOf } from './standing.ts'
import { findBank, listBanks } from './store.ts'
import { agreementsOn } from './store-agreement.ts'
import { openDiscrepancies } from './store-discrepancy.ts'

const READ = { kind: 'staff', permission: 'banks.read' } as const
const ADMINISTER = { kind: 'staff', permission: 'banks.administer' } as const
const DECIDE = { kind: 'staff', permission: 'banks.decide' } as const
const SECTION = '/admin/banks'
const Params = z.object({ bankCode: z.string().max(10) })

const banksRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeBanks',
    summary: { zh: '合作银行', en: 'Co-operating banks with measures and agreements' },
    access: READ,
    basis: ['YKT-5', 'YKT-25'],
    handle: async (request) => {
      const view = banksPage({
        banks: await listBanks(deps.db),
        agreements: await agreementsOn(deps.db, provinceDate(request.context.at)),
        keyEnds: new Map(
          (await keysToReplace(deps.db, request.context.at)).map(({ code, until }) => [
            code,
            until,
          ]),
        ),
        openDiscrepancies: (await openDiscrepancies(deps.db)).length,
      })
      return inAdminPortal(deps, request, SECTION, view)
    },
  })

/** One bank with what was just said of it. */
export const showBank = async (
  deps: BankPageDeps,
  request: AnyRequest,
  code: string,
  said: { readonly faults: readonly string[]; readonly decided: boolean },
) => {
  const bank = await findBank(deps.db, code)
  if (bank === undefined) throw notFound()
  const { permissions, csrfToken: csrf } = signedIn(request)
  const view = bankPage({
    ...(await standingOf(deps.db, bank, request.context.at)),
    ...said,
    rectification: await rectificationOf(deps.db, code),
    at: request.context.at,
    csrf,
    rights: {
      administer: permissions.has('banks.administer'),
      decide: permissions.has('banks.decide'),
    },
  })
  return inAdminPortal(deps, request, SECTION, view)
}

const bankRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/of/:bankCode`,
    operationId: 'seeBank',
    summary: { zh: '合作银行详情', en: 'One bank' },
    access: READ,
    basis: ['YKT-5', 'YKT-25'],
    params: Params,
    query: z.object({ decided: z.literal('1').optional().catch(undefined) }),
    handle: async (request) =>
      showBank(deps, request, request.params.bankCode, {
        faults: [],
        decided: request.query.decided === '1',
      }),
  })

interface MeasureForm {
  readonly measure: BankMeasure
  readonly facts: string
  readonly noticeReference: string
}

const showPreview = async (
  deps: BankPageDeps,
  request: AnyRequest,
  code: string,
  form: MeasureForm,
  fault: string | undefined,
) => {
  const preview = await previewMeasure(deps, code, form.measure, request.context.at)
  if (preview === undefined) throw notFound()
  const csrf = signedIn(request).csrfToken
  return inAdminPortal(deps, request, SECTION, previewPage({ ...form, csrf, preview, fault }))
}

const previewRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/of/:bankCode/measure`,
    operationId: 'previewMeasure',
    summary: { zh: '处置措施预演', en: 'What a measure will do, before it is decided' },
    access: DECIDE,
    basis: ['YKT-25'],
    params: Params,
    query: z.object({ measure: z.enum(BANK_MEASURES).optional().catch(undefined) }),
    handle: async (request) => {
      const { bankCode } = request.params
      const { measure } = request.query
      if (measure === undefined) return { redirect: `${SECTION}/of/${bankCode}` }
      const form = { measure, facts: '', noticeReference: '' }
      return showPreview(deps, request, bankCode, form, undefined)
    },
  })

const decideRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/of/:bankCode/measure`,
    operationId: 'setMeasure',
    summary: { zh: '决定处置措施', en: 'Sets, changes or lifts a measure' },
    access: DECIDE,
    basis: ['YKT-25'],
    params: Params,
    body: z.object({
      measure: z.enum(BANK_MEASURES),
      facts: z.string().trim().max(2000).default(''),
      notice: z.string().trim().max(60).default(''),
    }),
    handle: async (request) => {
      const { bankCode } = request.params
      const { notice: noticeReference, ...rest } = request.body
      const change = { ...rest, noticeReference }
      const decision = await setMeasure(deps, request.context, { ...change, bankCode })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/of/${bankCode}?decided=1` }
      const fault = MEASURE_REFUSALS[decision.refusal]
      return { html: await showPreview(deps, request, bankCode, change, fault), status: 422 }
    },
  })

const day = z
  .string()
  .trim()
  .transform((text, context) => {
    const read = parseIsoDay(text)
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: 'is no date' })
    return z.NEVER
  })

const AGREEMENT_FAULTS: Readonly<Record<AgreementRefusal, string>> = {
  NOT_ADMITTED: w.noAgreement,
  PERIOD_WRONG: w.periodWrong,
  AGREEMENT_IN_FORCE: w.agreementInForce,
}

const signRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/of/:bankCode/agreements`,
    operationId: 'signAgreement',
    summary: { zh: '登记合作协议', en: 'Enters a signed agreement' },
    access: ADMINISTER,
    basis: ['YKT-5'],
    params: Params,
    body: z.object({ number: z.string().trim().min(1).max(40), from: day, until: day }),
    handle: async (request) => {
      const { bankCode } = request.params
      const decision = await signAgreement(deps, request.context, {
        ...request.body,
        bankCode,
        liaisonId: request.context.actor.id,
        applicationId: undefined,
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/of/${bankCode}?decided=1` }
      const faults = [AGREEMENT_FAULTS[decision.refusal]]
      return {
        html: await showBank(deps, request, bankCode, { faults, decided: false }),
        status: 422,
      }
    },
  })

const ASSESSMENT_FAULTS: Readonly<Record<AssessmentRefusal, string>> = {
  OBLIGATION_UNKNOWN: w.obligation,
  REMARK_MISSING: w.remarkMissing,
}

const assessRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/of/:bankCode/assessments`,
    operationId: 'assessObligation',
    summary: { zh: '登记义务考核', en: 'Says whether a bank meets an obligation' },
    access: ADMINISTER,
    basis: ['YKT-5', 'YKT-18'],
    params: Params,
    body: z.object({
      agreement: z.uuid(),
      obligation: z.string().max(40),
      met: z.enum(['yes', 'no']),
      remark: z.string().trim().max(500).default(''),
    }),
    handle: async (request) => {
      const { bankCode } = request.params
      const { agreement: agreementId, met, ...rest } = request.body
      const decision = await assessObligation(deps, request.context, {
        ...rest,
        bankCode,
        agreementId,
        met: met === 'yes',
      })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/of/${bankCode}?decided=1` }
      const faults = [ASSESSMENT_FAULTS[decision.refusal]]
      return {
        html: await showBank(deps, request, bankCode, { faults, decided: false }),
        status: 422,
      }
    },
  })

/** 合作银行, as pages of the bureau. */
export const adminRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  banksRoute(deps),
  bankRoute(deps),
  previewRoute(deps),
  decideRoute(deps),
  signRoute(deps),
  assessRoute(deps),
]
