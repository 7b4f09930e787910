import type {
  Bytes,
  EndRecord,
  InstructionHead,
  InstructionLine,
  InstructionRecord,
} from './bank-format.ts'
import { FaultCount } from './fault-count.ts'
import {
  ACCOUNT_KIND,
  COUNT_KIND,
  DATE_KIND,
  DECIMAL_SUM_KIND,
  type FieldReader,
  FREE_TEXT_KIND,
  type Kind,
  LINE_ID_KIND,
  PERIOD_KIND,
  REFERENCE_KIND,
} from './field-reader.ts'
import { amountOf } from './iso-fields.ts'
import { PAIN_001, SCHEMES } from './iso-write.ts'
import { totalsFaults } from './totals.ts'
import type { Frame } from './xml-frame.ts'
import { readFrames } from './xml-frames.ts'
import type { FramePlan } from './xml-walk.ts'

type OwnRecord = Exclude<InstructionRecord, EndRecord>

const BATCH = 'CstmrCdtTrfInitn/PmtInf'

const PLAN: FramePlan = {
  'CstmrCdtTrfInitn/GrpHdr': 'stream',
  [BATCH]: 'stream',
  [`${BATCH}/UltmtDbtr/Id/OrgId/Othr`]: 'keep',
  [`${BATCH}/CdtTrfTxInf`]: 'stream',
}

const instantOf = (text: string): Temporal.Instant | undefined => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

const MOMENT_KIND: Kind<Temporal.Instant> = { fault: 'DATE', shown: true, parse: instantOf }

const totalsOf = (reader: FieldReader) => ({
  count: reader.take('NbOfTxs', COUNT_KIND) ?? 0,
  sumFen: reader.take('CtrlSum', DECIMAL_SUM_KIND) ?? 0n,
})

/** What was added to the programme under one of our schemes. */
const added = (batch: Frame, scheme: string): FieldReader =>
  (batch.kept('Othr').find((other) => other.text('SchmeNm/Prtry') === scheme) ?? batch).reader()

/** Reads pain.001 as this program writes it. */
class InstructionReader {
  readonly faults = new FaultCount()
  #group: Frame | undefined
  #batch: Frame | undefined
  #read = { count: 0, sumFen: 0n }
  #unread = 0
  #last = ''

  frame(frame: Frame): readonly OwnRecord[] {
    if (frame.name === 'CdtTrfTxInf') return [...this.#head(frame.parent), ...this.#line(frame)]
    if (frame.name === 'PmtInf') return this.#end(frame)
    this.#group = frame
    return []
  }

  end(): EndRecord {
    return this.faults.end({ ...this.#read })
  }

  /** The values of the head all stand before the first transaction. */
  #head(batch: Frame | undefined): readonly OwnRecord[] {
    if (batch === undefined || this.#batch === batch) return []
    const isSecond = this.#batch !== undefined
    this.#batch = batch
    const { place } = batch
    if (isSecond) return [this.faults.note({ code: 'XML_MESSAGE', place })]
    const head = this.#headOf(batch)
    return head === undefined
      ? [this.faults.note({ code: 'HEAD_WRONG', place })]
      : [{ kind: 'head', place, head }]
  }

  #headOf(batch: Frame): InstructionHead | undefined {
    const [group, inside] = [(this.#group ?? batch).reader(), batch.reader()]
    const programme = added(batch, SCHEMES.programme)
    const period = added(batch, SCHEMES.period)
    const incarnation = added(batch, SCHEMES.incarnation)
    const madeAt = group.take('CreDtTm', MOMENT_KIND)
    const payOn = inside.take('ReqdExctnDt/Dt', DATE_KIND)
    const head = {
      fileNumber: group.take('MsgId', REFERENCE_KIND) ?? '',
      incarnation: incarnation.take('Id', COUNT_KIND) ?? 0,
      batchReference: inside.take('PmtInfId', REFERENCE_KIND) ?? '',
      bankCode: inside.take('DbtrAgt/FinInstnId/ClrSysMmbId/MmbId', REFERENCE_KIND) ?? '',
      programme: {
        code: programme.take('Id', REFERENCE_KIND) ?? '',
        name: inside.take('UltmtDbtr/Nm', FREE_TEXT_KIND) ?? '',
      },
      period: period.take('Id', PERIOD_KIND) ?? '',
      payer: {
        name: inside.take('Dbtr/Nm', FREE_TEXT_KIND) ?? '',
        accountNumber: inside.take('DbtrAcct/Id/Othr/Id', ACCOUNT_KIND) ?? '',
      },
      totals: totalsOf(inside),
    }
    const readers = [group, inside, programme, period, incarnation]
    const isWhole = readers.every(({ fault }) => fault === undefined)
    if (!isWhole || madeAt === undefined || payOn === undefined) return undefined
    return { ...head, madeAt, payOn }
  }

  #line(frame: Frame): readonly OwnRecord[] {
    const reader = frame.reader()
    const line: InstructionLine = {
      lineId: reader.take('PmtId/EndToEndId', LINE_ID_KIND) ?? '',
      accountNumber: reader.take('CdtrAcct/Id/Othr/Id', ACCOUNT_KIND) ?? '',
      accountName: reader.take('Cdtr/Nm', FREE_TEXT_KIND) ?? '',
      amountFen: amountOf(frame, reader, 'Amt/InstdAmt') ?? 0n,
      purpose: reader.take('RmtInf/Ustrd', FREE_TEXT_KIND) ?? '',
    }
    if (reader.fault !== undefined) {
      this.#unread += 1
      return [this.faults.note(reader.fault)]
    }
    this.#read.count += 1
    this.#read.sumFen += line.amountFen
    const isSorted = line.lineId > this.#last
    this.#last = line.lineId
    const { place } = frame
    const record = { kind: 'line', place, line } as const
    return isSorted ? [record] : [record, this.faults.note({ code: 'LINES_UNSORTED', place })]
  }

  #end(batch: Frame): readonly OwnRecord[] {
    const head = this.#head(batch)
    const told = [(this.#group ?? batch).reader(), batch.reader()].map(totalsOf)
    const faults = told.flatMap((one) => totalsFaults(one, this.#read, this.#unread, batch.place))
    return [...head, ...this.faults.notes(faults)]
  }
}

/** Reads an instruction file back, as the bank will. */
export async function* readIsoInstruction(bytes: Bytes): AsyncGenerator<InstructionRecord> {
  const reader = new InstructionReader()
  for await (const event of readFrames(bytes, PLAN)) {
    if (event.kind === 'frame') yield* reader.frame(event.frame)
    else if (event.kind === 'fault') yield reader.faults.note(event.fault)
    else if (event.message !== PAIN_001) {
      const { message: found, place } = event
      yield reader.faults.note({ code: 'XML_MESSAGE', place, found, expected: PAIN_001 })
      break
    }
  }
  yield reader.end()
}
