import type { RouteDefinition } from '#platform/http/route.ts'
import { bankPart, cardNames, holderCard, socialPart } from '#modules/card/index.ts'
import { type CardStrip, deskPages } from '#modules/handling/index.ts'
import { caseActs } from '../acts/index.ts'
import type { AppDeps } from '../deps.ts'
import { staffPortal } from '../venue-pages/staff-portal.ts'
import { workingDays } from '../working-days.ts'
import { possibilities } from './possibilities.ts'

const language = 'zh-Hans' as const

const cardStrip =
  (deps: AppDeps) =>
  async (personId: string): Promise<CardStrip | undefined> => {
    const card = await holderCard(deps.db, personId)
    if (card === undefined) return undefined
    return {
      ...(await cardNames(deps, language, card)),
      maskedCardNumber: card.maskedCardNumber,
      social: socialPart(language, card.social.status).text,
      account: bankPart(language, card.bank.status).text,
      notActivated: card.bank.status === 'notActivated',
    }
  }

/** The counter portal `/desk`, with what only the app knows: the rules of all modules at once. */
export const counterPages = (deps: AppDeps & { readonly publicUrl: string }): RouteDefinition[] =>
  deskPages({
    ...deps,
    workingDays: workingDays(deps.db),
    acts: caseActs,
    possibilities: possibilities(deps),
    cardStrip: cardStrip(deps),
    portal: staffPortal(deps, 'desk'),
  })
