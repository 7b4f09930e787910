/** One payment as the bank was told to make it. */
export interface PaymentOrder {
  readonly lineId: string
  readonly accountNumber: string
  readonly accountName: string
  readonly amountFen: bigint
  readonly purpose: string
}

/** What a file of orders says of itself. */
export interface OrderFile {
  readonly fileNumber: string
  readonly batchReference: string
  readonly bankCode: string
  /** Days as the bank keeps them: 20261126. */
  readonly payOn: string
  readonly payerName: string
  readonly payerAccount: string
  readonly count: number
  readonly sumFen: bigint
}

/** What is read of a file of orders: its head first; `undefined` ends a file that is none. */
export type OrderPart =
  | { readonly kind: 'file'; readonly file: OrderFile }
  | { readonly kind: 'order'; readonly order: PaymentOrder }

export type Outcome = 'paid' | 'accepted' | 'rejected' | 'pending'

/** Why something was not paid or came back: a code of ISO 20022, or one of the bank. */
export interface Why {
  readonly code: string
  readonly text: string
}

export interface LineAnswer {
  readonly lineId: string
  readonly amountFen: bigint
  readonly accountTail: string
  readonly outcome: Outcome
  readonly why?: Why | undefined
  readonly bankReference: string
}

/** What every file of answers begins with. */
export interface AnswerFile {
  readonly fileNumber: string
  readonly bankCode: string
  readonly madeAt: Temporal.Instant
}

/** 发放结果. Without lines when the whole file is refused or only received. */
export interface ResultAnswer extends AnswerFile {
  readonly of: Pick<OrderFile, 'fileNumber' | 'batchReference' | 'count' | 'sumFen'>
  readonly outcome: 'received' | 'done' | 'refused'
  readonly why?: Why | undefined
  readonly lines: readonly LineAnswer[]
}

/** 退汇. */
export interface ReturnAnswer extends AnswerFile {
  readonly payerAccount: string
  readonly lines: readonly (Omit<LineAnswer, 'outcome' | 'why'> & {
    readonly why: Why
    readonly instructionFile: string
    readonly batchReference: string
  })[]
}

/** 账户流水. */
export interface StatementAnswer extends AnswerFile {
  readonly payerAccount: string
  readonly openingFen: bigint
  readonly entries: readonly StatementEntry[]
}

export interface StatementEntry {
  readonly reference: string
  readonly direction: 'credit' | 'debit'
  readonly amountFen: bigint
  readonly bankReference: string
  /** The payment that the entry is of, or that came back by it. */
  readonly payment?:
    | {
        readonly lineId: string
        readonly instructionFile: string
        readonly batchReference: string
        readonly why?: Why | undefined
      }
    | undefined
}

/** 12345n → 123.45. */
export const yuan = (fen: bigint): string => {
  const digits = fen.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** 123.45 → 12345n. The bank trusts whoever it has an agreement with; sums are compared anyway. */
export const fenOf = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
}

export const sumOf = (rows: readonly { readonly amountFen: bigint }[]): bigint =>
  rows.reduce((sum, { amountFen }) => sum + amountFen, 0n)

const ZONE = 'Asia/Shanghai'

/** The day of the bank: 2026-11-26. */
export const dayOf = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(ZONE).toPlainDate().toString()

export const momentOf = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO(ZONE).toString({ smallestUnit: 'second', timeZoneName: 'never' })

/** Balance after all entries. */
export const closingFen = ({ openingFen, entries }: StatementAnswer): bigint =>
  entries.reduce(
    (sum, { direction, amountFen }) => sum + (direction === 'credit' ? amountFen : -amountFen),
    openingFen,
  )
