import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { exportOpenings, fetchFile } from './export-openings.ts'
import { importResults } from './import-results.ts'
import { portalWords as w } from './messages-bank.ts'
import { fileFault, filePage, filesPage } from './pages-files.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { type ExchangeFile, findFile, listFiles, rowsOfFile } from './store-exchange.ts'
import type { Bank } from './store.ts'

const EXCHANGE = { kind: 'staff', permission: 'bank.exchange' } as const
const SECTION = '/bank/files'
/** About twenty thousand rows. */
const LARGEST_FILE = 4 << 20

const show = async (
  deps: BankPageDeps,
  request: AnyRequest,
  bank: Bank,
  said: { readonly faults: readonly string[]; readonly left: number },
) => {
  const files = await listFiles(deps.db, bank.code)
  const csrf = signedIn(request).csrfToken
  return inBankPortal(deps, request, SECTION, filesPage({ ...said, csrf, files }))
}

const listRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeExchangeFiles',
    summary: { zh: '银行文件交换', en: 'Files exchanged with a bank' },
    access: EXCHANGE,
    basis: ['YKT-17'],
    query: z.object({ left: z.coerce.number().int().min(0).optional().catch(undefined) }),
    handle: async (request) =>
      show(deps, request, await ownBank(deps, request), {
        faults: [],
        left: request.query.left ?? 0,
      }),
  })

const exportRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/export`,
    operationId: 'exportOpenings',
    summary: { zh: '导出开户请求文件', en: 'Makes the file of openings that wait' },
    access: EXCHANGE,
    basis: ['YKT-6', 'YKT-17'],
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const decision = await exportOpenings(deps, request.context, bank.code)
      if (decision === undefined) throw notFound()
      if (!decision.granted) {
        const fault = decision.refusal === 'NOTHING_WAITING' ? w.nothingWaiting : w.notOpen
        return {
          html: await show(deps, request, bank, { faults: [fault], left: 0 }),
          status: 409,
        }
      }
      const { left } = decision.outcome
      return { redirect: left.length === 0 ? SECTION : `${SECTION}?left=${left.length}` }
    },
  })

const bytesField = z.instanceof(Uint8Array).optional().catch(undefined)

const importRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/import`,
    operationId: 'importResults',
    summary: { zh: '导入开户结果文件', en: 'Takes a file of results in' },
    access: EXCHANGE,
    basis: ['YKT-6', 'YKT-17'],
    bodyLimit: LARGEST_FILE,
    body: z.object({ results: bytesField, sidecar: bytesField }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { results, sidecar } = request.body
      const again = async (fault: string, status: number) => ({
        html: await show(deps, request, bank, { faults: [fault], left: 0 }),
        status,
      })
      if (results === undefined || sidecar === undefined || results.length === 0)
        return again(w.filesMissing, 422)
      const decision = await importResults(deps, request.context, {
        bankCode: bank.code,
        content: results,
        sidecar: Buffer.from(sidecar).toString('latin1'),
      })
      if (!decision.granted) return again(fileFault(decision), 422)
      return inBankPortal(deps, request, SECTION, filePage(decision.outcome))
    },
  })

const Params = z.object({ fileId: z.uuid() })

const rowsRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:fileId`,
    operationId: 'seeExchangeFile',
    summary: { zh: '文件逐行结果', en: 'What became of the rows of a file' },
    access: EXCHANGE,
    basis: ['YKT-17'],
    params: Params,
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const file = await findFile(deps.db, bank.code, request.params.fileId)
      if (file === undefined) throw notFound()
      const rows = await rowsOfFile(deps.db, file.id)
      return inBankPortal(deps, request, SECTION, filePage({ file, rows, repeated: false }))
    },
  })

const nameOf = ({ bankCode, number }: ExchangeFile): string => `YKT-${bankCode}-${number}.txt`

const contentRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:fileId/content`,
    operationId: 'fetchExchangeFile',
    summary: { zh: '下载开户请求文件', en: 'The file of openings, in GB 18030' },
    access: EXCHANGE,
    basis: ['YKT-6', 'YKT-22'],
    params: Params,
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const found = await fetchFile(deps, request.context, bank, request.params.fileId)
      if (found === undefined) throw notFound()
      return {
        bytes: new Uint8Array(found.content),
        type: `text/plain; charset=gb18030; name=${nameOf(found.file)}`,
      }
    },
  })

const digestRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:fileId/digest`,
    operationId: 'fetchExchangeDigest',
    summary: { zh: '下载摘要文件', en: 'The SM3 digest beside a file' },
    access: EXCHANGE,
    basis: ['YKT-17'],
    params: Params,
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const file = await findFile(deps.db, bank.code, request.params.fileId)
      if (file === undefined) throw notFound()
      return { bytes: `${file.digest}  ${nameOf(file)}\n`, type: 'text/plain; charset=utf-8' }
    },
  })

/** 文件交换, as pages of a bank. */
export const fileRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  listRoute(deps),
  exportRoute(deps),
  importRoute(deps),
  rowsRoute(deps),
  contentRoute(deps),
  digestRoute(deps),
]
