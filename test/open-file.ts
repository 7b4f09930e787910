import { readCsv } from '#platform/csv.ts'

/** A field of a published data dictionary (Table Schema), as far as a file is checked by it. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly delimiter?: string
  readonly example: string
  readonly constraints: {
    readonly required: boolean
    readonly pattern?: string
    readonly enum?: readonly string[]
  }
  readonly categories?: readonly { readonly value: string }[]
}

export interface Resource {
  readonly name: string
  readonly path: string
  readonly schema: { readonly fields: readonly Field[]; readonly primaryKey: readonly string[] }
}

const FORMS: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  list: /^[^]*$/,
}

/** What is wrong with a cell, by the dictionary alone; `undefined` where nothing is. */
export const cellFault = (field: Field, cell: string): string | undefined => {
  const { required, pattern, enum: allowed } = field.constraints
  if (cell === '') return required ? 'must not be empty' : undefined
  if (FORMS[field.type]?.test(cell) !== true) return `${cell} is no ${field.type}`
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(cell))
    return `${cell} does not fit ${pattern}`
  const values = new Set(allowed ?? field.categories?.map(({ value }) => value))
  if (values.size === 0) return undefined
  const found = field.delimiter === undefined ? [cell] : cell.split(field.delimiter)
  const stranger = found.find((one) => !values.has(one))
  return stranger === undefined ? undefined : `${stranger} is not in the dictionary`
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** The cells of a file. */
export const rowsOf = async (file: string): Promise<(readonly string[])[]> => {
  const rows: (readonly string[])[] = []
  const plain = file.replace('\uFEFF', '').replaceAll('\r\n', '\n')
  for await (const piece of readCsv(once(plain), ',', 100_000))
    rows.push(...piece.map(({ texts }) => texts))
  // What ends with a line end has an empty last row for a spreadsheet.
  return rows.filter((texts) => texts.length > 1 || texts[0] !== '')
}

/** Everything in which a file differs from what the published dictionary says of it. */
export const fileFaults = async (resource: Resource, file: string): Promise<readonly string[]> => {
  const { fields, primaryKey } = resource.schema
  const [heading = [], ...rows] = await rowsOf(file)
  const names = fields.map(({ name }) => name)
  if (heading.join() !== names.join()) return [`columns ${heading.join()}`]
  const keys = new Set<string>()
  const faults: string[] = []
  for (const [i, cells] of rows.entries()) {
    const at = `${resource.name}, row ${i + 2}`
    const key = primaryKey.map((name) => cells[names.indexOf(name)]).join('/')
    if (keys.has(key)) faults.push(`${at}: ${key} stands there twice`)
    keys.add(key)
    if (cells.length !== names.length) faults.push(`${at}: ${cells.length} cells`)
    for (const [column, field] of fields.entries()) {
      const fault = cellFault(field, cells[column] ?? '')
      if (fault !== undefined) faults.push(`${at}, ${field.name}: ${fault}`)
    }
  }
  return faults
}
