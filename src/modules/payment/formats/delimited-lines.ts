import type { Bytes, EndRecord, FaultRecord, Totals } from './bank-format.ts'
import { type ByteLine, byteLines, hasByteOrderMark, textOfLine } from './byte-lines.ts'
import type { ColumnSpec, Layout } from './delimited-columns.ts'
import { LAYOUTS, type LayoutName, SEPARATOR, VERSION } from './delimited-columns.ts'
import type { Fault, FaultCode, Place } from './fault.ts'
import type { FaultCount } from './fault-count.ts'
import { NUMBER_KIND, FieldReader } from './field-reader.ts'

/** What a reader makes of the lines of one kind of file. */
export interface LineTaker<Record> {
  head(row: FieldReader, place: Place, layout: LayoutName): readonly Record[]
  detail(row: FieldReader, place: Place): readonly Record[]
  /** `unread` lines could not be read: their amounts are in no sum. */
  trailer(row: FieldReader, place: Place, unread: number): readonly Record[]
  readonly faults: FaultCount
  counted(): Totals
}

const INDEXES = new WeakMap<readonly ColumnSpec[], ReadonlyMap<string, number>>()

const indexOf = (specs: readonly ColumnSpec[], key: string): number => {
  const known = INDEXES.get(specs) ?? new Map(specs.map((spec, i) => [spec.key, i]))
  INDEXES.set(specs, known)
  return known.get(key) ?? specs.length
}

/** The values of a line by their keys, or nothing when there are more or fewer than columns. */
const rowOf = (
  specs: readonly ColumnSpec[],
  values: readonly string[],
  place: Place,
): FieldReader | undefined => {
  if (values.length !== specs.length) return undefined
  const find = (key: string) => {
    const at = indexOf(specs, key)
    const text = values[at]
    if (text === undefined) return undefined
    return {
      text,
      // Asked for only where something is wrong.
      get place(): Place {
        const before = Array.from(values.slice(0, at).join(SEPARATOR)).length
        return { ...place, column: before + (at === 0 ? 1 : 2), field: specs[at]?.zh }
      },
    }
  }
  return new FieldReader(find, place)
}

/** Reads lines one after the other: a head, details, a trailer, nothing else. */
class DelimitedReader<Record> {
  readonly #taker: LineTaker<Record | FaultRecord>
  readonly #wanted: readonly LayoutName[]
  #layout: Layout | undefined
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
    const values = read.text.split(SEPARATOR)
    return this.state === 'head' ? this.#head(values, place) : this.#row(values, place)
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

  #head(values: readonly string[], place: Place): readonly (Record | FaultRecord)[] {
    const [mark, version, name] = values
    const wanted = this.#wanted.find((one) => one === name)
    if (mark !== 'H' || version !== VERSION || wanted === undefined)
      return this.#stop('HEAD_WRONG', place)
    const layout: Layout = LAYOUTS[wanted]
    const row = rowOf(layout.head, values, place)
    if (row === undefined) return this.#stop('HEAD_WRONG', place)
    const records = this.#taker.head(row, place, wanted)
    if (row.fault !== undefined)
      return [this.#taker.faults.note(row.fault), ...this.#stop('HEAD_WRONG', place)]
    this.#layout = layout
    this.state = 'details'
    return records
  }

  #row(values: readonly string[], place: Place): readonly (Record | FaultRecord)[] {
    const [mark] = values
    if (mark === 'T') return this.#trailer(values, place)
    if (mark !== 'D') return this.#spoil({ code: 'MARK', place })
    const row = rowOf(this.#layout?.detail ?? [], values, place)
    if (row === undefined) return this.#spoil({ code: 'COLUMNS', place })
    this.#number += 1
    if (row.take('number', NUMBER_KIND) !== this.#number) row.spoil('NUMBER', 'number')
    const records = this.#taker.detail(row, place)
    if (row.fault === undefined) return records
    this.#unread += 1
    return [this.#taker.faults.note(row.fault)]
  }

  #trailer(values: readonly string[], place: Place): readonly (Record | FaultRecord)[] {
    const row = rowOf(this.#layout?.trailer ?? [], values, place)
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
  for await (const line of byteLines(bytes)) {
    yield* reader.take(line)
    if (reader.state === 'stopped') break
  }
  if (reader.state !== 'stopped') yield* reader.finish()
  yield taker.faults.end(taker.counted())
}
