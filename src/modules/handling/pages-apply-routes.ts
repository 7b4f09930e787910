import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { primaryDocumentKind } from '#modules/person/index.ts'
import { loadSettings } from '#modules/standard/index.ts'
import { hasForm } from './channel.ts'
import { type Draft, dropDraft, resumeDraft, saveDraft } from './draft.ts'
import { issuerOf } from './issue-region.ts'
import { documentGroup, MATERIAL_CODES, type MaterialCode } from './material.ts'
import { openCase } from './open-case.ts'
import { checkMaterials } from './opening.ts'
import {
  applyCheckPage,
  type ApplyData,
  applyPage,
  applyPath,
  applyRefusedPage,
} from './pages-apply.ts'
import { type CasePageDeps, framed } from './pages-frame.ts'
import { casePath, CASES_PATH } from './pages-tracker.ts'
import { isServiceCode, type ServiceCode, SERVICES } from './service.ts'
import { feeFigures, limitFigures } from './service-limit.ts'
import { feeLines, limitLines } from './words.ts'

const Service = z.object({ service: z.string().max(40) })
const resident = { kind: 'resident' } as const

/** Who has signed in has been identified: the document need not be shown again. */
const KNOWN_ONLINE: readonly MaterialCode[] = ['identityDocument', 'nameAndNumber']

const Code = z.enum(MATERIAL_CODES)
/** One tick comes as a text, several as a list; anything else is no tick. */
const Ticks = z.object({
  presented: z
    .union([Code.transform((one) => [one]), z.array(Code)])
    .optional()
    .catch(undefined),
})
type Ticks = z.output<typeof Ticks>

type ServiceRequest<Body = undefined> = RouteRequest<z.output<typeof Service>, undefined, Body>

const serviceOf = (request: RouteRequest<z.output<typeof Service>, unknown, unknown>) => {
  const { service } = request.params
  if (!isServiceCode(service) || !hasForm(service)) throw notFound()
  return service
}

const ownerOf = (request: RouteRequest<unknown, unknown, unknown>) =>
  ({ kind: 'holder', id: signedIn(request).subjectId }) as const

const dataFor = async (
  deps: CasePageDeps,
  request: RouteRequest<unknown, unknown, unknown>,
  service: ServiceCode,
  draft: Draft | undefined,
): Promise<ApplyData> => {
  const { subjectId, csrfToken: csrf } = signedIn(request)
  const { language } = request.display
  const on = provinceDate(request.context.at)
  const [kind, regions, addWorkingDays, settings] = await Promise.all([
    primaryDocumentKind(deps.db, subjectId),
    listRegions(deps.db),
    deps.workingDays(),
    loadSettings(deps.db),
  ])
  if (kind === undefined) throw notFound()
  const opening = {
    service,
    applicant: 'holder',
    group: documentGroup(kind),
    presented: new Set(draft?.form.presented),
    shared: new Set(KNOWN_ONLINE),
    issueRegion: PROVINCE,
    on,
  } as const
  const cityName = (code: string): string =>
    regions.find((one) => one.code === code)?.name[language] ?? code
  const limit = limitFigures(SERVICES[service], on, settings)
  const fee = feeFigures(SERVICES[service], PROVINCE, on, settings)
  return {
    language,
    csrf,
    service,
    materials: checkMaterials(opening, addWorkingDays, settings.value),
    limit: limitLines(language, limit, cityName),
    fee: feeLines(language, SERVICES[service], fee, cityName),
    confirmed: fee.confirmed && (limit.kind === 'atOnce' || limit.confirmed),
  }
}

const formRoutes = (deps: CasePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/apply/:service',
    operationId: 'startApplication',
    summary: { zh: '网上申请', en: 'Apply online' },
    access: resident,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request) => {
      const service = serviceOf(request)
      const { at } = request.context
      const draft = await resumeDraft(deps, ownerOf(request), service, at)
      return framed(deps, request, applyPage(await dataFor(deps, request, service, draft)))
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service',
    operationId: 'saveApplication',
    summary: { zh: '保存申请', en: 'Keep what was filled in' },
    access: resident,
    basis: ['YKT-17'],
    params: Service,
    body: Ticks,
    handle: async (request: ServiceRequest<Ticks>): Promise<PageAnswer> => {
      const service = serviceOf(request)
      await saveDraft(deps, request.context, ownerOf(request), {
        service,
        step: 'check',
        form: {
          applicant: 'holder',
          presented: request.body.presented ?? [],
          shared: [...KNOWN_ONLINE],
        },
      })
      return { redirect: `${applyPath(service)}/check` }
    },
  }),
  pageRoute({
    method: 'GET',
    path: '/me/apply/:service/check',
    operationId: 'checkApplication',
    summary: { zh: '提交前核对', en: 'Check before handing in' },
    access: resident,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request) => {
      const service = serviceOf(request)
      const { at } = request.context
      const draft = await resumeDraft(deps, ownerOf(request), service, at)
      if (draft === undefined) return { redirect: applyPath(service) }
      return framed(deps, request, applyCheckPage(await dataFor(deps, request, service, draft)))
    },
  }),
]

const submit = async (deps: CasePageDeps, request: ServiceRequest): Promise<PageAnswer> => {
  const service = serviceOf(request)
  const owner = ownerOf(request)
  const draft = await resumeDraft(deps, owner, service, request.context.at)
  // Handed in from another window already, or never begun.
  if (draft === undefined) return { redirect: CASES_PATH }
  const issuer = await deps.db.transaction((tx) =>
    issuerOf(tx, deps.pii, request.context, owner.id),
  )
  if (issuer === undefined) throw notFound()
  const decision = await openCase(deps, request.context, {
    ...issuer,
    key: draft.id,
    personId: owner.id,
    service,
    applicant: 'holder',
    channel: 'online',
    acceptRegion: issuer.issueRegion,
    presented: draft.form.presented,
    shared: draft.form.shared,
  })
  if (!decision.granted) {
    const view = applyRefusedPage(request.display.language, service, decision)
    return { html: framed(deps, request, view), status: 409 }
  }
  await dropDraft(deps, owner, service)
  return { redirect: casePath(decision.outcome.case) }
}

/** 网上申请: two pages, kept as they are filled in, handed in once. */
export const applyPages = (deps: CasePageDeps): RouteDefinition[] => [
  ...formRoutes(deps),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service/submit',
    operationId: 'submitApplication',
    summary: { zh: '提交申请', en: 'Hand in an application' },
    access: resident,
    basis: ['YKT-17'],
    params: Service,
    handle: (request: ServiceRequest) => submit(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service/drop',
    operationId: 'dropApplication',
    summary: { zh: '删除草稿', en: 'Throw a draft away' },
    access: resident,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request: ServiceRequest): Promise<PageAnswer> => {
      await dropDraft(deps, ownerOf(request), serviceOf(request))
      return { redirect: CASES_PATH }
    },
  }),
]
