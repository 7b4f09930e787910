import { CHIP_FILES, CHIP_RECORDS, readCard, readHolder, type ChipRecord } from './chip-files.ts'
import type { ChipCard, ChipHolder } from './reader.ts'
import { ReaderFault } from './fault.ts'

/** Sends one command to the chip; the answer ends with the two status bytes. */
export type Transmit = (command: Uint8Array) => Promise<Uint8Array>

/** 社会保障系统环境 SSSE: `sx1.sh.社会保障`, its last part in GBK. */
export const APPLICATION = Uint8Array.fromHex('7378312E73682EC9E7BBE1B1A3D5CF')

/** SELECT by name. */
export const selectApplication = (): Uint8Array =>
  Uint8Array.of(0x00, 0xa4, 0x04, 0x00, APPLICATION.length, ...APPLICATION)

/** READ RECORD by its number, in a file by its short name. */
export const readRecordCommand = (record: ChipRecord): Uint8Array => {
  const { file, record: number, length } = CHIP_RECORDS[record]
  return Uint8Array.of(0x00, 0xb2, number, (CHIP_FILES[file] << 3) | 0b100, length + 2)
}

const getResponse = (length: number): Uint8Array => Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length)

interface Answer {
  readonly data: Uint8Array
  /** SW1 and SW2 as one number: 0x9000 is well. */
  readonly status: number
}

const DONE = 0x9000
const FILE_NOT_FOUND = 0x6a82
const FUNCTION_NOT_SUPPORTED = 0x6a81
const SECURITY_NOT_SATISFIED = 0x6982

const answerOf = (bytes: Uint8Array): Answer => {
  const [sw1, sw2] = bytes.subarray(-2)
  if (sw1 === undefined || sw2 === undefined)
    throw new ReaderFault('CARD_SILENT', 'the chip answered without a status')
  return { data: bytes.subarray(0, -2), status: (sw1 << 8) | sw2 }
}

/** One command; what older chips hold back (61xx) or want asked anew (6Cxx) is fetched. */
const exchange = async (transmit: Transmit, command: Uint8Array): Promise<Answer> => {
  const answer = answerOf(await transmit(command))
  const [sw1, sw2] = [answer.status >> 8, answer.status & 0xff]
  if (sw1 === 0x61) return answerOf(await transmit(getResponse(sw2)))
  if (sw1 !== 0x6c) return answer
  return answerOf(await transmit(Uint8Array.of(...command.subarray(0, -1), sw2)))
}

const refused = (status: number): ReaderFault =>
  new ReaderFault('CARD_REFUSED', `status ${status.toString(16).toUpperCase()} of the chip`)

const record = async (transmit: Transmit, name: ChipRecord): Promise<Uint8Array> => {
  const { data, status } = await exchange(transmit, readRecordCommand(name))
  if (status !== DONE) throw refused(status)
  return data
}

const select = async (transmit: Transmit): Promise<void> => {
  const { status } = await exchange(transmit, selectApplication())
  if (status === FILE_NOT_FOUND || status === FUNCTION_NOT_SUPPORTED)
    throw new ReaderFault('CARD_OF_ANOTHER_KIND')
  if (status !== DONE) throw refused(status)
}

/** The newest cards show their holder to a key only: then there is none, and the card is read. */
const holderOf = async (transmit: Transmit): Promise<ChipHolder | undefined> => {
  const first = await exchange(transmit, readRecordCommand('socialSecurityNumber'))
  if (first.status === SECURITY_NOT_SATISFIED) return undefined
  if (first.status !== DONE) throw refused(first.status)
  const name = await record(transmit, 'name')
  return readHolder({ socialSecurityNumber: first.data, name })
}

/**
 * Reads a social security card: its application, then the records that need no key.
 *
 * @throws {ReaderFault} CARD_OF_ANOTHER_KIND, CARD_REFUSED, CARD_SILENT or CARD_DATA_WRONG.
 */
export const readChip = async (
  transmit: Transmit,
  { holder }: { readonly holder: boolean },
): Promise<{ readonly card: ChipCard; readonly holder?: ChipHolder | undefined }> => {
  await select(transmit)
  const card = readCard({
    identifier: await record(transmit, 'identifier'),
    issuedOn: await record(transmit, 'issuedOn'),
    validUntil: await record(transmit, 'validUntil'),
    number: await record(transmit, 'number'),
  })
  return holder ? { card, holder: await holderOf(transmit) } : { card }
}
