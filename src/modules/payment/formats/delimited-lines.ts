import type { Bytes, EndRecord, FaultRecord, Totals } from './bank-format.ts'
import { type ByteLine, byteLines, hasByteOrderMark, textOfLine } from './byte-lines.ts'
import type { ColumnSpec, Layout } from './delimited-columns.ts'
import { LAYOUTS, type LayoutName, SEPARATOR, VERSION } from './delimited-columns.ts'
import type { Fault, FaultCode, Place } from './fault.ts'
import type { FaultCount } from './fault-count.ts'
import { FieldReader, isClean, NUMBER_KIND } from './field-reader.ts'

/** What a reader makes of the lines of one kind of file. */
export interface LineTaker<Record> {
  head(row: FieldReader, place: Place, layout: LayoutName): readonly Record[]
  detail(row: FieldReader, place: Place): readonly Record[]
  /** `unread` lines could not be read: their amounts are in no sum. */
  trailer(row: FieldReader, place: Place, unread: number): readonly Record[]
  readonly faults: FaultCount
  counted(): Totals
}

/** The columns of one kind of line, by their keys. */
class Columns {
  readonly specs: readonly ColumnSpec[]
  readonly #places: ReadonlyMap<string, number>

  constructor(specs: readonly ColumnSpec[]) {
    this.specs = specs
    this.#places = new Map(specs.map((spec, i) => [spec.key, i]))
  }

  indexOf(key: string): number {
    return this.#places.get(key) ?? this.specs.length
  }
}

interface LineColumns {
  readonly head: Columns
  readonly detail: Columns
  readonly trailer: Columns
}

const columnsOf = ({ head, detail, trailer }: Layout): LineColumns => ({
  head: new Columns(head),
  detail: new Columns(detail),
  trailer: new Columns(trailer),
})

/** A line that was cut into its values. */
interface Cut {
  readonly values: readonly string[]
  readonly place: Place
  readonly isClean: boolean
}

/** The values of a line by their keys, or nothing when there are more or fewer than columns. */
const rowOf = (
  columns: Columns,
  { values, place, isClean: clean }: Cut,
): FieldReader | undefined => {
  if (values.length !== columns.specs.length) return undefined
  return new FieldReader({
    textOf: (key) => values[columns.indexOf(key)],
    placeOf: (key) => {
      const at = columns.indexOf(key)
      if (values[at] === undefined) return place
      const before = Array.from(values.slice(0, at).join(SEPARATOR)).length
      return { ...place, column: before + (at === 0 ? 1 : 2), field: columns.specs[at]?.zh }
    },
    place,
    isClean: clean,
  })
}

/** Reads lines one after the other: a head, details, a trailer, nothing else. */
class DelimitedReader<Record> {
  readonly #taker: LineTaker<Record | FaultRecord>
  readonly #wanted: readonly LayoutName[]
  #columns: LineColumns | undefined
  #number = 0
  #unread = 0
  #last: Place = { line: 1 }
  state: 'head' | 'details' | 'done' | 'stopped' = 'head'

  constructor(taker: LineTaker<Record | FaultRecord>, wanted: readonly LayoutName[]) {
    this.#taker = taker
    this.#wanted = wanted
  }

  take({ place, bytes, end }: ByteLine): readonly (Record | FaultRecord)[] {
    this.#last = place
    if (this.state === 'done') return this.#stop('AFTER_TRAILER', place)
    if (this.state === 'head' && bytes !== undefined && hasByteOrderMark(bytes))
      return this.#stop('BYTE_ORDER_MARK', place)
    if (end !== 'crlf') return this.#stop(end === 'lf' ? 'LINE_END' : 'TRAILER_MISSING', place)
    if (bytes === undefined) return this.#spoil({ code: 'LINE_TOO_LONG', place })
    const read = textOfLine(place, bytes)
    if ('fault' in read) return this.#spoil(read.fault)
    const { text } = read
    const cut = { values: text.split(SEPARATOR), place, isClean: isClean(text) }
    return this.state === 'head' ? this.#head(cut) : this.#row(cut)
  }

  finish(): readonly (Record | FaultRecord)[] {
    if (this.state === 'head') return this.#stop('EMPTY', this.#last)
    return this.state === 'details' ? this.#stop('TRAILER_MISSING', this.#last) : []
  }

  #stop(code: FaultCode, place: Place): readonly FaultRecord[] {
    this.state = 'stopped'
    return [this.#taker.faults.note({ code, place })]
  }

  /** A line that could not be read; without a head nothing can be. */
  #spoil(fault: Fault): readonly FaultRecord[] {
    this.#unread += 1
    this.#number += 1
    const noted = this.#taker.faults.note(fault)
    return this.state === 'head' ? [noted, ...this.#stop('HEAD_WRONG', fault.place)] : [noted]
  }

  #head(cut: Cut): readonly (Record | FaultRecord)[] {
    const { values, place } = cut
    const [mark, version, name] = values
    const wanted = this.#wanted.find((one) => one === name)
    if (mark !== 'H' || version !== VERSION || wanted === undefined)
      return this.#stop('HEAD_WRONG', place)
    const columns = columnsOf(LAYOUTS[wanted])
    const row = rowOf(columns.head, cut)
    if (row === undefined) return this.#stop('HEAD_WRONG', place)
    const records = this.#taker.head(row, place, wanted)
    if (row.fault !== undefined)
      return [this.#taker.faults.note(row.fault), ...this.#stop('HEAD_WRONG', place)]
    this.#columns = columns
    this.state = 'details'
    return records
  }

  #row(cut: Cut): readonly (Record | FaultRecord)[] {
    const { values, place } = cut
    const [mark] = values
    if (mark === 'T') return this.#trailer(cut)
    if (mark !== 'D') return this.#spoil({ code: 'MARK', place })
    const row = this.#columns && rowOf(this.#columns.detail, cut)
    if (row === undefined) return this.#spoil({ code: 'COLUMNS', place })
    this.#number += 1
    if (row.take('number', NUMBER_KIND) !== this.#number) row.spoil('NUMBER', 'number')
    const records = this.#taker.detail(row, place)
    if (row.fault === undefined) return records
    this.#unread += 1
    return [this.#taker.faults.note(row.fault)]
  }

  #trailer(cut: Cut): readonly (Record | FaultRecord)[] {
    const { place } = cut
    const row = this.#columns && rowOf(this.#columns.trailer, cut)
    if (row === undefined) return this.#stop('TRAILER_MISSING', place)
    this.state = 'done'
    const records = this.#taker.trailer(row, place, this.#unread)
    if (row.fault === undefined) return records
    return [this.#taker.faults.note(row.fault), ...this.#stop('TRAILER_MISSING', place)]
  }
}

/** Reads a delimited file of a wanted layout to its end, or to where it makes no sense. */
export async function* readDelimited<Record>(
  bytes: Bytes,
  taker: LineTaker<Record | FaultRecord>,
  wanted: readonly LayoutName[],
): AsyncGenerator<Record | FaultRecord | EndRecord> {
  const reader = new DelimitedReader<Record>(taker, wanted)
  for await (const lines of byteLines(bytes)) {
    for (const line of lines) {
      for (const record of reader.take(line)) yield record
      if (reader.state === 'stopped') break
    }
    if (reader.state === 'stopped') break
  }
  if (reader.state !== 'stopped') for (const record of reader.finish()) yield record
  yield taker.faults.end(taker.counted())
}
