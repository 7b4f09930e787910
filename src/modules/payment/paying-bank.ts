import type { FormatCode } from './store-instructions.ts'

/** What a bank says when it is sent an instruction, or asked for one. */
export type BankWord =
  | { readonly says: 'accepted' }
  | { readonly says: 'refused'; readonly code: string; readonly text: string }

/** An instruction as it leaves. */
export interface Sending {
  readonly reference: string
  readonly format: FormatCode
  /** SM3 of the bytes, hexadecimal. */
  readonly fileDigest: string
  readonly content: AsyncIterable<Uint8Array>
  /** The text of the file beside it: name, sizes, digests and totals. */
  readonly sidecar: string
}

/** An instruction as its bank tells that it has it. */
export interface TakenInstruction {
  readonly reference: string
  /** As its file names it. */
  readonly batchId: string
  /** SM3 of the bytes that came, hexadecimal. */
  readonly fileDigest: string
  readonly count: number
  readonly sumFen: bigint
}

/** A bank that pays, as the program speaks to it. */
export interface PayingBank {
  readonly format: FormatCode
  /** It keeps references and takes each one once; its agreement says so. */
  readonly takesOnce: boolean
  /** Its people fetch files and bring answers: nothing is sent to it, and it is not asked. */
  readonly byHand?: true
  /** @throws when no answer came, or none that was agreed: nobody knows what the bank did. */
  pay(sending: Sending): Promise<BankWord>
  /** What it knows of a reference; `undefined` when it has never heard of it. */
  find(reference: string): Promise<BankWord | undefined>
  /**
   * Every instruction that came since then, refused ones included; `undefined` when it keeps no
   * such list. Asked after a restoration of our database (P16).
   *
   * @throws when nobody answers, or not as agreed.
   */
  taken(since: Temporal.Instant): Promise<readonly TakenInstruction[] | undefined>
}

/** The connection to a bank, or `undefined` for one that cannot be reached. */
export type PayingBanks = (bankCode: string) => PayingBank | undefined
