import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { csvTable } from '#platform/csv.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { fileRoute, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { bringList, decideOnList, type ListDeps } from './bring-list.ts'
import { isEntitlementKind } from './entitlement.ts'
import { LIST_BYTES, LIST_FIELDS, type ListAction } from './list.ts'
import { bringPage, DEPT_PATH, deptFrontPage, listPage, type SaidOnPage } from './pages-dept.ts'
import { revokeEntitlement } from './revoke-entitlement.ts'
import { countsOfAgency, entitlementsByReference, kindsOfAgency } from './store.ts'
import { findingsOfList, findList, listsOfAgency } from './store-lists.ts'
import { columnWord, REFUSAL_WORDS, words as w } from './words.ts'

export interface DeptPageDeps extends ListDeps {
  readonly db: Database
  readonly portal: Frame
}

const READ = { kind: 'staff', permission: 'entitlement.read' } as const
const ENTER = { kind: 'staff', permission: 'entitlement.enter' } as const
const ADOPT = { kind: 'staff', permission: 'entitlement.adopt' } as const
const BASIS = ['YKT-16', 'YKT-21'] as const

const Reference = z.string().trim().max(60).optional().catch(undefined)
const Saved = z.literal('1').optional().catch(undefined)

const showFront = async (
  { db, portal }: DeptPageDeps,
  request: AnyRequest,
  asked: string | undefined,
  about: SaidOnPage,
) => {
  const { organisationCode: agency, permissions, csrfToken: csrf } = signedIn(request)
  const { at } = request.context
  const moment = { at, on: provinceDate(at) }
  const reference = asked === '' ? undefined : asked
  const view = deptFrontPage({
    ...about,
    csrf,
    counts: await countsOfAgency(db, agency, moment),
    lists: await listsOfAgency(db, agency),
    reference,
    found: reference === undefined ? [] : await entitlementsByReference(db, agency, reference),
    moment,
    mayEnter: permissions.has('entitlement.enter'),
  })
  return inFrame(portal, request, DEPT_PATH, view)
}

const frontRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: DEPT_PATH,
    operationId: 'seeDepartmentEntitlements',
    summary: { zh: '权益登记', en: 'What a department says of people, and its lists' },
    access: READ,
    basis: BASIS,
    query: z.object({ reference: Reference, saved: Saved }),
    handle: (request) => {
      const { reference, saved } = request.query
      return showFront(deps, request, reference, { saved: saved === '1' })
    },
  })

const revokeRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DEPT_PATH}/revoke`,
    operationId: 'revokeDepartmentEntitlement',
    summary: { zh: '撤销权益', en: 'The department takes back what it said' },
    access: ENTER,
    basis: BASIS,
    body: z.object({
      id: z.uuid(),
      reference: Reference,
      reason: z.string().trim().max(200).default(''),
    }),
    handle: async (request) => {
      const { id, reason, reference = '' } = request.body
      const agencyCode = signedIn(request).organisationCode
      const decision = await revokeEntitlement(deps, request.context, { agencyCode, id, reason })
      if (decision === undefined) throw notFound()
      const back = new URLSearchParams({ reference, saved: '1' }).toString()
      if (decision.granted) return { redirect: `${DEPT_PATH}?${back}` }
      const fault = REFUSAL_WORDS[decision.refusal]
      return { html: await showFront(deps, request, reference, { fault }), status: 422 }
    },
  })

const showBring = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  about: SaidOnPage & { readonly kind?: string; readonly listTitle?: string },
) => {
  const { organisationCode: agency, csrfToken: csrf } = signedIn(request)
  const kinds = await kindsOfAgency(deps.db, agency)
  const kind = about.kind ?? (kinds.length === 1 ? kinds[0] : undefined)
  const { listTitle } = about
  const view = bringPage({ ...about, csrf, kinds, kind, listTitle })
  return inFrame(deps.portal, request, DEPT_PATH, view)
}

const bringRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${DEPT_PATH}/bring`,
    operationId: 'startEntitlementList',
    summary: { zh: '上传权益名单', en: 'Form for a list' },
    access: ENTER,
    basis: BASIS,
    handle: (request) => showBring(deps, request, {}),
  }),
  fileRoute({
    method: 'GET',
    path: `${DEPT_PATH}/template.csv`,
    operationId: 'fetchEntitlementTemplate',
    summary: { zh: '权益名单模板', en: 'The headings of a list' },
    access: ENTER,
    basis: BASIS,
    file: {
      mediaType: 'text/csv; charset=utf-8',
      description: 'One line with the headings',
      example: '姓名,证件类型,证件号码',
    },
    handle: async () => csvTable([LIST_FIELDS.map(columnWord)]),
  }),
  pageRoute({
    method: 'POST',
    path: `${DEPT_PATH}/bring`,
    operationId: 'bringEntitlementList',
    summary: { zh: '读取权益名单', en: 'Reads a list; nothing comes into force yet' },
    access: ENTER,
    basis: BASIS,
    bodyLimit: LIST_BYTES,
    body: z.object({
      kind: z.string().optional().catch(undefined),
      file: z.instanceof(Uint8Array).optional().catch(undefined),
      title: z.string().trim().max(60).default('').catch(''),
    }),
    handle: async (request) => {
      const { kind = '', file, title } = request.body
      const again = async (fault: string) => ({
        html: await showBring(deps, request, { fault, kind, listTitle: title }),
        status: 422,
      })
      if (!isEntitlementKind(kind)) return again(w.kindMissing)
      if (title === '') return again(w.titleMissing)
      if (file === undefined || file.length === 0) return again(w.fileMissing)
      const { organisationCode: agencyCode, subjectId: staffId } = signedIn(request)
      const done = await bringList(deps, request.context, {
        agencyCode,
        kind,
        title,
        content: file,
        staffId,
      })
      if (done.granted) return { redirect: `${DEPT_PATH}/lists/${done.list.id}` }
      return again(done.words === '' ? REFUSAL_WORDS.ENTITLEMENT_NOT_YOURS : done.words)
    },
  }),
]

