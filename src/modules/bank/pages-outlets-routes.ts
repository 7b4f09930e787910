import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { ticked } from '#platform/http/ticked.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { listOutlets, type Outlet, type OutletUpkeep } from '#modules/organisation/index.ts'
import { keepOutlet } from './keep-outlet.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { type OutletFault, outletPage, outletsPage, outletWords as w } from './pages-outlets.ts'

const OUTLETS = { kind: 'staff', permission: 'bank.outlets' } as const
const SECTION = '/bank/outlets'

const listRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeBankOutlets',
    summary: { zh: '本行网点', en: 'Outlets of a bank' },
    access: OUTLETS,
    basis: ['YKT-18'],
    handle: async (request) => {
      const { agencyCode } = await ownBank(deps, request)
      const view = outletsPage(await listOutlets(deps.db, { agencyCode }))
      return inBankPortal(deps, request, SECTION, view)
    },
  })

const Params = z.object({ outletCode: z.string().max(40) })

const ownOutlet = async (
  deps: BankPageDeps,
  request: AnyRequest,
  code: string,
): Promise<Outlet> => {
  const { agencyCode } = await ownBank(deps, request)
  const found = (await listOutlets(deps.db, { agencyCode })).find((one) => one.code === code)
  if (found === undefined) throw notFound()
  return found
}

const oneRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:outletCode`,
    operationId: 'seeBankOutlet',
    summary: { zh: '维护网点', en: 'What one outlet offers' },
    access: OUTLETS,
    basis: ['YKT-18'],
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => {
      const outlet = await ownOutlet(deps, request, request.params.outletCode)
      const view = outletPage({
        csrf: signedIn(request).csrfToken,
        outlet,
        upkeep: outlet,
        faults: [],
        saved: request.query.saved === '1',
      })
      return inBankPortal(deps, request, SECTION, view)
    },
  })

const Body = z.object({
  openingHours: z.string().trim().max(100).default(''),
  phone: z.string().trim().max(30).default(''),
  services: ticked(z.array(z.enum(['instantIssuance', 'hongKongMacaoDesk']))),
})

const FAULTS = {
  OPENING_HOURS_MISSING: { field: 'openingHours', text: w.hoursMissing },
  PHONE_MISSING: { field: 'phone', text: w.phoneMissing },
} as const satisfies Readonly<Record<string, OutletFault>>

const saveRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:outletCode`,
    operationId: 'keepBankOutlet',
    summary: { zh: '保存网点', en: 'Says what one outlet offers' },
    access: OUTLETS,
    basis: ['YKT-18'],
    params: Params,
    body: Body,
    handle: async (request) => {
      const { outletCode } = request.params
      const outlet = await ownOutlet(deps, request, outletCode)
      const { services, ...rest } = request.body
      const upkeep: OutletUpkeep = {
        ...rest,
        instantIssuance: services.includes('instantIssuance'),
        hongKongMacaoDesk: services.includes('hongKongMacaoDesk'),
      }
      const { context } = request
      const decision = await keepOutlet(deps, context, outlet.agencyCode, outletCode, upkeep)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/${outletCode}?saved=1` }
      const view = outletPage({
        csrf: signedIn(request).csrfToken,
        outlet,
        upkeep,
        faults: [FAULTS[decision.refusal]],
        saved: false,
      })
      return { html: await inBankPortal(deps, request, SECTION, view), status: 422 }
    },
  })

/** 网点, as pages of a bank. */
export const outletRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  listRoute(deps),
  oneRoute(deps),
  saveRoute(deps),
]
