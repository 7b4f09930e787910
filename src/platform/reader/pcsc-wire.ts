import { ReaderFault, type ReaderFaultCode } from './fault.ts'

/**
 * The messages between pcscd and its clients, as pcsc-lite's winscard_msg.h and eventhandler.h lay
 * them out for protocol 4.4, in the byte order of the machine: a header of size and command, then
 * a structure of fixed size, which comes back filled in and without a header.
 */
export const COMMANDS = {
  establishContext: 0x01,
  releaseContext: 0x02,
  connect: 0x04,
  disconnect: 0x06,
  beginTransaction: 0x07,
  endTransaction: 0x08,
  transmit: 0x09,
  version: 0x11,
  readersState: 0x12,
} as const
export type Command = keyof typeof COMMANDS

const READER_NAME_LENGTH = 128
const READER_STATE_LENGTH = 184
const MOST_READERS = 16
/** The size of the answer to `readersState`. */
export const READERS_STATE_LENGTH = READER_STATE_LENGTH * MOST_READERS

const SCOPE_SYSTEM = 2
const SHARE_SHARED = 2
const EITHER_PROTOCOL = 3
const LEAVE_CARD = 0
const UNPOWER_CARD = 2
/** Two unsigned longs: the header of a protocol's own control information. */
const CONTROL_LENGTH = 16
/** 256 bytes, two of status, and what a reader may put around them. */
const LARGEST_ANSWER = 264
const CARD_PRESENT = 0x04

type Field = number | { readonly text: string; readonly length: number }

/** Whole numbers of 32 bits, and text filled up with zeros. */
const structure = (...fields: readonly Field[]): Uint8Array =>
  Buffer.concat(
    fields.map((field) => {
      const bytes = Buffer.alloc(typeof field === 'number' ? 4 : field.length)
      if (typeof field === 'number') bytes.writeUInt32LE(field)
      else bytes.write(field.text, 0, field.length - 1, 'utf8')
      return bytes
    }),
  )

/** The number at a place counted in numbers, from the end when negative. */
const numberAt = (bytes: Uint8Array, place: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32LE(
    place < 0 ? bytes.length + place * 4 : place * 4,
  )

/** A command as it goes out; `data` follows the structure of `transmit`. */
export const frame = (
  command: Command,
  body: Uint8Array,
  data: Uint8Array = new Uint8Array(),
): Uint8Array => Buffer.concat([structure(body.length, COMMANDS[command]), body, data])

export const versionBody = (): Uint8Array => structure(4, 4, 0)
export const establishBody = (): Uint8Array => structure(SCOPE_SYSTEM, 0, 0)
export const contextOf = (answer: Uint8Array): number => numberAt(answer, 1)
export const releaseBody = (context: number): Uint8Array => structure(context, 0)

export const connectBody = (context: number, reader: string): Uint8Array =>
  structure(
    context,
    { text: reader, length: READER_NAME_LENGTH },
    SHARE_SHARED,
    EITHER_PROTOCOL,
    0,
    0,
    0,
  )

export interface CardHandle {
  readonly card: number
  /** T=0 is 1, T=1 is 2. */
  readonly protocol: number
}

export const handleOf = (answer: Uint8Array): CardHandle => ({
  card: numberAt(answer, -3),
  protocol: numberAt(answer, -2),
})

export const beginBody = ({ card }: CardHandle): Uint8Array => structure(card, 0)
export const endBody = ({ card }: CardHandle): Uint8Array => structure(card, LEAVE_CARD, 0)
export const disconnectBody = ({ card }: CardHandle): Uint8Array => structure(card, UNPOWER_CARD, 0)

export const transmitBody = ({ card, protocol }: CardHandle, length: number): Uint8Array =>
  structure(card, protocol, CONTROL_LENGTH, length, protocol, CONTROL_LENGTH, LARGEST_ANSWER, 0)

/** How many bytes of the chip's answer follow. */
export const answerLength = (answer: Uint8Array): number => numberAt(answer, -2)

/** 0 when it went well; always the last number of a structure. */
export const resultOf = (answer: Uint8Array): number => numberAt(answer, -1)

export interface ReaderSlot {
  readonly name: string
  readonly present: boolean
  /** Grows with every card that is laid on or lifted. */
  readonly events: number
}

/** The readers that there are, out of the sixteen places of the answer. */
export const readersOf = (answer: Uint8Array): readonly ReaderSlot[] =>
  Array.from({ length: MOST_READERS }, (_none, place) => {
    const slot = answer.subarray(place * READER_STATE_LENGTH, (place + 1) * READER_STATE_LENGTH)
    const name = slot.subarray(0, READER_NAME_LENGTH)
    const numbers = slot.subarray(READER_NAME_LENGTH)
    return {
      name: Buffer.from(name.subarray(0, name.indexOf(0))).toString('utf8'),
      events: numberAt(numbers, 0),
      present: (numberAt(numbers, 1) & CARD_PRESENT) !== 0,
    }
  }).filter(({ name }) => name !== '')

/** What the results of pcsc-lite mean at a counter; pcsclite.h has all of them. */
const RESULTS: Readonly<Record<number, ReaderFaultCode>> = {
  0x8010000b: 'READER_IN_USE',
  0x8010000c: 'CARD_LIFTED',
  0x80100009: 'READER_MISSING',
  0x80100017: 'READER_MISSING',
  0x8010001d: 'READER_SERVICE_MISSING',
  0x8010001e: 'READER_SERVICE_MISSING',
  0x8010002e: 'READER_MISSING',
  0x80100066: 'CARD_SILENT',
  0x80100067: 'CARD_SILENT',
  0x80100068: 'CARD_LIFTED',
  0x80100069: 'CARD_LIFTED',
}

/** The fault of a result that is not 0. */
export const faultOf = (result: number): ReaderFault =>
  new ReaderFault(
    RESULTS[result] ?? 'CARD_SILENT',
    `result ${result.toString(16).toUpperCase()} of pcscd`,
  )
