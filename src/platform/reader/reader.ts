import type { DocumentKind } from '#kernel/identity-number/index.ts'

/** What a page can ask for. */
export const READABLE = ['card', 'document'] as const
export type Readable = (typeof READABLE)[number]

/** 社会保障卡 as its chip says; the region leads the identifier. Dates as 2026-11-23. */
export interface ChipCard {
  readonly region: string
  readonly number: string
  readonly identifier: string
  readonly issuedOn?: string | undefined
  readonly validUntil?: string | undefined
}

/** 持卡人 as the chip says; only read when it is asked for. */
export interface ChipHolder {
  readonly socialSecurityNumber: string
  readonly name: string
}

/** 身份证件 as its own chip says. */
export interface ReadDocument {
  readonly kind: DocumentKind
  readonly number: string
  readonly name?: string | undefined
}

export type ReadResult =
  | { readonly what: 'card'; readonly card: ChipCard; readonly holder?: ChipHolder | undefined }
  | { readonly what: 'document'; readonly document: ReadDocument }

export interface ReadRequest {
  readonly what: Readable
  /** Whether name and number of the holder are needed, and not only the card. */
  readonly holder: boolean
}

/**
 * A device on which one thing lies at a time. All of it ends early with the signal's reason, and
 * fails with a `ReaderFault`.
 */
export interface Reader {
  readonly name: string
  readonly reads: readonly Readable[]
  /** Ends once something lies on it. */
  laidOn(what: Readable, signal: AbortSignal): Promise<void>
  read(request: ReadRequest, signal: AbortSignal): Promise<ReadResult>
  /** Ends once what was read last lies there no more. */
  lifted(signal: AbortSignal): Promise<void>
}
