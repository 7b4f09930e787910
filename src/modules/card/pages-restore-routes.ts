import type { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { isFresh } from '#platform/session.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { standardValue } from '#modules/standard/index.ts'
import { toHolderCard } from './holder-card.ts'
import { aboutCard, type CardPageDeps, framed } from './pages-frame.ts'
import { SidesForm } from './pages-loss-routes.ts'
import {
  nothingToRestorePage,
  refusalPage,
  restorable,
  type RestoreData,
  restoredPage,
  restorePage,
} from './pages-restore.ts'
import { restoreCard } from './restore.ts'
import { cardHistory } from './store-history.ts'
import type { Card } from './store.ts'

const RESTORE = '/me/card/restore'
const RECEIPT = '/me/card/restore/receipt'
/** The identity provider asks again who the person is, then comes back. */
const STEP_UP = `/sign-in/resident?${new URLSearchParams({
  'step-up': '1',
  return: RESTORE,
}).toString()}`

const dataOf = (card: Card, request: AnyRequest): RestoreData => ({
  language: request.display.language,
  csrf: signedIn(request).csrfToken,
  card: toHolderCard(card),
})

const startRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: RESTORE,
    operationId: 'startRestoration',
    summary: { zh: '解挂', en: 'Make my card good again' },
    access: { kind: 'resident' },
    basis: ['CARD-16', 'YKT-22'],
    handle: aboutCard(deps, async (card, request) => {
      const data = dataOf(card, request)
      const can = restorable(data.card)
      if (!can.social && !can.bank) return nothingToRestorePage(data.language, data.card)
      const { at } = request.context
      const [region, on] = [card.issuingRegion, provinceDate(at)]
      const minutes = await standardValue(deps.db, 'stepUpFreshMinutes', region, on)
      if (!isFresh(signedIn(request).authenticatedAt, at, minutes)) return { redirect: STEP_UP }
      return restorePage(data)
    }),
  })

const confirmRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: RESTORE,
    operationId: 'confirmRestoration',
    summary: { zh: '确认解挂', en: 'Confirm that my card is good again' },
    access: { kind: 'resident' },
    basis: ['CARD-16', 'YKT-22'],
    body: SidesForm,
    handle: aboutCard(
      deps,
      async (card, request: RouteRequest<undefined, undefined, z.output<typeof SidesForm>>) => {
        const data = dataOf(card, request)
        const { sides } = request.body
        if (sides === undefined)
          return { html: framed(deps, request, restorePage(data, true)), status: 422 }
        const { authenticatedAt, assuranceLevel } = signedIn(request)
        const decision = await restoreCard(deps, request.context, {
          personId: card.personId,
          cardId: card.id,
          sides,
          authenticatedAt,
          assuranceLevel,
        })
        if (decision === undefined || decision.granted) return { redirect: RECEIPT }
        if (decision.refusal === 'STEP_UP_NEEDED') return { redirect: STEP_UP }
        const view = refusalPage(data.language, data.card, { refused: decision })
        return { html: framed(deps, request, view), status: 409 }
      },
    ),
  })

const receiptRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: RECEIPT,
    operationId: 'seeRestorationReceipt',
    summary: { zh: '解挂回执', en: 'Receipt of a restoration' },
    access: { kind: 'resident' },
    basis: ['CARD-16'],
    handle: aboutCard(deps, async (card, { display }) => {
      const events = await cardHistory(deps.db, card.personId, card.id)
      const [latest] = events
      if (latest?.action !== 'restore') return { redirect: '/me/card' }
      return restoredPage(display.language, toHolderCard(card), latest)
    }),
  })

/** 解挂: only for whoever has just proved who they are. */
export const restorePages = (deps: CardPageDeps): RouteDefinition[] => [
  startRoute(deps),
  confirmRoute(deps),
  receiptRoute(deps),
]
