import type { AnswerHead, AnswerRecord, EndRecord, FaultRecord, Totals } from './bank-format.ts'
import type { Fault } from './fault.ts'
import {
  ACCOUNT_KIND,
  COUNT_KIND,
  DATE_KIND,
  DECIMAL_SUM_KIND,
  type FieldReader,
  FREE_TEXT_KIND,
  LINE_ID_KIND,
  REFERENCE_KIND,
} from './field-reader.ts'
import { amountOf, type IsoContext, reasonUnder, tailAt, unexpected } from './iso-fields.ts'
import { LINE_ID } from './line-check.ts'
import { SeenIds } from './seen-ids.ts'
import { sumFault } from './totals.ts'
import type { Frame } from './xml-frame.ts'
import type { FramePlan } from './xml-walk.ts'

type OwnRecord = Exclude<AnswerRecord, EndRecord>

export const CAMT_053 = 'camt.053.001.08'
export const CAMT_054 = 'camt.054.001.08'

const planUnder = (root: string, report: string): FramePlan => ({
  [`${root}/GrpHdr`]: 'stream',
  [`${root}/${report}`]: 'stream',
  [`${root}/${report}/Bal`]: 'keep',
  [`${root}/${report}/Ntry`]: 'stream',
  [`${root}/${report}/Ntry/NtryDtls/TxDtls`]: 'stream',
})

export const STATEMENT_PLAN: FramePlan = {
  ...planUnder('BkToCstmrStmt', 'Stmt'),
  ...planUnder('BkToCstmrDbtCdtNtfctn', 'Ntfctn'),
}

const DIRECTIONS = { CRDT: 'credit', DBIT: 'debit' } as const
const ENTRY_STATES = { BOOK: true, PDNG: false, INFO: false, FUTR: false } as const
const YES_NO = { true: true, '1': true, false: false, '0': false } as const

const signed = (direction: 'credit' | 'debit' | undefined, fen: bigint): bigint =>
  direction === 'debit' ? -fen : fen

interface Movements {
  entries: number
  creditFen: bigint
  debitFen: bigint
  /** Of booked entries only: what the balance moves by. */
  bookedFen: bigint
}

const nothing = (): Movements => ({ entries: 0, creditFen: 0n, debitFen: 0n, bookedFen: 0n })

/** Reads camt.053 and camt.054: entries of an account, and our payments and returns in them. */
export class StatementReader {
  readonly #context: IsoContext
  readonly #answers: AnswerHead['answers']
  readonly #seen = new SeenIds()
  #fileNumber: string | undefined
  /** The statement whose head was told. */
  #told: Frame | undefined
  #moved = nothing()
  #counted = { count: 0, sumFen: 0n }
  #unread = 0
  /** What the details of the entry that is being read add up to. */
  #detailsFen: bigint | undefined

  constructor(context: IsoContext, answers: AnswerHead['answers']) {
    this.#context = context
    this.#answers = answers
  }

