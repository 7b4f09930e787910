import { mod11Check } from '#kernel/identity-number/index.ts'
import type { OpenChoices, OpenedTable, TableLimits } from '#platform/table-file/index.ts'
import {
  type DraftReading,
  type DraftRow,
  type FileRefusal,
  inspectRoster,
  openRoster,
  type Outlook,
  PAGE_LIMITS,
  readRoster,
  type RosterSummary,
} from '#modules/roster/index.ts'

export const READ_ON = Temporal.PlainDate.from('2026-11-26')
export const ROSTER = 'R7F3KQ'

/** A number of a resident of Guangzhou, another one for each place in a row. */
export const madeUpNumber = (n: number): string => {
  const day = Temporal.PlainDate.from('1950-01-01').add({ days: n % 20_000 })
  const sequence = String(Math.floor(n / 20_000)).padStart(3, '0')
  const body = `440104${day.toString().replaceAll('-', '')}${sequence}`
  return body + mod11Check(body)
}

/** What reading a file to its end gave. */
export interface ReadFile {
  readonly refusal?: FileRefusal
  readonly roster?: OpenedTable
  readonly outlook?: Outlook
  readonly rows: readonly DraftRow[]
  readonly summary?: RosterSummary
}

export interface ReadOptions extends OpenChoices {
  readonly limits?: TableLimits
  /** Bytes that arrive at once. */
  readonly pieces?: number
  readonly reading?: Partial<DraftReading>
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Reads a file as the program does: opened, looked at, read to its end. */
export const readFile = async (
  bytes: Uint8Array,
  { limits = PAGE_LIMITS, pieces = 1 << 16, reading = {}, ...choices }: ReadOptions = {},
): Promise<ReadFile> => {
  const opening = await openRoster(inPieces(bytes, pieces), limits, choices)
  if (!opening.opened) return { refusal: opening.refusal, rows: [] }
  const { roster } = opening
  const inspection = await inspectRoster(roster)
  if (!inspection.understood) return { refusal: inspection.refusal, roster, rows: [] }
  const { outlook } = inspection
  const rows: DraftRow[] = []
  for await (const event of readRoster(outlook.rows, {
    heading: outlook.heading,
    map: outlook.map,
    format: roster.format,
    roster: ROSTER,
    on: READ_ON,
    longestCell: limits.cell,
    ...reading,
  })) {
    if (event.kind === 'rows') rows.push(...event.rows)
    else if (event.kind === 'refused') return { refusal: event.refusal, roster, outlook, rows }
    else return { roster, outlook, rows, summary: event.summary }
  }
  throw new Error('a list ends with its summary or a refusal')
}

/** `row field CODE` for everything found, in order; what came late stands last. */
export const findingsOf = ({ refusal, rows, summary }: ReadFile): readonly string[] =>
  refusal === undefined
    ? [...rows.flatMap(({ findings }) => findings), ...(summary?.late ?? [])].map(
        ({ row, field, code }) => `${row} ${field ?? 'row'} ${code}`,
      )
    : [`file ${refusal.code}${refusal.row === undefined ? '' : ` ${refusal.row}`}`]
