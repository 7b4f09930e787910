import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { loadStandards } from '#modules/standard/index.ts'
import type { CardStatus } from './card.ts'
import { toHolderCard } from './holder-card.ts'
import { LOSS_SIDES } from './loss.ts'
import { aboutCard, type CardPageDeps, framed } from './pages-frame.ts'
import { type LossData, lossCheckPage, lossPage, lossReceiptPage } from './pages-loss.ts'
import { refusalPage } from './pages-restore.ts'
import { reportTemporaryLoss } from './report-temporary-loss.ts'
import { cardHistory } from './store-history.ts'
import type { Card } from './store.ts'

const RECEIPT = '/me/card/loss/receipt'
const LOSS_STEPS: ReadonlySet<string> = new Set([
  'reportTemporaryLoss',
  'reportLoss',
  'formaliseLoss',
])

/** Read leniently: a missing choice is an error on the page, not of the protocol. */
export const SidesForm = z.object({ sides: z.enum(LOSS_SIDES).optional().catch(undefined) })

/** What the issuing city does with a temporary loss, and when, for a report of this moment. */
const endingOf = async (
  handle: Handle,
  card: Card,
  at: Temporal.Instant,
): Promise<LossData['ending']> => {
  const on = provinceDate(at)
  const standard = await loadStandards(handle)
  const days = standard('temporaryLossDays', card.issuingRegion, on)
  return {
    action: standard('temporaryLossEndAction', card.issuingRegion, on),
    at: card.lossEndsAt ?? at.add({ hours: 24 * days }),
  }
}

const dataOf = async (
  { db }: CardPageDeps,
  card: Card,
  request: AnyRequest,
): Promise<LossData> => ({
  language: request.display.language,
  csrf: signedIn(request).csrfToken,
  card: toHolderCard(card),
  ending: await endingOf(db, card, request.context.at),
})

const isStoppable = ({ card: { social, bank } }: LossData): boolean =>
  social.possible.includes('reportTemporaryLoss') || bank.possible.includes('reportLoss')

const STOPPED: ReadonlySet<CardStatus> = new Set(['temporarilyLost', 'lost', 'replacingLost'])

const isStopped = ({ card: { social, bank } }: LossData): boolean =>
  STOPPED.has(social.status) || bank.status === 'bankLost'

const startRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/card/loss',
    operationId: 'startLossReport',
    summary: { zh: '卡丢了', en: 'I lost my card' },
    access: { kind: 'resident', scope: 'reportLoss' },
    basis: ['CARD-16', 'YKT-17'],
    handle: aboutCard(deps, async (card, request) => {
      const data = await dataOf(deps, card, request)
      if (isStoppable(data)) return lossPage(data)
      if (isStopped(data)) return { redirect: RECEIPT }
      return refusalPage(data.language, data.card, {
        refused: {
          granted: false,
          refusal: 'ACTION_NOT_AVAILABLE_IN_STATUS',
          basis: 'CARD-16',
          instead: data.card.social.possible,
        },
      })
    }),
  })

const checkRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/me/card/loss',
    operationId: 'checkLossReport',
    summary: { zh: '挂失前核对', en: 'Check before the card is stopped' },
    access: { kind: 'resident', scope: 'reportLoss' },
    basis: ['CARD-16'],
    body: SidesForm,
    handle: aboutCard(deps, async (card, request: RouteRequest<undefined, undefined, Sides>) => {
      const data = await dataOf(deps, card, request)
      const { sides } = request.body
      if (sides !== undefined) return lossCheckPage(data, sides)
      return { html: framed(deps, request, lossPage(data, true)), status: 422 }
    }),
  })

type Sides = z.output<typeof SidesForm>

const confirmRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/me/card/loss/confirm',
    operationId: 'confirmLossReport',
    summary: { zh: '临时挂失', en: 'Stop my card at once' },
    access: { kind: 'resident', scope: 'reportLoss' },
    basis: ['CARD-16', 'YKT-17'],
    body: SidesForm,
    handle: aboutCard(deps, async (card, request: RouteRequest<undefined, undefined, Sides>) => {
      const { sides } = request.body
      if (sides === undefined) return { redirect: '/me/card/loss' }
      const input = { personId: card.personId, cardId: card.id, sides }
      const decision = await reportTemporaryLoss(deps, request.context, input)
      if (decision === undefined || decision.granted) return { redirect: RECEIPT }
      const view = refusalPage(request.display.language, toHolderCard(card), { refused: decision })
      return { html: framed(deps, request, view), status: 409 }
    }),
  })

const receiptRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: RECEIPT,
    operationId: 'seeLossReceipt',
    summary: { zh: '挂失回执', en: 'Receipt of a loss report' },
    access: { kind: 'resident', scope: 'reportLoss' },
    basis: ['CARD-16'],
    handle: aboutCard(deps, async (card, request) => {
      const data = await dataOf(deps, card, request)
      const events = await cardHistory(deps.db, card.personId, card.id)
      const event = events.find(({ action }) => LOSS_STEPS.has(action))
      if (event === undefined || !isStopped(data)) return { redirect: '/me/card' }
      return lossReceiptPage({ ...data, event })
    }),
  })

/** 挂失: two taps from home for the urgent way, a check page for the other. */
export const lossPages = (deps: CardPageDeps): RouteDefinition[] => [
  startRoute(deps),
  checkRoute(deps),
  confirmRoute(deps),
  receiptRoute(deps),
]
