import type { Handle } from '#platform/db.ts'
import { type ItemRefusal, reasonMessage } from './reason.ts'
import type { MapperRequest } from './store.ts'
import { answeredItems } from './store-outcomes.ts'

/** A name of twelve signs for what we send, the same at each repetition. */
export const shortName = (requestId: string): string => requestId.replaceAll('-', '').slice(-12)

/** The reason of a failed case, in the room that the shape has. */
export const failureReason = (refusal: string | undefined): string =>
  reasonMessage((refusal ?? 'NOT_FOUND_OR_NOT_PERMITTED') as ItemRefusal).slice(0, 100)

/** The callback to a registration or an update: which cases failed, and why. */
export const beneficiaryContent = async (
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
      ...(askedAccount && { bankingInstitutionCode: askedAccount.bankCode }),
      paymentModality: '00',
      failureReason: failureReason(detail),
    })),
  }
}
