import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  actingStaff,
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  signedIn,
} from '#platform/http/route.ts'
import { uploadIn } from '#platform/http/upload.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { bringList, type Brought } from './bring-list.ts'
import { LIST_FAULT_WORDS, LIST_REFUSAL_WORDS, listWords as w } from './messages-lists.ts'
import { decideBringing } from './number-list.ts'
import { LIST_LIMITS } from './open-list.ts'
import { isUnderWay, listEnd, listProgress, reportCsv } from './pages-list-report.ts'
import { DEPT, FILE, Params, Saved } from './pages-frame.ts'
import { numberListActs } from './pages-lists-acts.ts'
import {
  type ListPageDeps,
  ListParams,
  own,
  ownList,
  PATH,
  showReport,
} from './pages-lists-frame.ts'
import { listsPage, numbersPath } from './pages-lists.ts'
import { type ReportedRow, reportRows } from './store-list-rows.ts'
import { listsOf } from './store-lists.ts'
import { countNumbers } from './store-old-numbers.ts'

const showLists = async (
  deps: ListPageDeps,
  request: AnyRequest,
  id: string,
  said: { readonly whole?: boolean; readonly fault?: string } = {},
) => {
  const { credential, plan } = await own(deps, request, id)
  const on = provinceDate(request.context.at)
  const lists = await listsOf(deps.db, id)
  const open = lists.some(({ status }) => status !== 'takenOver' && status !== 'dropped')
  const view = listsPage({
    csrf: signedIn(request).csrfToken,
    credential,
    lists,
    known: await countNumbers(deps.db, id),
    wanted: decideBringing(credential, plan, actingStaff(request), { on, open }).granted,
    whole: said.whole === true,
    fault: said.fault,
  })
  return inFrame(deps.portal, request, DEPT, view)
}

const UploadBody = z.object({
  scope: z.enum(['more', 'whole']).catch('more'),
  file: z.unknown(),
})

const faultOf = ({ decision, fault }: Brought): string | undefined => {
  if (decision.granted) return undefined
  return fault === undefined ? LIST_REFUSAL_WORDS[decision.refusal] : LIST_FAULT_WORDS[fault]
}

const upload = async (
  deps: ListPageDeps,
  request: AnyRequest & { readonly body: z.output<typeof UploadBody> },
  id: string,
): Promise<PageAnswer> => {
  const whole = request.body.scope === 'whole'
  const again = async (fault: string) => ({
    html: await showLists(deps, request, id, { whole, fault }),
    status: 422,
  })
  await own(deps, request, id)
  const file = uploadIn(request.body.file)
  if (file === undefined || file.fileName === '') return again(w.chooseFile)
  const brought = await bringList(deps, request.context, {
    id,
    by: actingStaff(request),
    whole,
    fileName: file.fileName,
    content: file.content,
  })
  if (brought === undefined) throw notFound()
  if (brought.decision.granted)
    return { redirect: `${numbersPath(id)}/${brought.decision.outcome.id}` }
  // Whoever sends hears the answer only after the file has been taken off the line.
  for await (const _ of file.content);
  return again(faultOf(brought) ?? '')
}

const CSV_PIECE = 10_000

const listRoutes = (deps: ListPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeNumberLists',
    summary: { zh: '旧卡号名单', en: 'Lists of the numbers of an old card' },
    access: FILE,
    basis: ['YKT-7'],
    params: Params,
    handle: (request) => showLists(deps, request, request.params.credentialId),
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'bringNumberList',
    summary: { zh: '报旧卡号名单', en: 'Brings a list of the numbers of an old card' },
    access: FILE,
    basis: ['YKT-7'],
    upload: true,
    bodyLimit: LIST_LIMITS.bytes,
    params: Params,
    body: UploadBody,
    handle: (request) => upload(deps, request, request.params.credentialId),
  }),
  pageRoute({
    method: 'GET',
    path: `${PATH}/:listId`,
    operationId: 'seeNumberList',
    summary: { zh: '旧卡号比对结果', en: 'How the rows of a list were matched' },
    access: FILE,
    basis: ['YKT-7'],
    params: ListParams,
    query: Saved,
    handle: (request) => {
      const { credentialId: id, listId } = request.params
      return showReport(deps, request, { id, listId }, { saved: request.query.saved === '1' })
    },
  }),
]

async function* allRows(
  { db }: ListPageDeps,
  listId: string,
): AsyncGenerator<readonly ReportedRow[]> {
  for (let after = 0; ;) {
    const rows = await reportRows(db, listId, { after, most: CSV_PIECE })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.row
  }
}

const followRoutes = (deps: ListPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${PATH}/:listId/progress`,
    operationId: 'followNumberList',
    summary: { zh: '比对进度（推送）', en: 'How far the matching has come, as it goes' },
    access: FILE,
    basis: ['YKT-7'],
    params: ListParams,
    handle: async (request) => {
      const { credentialId: id, listId } = request.params
      await ownList(deps, request, id, listId)
      return {
        live: async () => {
          const { list } = await ownList(deps, request, id, listId)
          const ended = !isUnderWay(list)
          return { html: ended ? listEnd(list) : listProgress(list), ended }
        },
      }
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${PATH}/:listId/report.csv`,
    operationId: 'downloadNumberReport',
    summary: { zh: '下载旧卡号比对结果', en: 'How the rows of a list were matched, as a table' },
    access: FILE,
    basis: ['YKT-7'],
    params: ListParams,
    handle: async (request) => {
      const { credentialId: id, listId } = request.params
      await ownList(deps, request, id, listId)
      const parts = [reportCsv([], true)]
      for await (const rows of allRows(deps, listId)) parts.push(reportCsv(rows, false))
      return { bytes: `\uFEFF${parts.join('')}`, type: 'text/csv; charset=utf-8' }
    },
  }),
]

/** 旧卡号名单 in the portal of departments. */
export const numberListRoutes = (deps: ListPageDeps): RouteDefinition[] => [
  ...listRoutes(deps),
  ...followRoutes(deps),
  ...numberListActs(deps),
]
