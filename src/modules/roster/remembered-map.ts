import { sm3 } from '#platform/crypto/sm3.ts'
import { type ColumnMap, type Columns, columnsOf, mapByChoice } from './column-map.ts'
import type { Field } from './field.ts'
import type { Heading } from './heading.ts'
import { plainHeading } from './match-heading.ts'

/** What people of a department said once about the columns of lists that look the same. */
export interface RememberedMap {
  readonly agencyCode: string
  readonly programmeCode: string
  readonly headingDigest: string
  readonly columns: Readonly<Partial<Record<Field, number>>>
}

/** SM3 of the headings in their order: another order or another column is another list. */
export const headingDigest = ({ texts }: Pick<Heading, 'texts'>): string => {
  const plain = texts.map(plainHeading)
  while (plain.at(-1) === '') plain.pop()
  return sm3(Buffer.from(plain.join('\u001F')))
}

/** What to keep when people have changed or confirmed a map. */
export const rememberMap = (
  where: Pick<RememberedMap, 'agencyCode' | 'programmeCode'>,
  heading: Heading,
  map: ColumnMap,
): RememberedMap => ({
  ...where,
  headingDigest: headingDigest(heading),
  columns: Object.fromEntries(columnsOf(map)),
})

/** The map that was kept, or `undefined` when it is of another department, programme or list. */
export const recallMap = (
  where: Pick<RememberedMap, 'agencyCode' | 'programmeCode'>,
  heading: Heading,
  kept: RememberedMap,
): ColumnMap | undefined => {
  const same =
    kept.agencyCode === where.agencyCode &&
    kept.programmeCode === where.programmeCode &&
    kept.headingDigest === headingDigest(heading)
  if (!same) return undefined
  const columns = new Map(Object.entries(kept.columns)) as ReadonlyMap<string, number>
  return mapByChoice(heading, columns as Columns)
}
