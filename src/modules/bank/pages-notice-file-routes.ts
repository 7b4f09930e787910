import { z } from 'zod'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { importNotices } from './import-notices.ts'
import { portalWords } from './messages-bank.ts'
import { fileFault } from './pages-files.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { noticeFilePage } from './pages-notice-file.ts'

const EXCHANGE = { kind: 'staff', permission: 'bank.exchange' } as const
const SECTION = '/bank/accounts'
const LARGEST_FILE = 1 << 20

const startRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/import`,
    operationId: 'startNoticeFile',
    summary: { zh: '导入预告文件', en: 'Form for a file of notices' },
    access: EXCHANGE,
    basis: ['YKT-19'],
    handle: async (request) => {
      await ownBank(deps, request)
      const { csrfToken: csrf } = signedIn(request)
      const view = noticeFilePage({ csrf, fault: undefined, results: undefined })
      return inBankPortal(deps, request, SECTION, view)
    },
  })

const bytesField = z.instanceof(Uint8Array).optional().catch(undefined)

const importRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/import`,
    operationId: 'importNoticeFile',
    summary: { zh: '导入预告文件', en: 'Takes a file of notices in' },
    access: EXCHANGE,
    basis: ['YKT-19'],
    bodyLimit: LARGEST_FILE,
    body: z.object({ notices: bytesField, sidecar: bytesField }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { csrfToken: csrf } = signedIn(request)
      const { notices, sidecar } = request.body
      const again = async (fault: string) => {
        const view = noticeFilePage({ csrf, fault, results: undefined })
        return { html: await inBankPortal(deps, request, SECTION, view), status: 422 }
      }
      if (notices === undefined || sidecar === undefined || notices.length === 0)
        return again(portalWords.filesMissing)
      const decision = await importNotices(deps, request.context, {
        bankCode: bank.code,
        content: notices,
        sidecar: Buffer.from(sidecar).toString('latin1'),
      })
      if (!decision.granted) return again(fileFault(decision))
      const view = noticeFilePage({ csrf, fault: undefined, results: decision.outcome })
      return inBankPortal(deps, request, SECTION, view)
    },
  })

/** Files of notices, as pages of a bank. */
export const noticeFileRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  startRoute(deps),
  importRoute(deps),
]
