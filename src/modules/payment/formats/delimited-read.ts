import { PROVINCE_ZONE } from '#kernel/period.ts'
import type {
  Bytes,
  EndRecord,
  FaultRecord,
  InstructionHead,
  InstructionLine,
  InstructionRecord,
  Totals,
} from './bank-format.ts'
import { type LineTaker, readDelimited } from './delimited-lines.ts'
import type { Place } from './fault.ts'
import { FaultCount } from './fault-count.ts'
import {
  ACCOUNT_KIND,
  COMPACT_DATE_KIND,
  COUNT_KIND,
  CURRENCY_KIND,
  EXACT_AMOUNT_KIND,
  type FieldReader,
  FREE_TEXT_KIND,
  type Kind,
  LINE_ID_KIND,
  PERIOD_KIND,
  REFERENCE_KIND,
  SUM_KIND,
} from './field-reader.ts'
import { totalsFaults } from './totals.ts'

type OwnRecord = Exclude<InstructionRecord, EndRecord>

const momentOf = (text: string): Temporal.Instant | undefined => {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  try {
    return Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`)
      .toZonedDateTime(PROVINCE_ZONE)
      .toInstant()
  } catch {
    return undefined
  }
}

const MOMENT_KIND: Kind<Temporal.Instant> = { fault: 'DATE', shown: true, parse: momentOf }

const headOf = (row: FieldReader): InstructionHead | undefined => {
  const text = (name: string) => row.take(name, FREE_TEXT_KIND) ?? ''
  const reference = (name: string) => row.take(name, REFERENCE_KIND) ?? ''
  const payOn = row.take('payOn', COMPACT_DATE_KIND)
  const madeAt = row.take('madeAt', MOMENT_KIND)
  row.take('currency', CURRENCY_KIND)
  const head = {
    fileNumber: reference('fileNumber'),
    incarnation: row.take('incarnation', COUNT_KIND) ?? 0,
    batchReference: reference('batchReference'),
    bankCode: reference('bankCode'),
    programme: { code: reference('programmeCode'), name: text('programmeName') },
    period: row.take('period', PERIOD_KIND) ?? '',
    payer: { name: text('payerName'), accountNumber: row.take('payerAccount', ACCOUNT_KIND) ?? '' },
    totals: { count: row.take('count', COUNT_KIND) ?? 0, sumFen: row.take('sum', SUM_KIND) ?? 0n },
  }
  return payOn === undefined || madeAt === undefined ? undefined : { ...head, payOn, madeAt }
}

const lineOf = (row: FieldReader): InstructionLine => ({
  lineId: row.take('lineId', LINE_ID_KIND) ?? '',
  accountNumber: row.take('accountNumber', ACCOUNT_KIND) ?? '',
  accountName: row.take('accountName', FREE_TEXT_KIND) ?? '',
  amountFen: row.take('amount', EXACT_AMOUNT_KIND) ?? 0n,
  purpose: row.take('purpose', FREE_TEXT_KIND) ?? '',
})

class InstructionTaker implements LineTaker<OwnRecord> {
  readonly faults = new FaultCount()
  #told: Totals = { count: 0, sumFen: 0n }
  #count = 0
  #sumFen = 0n
  #last = ''

  head(row: FieldReader, place: Place): readonly OwnRecord[] {
    const head = headOf(row)
    if (head === undefined) return []
    this.#told = head.totals
    return [{ kind: 'head', place, head }]
  }

  detail(row: FieldReader, place: Place): readonly OwnRecord[] {
    const line = lineOf(row)
    if (row.fault !== undefined) return []
    this.#count += 1
    this.#sumFen += line.amountFen
    const isSorted = line.lineId > this.#last
    this.#last = line.lineId
    const record = { kind: 'line', place, line } as const
    return isSorted ? [record] : [record, this.faults.note({ code: 'LINES_UNSORTED', place })]
  }

  trailer(row: FieldReader, place: Place, unread: number): readonly FaultRecord[] {
    const trailer = {
      count: row.take('count', COUNT_KIND) ?? 0,
      sumFen: row.take('sum', SUM_KIND) ?? 0n,
    }
    if (row.fault !== undefined) return []
    return [trailer, this.#told].flatMap((told) =>
      totalsFaults(told, this.counted(), unread, place).map((fault) => this.faults.note(fault)),
    )
  }

  counted(): Totals {
    return { count: this.#count, sumFen: this.#sumFen }
  }
}

/** Reads a delimited instruction file, as the bank will. */
export const readDelimitedInstruction = (bytes: Bytes): AsyncGenerator<InstructionRecord> =>
  readDelimited<OwnRecord>(bytes, new InstructionTaker(), ['PAY'])
