import * as fc from 'fast-check'
import type {
  LineAnswer,
  ResultAnswer,
  ReturnAnswer,
  StatementAnswer,
} from '#sandbox/banks/payments/payment.ts'
import { lineIdOf } from './payment-files.ts'

/** What a bank answers to the sample instruction of `payment-files.ts`, in its own words. */
const MADE = {
  bankCode: '102',
  madeAt: Temporal.Instant.from('2026-11-26T02:00:00Z'),
} as const
const PAYER = '440200000000000117'
export const INSTRUCTION_FILE = 'F20261126-102-0001'
export const BATCH = 'B20261126-0001'

export const answerOf = (number: number, change: Partial<LineAnswer> = {}): LineAnswer => ({
  lineId: lineIdOf(number),
  amountFen: 12_345n,
  accountTail: '0018',
  outcome: 'paid',
  bankReference: `BK${number}`,
  ...change,
})

export const resultOf = (
  lines: readonly LineAnswer[],
  change: Partial<ResultAnswer> = {},
): ResultAnswer => ({
  ...MADE,
  fileNumber: 'R102-0001',
  of: {
    fileNumber: INSTRUCTION_FILE,
    batchReference: BATCH,
    count: lines.length,
    sumFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0n),
  },
  outcome: 'done',
  lines,
  ...change,
})

type ReturnLine = ReturnAnswer['lines'][number]

export const returnLineOf = (number: number, change: Partial<ReturnLine> = {}): ReturnLine => ({
  lineId: lineIdOf(number),
  instructionFile: INSTRUCTION_FILE,
  batchReference: BATCH,
  amountFen: 12_345n,
  accountTail: '0018',
  bankReference: `TH${number}`,
  why: { code: 'R02', text: '账户已销户' },
  ...change,
})

export const returnOf = (lines: readonly ReturnLine[]): ReturnAnswer => ({
  ...MADE,
  fileNumber: 'N102-0001',
  payerAccount: PAYER,
  lines,
})

export const statementOf = (entries: StatementAnswer['entries']): StatementAnswer => ({
  ...MADE,
  fileNumber: 'S102-0001',
  payerAccount: PAYER,
  openingFen: 10n ** 17n,
  entries,
})

/** Everyday characters: the sandbox says nothing else. */
const words = fc.stringMatching(/^[账户名不符已销&<>A-Z ]{0,20}$/).map((text) => text.trim())

const why = fc.record({
  code: fc.constantFrom('R01', 'R09', 'AC04', 'MD07', 'AM05', 'X-17', 'NARR'),
  text: words,
})

const amountFen = fc.bigInt({ min: 1n, max: 10n ** 14n })
const tail = fc.stringMatching(/^[0-9]{4}$/)

const distinct = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly (readonly [number, T])[]> =>
  fc
    .array(one, { minLength: 1, maxLength: 10 })
    .map((all) => all.map((value, i) => [i + 1, value] as const))

/** Results of every kind, in any order. */
export const anyResult: fc.Arbitrary<ResultAnswer> = distinct(
  fc.record({
    amountFen,
    accountTail: tail,
    outcome: fc.constantFrom('paid', 'accepted', 'rejected', 'pending'),
    why,
  }),
).map((all) =>
  resultOf(
    all.map(([number, { why: reason, ...rest }]) =>
      answerOf(number, { ...rest, why: rest.outcome === 'rejected' ? reason : undefined }),
    ),
  ),
)

export const anyReturn: fc.Arbitrary<ReturnAnswer> = distinct(
  fc.record({ amountFen, accountTail: tail, why }),
).map((all) => returnOf(all.map(([number, rest]) => returnLineOf(number, rest))))

export const anyStatement: fc.Arbitrary<StatementAnswer> = distinct(
  fc.record({
    amountFen,
    direction: fc.constantFrom('credit', 'debit'),
    isOurs: fc.boolean(),
    why,
  }),
).map((all) =>
  statementOf(
    all.map(([number, { direction, isOurs, why: reason, amountFen: fen }]) => ({
      reference: `E${number}`,
      direction,
      amountFen: fen,
      bankReference: `BK${number}`,
      payment: isOurs
        ? {
            lineId: lineIdOf(number),
            instructionFile: INSTRUCTION_FILE,
            batchReference: BATCH,
            why: direction === 'credit' ? reason : undefined,
          }
        : undefined,
    })),
  ),
)
