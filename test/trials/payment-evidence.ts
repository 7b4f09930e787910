import type { Database } from '#platform/db.ts'
import { instructionsOf, settleInstruction } from '#modules/payment/index.ts'
import { bySystem } from '#test/payees.ts'
import type { PayingBanks } from '#test/paying-bank.ts'
import { WITNESSES } from '#test/payments.ts'

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
      evidence: { kind: 'twoPeople', ...WITNESSES },
      bankTakesOnce: false,
    })
  }
}

/**
 * P3 by the banks' own books, whatever names the money went under: for one purpose an account got
 * less than twice its due, net of what came back.
 */
export const twiceInBooks = (banks: PayingBanks, twiceFen: bigint): readonly string[] => {
  const kept = new Map<string, bigint>()
  for (const { credits } of banks.books.values())
    for (const { order, returned } of credits) {
      const key = `${order.accountNumber} ${order.purpose}`
      if (returned === undefined) kept.set(key, (kept.get(key) ?? 0n) + order.amountFen)
    }
  return [...kept].filter(([, fen]) => fen >= twiceFen).map(([key, fen]) => `${key}: ${fen}`)
}
