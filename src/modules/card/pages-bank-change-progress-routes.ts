import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { bankNames } from '#modules/bank/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { chooseOtherBank } from './choose-other-bank.ts'
import { enableOrdered } from './enable-ordered.ts'
import { BANK_CHANGE_PATH, bankChangePath } from './pages-bank-change.ts'
import { ONESELF, readerOf } from './pages-bank-change-frame.ts'
import {
  bankChangeSlipPage,
  progressPage,
  withdrawBankChangePage,
} from './pages-bank-change-progress.ts'
import { type BankChangePageDeps, type CardPageDeps, framed } from './pages-frame.ts'
import { type HolderBankChange, holderBankChange } from './read-bank-change.ts'

const PROGRESS = bankChangePath('progress')

/** A page about the latest change; who has signed none begins at the beginning. */
const aboutSigned =
  <Request extends AnyRequest>(
    deps: CardPageDeps,
    show: (view: HolderBankChange, request: Request) => Promise<PageAnswer>,
  ) =>
  async (request: Request): Promise<PageAnswer> => {
    const { subjectId } = signedIn(request)
    const view = await holderBankChange(deps.db, subjectId, request.context.at)
    return view === undefined ? { redirect: BANK_CHANGE_PATH } : show(view, request)
  }

const agenciesOf = ({ db }: CardPageDeps, { payments }: HolderBankChange) =>
  agencyNames(
    db,
    payments.flatMap(({ answers }) => answers.map(({ agencyCode }) => agencyCode)),
  )

const seeRoutes = (deps: BankChangePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PROGRESS,
    operationId: 'seeBankChange',
    summary: { zh: '换银行进度', en: 'How far my change of bank is' },
    access: ONESELF,
    basis: ['YKT-19'],
    query: z.object({ signed: z.literal('1').optional().catch(undefined) }),
    handle: aboutSigned(
      deps,
      async (view, request: RouteRequest<undefined, { signed?: '1' | undefined }>) =>
        framed(
          deps,
          request,
          progressPage({
            ...readerOf(request),
            banks: await bankNames(deps.db),
            agencies: await agenciesOf(deps, view),
            view,
            signed: request.query.signed === '1',
            file: await deps.bankChanges.caseOf(view.change.orderId),
          }),
        ),
    ),
  }),
  pageRoute({
    method: 'GET',
    path: bankChangePath('slip'),
    operationId: 'printBankChange',
    summary: { zh: '换银行回执', en: 'Receipt of my change of bank, to print' },
    access: ONESELF,
    basis: ['YKT-17'],
    query: z.object({ paper: z.enum(['a5', 'roll']).catch('a5') }),
    handle: aboutSigned(
      deps,
      async (view, request: RouteRequest<undefined, { paper: 'a5' | 'roll' }>) => {
        const { language } = request.display
        const file = await deps.bankChanges.caseOf(view.change.orderId)
        const data = { language, banks: await bankNames(deps.db), view, file }
        return page({
          ...deps.portal(request, '/me'),
          ...bankChangeSlipPage(data, request.query.paper),
        })
      },
    ),
  }),
]

const withdrawRoutes = (deps: BankChangePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: bankChangePath('withdraw'),
    operationId: 'startBankChangeWithdrawal',
    summary: { zh: '撤回换银行前核对', en: 'What taking the change back does' },
    access: ONESELF,
    basis: ['YKT-17'],
    handle: aboutSigned(deps, async ({ order }, request) =>
      order.order.state === 'open'
        ? framed(deps, request, withdrawBankChangePage(readerOf(request)))
        : { redirect: PROGRESS },
    ),
  }),
  pageRoute({
    method: 'POST',
    path: bankChangePath('withdraw'),
    operationId: 'withdrawBankChange',
    summary: { zh: '撤回换银行', en: 'Take the change of bank back' },
    access: ONESELF,
    basis: ['YKT-17', 'PIPL-14'],
    handle: aboutSigned(deps, async ({ change }, request) => {
      // Too late, or done before: the page of its progress says so.
      const { personId, orderId } = change
      await deps.bankChanges.withdraw(request.context, { personId, orderId })
      return { redirect: PROGRESS }
    }),
  }),
]

const stepRoutes = (deps: CardPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: bankChangePath('retry'),
    operationId: 'retryBankChange',
    summary: { zh: '请银行再办一次', en: 'Ask the new bank once more' },
    access: ONESELF,
    basis: ['YKT-6', 'YKT-25'],
    handle: aboutSigned(deps, async ({ change }, request) => {
      const { personId, orderId, toBank: bankCode } = change
      await chooseOtherBank(deps, request.context, { personId, orderId, bankCode })
      return { redirect: PROGRESS }
    }),
  }),
  pageRoute({
    method: 'POST',
    path: bankChangePath('enable'),
    operationId: 'enableChangedCard',
    summary: { zh: '启用新卡', en: 'Enable the card of the new bank' },
    access: ONESELF,
    basis: ['CARD-16', 'YKT-17'],
    handle: aboutSigned(deps, async ({ change }, request) => {
      const { personId, orderId } = change
      const asked = { personId, orderId }
      const decision = await enableOrdered(deps, request.context, asked)
      if (decision === undefined) throw notFound()
      return { redirect: PROGRESS }
    }),
  }),
]

/** After the signature: where it stands, the receipt, and what can be done now. */
export const progressRoutes = (deps: BankChangePageDeps): RouteDefinition[] => [
  ...seeRoutes(deps),
  ...withdrawRoutes(deps),
  ...stepRoutes(deps),
]
