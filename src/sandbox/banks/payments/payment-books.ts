import { createHash } from 'node:crypto'
import {
  type AnswerOfBank,
  nextMorning,
  type PaymentFormat,
  resultsFile,
  returnsFile,
  statementFile,
} from './answer-file.ts'
import type { PaymentConduct } from './conduct.ts'
import { type Bytes, readOrders } from './read-orders.ts'
import { withBrokenCharacter, withWrongTotals } from './spoil.ts'
import type {
  LineAnswer,
  OrderFile,
  PaymentOrder,
  ResultAnswer,
  ReturnAnswer,
  StatementAnswer,
  StatementEntry,
  Why,
} from './payment.ts'

/** What a bank answers to a sending; `undefined` where its answer is lost. */
export type PaymentWord =
  | { readonly says: 'accepted' }
  | { readonly says: 'refused'; readonly code: string; readonly text: string }

/** A credit that the bank booked, and whether it took it back. */
export interface BookedCredit {
  readonly reference: string
  readonly order: PaymentOrder
  readonly returned: Why | undefined
}

interface Taken {
  readonly file: OrderFile
  /** SM3 of the bytes that came. */
  readonly sm3: string
  readonly at: Temporal.Instant
  readonly word: PaymentWord
  readonly format: PaymentFormat
  readonly lines: readonly LineAnswer[]
}

/** An instruction that the bank has, as it tells of it. */
export interface TakenFile {
  readonly reference: string
  readonly batch: string
  readonly sm3: string
  readonly count: number
  readonly sumFen: bigint
}

const REFUSALS: readonly Why[] = [
  { code: 'R01', text: '户名不符' },
  { code: 'R02', text: '账户已销户' },
  { code: 'R04', text: '账户未激活' },
]
const RETURNS: readonly Why[] = [
  { code: 'R05', text: '长期不动户' },
  { code: 'R10', text: '卡已注销' },
]

/** The same for the same line: a bank changes its mind for nobody. */
const lot = (about: string, limit: number): number =>
  createHash('sha256').update(about).digest().readUInt32BE() % limit

const pick = (list: readonly Why[], about: string): Why | undefined => list[lot(about, list.length)]

/** 银行账: what one bank booked by its own means, whatever the platform believes. */
export class PaymentBooks {
  readonly #bankCode: string
  readonly #conductOf: (reference: string) => PaymentConduct
  readonly #now: () => Temporal.Instant
  readonly #taken = new Map<string, Taken>()
  /** What was lost on the way; each once. */
  readonly #lost = new Set<string>()
  readonly #credits: BookedCredit[] = []
  #outbox: AnswerOfBank[] = []
  readonly #life: string
  #files = 0

  constructor(
    bankCode: string,
    conductOf: (reference: string) => PaymentConduct,
    now: () => Temporal.Instant,
    /** Stands in the numbers of its files: books that begin anew use none of the former. */
    life = '',
  ) {
    this.#life = life
    this.#bankCode = bankCode
    this.#conductOf = conductOf
    this.#now = now
  }

  /** Every credit that was booked: the truth of a trial. */
  get credits(): readonly BookedCredit[] {
    return this.#credits
  }

