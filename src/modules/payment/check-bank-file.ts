import type { KeyObject } from '#platform/crypto/sm2.ts'
import type { AnswerRecord, InstructionRecord, Totals } from './formats/bank-format.ts'
import type { Fault } from './formats/fault.ts'
import { BANK_FORMATS } from './formats/index.ts'
import { ByteSeal, readSidecar, sidecarFaults, verifySidecar } from './formats/sidecar.ts'
import { type Beside, formatOfName } from './receive-answer.ts'

/** A file of payments or of answers, as it lies somewhere; it may have to be read twice. */
export interface FileToCheck {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
  /** Whose file it has to be; else whoever it says. */
  readonly bankCode?: string | undefined
  /** The files beside it, as far as they are there. */
  readonly beside?: { readonly [Part in keyof Beside]?: Beside[Part] | undefined } | undefined
  /** Keys of the signature; without them it is not looked at. */
  readonly keys?: readonly KeyObject[] | undefined
}

export type FileKind = 'instruction' | 'results' | 'returns' | 'statement'

/** What a file is, what stands in it, and what is wrong with it: nothing is applied. */
export interface FileReport {
  readonly name: string
  readonly usable: boolean
  readonly kind: FileKind | undefined
  readonly fileNumber: string | undefined
  readonly bankCode: string | undefined
  /** SM3 of the bytes, and how many there are. */
  readonly sm3: string
  readonly bytes: number
  /** What was read. */
  readonly counted: Totals
  /** What the file beside says; absent without one. */
  readonly told: Totals | undefined
  /** Records by what they say: `paid`, `rejected`, `return`, `debit`… */
  readonly records: Readonly<Record<string, Totals>>
  readonly signature: 'good' | 'wrong' | 'unchecked'
  /** The first of them, each with its place. */
  readonly faults: readonly Fault[]
  readonly faultCount: number
}

/** Enough for whoever has to mend it. */
const MOST_FAULTS = 100
/** The head of either format stands in the first bytes. */
const HEAD_BYTES = 4096

/** The whole of it once: its sizes and digest, and how it begins. */
const scan = async (content: AsyncIterable<Uint8Array>) => {
  const counting = new ByteSeal()
  let head = ''
  for await (const piece of content) {
    counting.add(piece)
    if (head.length < HEAD_BYTES)
      head += Buffer.from(piece.subarray(0, HEAD_BYTES)).toString('latin1')
  }
  return { seal: counting.seal(), head }
}

const isInstruction = (head: string): boolean =>
  /^H\|[^|]*\|PAY\|/.test(head) || /xsd:pain\.001\./.test(head)

const KINDS = {
  instruction: 'results',
  return: 'returns',
  notification: 'returns',
  statement: 'statement',
} as const satisfies Record<string, FileKind>

type AnyRecord = AnswerRecord | InstructionRecord

/** Adds up what is read. */
class Reading {
  kind: FileKind | undefined
  fileNumber: string | undefined
  bankCode: string | undefined
  counted: Totals = { count: 0, sumFen: 0n }
  usable = false
  unread = 0
  faultCount = 0
  readonly faults: Fault[] = []
  readonly records = new Map<string, { count: number; sumFen: bigint }>()

  take(record: AnyRecord): void {
    switch (record.kind) {
      case 'head':
        this.#head(record)
        break
      case 'line':
        this.#add('payment', record.line.amountFen)
        break
      case 'lineResult':
        this.#add(record.status, record.amountFen ?? 0n)
        break
      case 'return':
        this.#add('return', record.amountFen)
        break
      case 'entry':
        this.#add(record.direction, record.amountFen)
        break
      case 'fault':
        this.fault(record)
        break
      case 'end':
        this.counted = record.counted
        this.usable = record.usable
        this.unread = record.faults
        break
      case 'fileStatus':
      case 'entryLine':
        break
    }
  }

  fault(fault: Fault): void {
    this.faultCount += 1
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault)
  }

  #head(record: Extract<AnyRecord, { kind: 'head' }>): void {
    if ('head' in record) {
      this.kind = 'instruction'
      ;({ fileNumber: this.fileNumber, bankCode: this.bankCode } = record.head)
      return
    }
    this.kind = KINDS[record.answers]
    ;({ fileNumber: this.fileNumber, bankCode: this.bankCode } = record)
  }

  #add(what: string, fen: bigint): void {
    const sums = this.records.get(what) ?? { count: 0, sumFen: 0n }
    sums.count += 1
    sums.sumFen += fen
    this.records.set(what, sums)
  }
}

/** The bank that a file says it is of; a file without a head says none. */
const bankOf = async ({ name, open }: FileToCheck): Promise<string> => {
  const format = BANK_FORMATS[formatOfName(name)]
  for await (const record of format.readAnswer(open(), { bankCode: '' }))
    if (record.kind === 'head') return record.bankCode
  return ''
}

const signatureOf = ({ beside, keys }: FileToCheck): FileReport['signature'] => {
  const { sidecar, signature } = beside ?? {}
  if (keys === undefined || sidecar === undefined) return 'unchecked'
  const isGood = keys.some((key) => verifySidecar(key, sidecar, signature ?? ''))
  return isGood ? 'good' : 'wrong'
}

/**
 * 核对银行文件: everything that is looked at when a file is taken, and nothing is taken: signature,
 * sizes and digests by the file beside it, head, every record, totals. The same for the command
 * line and for the pages of banks.
 */
export const checkBankFile = async (file: FileToCheck): Promise<FileReport> => {
  const format = BANK_FORMATS[formatOfName(file.name)]
  const reading = new Reading()
  const { seal, head } = await scan(file.open())
  const signature = signatureOf(file)
  if (signature === 'wrong') reading.fault({ code: 'SIGNATURE_WRONG', place: { line: 1 } })
  const records = isInstruction(head)
    ? format.readInstruction(file.open())
    : format.readAnswer(file.open(), { bankCode: file.bankCode ?? (await bankOf(file)) })
  for await (const record of records) reading.take(record)
  const text = file.beside?.sidecar
  const told = text === undefined ? undefined : readSidecar(text)
  if (text !== undefined && told === undefined)
    reading.fault({ code: 'SIDECAR_WRONG', place: { line: 1 } })
  const payments = reading.unread > 0 ? undefined : reading.counted
  const differs =
    told === undefined ? [] : sidecarFaults(told, { ...seal, name: file.name, payments })
  for (const fault of differs) reading.fault(fault)
  const isWhole = told !== undefined || text === undefined
  return {
    name: file.name,
    usable: reading.usable && differs.length === 0 && isWhole && signature !== 'wrong',
    kind: reading.kind,
    fileNumber: reading.fileNumber,
    bankCode: reading.bankCode,
    sm3: seal.sm3,
    bytes: seal.bytes,
    counted: reading.counted,
    told: told?.payments,
    records: Object.fromEntries(reading.records),
    signature,
    faults: reading.faults,
    faultCount: reading.faultCount,
  }
}
