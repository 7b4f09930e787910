import type {
  AnswerRecord,
  EndRecord,
  FaultRecord,
  FileStatus,
  FileStatusRecord,
  LineStatus,
  Totals,
} from './bank-format.ts'
import type { Fault } from './fault.ts'
import {
  COUNT_KIND,
  DATE_KIND,
  DECIMAL_SUM_KIND,
  FREE_TEXT_KIND,
  LINE_ID_KIND,
  meaningOf,
  REFERENCE_KIND,
} from './field-reader.ts'
import { amountOf, type IsoContext, reasonUnder, tailAt, unexpected } from './iso-fields.ts'
import { SeenIds } from './seen-ids.ts'
import { sumFault } from './totals.ts'
import type { Frame } from './xml-frame.ts'
import type { FramePlan } from './xml-walk.ts'

type OwnRecord = Exclude<AnswerRecord, EndRecord>

export const PAIN_002 = 'pain.002.001.11'
const BATCH = 'CstmrPmtStsRpt/OrgnlPmtInfAndSts'
const GROUP = 'CstmrPmtStsRpt/OrgnlGrpInfAndSts'

export const STATUS_PLAN: FramePlan = {
  'CstmrPmtStsRpt/GrpHdr': 'stream',
  [GROUP]: 'stream',
  [`${GROUP}/StsRsnInf`]: 'keep',
  [`${GROUP}/NbOfTxsPerSts`]: 'keep',
  [BATCH]: 'stream',
  [`${BATCH}/StsRsnInf`]: 'keep',
  [`${BATCH}/NbOfTxsPerSts`]: 'keep',
  [`${BATCH}/TxInfAndSts`]: 'stream',
  [`${BATCH}/TxInfAndSts/StsRsnInf`]: 'keep',
}

// ACWC, accepted with changes, is on no list: nobody may change a payment.
const FILE_STATES: Readonly<Record<string, FileStatus>> = {
  RCVD: 'received',
  PDNG: 'received',
  ACTC: 'accepted',
  ACCP: 'accepted',
  ACSP: 'accepted',
  PART: 'partlyAccepted',
  ACSC: 'paid',
  ACCC: 'paid',
  RJCT: 'refused',
}

const LINE_STATES: Readonly<Record<string, LineStatus>> = {
  RCVD: 'pending',
  PDNG: 'pending',
  ACTC: 'accepted',
  ACCP: 'accepted',
  ACSP: 'accepted',
  ACSC: 'paid',
  ACCC: 'paid',
  RJCT: 'rejected',
}

interface PerStatus {
  count: number
  sumFen: bigint
  /** Transactions whose amount the bank does not repeat. */
  withoutAmount: number
}

/** Reads pain.002: what became of a file, of the batch in it, and of its lines. */
export class StatusReader {
  readonly #context: IsoContext
  readonly #seen = new SeenIds()
  readonly #perStatus = new Map<string, PerStatus>()
  readonly #tables: Frame[] = []
  #hasHead = false
  #hasGroup = false
  /** A line of this batch could not be read, so that totals say nothing. */
  #unread = 0
  #checkedBatch: Frame | undefined

  constructor(context: IsoContext) {
    this.#context = context
  }

  frame(frame: Frame): readonly OwnRecord[] {
    if (frame.name === 'GrpHdr') return this.#header(frame)
    if (frame.name === 'OrgnlGrpInfAndSts') return this.#group(frame)
    if (frame.name === 'TxInfAndSts') return this.#transaction(frame)
    return this.#batch(frame)
  }

  end(): readonly OwnRecord[] {
    const { faults } = this.#context
    const missing: readonly Fault[] =
      this.#hasHead && this.#hasGroup ? [] : [{ code: 'HEAD_WRONG', place: { line: 1 } }]
    const told = this.#unread > 0 ? [] : this.#tables.flatMap((table) => this.#compare(table))
    return faults.notes([...missing, ...told])
  }

  counted(): Totals {
    const all = [...this.#perStatus.values()]
    return {
      count: all.reduce((sum, { count }) => sum + count, 0),
      sumFen: all.reduce((sum, { sumFen }) => sum + sumFen, 0n),
    }
  }

  #header(frame: Frame): readonly OwnRecord[] {
    const { faults, expected } = this.#context
    const reader = frame.reader()
    const fileNumber = reader.take('MsgId', REFERENCE_KIND)
    const bankCode = reader.take('DbtrAgt/FinInstnId/ClrSysMmbId/MmbId', REFERENCE_KIND)
    if (fileNumber === undefined || bankCode === undefined)
      return faults.notes(reader.fault === undefined ? [] : [reader.fault])
    this.#hasHead = true
    const { place } = frame
    return [
      { kind: 'head', place, answers: 'instruction', fileNumber, bankCode },
      ...unexpected(faults, 'WRONG_BANK', [bankCode, expected.bankCode], place),
    ]
  }