  /** 受理指令. `undefined`: no answer reaches whoever sent it. */
  async take(format: PaymentFormat, content: Bytes): Promise<PaymentWord | undefined> {
    const { file, orders, sm3 } = await readOrders(format, content)
    const reference = file.fileNumber
    const conduct = this.#conductOf(reference)
    const before = this.#taken.get(reference)
    if (before !== undefined && conduct.dedupes) return before.word
    if (conduct.reply === 'lostBeforeBooking' && !this.#lost.has(reference)) {
      this.#lost.add(reference)
      return undefined
    }
    const word: PaymentWord =
      conduct.reply === 'refuses'
        ? { says: 'refused', code: 'R12', text: '文件未受理' }
        : { says: 'accepted' }
    const lines = word.says === 'refused' ? [] : orders.map((order) => this.#book(reference, order))
    const taken = { file, sm3, at: this.#now(), word, format, lines }
    this.#taken.set(reference, taken)
    if (word.says === 'accepted') this.#answer(conduct, taken)
    return conduct.reply === 'lostAfterBooking' ? undefined : word
  }

  /** 查询指令. `undefined`: it has never heard of it, or it keeps no references. */
  find(reference: string): PaymentWord | undefined {
    return this.#conductOf(reference).dedupes ? this.#taken.get(reference)?.word : undefined
  }

  /** 已收指令清单. `undefined`: it keeps no references. */
  taken(since: Temporal.Instant): readonly TakenFile[] | undefined {
    return this.#conductOf('').dedupes ? this.lookedUp(since) : undefined
  }

  /** What people of the bank find in its books when they look, references or not. */
  lookedUp(since: Temporal.Instant): readonly TakenFile[] {
    return [...this.#taken.values()]
      .filter(({ at }) => Temporal.Instant.compare(at, since) >= 0)
      .map(({ file, sm3 }) => ({
        reference: file.fileNumber,
        batch: file.batchReference,
        sm3,
        count: file.count,
        sumFen: file.sumFen,
      }))
  }

  /** The files that wait for the platform; taken out by whoever brings them. */
  collect(dueBy?: Temporal.Instant): readonly AnswerOfBank[] {
    const isDue = ({ dueAt }: AnswerOfBank) =>
      dueBy === undefined || Temporal.Instant.compare(dueAt, dueBy) <= 0
    const due = this.#outbox.filter(isDue)
    this.#outbox = this.#outbox.filter((one) => !isDue(one))
    return due
  }

  /** Files that are not handed out yet. */
  get waiting(): number {
    return this.#outbox.length
  }

  /** 账户流水 of everything that was booked: one entry for each credit and for each return. */
  closeDay(format: PaymentFormat, payerAccount: string, dueAt = this.#now()): void {
    const entries = this.#credits.flatMap(({ reference, order, returned }) => {
      const batchReference = this.#taken.get(reference)?.file.batchReference ?? ''
      const payment = { lineId: order.lineId, instructionFile: reference, batchReference }
      const debit: StatementEntry = {
        reference: `E${order.lineId}`,
        direction: 'debit',
        amountFen: order.amountFen,
        bankReference: `B${order.lineId}`,
        payment,
      }
      const credit: StatementEntry = {
        ...debit,
        reference: `C${order.lineId}`,
        direction: 'credit',
        payment: { ...payment, ...(returned && { why: returned }) },
      }
      return returned === undefined ? [debit] : [debit, credit]
    })
    const statement: StatementAnswer = {
      ...this.#nextFile('S'),
      payerAccount,
      openingFen: 10n ** 15n,
      entries,
    }
    this.#outbox.push(statementFile(format, statement, dueAt))
  }

  #book(reference: string, order: PaymentOrder): LineAnswer {
    const { lineId, amountFen, accountNumber } = order
    const conduct = this.#conductOf(reference)
    const about = `${this.#bankCode}/${lineId}`
    const base = { lineId, amountFen, accountTail: accountNumber.slice(-4) }
    if (lot(`${about}/refused`, 1000) < conduct.refused)
      return {
        ...base,
        outcome: 'rejected',
        why: pick(REFUSALS, about),
        bankReference: `X${lineId}`,
      }
    const comesBack = lot(`${about}/returned`, 1000) < conduct.returned
    this.#credits.push({
      reference,
      order,
      returned: comesBack ? pick(RETURNS, about) : undefined,
    })
    return { ...base, outcome: 'paid', bankReference: `B${lineId}` }
  }

  #nextFile(kind: string) {
    this.#files += 1
    const number = String(this.#files).padStart(6, '0')
    const fileNumber = `${kind}${this.#bankCode}-${this.#life}${number}`
    return { fileNumber, bankCode: this.#bankCode, madeAt: this.#now() }
  }

  #result(taken: Taken, lines: readonly LineAnswer[]): void {
    const { file, format } = taken
    const answer: ResultAnswer = { ...this.#nextFile('R'), of: file, outcome: 'done', lines }
    this.#outbox.push(resultsFile(format, answer))
  }

  #returns({ file, format }: Taken, dueAt = this.#now()): void {
    const lines = this.#credits.flatMap(({ reference, order, returned }) =>
      returned === undefined || reference !== file.fileNumber
        ? []
        : {
            lineId: order.lineId,
            amountFen: order.amountFen,
            accountTail: order.accountNumber.slice(-4),
            bankReference: `T${order.lineId}`,
            why: returned,
            instructionFile: file.fileNumber,
            batchReference: file.batchReference,
          },
    )
    if (lines.length === 0) return
    const head = { ...this.#nextFile('N'), payerAccount: file.payerAccount }
    const answer: ReturnAnswer = { ...head, lines }
    this.#outbox.push(returnsFile(format, answer, dueAt))
  }

  #answer({ tells }: PaymentConduct, taken: Taken): void {
    const { lines, format, file } = taken
    switch (tells) {
      case 'inHalves': {
        const middle = Math.ceil(lines.length / 2)
        this.#result(taken, lines.slice(0, middle))
        if (middle < lines.length) this.#result(taken, lines.slice(middle))
        break
      }
      case 'outOfOrder':
        this.#returns(taken)
        this.#result(taken, lines)
        return
      case 'statementOnly':
        this.closeDay(format, file.payerAccount, nextMorning(this.#now()))
        return
      case 'returnsLate':
        this.#result(taken, lines)
        this.#returns(taken, nextMorning(this.#now()))
        return
      case 'twice':
        this.#result(taken, lines)
        this.#outbox.push(...this.#outbox.slice(-1))
        break
      case 'wrongTotals':
        this.#spoiled(taken, (content) => withWrongTotals(content))
        this.#result(taken, lines)
        break
      case 'badBytes':
        this.#spoiled(taken, (content) => withBrokenCharacter(content))
        this.#result(taken, lines)
        break
      case 'atOnce':
        this.#result(taken, lines)
    }
    this.#returns(taken)
  }

  /** A file as it should be, spoiled on the way out. */
  #spoiled(taken: Taken, spoil: (content: Buffer) => Buffer): void {
    this.#result(taken, taken.lines)
    const last = this.#outbox.pop()
    if (last !== undefined) this.#outbox.push({ ...last, content: spoil(last.content) })
  }
}
