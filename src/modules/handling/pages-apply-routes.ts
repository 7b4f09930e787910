import { z } from 'zod'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
} from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import {
  APPLY,
  type Filled,
  keepForm,
  materialsIn,
  ownerOf,
  readForm,
  serviceIn,
  unanswered,
} from './apply-form.ts'
import { dropDraft } from './draft.ts'
import { agreedIn, eCardWords } from './e-card-words.ts'
import { MATERIAL_CODES } from './material.ts'
import { after, type ApplyPageDeps, formPage } from './pages-apply-frame.ts'
import { applyPage } from './pages-apply.ts'
import { choiceRoutes } from './pages-apply-choice-routes.ts'
import { submitRoutes } from './pages-apply-submit.ts'
import { whatRoute } from './pages-apply-what.ts'
import { framed } from './pages-frame.ts'
import { CASES_PATH } from './pages-tracker.ts'
import { type Question, Wish } from './wish.ts'

const Service = z.object({ service: z.string().max(40) })

const Code = z.enum(MATERIAL_CODES)
/** One tick comes as a text, several as a list; anything else is no answer, and is asked again. */
const Answers = z.object({
  presented: z
    .union([Code.transform((one) => [one]), z.array(Code)])
    .optional()
    .catch(undefined),
  photo: Wish.shape.photo.catch(undefined),
  damage: Wish.shape.damage.catch(undefined),
  change: Wish.shape.change.catch(undefined),
  eCard: z.literal('yes').optional().catch(undefined),
  words: z.string().max(100).optional().catch(undefined),
})
type Answers = z.output<typeof Answers>

type ServiceRequest<Body = undefined> = RouteRequest<z.output<typeof Service>, undefined, Body>

/** Questions of the first page. */
const FIRST: ReadonlySet<Question> = new Set(['photo', 'damage', 'change', 'eCard'])

const firstPage = async (
  deps: ApplyPageDeps,
  request: AnyRequest,
  filled: Filled,
  missing: readonly Question[],
) =>
  framed(
    deps,
    request,
    applyPage({
      ...formPage(request, filled, 'materials'),
      materials: await materialsIn(deps, filled),
      questions: filled.facts.questions,
      eCardWords: filled.facts.questions.includes('eCard')
        ? await eCardWords(deps, request.display.language, request.context.at)
        : undefined,
      wish: filled.wish,
      missing,
    }),
  )

/** Answers of the first page beside what was chosen on the others. */
const answered = (
  { wish, facts }: Filled,
  { photo, damage, change, eCard, words }: Answers,
): Filled['wish'] => ({
  ...wish,
  ...(photo !== undefined && { photo }),
  ...(damage !== undefined && { damage }),
  ...(change !== undefined && { change }),
  ...(facts.questions.includes('eCard') && {
    eCard: agreedIn({ eCard, words }),
  }),
})

const firstRoutes = (deps: ApplyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/apply/:service',
    operationId: 'startApplication',
    summary: { zh: '网上申请', en: 'Apply online' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request) => {
      const filled = await readForm(deps, request, serviceIn(request))
      return firstPage(deps, request, filled, [])
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service',
    operationId: 'saveApplication',
    summary: { zh: '保存申请', en: 'Keep what was filled in' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    body: Answers,
    handle: async (request: ServiceRequest<Answers>): Promise<PageAnswer> => {
      const service = serviceIn(request)
      const filled = await readForm(deps, request, service)
      const wish = answered(filled, request.body)
      const presented = request.body.presented ?? []
      await keepForm(deps, request, filled, { presented, wish })
      const now = { ...filled, presented, wish }
      const missing = unanswered(now).filter((one) => FIRST.has(one))
      if (missing.length > 0)
        return { html: await firstPage(deps, request, now, missing), status: 422 }
      return { redirect: after(service, filled, 'materials') }
    },
  }),
]

/** 网上申请: a few pages, kept as they are filled in, handed in once. */
export const applyPages = (deps: ApplyPageDeps): RouteDefinition[] => [
  whatRoute(deps),
  ...firstRoutes(deps),
  ...choiceRoutes(deps),
  ...submitRoutes(deps),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service/drop',
    operationId: 'dropApplication',
    summary: { zh: '删除草稿', en: 'Throw a draft away' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request: ServiceRequest): Promise<PageAnswer> => {
      await dropDraft(deps, ownerOf(request), serviceIn(request))
      return { redirect: CASES_PATH }
    },
  }),
]
