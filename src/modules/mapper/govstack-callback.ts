import { writeYuan } from '#kernel/money.ts'
import type { Handle } from '#platform/db.ts'
import { ROSTER_CHECKS, rosterOfFile, findRoster } from '#modules/roster/index.ts'
import { fileOf } from './govstack-list.ts'
import { BANK_CODE } from './govstack-shapes.ts'
import { type ItemRefusal, reasonMessage } from './reason.ts'
import { allItems, type MapperRequest } from './store.ts'
import { type AnsweredItem, answeredItems } from './store-outcomes.ts'

/** A name of twelve signs for what we send, the same at each repetition. */
const shortName = (requestId: string): string => requestId.replaceAll('-', '').slice(-12)

/** What a check of a list says, in the words that officers read. */
const checkWords = (code: string): string | undefined => {
  const entry = (ROSTER_CHECKS as Readonly<Record<string, { readonly zh: string }>>)[code]
  return entry?.zh
}

/** The reason of a failed case, in the room that the shape has. */
const failureReason = (detail = 'NOT_FOUND_OR_NOT_PERMITTED'): string => {
  const [, toConfirm] = /^toConfirm\/(.*)$/.exec(detail) ?? []
  const words = checkWords(toConfirm ?? detail)
  const text =
    words === undefined
      ? reasonMessage(detail as ItemRefusal)
      : `${detail}: ${words}${toConfirm === undefined ? '' : '，须人工确认'}`
  return Array.from(text).slice(0, 100).join('')
}

/** The callback to a registration or an update: which cases failed, and why. */
const beneficiaryContent = async (
  handle: Handle,
  { id, action, transactionId }: MapperRequest,
): Promise<object> => {
  const failed = (await answeredItems(handle, id)).filter(({ status }) => status === 'rjct')
  const name = action === 'link' ? 'payeeIdentity' : 'payeeFunctionalID'
  return {
    requestID: shortName(id),
    registerRequestID: transactionId,
    numberFailedCases: failed.length,
    failedCases: failed.map(({ referenceId, askedAccount, detail }) => ({
      [name]: referenceId,
      [BANK_CODE]: askedAccount?.bankCode,
      paymentModality: '00',
      failureReason: failureReason(detail),
    })),
  }
}

/** The callback to a validation: which instructions cannot be paid, and why. */
const validationContent = (
  { id, transactionId }: MapperRequest,
  failed: readonly AnsweredItem[],
): object => ({
  requestID: shortName(id),
  source_BatchID: transactionId,
  numberFailedCases: failed.length,
  failedAccounts: failed.map(({ referenceId, detail }) => ({
    instructionID: referenceId,
    failureReason: failureReason(detail),
  })),
})

/** Yuan as a number, as the shape wants it; exact for every amount that a list can have. */
const yuanOf = (items: readonly AnsweredItem[]): number => {
  const fen = items.reduce((sum, { amountFen }) => sum + (amountFen ?? 0n), 0n)
  return Number(writeYuan(fen))
}

/** What becomes of the list now: nothing is paid by a message alone. */
const noteOf = async (handle: Handle, request: MapperRequest): Promise<string> => {
  const id = await rosterOfFile(handle, fileOf(request, await allItems(handle, request.id)))
  const roster = id === undefined ? undefined : await findRoster(handle, id)
  return roster === undefined
    ? 'No list was made: none of the instructions can be paid.'
    : `List ${roster.shortName} waits for public notice, review and release by three people; ` +
        'nothing is paid before.'
}

/** The callback to a payment: what of the list goes on, and that people have the next word. */
const paymentContent = async (
  handle: Handle,
  request: MapperRequest,
  items: readonly AnsweredItem[],
  at: Temporal.Instant,
): Promise<object> => {
  const failed = items.filter(({ status }) => status === 'rjct')
  const ongoing = items.filter(({ status }) => status === 'succ')
  return {
    requestId: shortName(request.id),
    batchId: request.transactionId,
    TotalTransactions: items.length,
    ongoing: ongoing.length,
    failed: failed.length,
    completed: 0,
    totalAmount: yuanOf(items),
    completed_amount: 0,
    ongoing_amount: yuanOf(ongoing),
    failed_amount: yuanOf(failed),
    result_file: '',
    resultGeneratedAt: at.toString(),
    note: await noteOf(handle, request),
  }
}

/** What a caller is told in the shapes of GovStack, by what it asked for. */
export const govStackContent = async (
  handle: Handle,
  request: MapperRequest,
  at: Temporal.Instant,
): Promise<object> => {
  if (request.action !== 'validate' && request.action !== 'pay')
    return beneficiaryContent(handle, request)
  const items = await answeredItems(handle, request.id)
  return request.action === 'validate'
    ? validationContent(
        request,
        items.filter(({ status }) => status === 'rjct'),
      )
    : paymentContent(handle, request, items, at)
}
