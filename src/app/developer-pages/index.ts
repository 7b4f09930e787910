import { z } from 'zod'
import { openApiDocument } from '#platform/http/openapi.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import type { Gateway } from '#modules/verification/index.ts'
import { PROBLEMS } from '../problems.ts'
import { version } from '../version.ts'
import { eventsPage } from './events.ts'
import { FIXED_CASES } from './fixed-cases.ts'
import { EVENTS_PATH, HOME, PERSONAS_PATH, PROBLEMS_PATH, REFERENCE_PATH, viewOf } from './frame.ts'
import { CARDS_PATH, cardsPage, personasPage } from './personas.ts'
import { problemCodePage, problemsPage } from './problem-pages.ts'
import {
  exchangePage,
  quickStartPage,
  TERMINAL_PATH,
  terminalPage,
  TRY_PATH,
} from './quick-start.ts'
import { LIBRARY_PATH, OPENAPI_PATH, referenceLibrary, referencePage } from './reference.ts'
import { openSandboxTerminal, type SandboxDeps } from './sandbox-terminal.ts'
import { Tries } from './try-it.ts'

export { registerReferencePolicy } from './reference.ts'
export { sandboxSources } from './sandbox-place.ts'

export interface DeveloperPagesDeps extends SandboxDeps {
  readonly publicUrl: string
  readonly gateway: Gateway
  /** Outside a demonstration there is no sandbox. */
  readonly demo: boolean
}

type Inventory = () => readonly RouteDefinition[]

const PUBLIC = { kind: 'public' } as const
const DEVELOPER = { kind: 'developer' } as const

const developerOf = (request: AnyRequest) => {
  const { subjectId: id, organisationCode } = signedIn(request)
  return { id, organisationCode }
}

const sandboxRoutes = (deps: DeveloperPagesDeps): RouteDefinition[] => {
  const tries = new Tries(deps, deps.gateway)
  return [
    pageRoute({
      method: 'POST',
      path: TERMINAL_PATH,
      operationId: 'openSandboxTerminal',
      summary: { zh: '取得沙箱终端', en: 'Take a sandbox terminal' },
      access: DEVELOPER,
      perMinute: 20,
      handle: async (request) => {
        if (!deps.demo) throw notFound()
        const opened = await openSandboxTerminal(deps, request.context, developerOf(request))
        return terminalPage(await viewOf(deps, request), deps.publicUrl, opened)
      },
    }),
    pageRoute({
      method: 'POST',
      path: TRY_PATH,
      operationId: 'tryFixedCode',
      summary: { zh: '试一试固定码', en: 'Try a fixed code' },
      access: DEVELOPER,
      perMinute: 120,
      body: z.object({ case: z.string().max(60) }),
      handle: async (request) => {
        const one = FIXED_CASES.find(({ name }) => name === request.body.case)
        if (!deps.demo || one === undefined) throw notFound()
        const exchange = await tries.show(request.context, developerOf(request), one)
        return exchangePage(await viewOf(deps, request), one, exchange)
      },
    }),
  ]
}

const guidePages = (deps: DeveloperPagesDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: HOME,
    operationId: 'developerQuickStart',
    summary: { zh: '开发者快速开始', en: 'Quick start for developers' },
    access: PUBLIC,
    handle: async (request) => quickStartPage(await viewOf(deps, request), deps.publicUrl),
  }),
  pageRoute({
    method: 'GET',
    path: PERSONAS_PATH,
    operationId: 'fixedCodesPage',
    summary: { zh: '人物与固定码', en: 'Personas and fixed codes' },
    access: PUBLIC,
    handle: async (request) => personasPage(await viewOf(deps, request), await deps.snapshot()),
  }),
  pageRoute({
    method: 'GET',
    path: EVENTS_PATH,
    operationId: 'eventsPage',
    summary: { zh: '部门事件怎样接收', en: 'How departments take events' },
    access: PUBLIC,
    handle: async (request) => eventsPage(await viewOf(deps, request)),
  }),
  pageRoute({
    method: 'GET',
    path: CARDS_PATH,
    operationId: 'personaCardsPage',
    summary: { zh: '人物卡片', en: 'Persona cards to print' },
    access: PUBLIC,
    handle: async (request) => cardsPage(await viewOf(deps, request)),
  }),
]

const referenceRoutes = (deps: DeveloperPagesDeps, inventory: Inventory): RouteDefinition[] => {
  let specification: string | undefined
  let library: Promise<string> | undefined
  return [
    pageRoute({
      method: 'GET',
      path: REFERENCE_PATH,
      operationId: 'referencePage',
      summary: { zh: '接口参考', en: 'API reference' },
      access: PUBLIC,
      handle: async (request) => referencePage(await viewOf(deps, request), inventory()),
    }),
    pageRoute({
      method: 'GET',
      path: OPENAPI_PATH,
      operationId: 'openApiDocument',
      summary: { zh: 'OpenAPI 文件', en: 'The OpenAPI document' },
      access: PUBLIC,
      handle: async () => {
        specification ??= JSON.stringify(openApiDocument(inventory(), version()), undefined, 2)
        return { bytes: specification, type: 'application/json; charset=utf-8' }
      },
    }),
    pageRoute({
      method: 'GET',
      path: LIBRARY_PATH,
      operationId: 'referenceLibrary',
      summary: { zh: '接口参考的程序', en: 'The library that draws the reference' },
      access: PUBLIC,
      handle: async () => {
        library ??= referenceLibrary()
        const type = 'text/javascript; charset=utf-8'
        return { bytes: await library, type, cache: 'public, max-age=86400' }
      },
    }),
  ]
}

const problemRoutes = (deps: DeveloperPagesDeps, inventory: Inventory): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PROBLEMS_PATH,
    operationId: 'problemsPage',
    summary: { zh: '错误码', en: 'Problem codes' },
    access: PUBLIC,
    handle: async (request) => problemsPage(await viewOf(deps, request)),
  }),
  pageRoute({
    method: 'GET',
    path: `${PROBLEMS_PATH}/:code`,
    operationId: 'problemCodePage',
    summary: { zh: '一个错误码', en: 'One problem code' },
    access: PUBLIC,
    params: z.object({ code: z.string().max(60) }),
    handle: async (request) => {
      const { code } = request.params
      const entry = Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined
      if (entry === undefined) throw notFound()
      return problemCodePage(await viewOf(deps, request), code, entry, inventory())
    },
  }),
]

/** 开发者门户; `inventory` names every route of the program, for the reference. */
export const developerPages = (
  deps: DeveloperPagesDeps,
  inventory: Inventory,
): RouteDefinition[] => [
  ...guidePages(deps),
  ...sandboxRoutes(deps),
  ...referenceRoutes(deps, inventory),
  ...problemRoutes(deps, inventory),
]
