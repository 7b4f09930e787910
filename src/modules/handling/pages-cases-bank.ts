import { z } from 'zod'
import { html } from '#kernel/html.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { backLink, button, errorSummary, form } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { bankChooser, chooseBank, showBanks, type ShownBanks } from '#modules/bank/index.ts'
import { chooseOtherBank } from '#modules/card/index.ts'
import { choiceMessages as c } from './messages-choices.ts'
import { actRefusalText } from './messages-refusals.ts'
import { trackerMessages as t } from './messages-tracker.ts'
import { aboutCase, type CasePageDeps, framed } from './pages-frame.ts'
import { casePath, type View } from './pages-tracker.ts'
import type { Case } from './store.ts'

const Reference = z.object({ reference: z.string().max(60) })
const Choice = z.object({
  list: z.uuid().optional().catch(undefined),
  bank: z.string().min(1).max(20).optional().catch(undefined),
})
type BankRequest<Body = undefined> = RouteRequest<z.output<typeof Reference>, undefined, Body>

/** 另选银行: the neutral list once more, for an order that its bank did not take. */
export const otherBankPage = (
  language: Language,
  csrf: string,
  one: Pick<Case, 'id'>,
  shown: ShownBanks,
  wrong?: string,
): View => ({
  title: t(language, 'otherBank'),
  beforeMain: backLink({ language, href: casePath(one) }),
  main: html`${[
    wrong !== undefined && errorSummary({ language, errors: [{ text: wrong, href: '#bank' }] }),
    form({
      action: `${casePath(one)}/bank`,
      method: 'post',
      csrf,
      hidden: { list: shown.id },
      content: [
        bankChooser({ language, shown, missing: wrong !== undefined, isPageHeading: true }),
        button({ text: t(language, 'otherBank'), preventDoubleClick: true }),
      ],
    }),
  ]}`,
})

const draw = async (
  deps: CasePageDeps,
  request: AnyRequest,
  one: Case,
  wrong?: string,
): Promise<View> => {
  const { personId, issueRegion: regionCode } = one
  const shown = await deps.db.transaction((tx) =>
    showBanks(tx, request.context, { personId, regionCode }),
  )
  return otherBankPage(request.display.language, signedIn(request).csrfToken, one, shown, wrong)
}

const choose = async (
  deps: CasePageDeps,
  request: BankRequest<z.output<typeof Choice>>,
  one: Case,
): Promise<PageAnswer> => {
  const { language } = request.display
  const { personId, orderId } = one
  const { list: listId, bank: bankCode } = request.body
  if (orderId === undefined) return { redirect: casePath(one) }
  const again = async (text: string) => ({
    html: framed(deps, request, await draw(deps, request, one, text)),
    status: 422,
  })
  if (listId === undefined || bankCode === undefined) return again(c(language, 'chooseOne'))
  const noted = await deps.db.transaction((tx) =>
    chooseBank(tx, request.context, { listId, bankCode, personId }),
  )
  if (!noted.granted) return again(actRefusalText(language, noted.refusal))
  const input = { personId, orderId, bankCode }
  const decision = await chooseOtherBank(deps, request.context, input)
  if (decision?.granted === false) return again(actRefusalText(language, decision.refusal))
  return { redirect: casePath(one) }
}

/** The way on of a case whose bank opened no account. */
export const otherBankRoutes = (deps: CasePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/cases/:reference/bank',
    operationId: 'startOtherBank',
    summary: { zh: '另选银行', en: 'Choose another bank for a case' },
    access: { kind: 'resident' },
    basis: ['YKT-6', 'YKT-25'],
    params: Reference,
    handle: aboutCase(deps, (one, request: BankRequest) => draw(deps, request, one)),
  }),
  pageRoute({
    method: 'POST',
    path: '/me/cases/:reference/bank',
    operationId: 'keepOtherBank',
    summary: { zh: '确认另选银行', en: 'Have another bank asked' },
    access: { kind: 'resident' },
    basis: ['YKT-6', 'YKT-25'],
    params: Reference,
    body: Choice,
    handle: aboutCase(deps, (one, request: BankRequest<z.output<typeof Choice>>) =>
      choose(deps, request, one),
    ),
  }),
]
