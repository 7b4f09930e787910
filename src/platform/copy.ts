import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Transaction } from './db.ts'

/** A cell of a row to copy in. */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Uint8Array
  | Temporal.PlainDate
  | Temporal.Instant
  | readonly string[]

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}
const escapeText = (text: string): string =>
  text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)

const quoteElement = (text: string): string =>
  /["\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `"${text}"`

const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')

/** An element of an array to hand over. */
export type ArrayElement = string | number | bigint | Uint8Array | null | undefined

const element = (value: ArrayElement): string => {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'string') return quoteElement(value)
  if (value instanceof Uint8Array) return `"\\\\x${hexOf(value)}"`
  return String(value)
}

/**
 * An array as the database writes it, for `${arrayText(…)}::uuid[]`: of thousands of values it
 * costs a fraction of what the driver takes to put the same together.
 */
export const arrayText = (values: readonly ArrayElement[]): string =>
  `{${values.map(element).join(',')}}`

const cell = (value: CopyValue): string => {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (value instanceof Uint8Array) return `\\\\x${hexOf(value)}`
  if (Array.isArray(value)) return escapeText(`{${value.map(quoteElement).join(',')}}`)
  return String(value)
}

/** A row in the text format of COPY. */
export const copyRow = (values: readonly CopyValue[]): string => `${values.map(cell).join('\t')}\n`

/** Lines that travel together: one write to the socket for many rows. */
const LINES_PER_CHUNK = 500

function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let lines: string[] = []
  for (const row of rows) {
    lines.push(copyRow(row))
    if (lines.length === LINES_PER_CHUNK) {
      yield lines.join('')
      lines = []
    }
  }
  if (lines.length > 0) yield lines.join('')
}

/**
 * Copies rows into a table, in the transaction of the caller.
 *
 * @param target table and columns, such as `card.card (id, person_id)`; never from outside.
 */
export const copyInto = async (
  tx: Transaction,
  target: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> => {
  const stream = (tx.client as unknown as { query(s: object): NodeJS.WritableStream }).query(
    copyFrom(`copy ${target} from stdin`),
  )
  await pipeline(Readable.from(chunks(rows)), stream)
}
