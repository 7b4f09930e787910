import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  actingStaff,
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  signedIn,
} from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { ContentForm, readContent, type TypedContent, typedOf } from './content-form.ts'
import { changeListed, keepListed, viewList } from './edit-list.ts'
import type { ListAction } from './list.ts'
import { LIST_REFUSALS, listWords as w } from './messages-lists.ts'
import { contentPage } from './pages-content.ts'
import type { ProgrammePageDeps } from './pages-frame.ts'
import { listPage } from './pages-lists.ts'
import { stepList } from './publish-list.ts'

const READ = { kind: 'staff', permission: 'programme.read' } as const
const EDIT = { kind: 'staff', permission: 'programme.edit' } as const
const PUBLISH = { kind: 'staff', permission: 'programme.publish' } as const
const SECTION = '/dept/programmes'
const LISTS = `${SECTION}/lists`
const Params = z.object({ listId: z.uuid() })

/** The list, for its department and for whoever pays; nobody else sees that it is there. */
const ownList = async (deps: ProgrammePageDeps, request: AnyRequest, listId: string) => {
  const seen = await viewList(deps, listId)
  if (seen === undefined) throw notFound()
  const { ownerAgency, payerAgency } = seen.list
  if (![ownerAgency, payerAgency].includes(signedIn(request).organisationCode)) throw notFound()
  return seen
}

const showList = async (
  deps: ProgrammePageDeps,
  request: AnyRequest,
  listId: string,
  said: { readonly fault?: string | undefined; readonly saved?: boolean },
) => {
  const { db } = deps
  const { csrfToken: csrf, permissions, organisationCode } = signedIn(request)
  const seen = await ownList(deps, request, listId)
  const { list } = seen
  const ids = [list.openedBy, list.proposedBy, list.publishedBy].filter((id) => id !== undefined)
  const view = listPage({
    csrf,
    seen,
    names: await staffNames(db, ids),
    rights: {
      edit:
        permissions.has('programme.edit') &&
        list.status === 'drafted' &&
        list.ownerAgency === organisationCode,
      publish:
        permissions.has('programme.publish') &&
        list.status === 'proposed' &&
        list.payerAgency === organisationCode,
    },
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inFrame(deps.portal, request, SECTION, view)
}

const listRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${LISTS}/:listId`,
    operationId: 'seeProgrammeList',
    summary: { zh: '补贴项目清单', en: 'One list with what it changes and why' },
    access: READ,
    basis: ['YKT-13'],
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: (request) =>
      showList(deps, request, request.params.listId, { saved: request.query.saved === '1' }),
  })

/** Back to the list after an act on it, or the list again with what is wrong. */
const answer = async (
  deps: ProgrammePageDeps,
  request: AnyRequest,
  listId: string,
  decision: Decision<unknown, keyof typeof LIST_REFUSALS> | undefined,
): Promise<PageAnswer> => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${LISTS}/${listId}?saved=1` }
  const fault = LIST_REFUSALS[decision.refusal]
  return { html: await showList(deps, request, listId, { fault }), status: 422 }
}

const BLANK: TypedContent = ContentForm.parse({ noticeDays: '7', regions: '440000' })

const typedIn = async (
  deps: ProgrammePageDeps,
  request: AnyRequest,
  listId: string,
  code: string | undefined,
): Promise<TypedContent> => {
  const seen = await ownList(deps, request, listId)
  if (code === undefined) return BLANK
  const found = seen.next.find((entry) => entry.code === code)
  if (found === undefined) throw notFound()
  const reason = seen.changes.find((change) => change.code === code)?.reason ?? ''
  return typedOf(code, found.content, reason)
}

const formRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${LISTS}/:listId/entries`,
    operationId: 'editListedProgramme',
    summary: { zh: '修改或增补项目', en: 'The form of one programme of a draft' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    query: z.object({ code: z.string().max(10).optional() }),
    handle: async (request) => {
      const { listId } = request.params
      const { code } = request.query
      const typed = await typedIn(deps, request, listId, code)
      const { csrfToken: csrf } = signedIn(request)
      const view = contentPage({ csrf, listId, isNew: code === undefined, typed, fault: undefined })
      return inFrame(deps.portal, request, SECTION, view)
    },
  })

const saveRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${LISTS}/:listId/entries`,
    operationId: 'changeListedProgramme',
    summary: { zh: '保存项目改动', en: 'Writes what a draft says of one programme, and why' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: ContentForm.extend({ new: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => {
      const { listId } = request.params
      const { new: isNew, ...typed } = request.body
      const again = async (fault: string): Promise<PageAnswer> => {
        const { csrfToken: csrf } = signedIn(request)
        const view = contentPage({ csrf, listId, isNew: isNew === '1', typed, fault })
        return { html: await inFrame(deps.portal, request, SECTION, view), status: 422 }
      }
      const content = readContent(typed)
      if (content === undefined) return again(w.formWrong)
      const { code, reason } = typed
      const wish = { listId, by: actingStaff(request), code, content, reason }
      const decision = await changeListed(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      return decision.granted
        ? { redirect: `${LISTS}/${listId}?saved=1` }
        : again(LIST_REFUSALS[decision.refusal])
    },
  })

const exitRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${LISTS}/:listId/exit`,
    operationId: 'exitListedProgramme',
    summary: { zh: '项目退出清单', en: 'A programme leaves the list, with the reason' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: z.object({ code: z.string().max(10), reason: z.string().trim().max(300).default('') }),
    handle: async (request) => {
      const { listId } = request.params
      const wish = { ...request.body, listId, by: actingStaff(request), content: undefined }
      return answer(deps, request, listId, await changeListed(deps, request.context, wish))
    },
  })

const undoRoute = (deps: ProgrammePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${LISTS}/:listId/undo`,
    operationId: 'keepListedProgramme',
    summary: { zh: '撤销项目改动', en: 'Takes a change of a draft back' },
    access: EDIT,
    basis: ['YKT-13'],
    params: Params,
    body: z.object({ code: z.string().max(10) }),
    handle: async (request) => {
      const { listId } = request.params
      const wish = { ...request.body, listId, by: actingStaff(request) }
      return answer(deps, request, listId, await keepListed(deps, request.context, wish))
    },
  })

const STEPS = [
  ['propose', EDIT, { zh: '提交清单', en: 'Proposes a list to the unit that pays' }],
  ['discard', EDIT, { zh: '作废清单草稿', en: 'Gives a draft up' }],
  ['publish', PUBLISH, { zh: '公布清单', en: 'Publishes a list' }],
  ['giveBack', PUBLISH, { zh: '退回清单', en: 'Sends a list back to its department' }],
] as const satisfies readonly (readonly [ListAction, unknown, unknown])[]

const stepRoutes = (deps: ProgrammePageDeps): RouteDefinition[] =>
  STEPS.map(([action, access, summary]) =>
    pageRoute({
      method: 'POST',
      path: `${LISTS}/:listId/${action}`,
      operationId: `${action}ProgrammeList`,
      summary,
      access,
      basis: ['YKT-13'],
      params: Params,
      body: z.object({ remark: z.string().trim().max(300).optional() }),
      handle: async (request) => {
        const { listId } = request.params
        const { remark } = request.body
        const step = { listId, action, by: actingStaff(request), remark }
        return answer(deps, request, listId, await stepList(deps, request.context, step))
      },
    }),
  )

/** P1: a list on its way, for its department and for the unit that pays. */
export const programmeListRoutes = (deps: ProgrammePageDeps): RouteDefinition[] => [
  listRoute(deps),
  formRoute(deps),
  saveRoute(deps),
  exitRoute(deps),
  undoRoute(deps),
  ...stepRoutes(deps),
]
