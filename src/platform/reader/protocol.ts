import { z } from 'zod'
import { ALL_DOCUMENT_KINDS } from '#kernel/identity-number/index.ts'
import { READABLE } from './reader.ts'
import { READER_FAULTS, type ReaderFaultCode } from './fault.ts'

/** Raised when an older page or bridge would misunderstand; docs/reader-bridge.md has the story. */
export const PROTOCOL_VERSION = 1

/** Where pages look for the bridge of their machine. */
export const READER_PORT = 8764
export const readerAddress = (port: number = READER_PORT): string => `ws://127.0.0.1:${port}`

/** From the request to the result. */
export const READ_LIMIT_SECONDS = 30

/** What a page says. Nothing else is answered, and nothing without the nonce of the session. */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('read'),
    version: z.int(),
    nonce: z.string().max(64),
    /** The page's own name for this request. */
    id: z.string().regex(/^[\w-]{1,64}$/),
    what: z.enum(READABLE),
    holder: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('cancel'),
    version: z.int(),
    nonce: z.string().max(64),
    id: z.string().regex(/^[\w-]{1,64}$/),
  }),
])
export type PageMessage = z.output<typeof PageMessage>

export const READER_STATES = ['ready', 'waiting', 'reading', 'lift'] as const
export type ReaderState = (typeof READER_STATES)[number]

const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

export const ChipCardSchema = z.strictObject({
  region: z.string().regex(/^\d{6}$/),
  number: z.string().regex(/^[0-9A-Z]{8,9}$/),
  identifier: z.string().regex(/^\d{6}[0-9A-F]{26}$/),
  issuedOn: Day.optional(),
  validUntil: Day.optional(),
})

export const ChipHolderSchema = z.strictObject({
  socialSecurityNumber: z.string().regex(/^[0-9A-Z]{18}$/),
  name: z.string().min(1).max(60),
})

export const ReadDocumentSchema = z.strictObject({
  kind: z.enum(ALL_DOCUMENT_KINDS),
  number: z.string().regex(/^[0-9A-Z]{5,18}$/),
  name: z.string().min(1).max(60).optional(),
})

const CODES = Object.keys(READER_FAULTS) as readonly ReaderFaultCode[]

/** What the bridge says. */
export const BridgeMessage = z.union([
  z.strictObject({
    type: z.literal('hello'),
    version: z.int(),
    nonce: z.string(),
    reader: z.string(),
    reads: z.array(z.enum(READABLE)).readonly(),
    limitSeconds: z.int(),
  }),
  z.strictObject({ type: z.literal('state'), state: z.enum(READER_STATES) }),
  z.strictObject({
    type: z.literal('result'),
    id: z.string(),
    what: z.literal('card'),
    card: ChipCardSchema,
    holder: ChipHolderSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('result'),
    id: z.string(),
    what: z.literal('document'),
    document: ReadDocumentSchema,
  }),
  z.strictObject({ type: z.literal('removed') }),
  z.strictObject({
    type: z.literal('error'),
    /** Absent when the request could not be understood. */
    id: z.string().optional(),
    code: z.enum(CODES),
    zh: z.string(),
    en: z.string(),
  }),
])
export type BridgeMessage = z.output<typeof BridgeMessage>

/** The message for a fault, with its sentences. */
export const errorMessage = (code: ReaderFaultCode, id?: string): BridgeMessage => ({
  type: 'error',
  ...(id !== undefined && { id }),
  code,
  ...READER_FAULTS[code],
})

/** A message as it came, or `undefined` when it is none of ours. */
export const parsePageMessage = (text: string): PageMessage | undefined => {
  try {
    return PageMessage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
