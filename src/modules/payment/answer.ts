/** What a bank can say of a line, or of money that came in. */
export const CLAIMS = ['paid', 'rejected', 'returned', 'credit'] as const
export type Claim = (typeof CLAIMS)[number]

/** One record of a file that a bank sent, in our words; nothing of it is believed yet. */
export interface BankRecord {
  /** Its place in the file, from 1. */
  readonly number: number
  /** The reference of our instruction, where the bank gives it back. */
  readonly instruction: string | undefined
  /** The id of our line as the bank gives it back; whatever else it may be. */
  readonly line: string
  readonly claim: Claim
  /** Absent where the bank only names the line, and so speaks of the amount it was given. */
  readonly amountFen: bigint | undefined
  /** The last four digits of the account. */
  readonly accountTail: string | undefined
  /** R01 to R13, R99; of what was not paid. */
  readonly reasonCode: string | undefined
  /** The bank's own words. */
  readonly words: string
}

/** What is made of a record. */
export const VERDICTS = [
  'pay',
  'reject',
  'return',
  /** Told before: nothing more happens (P10). */
  'again',
  'lineUnknown',
  'otherBank',
  'otherInstruction',
  'amountDiffers',
  'accountDiffers',
  'notSent',
  'contradicts',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** What stands in our books about the line that a record names. */
export interface Known {
  readonly bankCode: string
  readonly amountFen: bigint
  readonly accountTail: string
  /** The reference of its instruction, once there is one. */
  readonly instruction: string | undefined
  readonly sent: boolean
  readonly outcome: 'paid' | 'rejected' | 'cancelled' | undefined
  readonly returned: boolean
}

const misfit = (bankCode: string, record: BankRecord, known: Known): Verdict | undefined => {
  if (known.bankCode !== bankCode) return 'otherBank'
  if (record.instruction !== undefined && record.instruction !== known.instruction)
    return 'otherInstruction'
  if (record.amountFen !== undefined && record.amountFen !== known.amountFen) return 'amountDiffers'
  if (record.accountTail !== undefined && record.accountTail !== known.accountTail)
    return 'accountDiffers'
  return known.sent ? undefined : 'notSent'
}

/**
 * What a record means beside our books: it has to name the bank, the instruction, the line, the
 * amount and the account rightly, and come in a state that permits it; whatever fits nothing is
 * looked into by people (P9). Told twice, in whatever order, it counts once (P10): money that came
 * back was paid before, even if nobody had said so.
 */
export const judge = (bankCode: string, record: BankRecord, known: Known | undefined): Verdict => {
  if (known === undefined || record.claim === 'credit') return 'lineUnknown'
  const wrong = misfit(bankCode, record, known)
  if (wrong !== undefined) return wrong
  switch (record.claim) {
    case 'paid':
      if (known.outcome === undefined) return 'pay'
      return known.outcome === 'paid' ? 'again' : 'contradicts'
    case 'rejected':
      if (known.outcome === undefined) return 'reject'
      return known.outcome === 'rejected' ? 'again' : 'contradicts'
    case 'returned':
      if (known.returned) return 'again'
      return known.outcome === undefined || known.outcome === 'paid' ? 'return' : 'contradicts'
  }
}
