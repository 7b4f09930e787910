import { z } from 'zod'
import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import { type PageAnswer, pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { chooseBank, showBanks, type ShownBanks } from '#modules/bank/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { ActionContext } from '#platform/audit.ts'
import {
  BANK_CHANGE_PATH,
  bankChangePath,
  bankPage,
  collectPage,
  deliveryOf,
  startPage,
} from './pages-bank-change.ts'
import {
  aboutChange,
  again,
  draftUpTo,
  moneyOf,
  ONESELF,
  outletsOffered,
  readerOf,
  termsOf,
} from './pages-bank-change-frame.ts'
import { progressRoutes } from './pages-bank-change-progress-routes.ts'
import { signingRoutes } from './pages-bank-change-signing-routes.ts'
import { aboutCard, type BankChangePageDeps, type CardPageDeps } from './pages-frame.ts'
import { cannotChangePage } from './pages-bank-change-refusal.ts'
import { draftDays, keepBankChangeDraft } from './keep-bank-change-draft.ts'
import { canBegin } from './sign-bank-change.ts'
import type { Card } from './store.ts'
import { latestBankChange } from './store-bank-change.ts'
import { bankChangeDraft } from './store-bank-change-draft.ts'

const startRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: BANK_CHANGE_PATH,
    operationId: 'startBankChange',
    summary: { zh: '换银行', en: 'Change bank: what it does' },
    access: ONESELF,
    basis: ['YKT-6', 'YKT-19'],
    handle: aboutCard(deps, async (card, request) => {
      const { at } = request.context
      const last = await latestBankChange(deps.db, card.personId)
      if (last?.status === 'signed') return { redirect: bankChangePath('progress') }
      const decision = await deps.db.transaction((tx) => canBegin(tx, card, at))
      if (!decision.granted) return cannotChangePage(request.display.language, decision)
      return startPage({
        ...readerOf(request),
        ...(await moneyOf(deps, card, at)),
        ...(await termsOf(deps, card, at)),
        watchDays: await standardValue(deps.db, 'accountWatchDays', PROVINCE, provinceDate(at)),
        draftDays: await draftDays(deps.db, at),
        earlier: last !== undefined,
        at,
      })
    }),
  })

/** The list without the bank that the holder leaves; each showing is logged with its order. */
const shownFor = async (
  { db }: CardPageDeps,
  context: ActionContext,
  { personId, issuingRegion: regionCode, bankCode }: Card,
): Promise<ShownBanks> => {
  const shown = await db.transaction((tx) => showBanks(tx, context, { personId, regionCode }))
  return { ...shown, banks: shown.banks.filter(({ bank }) => bank.code !== bankCode) }
}

const BankForm = z.object({
  list: z.uuid().catch(''),
  bank: z.string().max(20).optional().catch(undefined),
})

const bankRoutes = (deps: CardPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: bankChangePath('bank'),
    operationId: 'showBanksToChangeTo',
    summary: { zh: '选择新银行', en: 'Choose the new bank' },
    access: ONESELF,
    basis: ['YKT-6'],
    handle: aboutChange(deps, async (card, request) =>
      bankPage(readerOf(request), await shownFor(deps, request.context, card)),
    ),
  }),
  pageRoute({
    method: 'POST',
    path: bankChangePath('bank'),
    operationId: 'chooseBankToChangeTo',
    summary: { zh: '保存新银行', en: 'Keep the bank that was chosen' },
    access: ONESELF,
    basis: ['YKT-6', 'YKT-25'],
    body: BankForm,
    handle: aboutChange(deps, async (card, request): Promise<PageAnswer> => {
      const { list: listId, bank: bankCode } = BankForm.parse(request.body)
      const { context } = request
      const { personId } = card
      const askAgain = async (problem: 'chooseOne' | 'bankGone') => {
        const shown = await shownFor(deps, context, card)
        return again(deps, request, bankPage(readerOf(request), shown, problem))
      }
      if (bankCode === undefined || listId === '' || bankCode === card.bankCode)
        return askAgain('chooseOne')
      const kept = await deps.db.transaction(async (tx) => {
        const decision = await chooseBank(tx, context, { listId, bankCode, personId })
        if (!decision.granted) return false
        const before = await bankChangeDraft(tx, personId, context.at)
        // Outlets are a bank's own: with another bank the card is fetched elsewhere.
        const stays = before?.bankCode === bankCode || before?.delivery?.to === 'mail'
        const draft = {
          bankCode,
          delivery: stays ? before?.delivery : undefined,
          // What is agreed to names the bank: with another one nothing is ticked any more.
          programmes: before?.bankCode === bankCode ? before.programmes : undefined,
          moment: before?.moment,
        }
        await keepBankChangeDraft(tx, personId, draft, context.at)
        return true
      })
      return kept ? { redirect: bankChangePath('collect') } : askAgain('bankGone')
    }),
  }),
]

const CollectForm = z.object({ delivery: z.string().max(60).catch('') })

const collectRoutes = (deps: CardPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: bankChangePath('collect'),
    operationId: 'showWaysToCollect',
    summary: { zh: '怎么领新卡', en: 'How to get the new card' },
    access: ONESELF,
    basis: ['YKT-17'],
    handle: aboutChange(deps, async (card, request) => {
      const draft = await draftUpTo(deps, card, request.context.at, 'collect')
      if ('redirect' in draft) return draft
      const outlets = await outletsOffered(deps, card, draft.bankCode)
      const { delivery } = draft
      return collectPage(readerOf(request), { outlets, delivery, missing: false })
    }),
  }),
  pageRoute({
    method: 'POST',
    path: bankChangePath('collect'),
    operationId: 'chooseWayToCollect',
    summary: { zh: '保存领卡方式', en: 'Keep how the card comes' },
    access: ONESELF,
    basis: ['YKT-17'],
    body: CollectForm,
    handle: aboutChange(deps, async (card, request): Promise<PageAnswer> => {
      const { at } = request.context
      const draft = await draftUpTo(deps, card, at, 'collect')
      if ('redirect' in draft) return draft
      const outlets = await outletsOffered(deps, card, draft.bankCode)
      const delivery = deliveryOf(CollectForm.parse(request.body).delivery, outlets)
      if (delivery === undefined) {
        const asked = { outlets, delivery: draft.delivery, missing: true }
        return again(deps, request, collectPage(readerOf(request), asked))
      }
      const kept = { ...draft, delivery }
      await deps.db.transaction((tx) => keepBankChangeDraft(tx, card.personId, kept, at))
      return { redirect: bankChangePath('programmes') }
    }),
  }),
]

/** 换银行: from 能换吗 to the tracker, for the holder alone. */
export const bankChangePages = (deps: BankChangePageDeps): RouteDefinition[] => [
  startRoute(deps),
  ...bankRoutes(deps),
  ...collectRoutes(deps),
  ...signingRoutes(deps),
  ...progressRoutes(deps),
]
