import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { ticked } from '#platform/http/ticked.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { OFFERED_CODES } from './card-service.ts'
import { keepCardServices } from './keep-card-services.ts'
import { CARD_SERVICE_FAULTS } from './messages-card-services.ts'
import { CARD_SERVICES_PATH, cardServicesPage } from './pages-card-services.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { cardServices } from './store-card-services.ts'

const OUTLETS = { kind: 'staff', permission: 'bank.outlets' } as const

const show = async (
  deps: BankPageDeps,
  request: AnyRequest,
  now: { readonly saved?: boolean; readonly fault?: string; readonly typed?: readonly string[] },
) => {
  const bank = await ownBank(deps, request)
  const said = (await cardServices(deps.db)).get(bank.code)
  const view = cardServicesPage({
    csrf: signedIn(request).csrfToken,
    bank,
    said,
    ticked: now.typed ?? said?.offered ?? OFFERED_CODES,
    fault: now.fault,
    saved: now.saved === true,
  })
  return inBankPortal(deps, request, CARD_SERVICES_PATH, view)
}

/** 银行功能说明, as pages of a bank. */
export const cardServiceRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: CARD_SERVICES_PATH,
    operationId: 'seeCardServices',
    summary: { zh: '银行功能说明', en: 'What the accounts on the cards of a bank can do' },
    access: OUTLETS,
    basis: ['YKT-14'],
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: (request) => show(deps, request, { saved: request.query.saved === '1' }),
  }),
  pageRoute({
    method: 'POST',
    path: CARD_SERVICES_PATH,
    operationId: 'keepCardServices',
    summary: { zh: '保存银行功能说明', en: 'A bank says what the accounts on its cards can do' },
    access: OUTLETS,
    basis: ['YKT-14'],
    body: z.object({ offered: ticked(z.array(z.string().max(60)).max(100)) }),
    handle: async (request) => {
      const { offered } = request.body
      const { code: bankCode } = await ownBank(deps, request)
      const wish = { bankCode, offered, by: actingStaff(request).staffId }
      const decision = await keepCardServices(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${CARD_SERVICES_PATH}?saved=1` }
      const fault = CARD_SERVICE_FAULTS[decision.refusal]
      return { html: await show(deps, request, { fault, typed: offered }), status: 422 }
    },
  }),
]
