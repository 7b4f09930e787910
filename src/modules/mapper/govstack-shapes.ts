import { z } from 'zod'

/** Most cases of one request. */
const MOST_CASES = 5000

const RequestId = z.string().min(1).max(12)

/** What the interface answers at once: that a request was taken, or why not. */
export const GovStackReceipt = z.strictObject({
  responseCode: z.enum(['00', '01']),
  responseDescription: z.string().max(200),
  requestID: z.string(),
})

/** Somebody by their functional id, and the account on which they are to be paid. */
const Beneficiary = {
  paymentModality: z.string().length(2).optional().describe('00: bank account'),
  bankingInstitutionCode: z.string().max(11).optional(),
  financialAddress: z.string().max(30).optional(),
}

const FunctionalId = z.string().max(20).describe('functionalId of …/mapper/consents')

export const RegisterRequest = z.object({
  requestID: RequestId,
  sourceBBID: z.string().max(12).optional(),
  beneficiaries: z
    .array(z.object({ payeeIdentity: FunctionalId, ...Beneficiary }))
    .min(1)
    .max(MOST_CASES),
})

export const UpdateRequest = z.object({
  requestID: RequestId,
  sourceBBID: z.string().max(12).optional(),
  beneficiaries: z
    .array(z.object({ payeeFunctionalID: FunctionalId, ...Beneficiary }))
    .min(1)
    .max(MOST_CASES),
})
