import type { OwnReasons } from '../reason-mapping.ts'
import { ownReason } from '../reason-mapping.ts'
import type { ToldReason } from '../return-reason.ts'
import type {
  AnswerRecord,
  Bytes,
  EndRecord,
  ExpectedFile,
  FaultRecord,
  FileStatus,
  LineStatus,
  Totals,
} from './bank-format.ts'
import type { LayoutName } from './delimited-columns.ts'
import { type LineTaker, readDelimited } from './delimited-lines.ts'
import type { FaultCode, Place } from './fault.ts'
import { FaultCount } from './fault-count.ts'
import {
  ACCOUNT_KIND,
  CODE_KIND,
  COMPACT_DATE_KIND,
  COUNT_KIND,
  EXACT_AMOUNT_KIND,
  type FieldReader,
  FREE_TEXT_KIND,
  LINE_ID_KIND,
  meaningOf,
  REFERENCE_KIND,
  SUM_KIND,
  TAIL_KIND,
} from './field-reader.ts'
import { SeenIds } from './seen-ids.ts'
import { sumFault, totalsFaults } from './totals.ts'

type OwnRecord = Exclude<AnswerRecord, EndRecord>

const FILE_STATES: Readonly<Record<string, FileStatus>> = {
  R: 'received',
  A: 'accepted',
  P: 'partlyAccepted',
  S: 'paid',
  F: 'refused',
}

const LINE_STATES: Readonly<Record<string, LineStatus>> = {
  A: 'accepted',
  S: 'paid',
  F: 'rejected',
  P: 'pending',
}

const DIRECTIONS = { C: 'credit', D: 'debit' } as const

const ANSWERS = { RESULT: 'instruction', RETURN: 'return', STATEMENT: 'statement' } as const

const reasonOf = (row: FieldReader, own: OwnReasons | undefined): ToldReason | undefined => {
  const code = row.maybe('reasonCode', CODE_KIND)
  const text = row.maybe('reason', FREE_TEXT_KIND) ?? ''
  return code === undefined ? undefined : ownReason(code, text, own)
}

/** What the three kinds of answers have in common: a head that must be the expected one. */
class AnswerTaker implements LineTaker<OwnRecord> {
  readonly faults = new FaultCount()
  readonly #expected: ExpectedFile
  readonly #seen = new SeenIds()
  #layout: Exclude<LayoutName, 'PAY'> = 'RESULT'
  #read = { count: 0, sumFen: 0n }
  #paid = { count: 0, sumFen: 0n }
  #credit = 0n
  #debit = 0n
  #balance = { opening: 0n, closing: 0n }

  constructor(expected: ExpectedFile) {
    this.#expected = expected
  }

