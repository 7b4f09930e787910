import { z } from 'zod'

/** How the shapes call the code of a bank. */
export const BANK_CODE = 'bankingInstitutionCode'

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
  [BANK_CODE]: z.string().max(11).optional(),
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

const Instruction = z.object({
  instructionID: z.string().min(1).max(16),
  payeeFunctionalID: FunctionalId,
  amount: z.number(),
  currency: z.string().max(3),
  narration: z.string().max(50).nullish(),
})

/** What is to be paid, for a validation before and for the payment itself. */
export const BulkRequest = z.object({
  requestID: RequestId,
  sourceBBID: z.string().max(12).optional(),
  batchID: z.string().min(1).max(50),
  creditInstructions: z.array(Instruction).min(1).max(MOST_CASES),
})
