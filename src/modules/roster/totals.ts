import type { Columns } from './column-map.ts'
import type { DraftRow } from './draft-row.ts'
import { type AmountUnit, readAmount } from './read-amount.ts'
import type { SourceRow } from '#platform/table-file/index.ts'

/** A row of totals, compared with what the rows add up to. */
export interface TotalCheck {
  readonly row: number
  /** Of the rows since the last subtotal, or of all before it. */
  readonly of: 'part' | 'all'
  /** What the list says; absent when there is no figure that can be read. */
  readonly toldFen?: bigint
  readonly countedFen: bigint
  /** Rows whose amount cannot be read: with them the sums cannot agree. */
  readonly unreadableRows: number
  readonly agrees: boolean
}

interface Sum {
  fen: bigint
  unreadable: number
}

/** Adds up amounts as rows go by, in fen (P17), and compares rows of totals with them. */
export class Totals {
  readonly #columns: Columns
  readonly #unit: AmountUnit
  readonly #format: 'csv' | 'xlsx'
  #all: Sum = { fen: 0n, unreadable: 0 }
  #part: Sum = { fen: 0n, unreadable: 0 }
  readonly checks: TotalCheck[] = []

  constructor(columns: Columns, unit: AmountUnit, format: 'csv' | 'xlsx') {
    this.#columns = columns
    this.#unit = unit
    this.#format = format
  }

  get fen(): bigint {
    return this.#all.fen
  }

  add({ values }: DraftRow): void {
    for (const sum of [this.#all, this.#part])
      if (values.amountFen === undefined) sum.unreadable += 1
      else sum.fen += values.amountFen
  }

  /** A list of one part may call its subtotal a total: what agrees with either agrees. */
  compare(row: SourceRow, kind: 'subtotal' | 'total'): void {
    const column = this.#columns.get('amount') ?? -1
    const mark = row.marks?.[column]
    const { value: told } = readAmount(row.texts[column] ?? '', mark, this.#unit, this.#format)
    const isPart =
      kind === 'subtotal'
        ? told !== this.#all.fen
        : told === this.#part.fen && told !== this.#all.fen
    const sum = isPart ? this.#part : this.#all
    this.checks.push({
      row: row.number,
      of: isPart ? 'part' : 'all',
      ...(told === undefined ? {} : { toldFen: told }),
      countedFen: sum.fen,
      unreadableRows: sum.unreadable,
      agrees: told === sum.fen && sum.unreadable === 0,
    })
    if (kind === 'subtotal' || isPart) this.#part = { fen: 0n, unreadable: 0 }
  }
}