  frame(frame: Frame): readonly OwnRecord[] {
    if (frame.name === 'GrpHdr') return this.#header(frame)
    if (frame.name === 'Ntry') return [...this.#head(frame.parent), ...this.#entry(frame)]
    if (frame.name === 'TxDtls')
      return [...this.#head(frame.parent?.parent), ...this.#details(frame)]
    return [...this.#head(frame), ...this.#report(frame)]
  }

  end(): readonly OwnRecord[] {
    const code = 'HEAD_WRONG'
    return this.#told === undefined ? [this.#context.faults.note({ code, place: { line: 1 } })] : []
  }

  counted(): Totals {
    return { ...this.#counted }
  }

  #header(frame: Frame): readonly OwnRecord[] {
    const reader = frame.reader()
    this.#fileNumber = reader.take('MsgId', REFERENCE_KIND)
    return this.#faultsOf(reader)
  }

  #faultsOf({ fault }: FieldReader): readonly FaultRecord[] {
    return this.#context.faults.notes(fault === undefined ? [] : [fault])
  }

  /** Once for each report: its account stands before its entries. */
  #head(report: Frame | undefined): readonly OwnRecord[] {
    if (report === undefined || report === this.#told || this.#fileNumber === undefined) return []
    this.#told = report
    this.#moved = nothing()
    this.#unread = 0
    const { faults, expected } = this.#context
    const reader = report.reader()
    const accountNumber = reader.take('Acct/Id/Othr/Id', ACCOUNT_KIND)
    const bankCode = reader.take('Acct/Svcr/FinInstnId/ClrSysMmbId/MmbId', REFERENCE_KIND) ?? ''
    const [place, fileNumber] = [report.place, this.#fileNumber]
    return [
      { kind: 'head', place, answers: this.#answers, fileNumber, bankCode, accountNumber },
      ...this.#faultsOf(reader),
      ...unexpected(faults, 'WRONG_BANK', [bankCode, expected.bankCode], place),
    ]
  }

  #entry(frame: Frame): readonly OwnRecord[] {
    const reader = frame.reader()
    const amountFen = amountOf(frame, reader, 'Amt') ?? 0n
    const direction = reader.word('CdtDbtInd', DIRECTIONS, 'DIRECTION')
    const isBooked = reader.word('Sts/Cd', ENTRY_STATES, 'STATUS') ?? false
    const isReversal = frame.has('RvslInd') && reader.word('RvslInd', YES_NO, 'STATUS') === true
    const bookedOn = bookingDay(frame, reader)
    const bankReference = reader.maybe('AcctSvcrRef', REFERENCE_KIND)
    const named = frame.has('NtryRef') || bankReference === undefined
    const entryReference = named ? reader.take('NtryRef', REFERENCE_KIND) : bankReference
    const detailsFen = this.#detailsFen
    this.#detailsFen = undefined
    if (reader.fault !== undefined || direction === undefined || entryReference === undefined) {
      this.#unread += 1
      return this.#faultsOf(reader)
    }
    this.#move(direction, amountFen, isBooked)
    const { place } = frame
    const whole = signed(direction, amountFen)
    const differs =
      detailsFen === undefined ? [] : sumFault('DETAILS_DIFFER', detailsFen, whole, place)
    const when = { isBooked, isReversal, bookedOn, bankReference } as const
    return [
      { kind: 'entry', place, entryReference, direction, amountFen, ...when },
      ...this.#context.faults.notes(differs),
    ]
  }

  #move(direction: 'credit' | 'debit', amountFen: bigint, isBooked: boolean): void {
    this.#moved.entries += 1
    if (direction === 'credit') this.#moved.creditFen += amountFen
    else this.#moved.debitFen += amountFen
    if (isBooked) this.#moved.bookedFen += signed(direction, amountFen)
    this.#counted.count += 1
    this.#counted.sumFen += amountFen
  }

  #details(frame: Frame): readonly OwnRecord[] {
    const { parent: entry } = frame
    if (entry === undefined) return []
    const reader = frame.reader()
    const amountFen = frame.has('Amt')
      ? (amountOf(frame, reader, 'Amt') ?? 0n)
      : (amountOf(entry, entry.reader(), 'Amt') ?? 0n)
    const by = frame.has('CdtDbtInd') ? reader : entry.reader()
    const direction = by.word('CdtDbtInd', DIRECTIONS, 'DIRECTION')
    const instructionFile = reader.maybe('Refs/MsgId', REFERENCE_KIND)
    const batchReference = reader.maybe('Refs/PmtInfId', REFERENCE_KIND)
    const reason = reasonUnder(frame, reader, 'RtrInf/', this.#context.expected.ownReasons)
    if (reader.fault === undefined && direction !== undefined)
      this.#detailsFen = (this.#detailsFen ?? 0n) + signed(direction, amountFen)
    const part = { place: frame.place, instructionFile, amountFen } as const
    if (reason !== undefined && entry.text('Sts/Cd') === 'BOOK') {
      const lineId = reader.take('Refs/EndToEndId', LINE_ID_KIND) ?? ''
      if (direction === 'debit') reader.spoil('DIRECTION', 'CdtDbtInd')
      if (reader.fault === undefined && this.#seen.meet(lineId))
        reader.spoil('DUPLICATE_LINE', 'Refs/EndToEndId')
      if (reader.fault !== undefined) return this.#faultsOf(reader)
      const accountTail = tailAt(frame, 'RltdPties/CdtrAcct/Id/Othr/Id')
      const returnedOn = bookingDay(entry, entry.reader())
      const bankReference = reader.maybe('Refs/AcctSvcrRef', REFERENCE_KIND)
      return [{ kind: 'return', ...part, lineId, accountTail, reason, returnedOn, bankReference }]
    }
    if (reader.fault !== undefined || direction === undefined) return this.#faultsOf(reader)
    // An account has entries of others, whose references have other forms.
    const reference = frame.text('Refs/EndToEndId')
    const lineId = reference !== undefined && LINE_ID.test(reference) ? reference : undefined
    return [{ kind: 'entryLine', ...part, direction, lineId, batchReference }]
  }

  /** The end of a report: its own totals and balances against the entries that were read. */
  #report(frame: Frame): readonly OwnRecord[] {
    if (this.#unread > 0) return []
    const reader = frame.reader()
    const { entries, creditFen, debitFen } = this.#moved
    const sides = [
      ['TtlNtries', creditFen + debitFen],
      ['TtlCdtNtries', creditFen],
      ['TtlDbtNtries', debitFen],
    ] as const
    const sums = sides.flatMap(([name, foundFen]) => {
      const told = reader.maybe(`TxsSummry/${name}/Sum`, DECIMAL_SUM_KIND)
      return told === undefined ? [] : sumFault('SUM_DIFFERS', told, foundFen, frame.place)
    })
    const count = reader.maybe('TxsSummry/TtlNtries/NbOfNtries', COUNT_KIND)
    const expected = String(entries)
    const counts: readonly Fault[] =
      count === undefined || count === entries
        ? []
        : [{ code: 'COUNT_DIFFERS', place: frame.place, found: String(count), expected }]
    const faults = [...counts, ...sums, ...this.#balances(frame)]
    return [...this.#faultsOf(reader), ...this.#context.faults.notes(faults)]
  }

  #balances(frame: Frame): readonly Fault[] {
    const opening = balanceOf(frame, ['OPBD', 'PRCD'])
    const closing = balanceOf(frame, ['CLBD'])
    if (opening === undefined || closing === undefined) return []
    return sumFault('BALANCE_DIFFERS', closing, opening + this.#moved.bookedFen, frame.place)
  }
}

/** A balance of one of the kinds, negative when the account is overdrawn. */
const balanceOf = (frame: Frame, kinds: readonly string[]): bigint | undefined => {
  const found = frame
    .kept('Bal')
    .find((balance) => kinds.includes(balance.text('Tp/CdOrPrtry/Cd') ?? ''))
  if (found === undefined) return undefined
  const reader = found.reader()
  const amountFen = reader.take('Amt', DECIMAL_SUM_KIND)
  const direction = reader.word('CdtDbtInd', DIRECTIONS, 'DIRECTION')
  return amountFen === undefined ? undefined : signed(direction, amountFen)
}

/** The day of booking, which banks tell as a day or with the hour. */
const bookingDay = (frame: Frame, reader: FieldReader): Temporal.PlainDate | undefined => {
  if (frame.has('BookgDt/Dt')) return reader.take('BookgDt/Dt', DATE_KIND)
  const moment = reader.maybe('BookgDt/DtTm', FREE_TEXT_KIND)
  return moment === undefined ? undefined : DATE_KIND.parse(moment.slice(0, 10))
}