const Params = z.object({ listId: z.uuid() })

const showList = async (
  { db, portal }: DeptPageDeps,
  request: AnyRequest,
  id: string,
  about: SaidOnPage,
) => {
  const { organisationCode: agency, permissions, csrfToken: csrf } = signedIn(request)
  const list = await findList(db, agency, id)
  if (list === undefined) throw notFound()
  const view = listPage({
    ...about,
    csrf,
    list,
    findings: await findingsOfList(db, id),
    mayAdopt: permissions.has('entitlement.adopt'),
    mayEnter: permissions.has('entitlement.enter'),
  })
  return inFrame(portal, request, DEPT_PATH, view)
}

const decideRoute = (
  deps: DeptPageDeps,
  access: RouteDefinition['access'],
  action: ListAction,
  about: Pick<RouteDefinition, 'operationId' | 'summary'>,
): RouteDefinition =>
  pageRoute({
    ...about,
    method: 'POST',
    path: `${DEPT_PATH}/lists/:listId/${action}`,
    access,
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const agencyCode = signedIn(request).organisationCode
      const id = request.params.listId
      const decision = await decideOnList(deps, request.context, { agencyCode, id, action })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${DEPT_PATH}/lists/${id}?saved=1` }
      const fault = REFUSAL_WORDS[decision.refusal]
      return { html: await showList(deps, request, id, { fault }), status: 422 }
    },
  })

const listRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${DEPT_PATH}/lists/:listId`,
    operationId: 'seeEntitlementList',
    summary: { zh: '权益名单', en: 'A list, and what was found at each row' },
    access: READ,
    basis: BASIS,
    params: Params,
    query: z.object({ saved: Saved }),
    handle: (request) =>
      showList(deps, request, request.params.listId, { saved: request.query.saved === '1' }),
  }),
  decideRoute(deps, ADOPT, 'adopt', {
    operationId: 'adoptEntitlementList',
    summary: { zh: '权益名单生效', en: 'The second person puts a list in force' },
  }),
  decideRoute(deps, ENTER, 'drop', {
    operationId: 'dropEntitlementList',
    summary: { zh: '放弃权益名单', en: 'A list that is not wanted any more' },
  }),
]

/** 权益登记 in the portal of departments. */
export const departmentEntitlementPages = (deps: DeptPageDeps): RouteDefinition[] => [
  frontRoute(deps),
  revokeRoute(deps),
  ...bringRoutes(deps),
  ...listRoutes(deps),
]
