import { provinceDate } from '#kernel/period.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { ownReading } from '#platform/pii.ts'
import { oldCardsOfPersons } from '#modules/credential/index.ts'
import { idsOf, readProfile } from '#modules/person/index.ts'
import { toHolderCard } from './holder-card.ts'
import { detailsPage } from './pages-details.ts'
import { bankChangePages } from './pages-bank-change-routes.ts'
import { eCardPages } from './pages-e-card-routes.ts'
import { aboutCard, type BankChangePageDeps, cardNames, type CardPageDeps } from './pages-frame.ts'
import { lossPages } from './pages-loss-routes.ts'
import { restorePages } from './pages-restore-routes.ts'
import { cardHistory } from './store-history.ts'
import type { Card } from './store.ts'

const detailsRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/card',
    operationId: 'seeMyCard',
    summary: { zh: '卡详情', en: 'Details of my card' },
    access: { kind: 'resident', scope: 'seeCard' },
    basis: ['CARD-15'],
    handle: aboutCard(deps, async (card: Card, { display, context }) => {
      const { language } = display
      const profile = await deps.db.transaction((tx) =>
        readProfile(
          tx,
          deps.pii,
          ownReading(context, { personId: card.personId, purpose: 'ownCard', basis: 'CARD-15' }),
        ),
      )
      const names = await cardNames(deps, language, card)
      return detailsPage({
        language,
        card: toHolderCard(card),
        holderName: profile?.name.reveal() ?? '',
        socialSecurityNumber: profile?.socialSecurityNumber?.reveal(),
        cardNumber: card.cardNumber,
        ...names,
        history: await cardHistory(deps.db, card.personId, card.id),
        oldCards: await oldCardsOfPersons(
          deps.db,
          await idsOf(deps.db, card.personId),
          provinceDate(context.at),
        ),
      })
    }),
  })

/** The card's own pages: details, loss, restoration, change of bank. */
export const cardPages = (deps: BankChangePageDeps): RouteDefinition[] => [
  detailsRoute(deps),
  ...lossPages(deps),
  ...restorePages(deps),
  ...bankChangePages(deps),
  ...eCardPages(deps),
]
