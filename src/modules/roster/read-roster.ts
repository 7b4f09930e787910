import { columnsOf } from './column-map.ts'
import { type DraftReading, type DraftRow, draftReader } from './draft-row.ts'
import { SeenRows } from './duplicates.ts'
import { type FileRefusal, fileRefusal, refusalOf } from './file-refusal.ts'
import { fault, type Finding, findingAt, type FindingCode } from './finding.ts'
import { type RowKind, rowKinds } from './row-kind.ts'
import { type SourceRow, type SourceRows, TableProblem } from '#platform/table-file/index.ts'
import { type TotalCheck, Totals } from './totals.ts'

/** What stands in a list as a whole. */
export interface RosterSummary {
  readonly people: number
  /** Of all amounts that can be read, whether payable or not. */
  readonly totalFen: bigint
  readonly totals: readonly TotalCheck[]
  /** Rows that are no people, by what they are; blank ones are not counted. */
  readonly skipped: readonly { readonly row: number; readonly kind: RowKind }[]
  /** Of rows that had been handed on before the rest of the list said something of them. */
  readonly late: readonly Finding[]
}

export type RosterEvent =
  | { readonly kind: 'rows'; readonly rows: readonly DraftRow[] }
  /** The last event of a list that was read to its end. */
  | { readonly kind: 'end'; readonly summary: RosterSummary }
  /** The last event of one that was not: nothing of it may be used. */
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

/** Rows that are remembered as no people; beyond them they are only left out. */
const MOST_SKIPPED = 1000
/** Numbers that end in 000, about one in a thousand. */
const MOST_SUSPECTS = 10_000

const SPOILT: ReadonlySet<FindingCode> = new Set(['DIGITS_LOST', 'SCIENTIFIC_NOTATION'])

/** Goes through the rows of a list in their order. */
class RosterPass {
  readonly #after: number
  readonly #kindOf: (row: SourceRow) => RowKind
  readonly #read: (row: SourceRow) => DraftRow
  readonly #seen = new SeenRows()
  readonly #totals: Totals
  readonly #late = new Map<number, Finding>()
  readonly #skipped: { row: number; kind: RowKind }[] = []
  readonly #suspects: Finding[] = []
  #spoilt = false
  #people = 0

  constructor(reading: DraftReading) {
    const { heading, map, format } = reading
    const columns = columnsOf(map)
    this.#after = heading.row
    this.#kindOf = rowKinds(heading, columns)
    this.#read = draftReader(reading)
    this.#totals = new Totals(columns, map.amountUnit, format)
  }

  /** The people among some rows. */
  take(rows: readonly SourceRow[]): readonly DraftRow[] {
    const people: DraftRow[] = []
    for (const row of rows) {
      if (row.number <= this.#after) continue
      const kind = this.#kindOf(row)
      if (kind === 'person') people.push(this.#person(row))
      else if (kind !== 'blank') this.#skip(row, kind)
    }
    return people
  }

  #skip(row: SourceRow, kind: RowKind): void {
    if (kind === 'subtotal' || kind === 'total') this.#totals.compare(row, kind)
    if (this.#skipped.length < MOST_SKIPPED) this.#skipped.push({ row: row.number, kind })
  }

  #person(row: SourceRow): DraftRow {
    const draft = this.#read(row)
    this.#people += 1
    this.#totals.add(draft)
    this.#suspect(draft)
    const first = this.#seen.firstRowOf(draft.values, row.number)
    if (first === undefined) return draft
    if (!this.#late.has(first)) this.#late.set(first, doubled(first, row.number))
    return { ...draft, findings: [...draft.findings, doubled(row.number, first)] }
  }

  /** One spoiled number in eleven is valid by chance; where there is one, look for those. */
  #suspect({ row, values, findings }: DraftRow): void {
    if (findings.some(({ code }) => SPOILT.has(code))) this.#spoilt = true
    const original = values.identity?.number
    if (original?.endsWith('000') === true && this.#suspects.length < MOST_SUSPECTS)
      this.#suspects.push(
        findingAt({ row, field: 'identityNumber', original }, fault('DIGITS_MAYBE_LOST')),
      )
  }

  summary(): RosterSummary {
    return {
      people: this.#people,
      totalFen: this.#totals.fen,
      totals: this.#totals.checks,
      skipped: this.#skipped,
      late: [...this.#late.values(), ...(this.#spoilt ? this.#suspects : [])],
    }
  }
}

const doubled = (row: number, other: number): Finding =>
  findingAt({ row, original: '' }, fault('DUPLICATE_IN_FILE', { at: other }))

/**
 * Reads a list from its heading to its end: people with their findings as they come, then what the
 * list is as a whole. A fault of the file ends it as a value; nothing half-read may be used.
 */
export async function* readRoster(
  rows: SourceRows,
  reading: DraftReading,
): AsyncGenerator<RosterEvent> {
  if (reading.map.missing.length > 0) {
    yield { kind: 'refused', refusal: fileRefusal('COLUMNS_MISSING') }
    return
  }
  const pass = new RosterPass(reading)
  try {
    for await (const batch of rows) {
      const people = pass.take(batch)
      if (people.length > 0) yield { kind: 'rows', rows: people }
    }
    yield { kind: 'end', summary: pass.summary() }
  } catch (error) {
    if (!(error instanceof TableProblem)) throw error
    yield { kind: 'refused', refusal: refusalOf(error) }
  }
}