  head(row: FieldReader, place: Place, layout: LayoutName): readonly OwnRecord[] {
    this.#layout = layout === 'PAY' ? 'RESULT' : layout
    const fileNumber = row.take('fileNumber', REFERENCE_KIND) ?? ''
    const bankCode = row.take('bankCode', REFERENCE_KIND) ?? ''
    const isStatement = this.#layout === 'STATEMENT'
    const accountNumber = isStatement ? row.take('accountNumber', ACCOUNT_KIND) : undefined
    if (isStatement)
      this.#balance = {
        opening: row.take('opening', SUM_KIND) ?? 0n,
        closing: row.take('closing', SUM_KIND) ?? 0n,
      }
    const answers = ANSWERS[this.#layout]
    const head = { kind: 'head', place, answers, fileNumber, bankCode, accountNumber } as const
    const wrong = [
      ...this.#unexpected('WRONG_BANK', bankCode, this.#expected.bankCode, place),
      ...(this.#layout === 'RESULT' ? this.#wrongAnswer(row, place) : []),
    ]
    const status = this.#layout === 'RESULT' ? this.#fileStatus(row, place) : []
    return [head, ...wrong, ...(wrong.length > 0 ? [] : status)]
  }

  detail(row: FieldReader, place: Place): readonly OwnRecord[] {
    const amountFen = row.take('amount', EXACT_AMOUNT_KIND) ?? 0n
    if (amountFen === 0n) row.spoil('AMOUNT', 'amount')
    const records = this.#detail(row, place, amountFen)
    if (row.fault !== undefined) return []
    this.#read.count += 1
    this.#read.sumFen += amountFen
    return records
  }

  trailer(row: FieldReader, place: Place, unread: number): readonly FaultRecord[] {
    const count = row.take('count', COUNT_KIND) ?? 0
    const sum = (name: string) => row.take(name, SUM_KIND) ?? 0n
    if (this.#layout === 'STATEMENT') {
      const told = { count, sumFen: sum('creditSum') + sum('debitSum') }
      const { opening, closing } = this.#balance
      const moved = opening + this.#credit - this.#debit
      return [
        ...totalsFaults(told, this.#read, unread, place),
        ...(unread > 0 ? [] : sumFault('SUM_DIFFERS', sum('creditSum'), this.#credit, place)),
        ...(unread > 0 ? [] : sumFault('BALANCE_DIFFERS', closing, moved, place)),
      ].map((fault) => this.faults.note(fault))
    }
    const told = { count, sumFen: sum('sum') }
    const faults = [...totalsFaults(told, this.#read, unread, place)]
    if (this.#layout === 'RESULT') {
      const paid = { count: row.take('paidCount', COUNT_KIND) ?? 0, sumFen: sum('paidSum') }
      if (unread === 0) faults.push(...totalsFaults(paid, this.#paid, 0, place))
    }
    return row.fault === undefined ? faults.map((fault) => this.faults.note(fault)) : []
  }

  counted(): Totals {
    return { ...this.#read }
  }

  #unexpected(
    code: FaultCode,
    found: string,
    expected: string | undefined,
    place: Place,
  ): readonly FaultRecord[] {
    if (expected === undefined || found === expected) return []
    return [this.faults.note({ code, place, found, expected })]
  }

  #wrongAnswer(row: FieldReader, place: Place): readonly FaultRecord[] {
    const { batchReference, fileNumber } = this.#expected
    const batch = row.take('batchReference', REFERENCE_KIND) ?? ''
    const instruction = row.take('instructionFile', REFERENCE_KIND) ?? ''
    return [
      ...this.#unexpected('WRONG_BATCH', batch, batchReference, place),
      ...this.#unexpected('WRONG_INSTRUCTION', instruction, fileNumber, place),
    ]
  }

  #fileStatus(row: FieldReader, place: Place): readonly OwnRecord[] {
    const status = row.word('fileStatus', FILE_STATES, 'STATUS')
    const statusCode = row.take('fileStatus', FREE_TEXT_KIND) ?? ''
    const reason = reasonOf(row, this.#expected.ownReasons)
    if (status === undefined) return []
    const told = { kind: 'fileStatus', place, of: 'file', status, statusCode, reason } as const
    if (status !== 'refused' || reason !== undefined) return [told]
    return [told, this.faults.note({ code: 'REASON_MISSING', place })]
  }

  #detail(row: FieldReader, place: Place, amountFen: bigint): readonly OwnRecord[] {
    if (this.#layout === 'STATEMENT') return this.#entry(row, place, amountFen)
    const lineId = row.take('lineId', LINE_ID_KIND) ?? ''
    const accountTail = row.take('accountTail', TAIL_KIND)
    const bankReference = row.maybe('bankReference', REFERENCE_KIND)
    const reason = reasonOf(row, this.#expected.ownReasons)
    const common = { place, lineId, amountFen, accountTail, bankReference } as const
    if (this.#layout === 'RETURN') {
      if (reason === undefined) row.spoil('REASON_MISSING', 'reasonCode')
      const returnedOn = row.take('returnedOn', COMPACT_DATE_KIND)
      const instructionFile = row.maybe('instructionFile', REFERENCE_KIND)
      if (this.#isRepeated(row, lineId) || reason === undefined) return []
      return [{ kind: 'return', ...common, instructionFile, reason, returnedOn }]
    }
    const statusCode = row.take('status', FREE_TEXT_KIND) ?? ''
    const status = meaningOf(LINE_STATES, statusCode) ?? 'unknown'
    const settledOn = row.maybe('settledOn', COMPACT_DATE_KIND)
    if (status === 'rejected' && reason === undefined) row.spoil('REASON_MISSING', 'reasonCode')
    if (status === 'paid' && reason !== undefined) row.spoil('REASON_NOT_EMPTY', 'reasonCode')
    if (status === 'paid' && settledOn === undefined) row.spoil('DATE', 'settledOn')
    if (this.#isRepeated(row, lineId)) return []
    if (status === 'paid') this.#addPaid(amountFen)
    const known = { kind: 'lineResult', ...common, status, statusCode, reason, settledOn } as const
    if (status !== 'unknown') return [known]
    return [known, this.faults.note({ code: 'STATUS', place })]
  }

  #addPaid(amountFen: bigint): void {
    this.#paid.count += 1
    this.#paid.sumFen += amountFen
  }

  #isRepeated(row: FieldReader, lineId: string): boolean {
    if (row.fault !== undefined) return true
    if (this.#seen.meet(lineId)) row.spoil('DUPLICATE_LINE', 'lineId')
    return row.fault !== undefined
  }

  #entry(row: FieldReader, place: Place, amountFen: bigint): readonly OwnRecord[] {
    const direction = row.word('direction', DIRECTIONS, 'DIRECTION')
    const bookedOn = row.take('bookedOn', COMPACT_DATE_KIND)
    const entryReference = row.take('entryReference', REFERENCE_KIND) ?? ''
    const bankReference = row.maybe('bankReference', REFERENCE_KIND)
    const lineId = row.maybe('lineId', LINE_ID_KIND)
    const instructionFile = row.maybe('instructionFile', REFERENCE_KIND)
    const reason = reasonOf(row, this.#expected.ownReasons)
    if (row.fault !== undefined || direction === undefined) return []
    if (direction === 'credit') this.#credit += amountFen
    else this.#debit += amountFen
    const entry: OwnRecord = {
      kind: 'entry',
      place,
      entryReference,
      direction,
      amountFen,
      isBooked: true,
      isReversal: false,
      bookedOn,
      bankReference,
    }
    if (lineId === undefined) return [entry]
    const part = { place, lineId, instructionFile, amountFen } as const
    return reason === undefined
      ? [entry, { kind: 'entryLine', ...part, direction }]
      : [entry, { kind: 'return', ...part, reason, returnedOn: bookedOn, bankReference }]
  }
}

/** Reads what a bank answers in a delimited file: results, returns or a statement. */
export const readDelimitedAnswer = (
  bytes: Bytes,
  expected: ExpectedFile,
): AsyncGenerator<AnswerRecord> =>
  readDelimited<OwnRecord>(bytes, new AnswerTaker(expected), ['RESULT', 'RETURN', 'STATEMENT'])
