import { ChipCardSchema, ChipHolderSchema } from './protocol.ts'
import type { ChipCard, ChipHolder } from './reader.ts'
import { ReaderFault } from './fault.ts'

/** Short names of the two files of the chip that need no key. */
export const CHIP_FILES = { issuer: 0x05, holder: 0x06 } as const

/** How the value of a record is to be read. */
type Format = 'hex' | 'text' | 'day' | 'chinese'

export interface RecordLayout {
  readonly file: keyof typeof CHIP_FILES
  /** Its place in the file, counted from one. */
  readonly record: number
  readonly tag: number
  readonly length: number
  readonly format: Format
}

/**
 * 发卡机构文件 EF05 and 持卡人文件 EF06, the records that we read of them. Each record is a tag, a
 * length and a value of fixed length.
 */
export const CHIP_RECORDS = {
  identifier: { file: 'issuer', record: 1, tag: 0x01, length: 16, format: 'hex' },
  issuedOn: { file: 'issuer', record: 5, tag: 0x05, length: 4, format: 'day' },
  validUntil: { file: 'issuer', record: 6, tag: 0x06, length: 4, format: 'day' },
  number: { file: 'issuer', record: 7, tag: 0x07, length: 9, format: 'text' },
  socialSecurityNumber: { file: 'holder', record: 1, tag: 0x08, length: 18, format: 'text' },
  name: { file: 'holder', record: 2, tag: 0x09, length: 30, format: 'chinese' },
} as const satisfies Record<string, RecordLayout>

export type ChipRecord = keyof typeof CHIP_RECORDS

const wrong = (record: ChipRecord): ReaderFault =>
  new ReaderFault('CARD_DATA_WRONG', `record ${record} of the chip is malformed`)

const hex = (bytes: Uint8Array): string => bytes.toHex().toUpperCase()

/** Text is filled up with zero bytes on the right, by some issuers with spaces. */
const unfilled = (bytes: Uint8Array): Uint8Array => {
  const last = bytes.findLastIndex((byte) => byte !== 0x00 && byte !== 0x20 && byte !== 0xff)
  return bytes.subarray(0, last + 1)
}

/** Characters as they stand there; control characters stand nowhere. */
const decode = (bytes: Uint8Array, allowed: RegExp): string => {
  const text = new TextDecoder('gb18030', { fatal: true }).decode(unfilled(bytes))
  if (!allowed.test(text)) throw new RangeError('a character that must not stand there')
  return text
}

/** Eight decimal digits; a day that was never written is all 0 or all F. */
const day = (bytes: Uint8Array): string | undefined => {
  const digits = hex(bytes)
  if (digits === '00000000' || digits === 'FFFFFFFF') return undefined
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString()
}

const READ: Readonly<Record<Format, (bytes: Uint8Array) => string | undefined>> = {
  hex,
  text: (bytes) => decode(bytes, /^[0-9A-Za-z]*$/).toUpperCase(),
  day,
  chinese: (bytes) => decode(bytes, /^\P{Cc}*$/u),
}

/**
 * The value of one record as it came from the chip.
 *
 * @throws {ReaderFault} CARD_DATA_WRONG when tag, length or content are not what they must be.
 */
export const readRecord = (record: ChipRecord, bytes: Uint8Array): string | undefined => {
  const { tag, length, format } = CHIP_RECORDS[record]
  if (bytes.length !== length + 2 || bytes[0] !== tag || bytes[1] !== length) throw wrong(record)
  try {
    return READ[format](bytes.subarray(2))
  } catch {
    throw wrong(record)
  }
}

export type RecordBytes<Record extends ChipRecord> = Readonly<{ [Name in Record]: Uint8Array }>

/** The card of the issuer's file. Its region is the beginning of its identifier. */
export const readCard = (
  bytes: RecordBytes<'identifier' | 'number' | 'issuedOn' | 'validUntil'>,
): ChipCard => {
  const identifier = readRecord('identifier', bytes.identifier)
  const parsed = ChipCardSchema.safeParse({
    region: identifier?.slice(0, 6),
    number: readRecord('number', bytes.number),
    identifier,
    issuedOn: readRecord('issuedOn', bytes.issuedOn),
    validUntil: readRecord('validUntil', bytes.validUntil),
  })
  if (!parsed.success) throw new ReaderFault('CARD_DATA_WRONG', 'the issuer file is malformed')
  return parsed.data
}

/** The holder of the holder's file; the name exactly as it stands there. */
export const readHolder = (bytes: RecordBytes<'socialSecurityNumber' | 'name'>): ChipHolder => {
  const parsed = ChipHolderSchema.safeParse({
    socialSecurityNumber: readRecord('socialSecurityNumber', bytes.socialSecurityNumber),
    name: readRecord('name', bytes.name),
  })
  if (!parsed.success) throw new ReaderFault('CARD_DATA_WRONG', 'the holder file is malformed')
  return parsed.data
}
