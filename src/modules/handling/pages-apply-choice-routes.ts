import { z } from 'zod'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
} from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { showBanks } from '#modules/bank/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { bankOf, outletsFor } from './apply-facts.ts'
import { APPLY, type Filled, keepForm, ownerOf, readForm, serviceIn } from './apply-form.ts'
import { after, type ApplyPageDeps, formPage } from './pages-apply-frame.ts'
import { applyBankPage, applyDeliveryPage, BY_MAIL } from './pages-apply-choices.ts'
import { applyPath } from './pages-apply.ts'
import { framed } from './pages-frame.ts'

const Service = z.object({ service: z.string().max(40) })
type ServiceRequest<Body = undefined> = RouteRequest<z.output<typeof Service>, undefined, Body>

/** Read leniently: what was not chosen is asked again. */
const BankChoice = z.object({
  list: z.uuid().optional().catch(undefined),
  bank: z.string().min(1).max(20).optional().catch(undefined),
})
type BankChoice = z.output<typeof BankChoice>

const bankPage = async (
  deps: ApplyPageDeps,
  request: AnyRequest,
  filled: Filled,
  missing: boolean,
) => {
  const { id: personId } = ownerOf(request)
  const regionCode = filled.facts.issueRegion
  const shown = await deps.db.transaction((tx) =>
    showBanks(tx, request.context, { personId, regionCode }),
  )
  const { wish } = filled
  const view = applyBankPage({ ...formPage(request, filled, 'bank'), shown, wish, missing })
  return framed(deps, request, view)
}

const bankRoutes = (deps: ApplyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/apply/:service/bank',
    operationId: 'startBankChoice',
    summary: { zh: '选银行', en: 'Choose the bank' },
    access: APPLY,
    basis: ['YKT-6'],
    params: Service,
    handle: async (request): Promise<PageAnswer> => {
      const service = serviceIn(request)
      const filled = await readForm(deps, request, service)
      if (!filled.facts.questions.includes('bank')) return { redirect: applyPath(service) }
      return bankPage(deps, request, filled, false)
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service/bank',
    operationId: 'keepBankChoice',
    summary: { zh: '保存银行选择', en: 'Keep the choice of bank' },
    access: APPLY,
    basis: ['YKT-6'],
    params: Service,
    body: BankChoice,
    handle: async (request: ServiceRequest<BankChoice>): Promise<PageAnswer> => {
      const service = serviceIn(request)
      const filled = await readForm(deps, request, service)
      const { list: listId, bank: bankCode } = request.body
      if (bankCode === undefined)
        return { html: await bankPage(deps, request, filled, true), status: 422 }
      const changed = bankCode !== filled.wish.bankCode
      const { delivery: _, ...rest } = filled.wish
      // Outlets are those of the bank, so another bank asks for the place again.
      const kept = changed ? rest : filled.wish
      await keepForm(deps, request, filled, { wish: { ...kept, listId, bankCode } })
      return { redirect: after(service, filled, 'bank') }
    },
  }),
]

const Delivery = z.object({ delivery: z.string().min(1).max(40).optional().catch(undefined) })
type Delivery = z.output<typeof Delivery>

const deliveryPage = async (
  deps: ApplyPageDeps,
  request: AnyRequest,
  filled: Filled,
  missing: boolean,
) => {
  const { facts, wish } = filled
  const [outlets, regions] = await Promise.all([
    outletsFor(deps, facts.issueRegion, bankOf(facts, wish)),
    listRegions(deps.db),
  ])
  const { language } = request.display
  const region = regions.find(({ code }) => code === facts.issueRegion)
  const path = applyPath(facts.service)
  const view = applyDeliveryPage({
    ...formPage(request, filled, 'delivery'),
    city: region?.name[language] ?? facts.issueRegion,
    outlets,
    wish,
    missing,
    backHref: facts.questions.includes('bank') ? `${path}/bank` : path,
  })
  return framed(deps, request, view)
}

const deliveryRoutes = (deps: ApplyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/apply/:service/delivery',
    operationId: 'startDeliveryChoice',
    summary: { zh: '选领卡方式', en: 'Choose where to receive the card' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request): Promise<PageAnswer> => {
      const service = serviceIn(request)
      const filled = await readForm(deps, request, service)
      const { facts, wish } = filled
      if (!facts.questions.includes('delivery')) return { redirect: applyPath(service) }
      // The places are those of the bank, so the bank comes first.
      if (bankOf(facts, wish) === undefined) return { redirect: `${applyPath(service)}/bank` }
      return deliveryPage(deps, request, filled, false)
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service/delivery',
    operationId: 'keepDeliveryChoice',
    summary: { zh: '保存领卡方式', en: 'Keep where the card is received' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    body: Delivery,
    handle: async (request: ServiceRequest<Delivery>): Promise<PageAnswer> => {
      const service = serviceIn(request)
      const filled = await readForm(deps, request, service)
      const { delivery: code } = request.body
      const { facts, wish } = filled
      const outlets = await outletsFor(deps, facts.issueRegion, bankOf(facts, wish))
      const outlet = outlets.find((one) => one.code === code)
      if (outlet === undefined && code !== BY_MAIL)
        return { html: await deliveryPage(deps, request, filled, true), status: 422 }
      await keepForm(deps, request, filled, {
        wish: {
          ...wish,
          delivery:
            outlet === undefined ? { to: 'mail' } : { to: 'outlet', outletCode: outlet.code },
          // An outlet that can make it does so while the holder waits.
          instant: outlet?.instantIssuance === true,
        },
      })
      return { redirect: after(service, filled, 'delivery') }
    },
  }),
]

/** What is chosen on pages of its own: the bank, and where the card is received. */
export const choiceRoutes = (deps: ApplyPageDeps): RouteDefinition[] => [
  ...bankRoutes(deps),
  ...deliveryRoutes(deps),
]