  #group(frame: Frame): readonly OwnRecord[] {
    const { faults, expected } = this.#context
    this.#hasGroup = true
    this.#tables.push(...frame.kept('NbOfTxsPerSts'))
    const instruction = [frame.text('OrgnlMsgId'), expected.fileNumber] as const
    return [
      ...unexpected(faults, 'WRONG_INSTRUCTION', instruction, frame.place),
      ...this.#status(frame, 'file', 'GrpSts'),
      ...this.#original(frame),
    ]
  }

  #batch(frame: Frame): readonly OwnRecord[] {
    this.#tables.push(...frame.kept('NbOfTxsPerSts'))
    return [...this.#checkBatch(frame), ...this.#status(frame, 'batch', 'PmtInfSts')]
  }

  #checkBatch(batch: Frame): readonly FaultRecord[] {
    const { faults, expected } = this.#context
    if (this.#checkedBatch === batch) return []
    this.#checkedBatch = batch
    const told = [batch.text('OrgnlPmtInfId'), expected.batchReference] as const
    return unexpected(faults, 'WRONG_BATCH', told, batch.place)
  }

  #status(
    frame: Frame,
    of: FileStatusRecord['of'],
    path: string,
  ): readonly (FileStatusRecord | FaultRecord)[] {
    if (!frame.has(path)) return []
    const { faults, expected } = this.#context
    const reader = frame.reader()
    const statusCode = reader.take(path, FREE_TEXT_KIND)
    if (statusCode === undefined) return faults.notes(reader.fault ? [reader.fault] : [])
    const status = meaningOf(FILE_STATES, statusCode) ?? 'unknown'
    const [why] = frame.kept('StsRsnInf')
    const reason = why && reasonUnder(why, why.reader(), '', expected.ownReasons)
    const { place } = frame
    if (status === 'unknown') reader.spoil('STATUS', path)
    if (status === 'refused' && reason === undefined) reader.spoil('REASON_MISSING', path)
    const record = { kind: 'fileStatus', place, of, status, statusCode, reason } as const
    return [record, ...faults.notes(reader.fault === undefined ? [] : [reader.fault])]
  }

  /** What the bank says that it received. */
  #original(frame: Frame): readonly FaultRecord[] {
    const { faults, expected } = this.#context
    const reader = frame.reader()
    const count = reader.maybe('OrgnlNbOfTxs', COUNT_KIND)
    const sumFen = reader.maybe('OrgnlCtrlSum', DECIMAL_SUM_KIND)
    const sent = expected.totals
    if (reader.fault !== undefined) return [faults.note(reader.fault)]
    if (sent === undefined) return []
    const code = 'ORIGINAL_TOTALS_DIFFER' as const
    const { place } = frame
    const counts: readonly Fault[] =
      count === undefined || count === sent.count
        ? []
        : [{ code, place, found: String(count), expected: String(sent.count) }]
    return faults.notes([
      ...counts,
      ...(sumFen === undefined ? [] : sumFault(code, sumFen, sent.sumFen, place)),
    ])
  }

  #transaction(frame: Frame): readonly OwnRecord[] {
    const { faults, expected } = this.#context
    const wrongBatch = frame.parent === undefined ? [] : this.#checkBatch(frame.parent)
    const reader = frame.reader()
    const lineId = reader.take('OrgnlEndToEndId', LINE_ID_KIND) ?? ''
    const statusCode = reader.take('TxSts', FREE_TEXT_KIND) ?? ''
    const status = meaningOf(LINE_STATES, statusCode) ?? 'unknown'
    const [why] = frame.kept('StsRsnInf')
    const reasonReader = (why ?? frame).reader()
    const reason = why && reasonUnder(why, reasonReader, '', expected.ownReasons)
    reader.fault ??= reasonReader.fault
    if (status === 'rejected' && reason === undefined) reader.spoil('REASON_MISSING', 'TxSts')
    const amountPath = 'OrgnlTxRef/Amt/InstdAmt'
    const amountFen = frame.has(amountPath) ? amountOf(frame, reader, amountPath) : undefined
    const settledOn = reader.maybe('OrgnlTxRef/IntrBkSttlmDt', DATE_KIND)
    const bankReference = reader.maybe('AcctSvcrRef', REFERENCE_KIND)
    if (reader.fault === undefined && this.#seen.meet(lineId))
      reader.spoil('DUPLICATE_LINE', 'OrgnlEndToEndId')
    if (reader.fault !== undefined) {
      this.#unread += 1
      return [...wrongBatch, faults.note(reader.fault)]
    }
    this.#count(statusCode, amountFen)
    const accountTail = tailAt(frame, 'OrgnlTxRef/CdtrAcct/Id/Othr/Id')
    const told = { lineId, status, statusCode, amountFen, accountTail, reason } as const
    if (status === 'unknown') reader.spoil('STATUS', 'TxSts')
    return [
      ...wrongBatch,
      { kind: 'lineResult', place: frame.place, ...told, settledOn, bankReference },
      ...faults.notes(reader.fault === undefined ? [] : [reader.fault]),
    ]
  }

  #count(statusCode: string, amountFen: bigint | undefined): void {
    const sums = this.#perStatus.get(statusCode) ?? { count: 0, sumFen: 0n, withoutAmount: 0 }
    sums.count += 1
    sums.sumFen += amountFen ?? 0n
    sums.withoutAmount += amountFen === undefined ? 1 : 0
    this.#perStatus.set(statusCode, sums)
  }

  /**
   * A bank may leave the lines out that went well and give their number only. Lines that it lists
   * it lists all, and what it rejected it has to list.
   */
  #compare(table: Frame): readonly Fault[] {
    const reader = table.reader()
    const count = reader.take('DtldNbOfTxs', COUNT_KIND)
    const status = reader.take('DtldSts', FREE_TEXT_KIND) ?? ''
    const sumFen = reader.maybe('DtldCtrlSum', DECIMAL_SUM_KIND)
    if (reader.fault !== undefined) return [reader.fault]
    const listed = this.#perStatus.get(status)
    if (listed === undefined && status !== 'RJCT') return []
    const { place } = table
    if (listed?.count !== count && (listed?.count ?? 0) !== count) {
      const expected = String(listed?.count ?? 0)
      return [{ code: 'COUNT_DIFFERS', place, found: String(count), expected }]
    }
    if (listed === undefined || sumFen === undefined || listed.withoutAmount > 0) return []
    return sumFault('SUM_DIFFERS', sumFen, listed.sumFen, place)
  }
}
