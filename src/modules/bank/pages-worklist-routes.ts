import { z } from 'zod'
import { DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { maskCardNumber, maskIdentityNumber, maskName, maskPhone } from '#kernel/masking.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { applyAnswer } from './apply-answer.ts'
import { portalWords as w, REASON_CODES } from './messages-bank.ts'
import { type BankPageDeps, inBankPortal, ownBank } from './pages-frame.ts'
import { keyEndOf } from './pages-keys-routes.ts'
import {
  type AnswerFault,
  type AnswerForm,
  type MaskedHolder,
  requestPage,
} from './pages-request.ts'
import { worklistPage } from './pages-worklist.ts'
import { type BankAnswer, isOpen, REQUEST_STATUSES } from './request.ts'
import { accountOfCard } from './store-account.ts'
import type { Bank } from './store.ts'
import {
  type BankRequest,
  countRequests,
  findRequest,
  listRequests,
  stepsOfRequest,
} from './store-request.ts'

const WORK = { kind: 'staff', permission: 'bank.work' } as const
const SECTION = '/bank'
const PAGE = 50

const worklistRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/bank',
    operationId: 'seeBankWorklist',
    summary: { zh: '银行待办', en: 'Worklist of a bank' },
    access: WORK,
    basis: ['YKT-6', 'YKT-17'],
    query: z.object({
      status: z
        .enum([...REQUEST_STATUSES, 'overdue'])
        .optional()
        .catch(undefined),
      after: z.uuid().optional().catch(undefined),
    }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { status, after } = request.query
      const { at } = request.context
      const found = await listRequests(deps.db, {
        bankCode: bank.code,
        ...(status === 'overdue' ? { overdueAt: at } : { status }),
        after,
        limit: PAGE + 1,
      })
      const requests = found.slice(0, PAGE)
      const view = worklistPage({
        counts: await countRequests(deps.db, bank.code, at),
        requests,
        status,
        at,
        keyEndsAt: await keyEndOf(deps, bank.code, at),
        mayKeepKeys: signedIn(request).permissions.has('bank.keys'),
        nextAfter: found.length > PAGE ? requests.at(-1)?.id : undefined,
      })
      return inBankPortal(deps, request, SECTION, view)
    },
  })

/** Reads the holder for the member of staff who has the request open, and masks at once. */
const maskedHolder = (
  { db, readHolder }: BankPageDeps,
  request: AnyRequest,
  bank: Bank,
  { id, personId, cardId }: BankRequest,
): Promise<MaskedHolder | undefined> =>
  db.transaction(async (tx) => {
    const { actor, at, requestId } = request.context
    const holder = await readHolder(
      tx,
      {
        personId,
        actorKind: 'staff',
        actorId: actor.id,
        organisationCode: bank.agencyCode,
        purpose: 'bankCase',
        basis: 'YKT-6',
        caseReference: id,
        requestId,
        at,
      },
      cardId,
    )
    return (
      holder && {
        name: maskName(holder.name.reveal()),
        document: DOCUMENT_KINDS[holder.documentKind].zh,
        documentNumber: maskIdentityNumber(holder.documentNumber.reveal()),
        cardNumber: maskCardNumber(holder.cardNumber),
        phone: holder.phone && maskPhone(holder.phone.reveal()),
      }
    )
  })

const ownRequest = async ({ db }: BankPageDeps, bank: Bank, id: string): Promise<BankRequest> => {
  const found = await findRequest(db, id)
  if (found?.bankCode !== bank.code) throw notFound()
  return found
}

const show = async (
  deps: BankPageDeps,
  request: AnyRequest,
  bank: Bank,
  found: BankRequest,
  said: {
    readonly values: AnswerForm
    readonly faults: readonly AnswerFault[]
    readonly saved: boolean
  },
) => {
  const account = await accountOfCard(deps.db, found.cardId)
  const view = requestPage({
    ...said,
    csrf: signedIn(request).csrfToken,
    request: found,
    holder: isOpen(found.status) ? await maskedHolder(deps, request, bank, found) : undefined,
    accountTail: account?.bankCode === bank.code ? account.tail : undefined,
    steps: await stepsOfRequest(deps.db, found.id),
    at: request.context.at,
  })
  return inBankPortal(deps, request, SECTION, view)
}

const Params = z.object({ requestId: z.uuid() })

const requestRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/bank/requests/:requestId',
    operationId: 'seeBankRequest',
    summary: { zh: '银行待办详情', en: 'One request to a bank' },
    access: WORK,
    basis: ['YKT-6', 'YKT-22'],
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const found = await ownRequest(deps, bank, request.params.requestId)
      const saved = request.query.saved === '1'
      return show(deps, request, bank, found, { values: {}, faults: [], saved })
    },
  })

const Body = z.object({
  answer: z.enum(['accepted', 'opened', 'done', 'refused']).optional().catch(undefined),
  accountNumber: z.string().max(40).default(''),
  reasonCode: z.string().max(40).default(''),
  reason: z.string().trim().max(200).default(''),
})

/** The answer that the form gives, or what is wrong with the form. */
const answerOf = (form: z.output<typeof Body>): BankAnswer | AnswerFault => {
  switch (form.answer) {
    case undefined:
      return { field: 'answer', text: w.chooseAnswer }
    case 'accepted':
    case 'done':
      return { state: form.answer }
    case 'opened':
      return { state: 'opened', accountNumber: form.accountNumber }
    case 'refused': {
      if (!REASON_CODES.some((code) => code === form.reasonCode))
        return { field: 'reasonCode', text: w.reasonMissing }
      if (form.reasonCode === 'other' && form.reason === '')
        return { field: 'reason', text: w.reasonTextMissing }
      return { state: 'refused', reasonCode: form.reasonCode, reason: form.reason }
    }
  }
}

const answerRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/bank/requests/:requestId',
    operationId: 'answerBankRequest',
    summary: { zh: '人工登记办理结果', en: 'Enters the result of a request by hand' },
    access: WORK,
    basis: ['YKT-6', 'YKT-17'],
    params: Params,
    body: Body,
    handle: async (request) => {
      const bank = await ownBank(deps, request)
      const { requestId } = request.params
      const answer = answerOf(request.body)
      const again = async (fault: AnswerFault) => ({
        html: await show(deps, request, bank, await ownRequest(deps, bank, requestId), {
          values: request.body,
          faults: [fault],
          saved: false,
        }),
        status: 422,
      })
      if ('field' in answer) {
        await ownRequest(deps, bank, requestId)
        return again(answer)
      }
      const decision = await deps.db.transaction((tx) =>
        applyAnswer(tx, deps.pii, request.context, {
          bankCode: bank.code,
          requestId,
          answer,
          channel: 'hand',
        }),
      )
      if (!decision.granted && decision.refusal === 'REQUEST_UNKNOWN') throw notFound()
      if (!decision.granted)
        return again(
          decision.refusal === 'ACCOUNT_NUMBER_WRONG'
            ? { field: 'accountNumber', text: w.accountWrong }
            : { field: 'answer', text: w.notFitting },
        )
      if (decision.outcome.result === 'disputed')
        return again({ field: 'answer', text: w.disputed })
      return { redirect: `/bank/requests/${requestId}?saved=1` }
    },
  })

/** 待办, as pages of a bank. */
export const worklistRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  worklistRoute(deps),
  requestRoute(deps),
  answerRoute(deps),
]
