import { z } from 'zod'
import { CSV_DELIMITERS, type CsvDelimiter } from '#platform/csv.ts'
import { type ColumnMap, type Columns, columnsOf, mapByChoice } from './column-map.ts'
import { ALL_FIELDS, type Field } from './field.ts'
import type { Heading } from './heading.ts'

const UNITS = ['fen', 'jiao', 'yuan', 'tenThousandYuan'] as const
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const

export const RosterLayoutJson = z.object({
  headingRow: z.number(),
  headings: z.array(z.string()),
  unitAbove: z.enum(UNITS).optional(),
  /** Fields and where they stand, counted from 0. */
  columns: z.partialRecord(z.enum(ALL_FIELDS as [Field, ...Field[]]), z.number()),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(CSV_DELIMITERS).optional(),
})

/** How the rows of a list are read: heading, columns and form of the file, as people left them. */
export type RosterLayout = z.output<typeof RosterLayoutJson>

/** What to keep of a file, so that its rows can be read and written again. */
export const layoutOf = (
  heading: Heading,
  map: ColumnMap,
  form: { readonly encoding?: string | undefined; readonly delimiter?: CsvDelimiter | undefined },
): RosterLayout =>
  RosterLayoutJson.parse({
    headingRow: heading.row,
    headings: heading.texts,
    unitAbove: heading.unitAbove,
    columns: Object.fromEntries(columnsOf(map)),
    encoding: ENCODINGS.find((one) => one === form.encoding),
    delimiter: form.delimiter,
  })

export const headingOf = ({ headingRow, headings, unitAbove }: RosterLayout): Heading => ({
  row: headingRow,
  texts: headings,
  ...(unitAbove === undefined ? {} : { unitAbove }),
})

/** The columns as people chose them. */
export const chosenColumns = (columns: RosterLayout['columns']): Columns =>
  new Map(Object.entries(columns) as [Field, number][])

export const mapOfLayout = (layout: RosterLayout): ColumnMap =>
  mapByChoice(headingOf(layout), chosenColumns(layout.columns))
