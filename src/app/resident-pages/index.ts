import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { ownReading } from '#platform/pii.ts'
import { page } from '#ui/layout.ts'
import {
  cardNames,
  cardPages,
  type CardPageDeps,
  holderCard,
  noCardPage,
} from '#modules/card/index.ts'
import { consentPages } from '#modules/consent/index.ts'
import { myEntitlementPages } from '#modules/entitlement/index.ts'
import { applyPages, casePages, homeVisitOf, homeVisitPages } from '#modules/handling/index.ts'
import { moneyGlance, moneyPages } from '#modules/payment/index.ts'
import { personPages, readProfile } from '#modules/person/index.ts'
import { accessLog, accessLogPages } from '#modules/privacy/index.ts'
import { residentCodePages } from '#modules/verification/index.ts'
import { caseActs } from '../acts/index.ts'
import type { AppDeps } from '../deps.ts'
import { possibilities } from '../desk-pages/possibilities.ts'
import { residentPortal } from '../resident-navigation.ts'
import { bankChanges } from './bank-changes.ts'
import { consentSubjects } from './consent-subjects.ts'
import { workingDays } from '../working-days.ts'
import { homePage } from './home.ts'

const LATEST = 3

const homeRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me',
    operationId: 'seeMyHome',
    summary: { zh: '我的卡', en: 'My card' },
    access: { kind: 'resident', scope: 'seeCard' },
    basis: ['YKT-3', 'CARD-15'],
    handle: async (request) => {
      const { display, context } = request
      const { language, elder } = display
      const { subjectId: personId, agentId, acting } = signedIn(request)
      const frame = deps.portal(request, '/me')
      const card = await holderCard(deps.db, personId)
      if (card === undefined) return page({ ...frame, ...noCardPage(language) })
      const [profile, names, log, money] = await Promise.all([
        deps.db.transaction((tx) =>
          readProfile(
            tx,
            deps.pii,
            ownReading(context, { personId, purpose: 'ownHome', basis: 'CARD-15' }),
          ),
        ),
        cardNames(deps, language, card),
        agentId === undefined ? accessLog(deps, personId, { limit: LATEST }) : undefined,
        acting === undefined || acting.scopes.has('seeMoney')
          ? moneyGlance(deps.db, personId, context.at)
          : undefined,
      ])
      const view = homePage({
        language,
        elder,
        card,
        holderName: profile?.name.reveal() ?? '',
        socialSecurityNumber: profile?.socialSecurityNumber?.reveal(),
        ...names,
        latest: log?.entries,
        money: money?.any === true ? money : undefined,
        scopes: acting?.scopes,
      })
      return page({ ...frame, ...view })
    },
  })

/** The resident portal `/me`: every page of it, in one frame. */
export const residentPages = (
  deps: AppDeps & { readonly publicUrl: string },
): RouteDefinition[] => {
  const framed = {
    ...deps,
    workingDays: workingDays(deps.db),
    portal: residentPortal(deps),
  }
  return [
    homeRoute(framed),
    ...cardPages({ ...framed, bankChanges: bankChanges(framed) }),
    ...applyPages({ ...framed, acts: caseActs, possibilities: possibilities(deps) }),
    ...casePages(framed),
    ...residentCodePages(framed),
    ...accessLogPages(framed),
    ...moneyPages({ ...framed, homeVisitOf }),
    ...homeVisitPages(framed),
    ...myEntitlementPages(framed),
    ...consentPages({ ...framed, consentSubjects: consentSubjects(deps) }),
    ...personPages(framed),
  ]
}
