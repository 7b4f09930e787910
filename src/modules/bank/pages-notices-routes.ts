import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { parseIsoDay } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { NOTICE_KINDS, type NewNoticeRefusal } from './account-notice.ts'
import { announceAccountEvent, endAccountNotice, readNotice } from './announce-account-event.ts'
import { NEW_NOTICE_REFUSALS, NOTICE_END_REFUSALS, noticeWords as w } from './messages-notices.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import {
  newNoticePage,
  type NoticeFault,
  type NoticeForm,
  noticePage,
  noticesPage,
} from './pages-notices.ts'
import { openNotices } from './store-account-notice.ts'

const WORK = { kind: 'staff', permission: 'bank.work' } as const
const SECTION = '/bank/accounts'

const listRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeAccountNotices',
    summary: { zh: '账户变动预告', en: 'Accounts about to be closed or to go dormant' },
    access: WORK,
    basis: ['YKT-19'],
    query: z.object({ said: z.enum(['confirmed', 'withdrawn']).optional().catch(undefined) }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const notices = await openNotices(deps.db, bank.code)
      const view = noticesPage({
        notices,
        said: request.query.said,
        mayExchange: signedIn(request).permissions.has('bank.exchange'),
      })
      return inBankPortal(deps, request, SECTION, view)
    },
  })

const showNew = async (
  deps: BankPageDeps,
  request: AnyRequest,
  values: NoticeForm,
  fault: NoticeFault | undefined,
) => {
  await ownBank(deps, request)
  const csrf = signedIn(request).csrfToken
  return inBankPortal(deps, request, SECTION, newNoticePage({ csrf, values, fault }))
}

const newRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/new`,
    operationId: 'startAccountNotice',
    summary: { zh: '登记账户变动预告', en: 'Form for what is about to happen to an account' },
    access: WORK,
    basis: ['YKT-19'],
    handle: async (request) =>
      showNew(deps, request, { accountNumber: '', kind: '', plannedOn: '' }, undefined),
  })

const FIELDS: Readonly<Record<NewNoticeRefusal, NoticeFault['field']>> = {
  ACCOUNT_UNKNOWN: 'accountNumber',
  NOTICE_CHANGED: 'accountNumber',
  NOTICE_OPEN: 'accountNumber',
  DAY_PASSED: 'plannedOn',
}

const announceRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/new`,
    operationId: 'enterAccountNotice',
    summary: { zh: '登记账户变动预告', en: 'Enters what is about to happen to an account' },
    access: WORK,
    basis: ['YKT-19'],
    body: z.object({
      accountNumber: z.string().trim().max(40).default(''),
      kind: z.string().max(10).default(''),
      plannedOn: z.string().trim().max(20).default(''),
    }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { body } = request
      const again = async (fault: NoticeFault) => ({
        html: await showNew(deps, request, body, fault),
        status: 422,
      })
      const kind = NOTICE_KINDS.find((one) => one === body.kind)
      if (kind === undefined) return again({ field: 'kind', text: w.chooseKind })
      const plannedOn = parseIsoDay(body.plannedOn)
      if (plannedOn === undefined) return again({ field: 'plannedOn', text: w.dateWrong })
      const decision = await announceAccountEvent(deps, request.context, {
        bankCode: bank.code,
        noticeId: uuidv7(request.context.at),
        accountNumber: body.accountNumber,
        kind,
        plannedOn,
        channel: 'hand',
      })
      if (decision.granted) return { redirect: `${SECTION}/${decision.outcome}` }
      const { refusal } = decision
      return again({ field: FIELDS[refusal], text: NEW_NOTICE_REFUSALS[refusal] })
    },
  })

const Params = z.object({ noticeId: z.uuid() })

const showOne = async (
  deps: BankPageDeps,
  request: AnyRequest,
  id: string,
  fault: string | undefined,
) => {
  const bank = await ownBank(deps, request)
  const found = await readNotice(deps, request.context, bank, id)
  if (found === undefined) throw notFound()
  const csrf = signedIn(request).csrfToken
  return inBankPortal(deps, request, SECTION, noticePage({ ...found, csrf, fault }))
}

const oneRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:noticeId`,
    operationId: 'seeAccountNotice',
    summary: { zh: '核对账户变动的影响', en: 'What is still paid to an account that is to close' },
    access: WORK,
    basis: ['YKT-19', 'YKT-22'],
    params: Params,
    handle: async (request) => showOne(deps, request, request.params.noticeId, undefined),
  })

const endRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:noticeId`,
    operationId: 'endAccountNotice',
    summary: { zh: '确认或者撤回账户变动', en: 'Confirms or withdraws what was announced' },
    access: WORK,
    basis: ['YKT-19'],
    params: Params,
    body: z.object({
      act: z.enum(['confirm', 'withdraw']),
      told: z.literal('yes').optional().catch(undefined),
    }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { noticeId: id } = request.params
      const { act, told } = request.body
      const end = { id, act, holderTold: told === 'yes' }
      const decision = await endAccountNotice(deps, request.context, bank, end)
      if (decision === undefined) throw notFound()
      if (decision.granted)
        return { redirect: `${SECTION}?said=${act === 'confirm' ? 'confirmed' : 'withdrawn'}` }
      const fault = NOTICE_END_REFUSALS[decision.refusal]
      return { html: await showOne(deps, request, id, fault), status: 409 }
    },
  })

/** 账户变动预告, as pages of a bank. */
export const noticePages = (deps: BankPageDeps): RouteDefinition[] => [
  listRoute(deps),
  newRoute(deps),
  announceRoute(deps),
  oneRoute(deps),
  endRoute(deps),
]
