import type { Database } from '#platform/db.ts'
import { instructionsOf, settleInstruction } from '#modules/payment/index.ts'
import { bySystem } from '#test/payees.ts'
import type { PayingBanks } from '#test/paying-bank.ts'

/** 双人查实: two people look into the books of banks that keep no references, with a paper each. */
export const lookIntoBooks = async (
  db: Database,
  banks: PayingBanks,
  { batchId, at }: { readonly batchId: string; readonly at: Temporal.Instant },
): Promise<void> => {
  for (const { id, status, bankCode, reference } of await instructionsOf(db, batchId)) {
    if (status !== 'unknown') continue
    const booked = banks.booksOf(bankCode).credits.some((one) => one.reference === reference)
    await settleInstruction({ db }, bySystem(at), id, {
      says: booked ? 'accepted' : 'notReceived',
      evidence: {
        kind: 'twoPeople',
        firstId: 'first',
        secondId: 'second',
        paperDigest: '5a'.repeat(32),
      },
      bankTakesOnce: false,
    })
  }
}
