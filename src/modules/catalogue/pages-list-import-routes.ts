import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { TableFile, TableShape } from '#platform/table-file/index.ts'
import { acceptOffers, importList, repairList } from './import-list.ts'
import { importWords as w } from './messages-list-import.ts'
import type { PlaceEntryPagesDeps } from './pages-place-filing.ts'
import { importPath, importsPath, TEMPLATES } from './pages-list-import.ts'
import {
  BANK,
  bringerOf,
  BUREAU,
  Done,
  DONE_WORDS,
  donePath,
  FileBody,
  fileIn,
  onePath,
  OPERATOR,
  showAll,
  showOne,
  type Side,
} from './pages-list-import-frame.ts'
import { badRowsFile, listTemplate } from './list-import-file.ts'
import { LIST_FILE_LIMITS } from './read-list-file.ts'
import { findImport, waitingRows } from './store-list-import.ts'

const asDownload = ({ content, mediaType }: TableFile): PageAnswer => ({
  bytes: content,
  type: mediaType,
})

const SHAPES = {
  xlsx: { format: 'xlsx' },
  csv: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
  gb18030: { format: 'csv', encoding: 'gb18030', delimiter: ',' },
} as const satisfies Record<(typeof TEMPLATES)[number], TableShape>

/** The lists of an agency, and bringing another one. */
const listRoutes = (deps: PlaceEntryPagesDeps, side: Side): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: importsPath(side),
    operationId: side.id('seePlaceImports'),
    summary: { zh: '导入清单', en: 'Lists of places or outlets that were brought as files' },
    access: side.access,
    basis: ['YKT-8'],
    handle: (request) => showAll(deps, request, side),
  }),
  pageRoute({
    method: 'POST',
    path: importsPath(side),
    operationId: side.id('importPlaces'),
    summary: { zh: '上传清单', en: 'Files the good rows of a list' },
    access: side.access,
    basis: ['YKT-8'],
    upload: true,
    bodyLimit: LIST_FILE_LIMITS.bytes,
    body: FileBody,
    handle: async (request) => {
      const file = fileIn(request.body.file)
      if (file === undefined)
        return { html: await showAll(deps, request, side, w.noFile), status: 422 }
      const by = await bringerOf(deps, request, side)
      const imported = await importList(deps, request.context, by, file)
      if ('imported' in imported) return { redirect: importPath(side, imported.id) }
      return { html: await showAll(deps, request, side, imported.text), status: 422 }
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${importsPath(side)}/templates/:kind`,
    operationId: side.id('fetchPlaceTemplate'),
    summary: { zh: '下载清单模板', en: 'The template of a list' },
    access: side.access,
    basis: ['YKT-8'],
    params: z.object({ kind: z.enum(TEMPLATES) }),
    handle: async (request) =>
      asDownload(await listTemplate(SHAPES[request.params.kind], side.subject)),
  }),
]

const Params = z.object({ importId: z.uuid() })

/** One list, and the rows of it that wait. */
const oneRoutes = (deps: PlaceEntryPagesDeps, side: Side): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: onePath(side),
    operationId: side.id('seePlaceImport'),
    summary: { zh: '清单', en: 'A list with the rows that wait' },
    access: side.access,
    basis: ['YKT-8'],
    params: Params,
    query: Done,
    handle: (request) => {
      const { done: act, ...count } = request.query
      const done = act === undefined ? undefined : DONE_WORDS[act](count)
      return showOne(deps, request, side, request.params.importId, { done })
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${onePath(side)}/bad-rows`,
    operationId: side.id('fetchBadPlaces'),
    summary: { zh: '下载要修改的行', en: 'The rows that wait, in the format of the list' },
    access: side.access,
    basis: ['YKT-8'],
    params: Params,
    handle: async (request) => {
      const { importId } = request.params
      const made = await findImport(
        deps.db,
        side.subject,
        signedIn(request).organisationCode,
        importId,
      )
      if (made === undefined) throw notFound()
      return asDownload(await badRowsFile(made, await waitingRows(deps.db, importId)))
    },
  }),
]

/** Putting a list right. */
const repairRoutes = (deps: PlaceEntryPagesDeps, side: Side): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: `${onePath(side)}/accept`,
    operationId: side.id('acceptPlaceOffers'),
    summary: { zh: '采纳建议', en: 'Puts right what can be put right beyond doubt' },
    access: side.access,
    basis: ['YKT-8'],
    params: Params,
    handle: async (request) => {
      const { importId } = request.params
      const by = await bringerOf(deps, request, side)
      const count = await acceptOffers(deps, request.context, by, importId)
      if (count === undefined) throw notFound()
      return { redirect: donePath(side, importId, 'accepted', { ...count, leftAlone: 0 }) }
    },
  }),
  pageRoute({
    method: 'POST',
    path: `${onePath(side)}/repair`,
    operationId: side.id('repairPlaces'),
    summary: { zh: '上传改好的行', en: 'Takes rows that were put right' },
    access: side.access,
    basis: ['YKT-8'],
    upload: true,
    bodyLimit: LIST_FILE_LIMITS.bytes,
    params: Params,
    body: FileBody,
    handle: async (request) => {
      const { importId } = request.params
      const file = fileIn(request.body.file)
      const again = async (fault: string): Promise<PageAnswer> => ({
        html: await showOne(deps, request, side, importId, { fault }),
        status: 422,
      })
      if (file === undefined) return again(w.noFile)
      const by = await bringerOf(deps, request, side)
      const repaired = await repairList(deps, request.context, by, { importId, file })
      if (repaired === undefined) throw notFound()
      if (!('repair' in repaired)) return again(repaired.text)
      return { redirect: donePath(side, importId, 'repaired', repaired.repair) }
    },
  }),
]

const routesOf = (deps: PlaceEntryPagesDeps, side: Side): RouteDefinition[] => [
  ...listRoutes(deps, side),
  ...oneRoutes(deps, side),
  ...repairRoutes(deps, side),
]

/** 清单导入, for operators, for banks and for the bureau. */
export const importRoutes = (deps: PlaceEntryPagesDeps): RouteDefinition[] =>
  [OPERATOR, BUREAU, BANK].flatMap((side) => routesOf(deps, side))
