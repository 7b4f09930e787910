import { GTFS_FILES, type GtfsField, type GtfsType } from '#modules/opendata/index.ts'
import { rowsOf } from './open-file.ts'

const FORMS: Readonly<Record<GtfsType, RegExp>> = {
  id: /^[\x21-\x7e]+$/,
  text: /^[^\r\n]+$/,
  url: /^https?:\/\/[^\s]+$/,
  timezone: /^[A-Z][A-Za-z_]+\/[A-Z][A-Za-z_]+$/,
  languageCode: /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/,
  date: /^\d{8}$/,
  currencyCode: /^[A-Z]{3}$/,
  // The yuan has two decimals by ISO 4217.
  currencyAmount: /^\d+\.\d{2}$/,
  enum: /^\d$/,
  nonNegativeInteger: /^\d+$/,
}

/** File name → its text. */
export type GtfsFeed = ReadonlyMap<string, string>

const cellFault = (field: GtfsField, cell: string): string | undefined => {
  if (cell === '') return field.required ? 'must not be empty' : undefined
  if (!FORMS[field.type].test(cell)) return `${cell} is no ${field.type}`
  return field.values?.includes(cell) === false ? `${cell} is none of its values` : undefined
}

/** Everything in which a feed differs from the field rules, references between files included. */
export const feedFaults = async (feed: GtfsFeed): Promise<readonly string[]> => {
  const faults: string[] = []
  const ids = new Map<string, Set<string>>()
  const wanted: { readonly at: string; readonly target: string; readonly id: string }[] = []
  for (const [file, { key, fields }] of Object.entries(GTFS_FILES)) {
    const [heading = [], ...rows] = await rowsOf(feed.get(file) ?? '')
    const names = fields.map(({ name }) => name)
    if (heading.join() !== names.join()) faults.push(`${file}: columns ${heading.join()}`)
    if (rows.length === 0) faults.push(`${file} says nothing`)
    const keys = new Set<string>()
    for (const [i, cells] of rows.entries()) {
      const at = `${file}, row ${i + 2}`
      const own = key.map((name) => cells[names.indexOf(name)]).join('/')
      if (key.length > 0 && keys.has(own)) faults.push(`${at}: ${own} stands there twice`)
      keys.add(own)
      for (const [column, field] of fields.entries()) {
        const cell = cells[column] ?? ''
        const fault = cellFault(field, cell)
        if (fault !== undefined) faults.push(`${at}, ${field.name}: ${fault}`)
        const name = `${file}/${field.name}`
        ids.set(name, (ids.get(name) ?? new Set()).add(cell))
        const target = 'refersTo' in field ? field.refersTo : undefined
        if (target !== undefined && cell !== '') wanted.push({ at, target, id: cell })
      }
    }
  }
  for (const { at, target, id } of wanted)
    if (ids.get(target)?.has(id) !== true) faults.push(`${at}: no ${target} ${id}`)
  return faults
}
