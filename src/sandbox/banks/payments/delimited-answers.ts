import { encodeChinese } from '../chinese-bytes.ts'
import {
  closingFen,
  dayOf,
  type LineAnswer,
  type Outcome,
  type ResultAnswer,
  type ReturnAnswer,
  type StatementAnswer,
  sumOf,
  type Why,
  yuan,
} from './payment.ts'

const STATES: Readonly<Record<Outcome, string>> = {
  accepted: 'A',
  paid: 'S',
  rejected: 'F',
  pending: 'P',
}

const line = (...values: readonly (string | number)[]): Buffer =>
  encodeChinese(`${values.join('|')}\r\n`)

const compact = (at: Temporal.Instant): string => dayOf(at).replaceAll('-', '')

const reason = (why: Why | undefined): readonly [string, string] => [
  why?.code ?? '',
  why?.text ?? '',
]

const fileState = ({ outcome, lines }: ResultAnswer): string => {
  if (outcome === 'refused') return 'F'
  if (outcome === 'received') return 'R'
  return lines.every((one) => one.outcome === 'paid') ? 'S' : 'P'
}

const resultLine = (answer: LineAnswer, number: number, madeAt: Temporal.Instant): Buffer => {
  const { lineId, outcome, amountFen, accountTail, bankReference, why } = answer
  const settledOn = outcome === 'paid' ? compact(madeAt) : ''
  const money = [yuan(amountFen), accountTail, settledOn, bankReference]
  return line('D', number, lineId, STATES[outcome], ...money, ...reason(why))
}

/** 发放结果文件. */
export const writeDelimitedResult = (answer: ResultAnswer): Buffer => {
  const { bankCode, fileNumber, madeAt, of, lines, why } = answer
  const paid = lines.filter(({ outcome }) => outcome === 'paid')
  const about = [of.batchReference, of.fileNumber, fileState(answer)]
  return Buffer.concat([
    line('H', 'YKT1', 'RESULT', bankCode, fileNumber, ...about, ...reason(why)),
    ...lines.map((one, i) => resultLine(one, i + 1, madeAt)),
    line('T', lines.length, yuan(sumOf(lines)), paid.length, yuan(sumOf(paid))),
  ])
}

/** 退汇文件. */
export const writeDelimitedReturn = (answer: ReturnAnswer): Buffer => {
  const { bankCode, fileNumber, madeAt, lines } = answer
  return Buffer.concat([
    line('H', 'YKT1', 'RETURN', bankCode, fileNumber),
    ...lines.map((one, i) => {
      const money = [yuan(one.amountFen), one.accountTail, compact(madeAt), one.bankReference]
      return line('D', i + 1, one.lineId, one.instructionFile, ...money, ...reason(one.why))
    }),
    line('T', lines.length, yuan(sumOf(lines))),
  ])
}

/** 账户流水文件. */
export const writeDelimitedStatement = (answer: StatementAnswer): Buffer => {
  const { bankCode, fileNumber, madeAt, payerAccount, openingFen, entries } = answer
  const sumOfSide = (side: 'credit' | 'debit') =>
    yuan(sumOf(entries.filter(({ direction }) => direction === side)))
  const balances = [yuan(openingFen), yuan(closingFen(answer))]
  return Buffer.concat([
    line('H', 'YKT1', 'STATEMENT', bankCode, fileNumber, payerAccount, ...balances),
    ...entries.map(({ reference, direction, amountFen, bankReference, payment }, i) => {
      const side = direction === 'credit' ? 'C' : 'D'
      const of = [payment?.lineId ?? '', payment?.instructionFile ?? '']
      const booked = [reference, compact(madeAt), side, yuan(amountFen), bankReference]
      return line('D', i + 1, ...booked, ...of, ...reason(payment?.why))
    }),
    line('T', entries.length, sumOfSide('credit'), sumOfSide('debit')),
  ])
}
