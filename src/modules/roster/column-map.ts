import { type Field, REQUIRED_FIELDS } from './field.ts'
import { type Heading, UNIT_WORDS } from './heading.ts'
import { type Confidence, isIgnored, matchHeading, unitWordOf } from './match-heading.ts'
import type { AmountUnit } from './read-amount.ts'

/** Which column holds a field. */
export interface ColumnMatch {
  readonly field: Field
  /** Counted from 0. */
  readonly column: number
  readonly confidence: Confidence
  /** Other columns that could be meant, for a person to choose from. */
  readonly alternatives: readonly number[]
}

/** What the columns of a list are. */
export interface ColumnMap {
  readonly matches: readonly ColumnMatch[]
  /** Columns with a heading that nobody understood; they are kept and not read. */
  readonly unmapped: readonly { readonly column: number; readonly heading: string }[]
  /** Without these nothing can be read; a person has to say where they are. */
  readonly missing: readonly Field[]
  readonly amountUnit: AmountUnit
}

/** The columns of a map, field by field. */
export type Columns = ReadonlyMap<Field, number>

export const columnsOf = ({ matches }: Pick<ColumnMap, 'matches'>): Columns =>
  new Map(matches.map(({ field, column }) => [field, column]))

const unitAt = (heading: Heading, column: number | undefined): AmountUnit => {
  const word = column === undefined ? undefined : unitWordOf(heading.texts[column] ?? '')
  return (word === undefined ? undefined : UNIT_WORDS[word]) ?? heading.unitAbove ?? 'yuan'
}

/** Puts a map together from what is settled; says what is left. */
const mapOf = (heading: Heading, matches: readonly ColumnMatch[]): ColumnMap => {
  const taken = new Set(matches.flatMap(({ column, alternatives }) => [column, ...alternatives]))
  const fields = new Set<Field>(matches.map(({ field }) => field))
  const amount = matches.find(({ field }) => field === 'amount')
  return {
    matches,
    unmapped: heading.texts.flatMap((text, column) =>
      text === '' || taken.has(column) || isIgnored(text) ? [] : [{ column, heading: text }],
    ),
    missing: REQUIRED_FIELDS.filter((field) => !fields.has(field)),
    amountUnit: unitAt(heading, amount?.column),
  }
}

/** The head of a household is the payee of a list that names nobody else. */
const headInstead = (heading: Heading, fields: ReadonlySet<Field>): readonly ColumnMatch[] => {
  const found = (field: Field, pattern: RegExp): readonly ColumnMatch[] => {
    const column = heading.texts.findIndex((text) => pattern.test(text.replaceAll(/\s/g, '')))
    if (fields.has(field) || column < 0) return []
    return [{ field, column, confidence: 'likely', alternatives: [] }]
  }
  return [
    ...found('name', /^户主(?:姓名|名称|名)?$/),
    ...found('identityNumber', /^户主(?:身份证号码?|身份证|证件号码?)$/),
  ]
}

/**
 * Says what each column is, by the synonyms of headings. Of several columns that fit, the best word
 * wins and the others are named; then a person should look.
 */
export const mapColumns = (heading: Heading): ColumnMap => {
  const found = heading.texts.flatMap((text, column) => {
    const match = matchHeading(text)
    return match === undefined ? [] : [{ column, ...match }]
  })
  const fields = new Set(found.map(({ field }) => field))
  const matches = [...fields].map((field): ColumnMatch => {
    const fitting = found.filter((one) => one.field === field).sort((a, b) => a.rank - b.rank)
    const [best, ...others] = fitting
    const sure = best?.confidence === 'certain' && others.every(({ rank }) => rank > best.rank)
    return {
      field,
      column: best?.column ?? 0,
      confidence: sure ? 'certain' : 'likely',
      alternatives: others.map(({ column }) => column),
    }
  })
  const instead = headInstead(heading, fields)
  const moved = new Set(instead.map(({ column }) => column))
  return mapOf(heading, [...matches.filter(({ column }) => !moved.has(column)), ...instead])
}

/**
 * A map after a person has said which column is what; `undefined` takes a field away. A column
 * holds one field: whatever held it before lets go.
 */
export const changeColumn = (
  heading: Heading,
  map: ColumnMap,
  field: Field,
  column: number | undefined,
): ColumnMap => {
  const others = map.matches.filter((one) => one.field !== field && one.column !== column)
  const chosen: readonly ColumnMatch[] =
    column === undefined ? [] : [{ field, column, confidence: 'chosen', alternatives: [] }]
  return mapOf(heading, [...others, ...chosen])
}

/** A map by the columns that people chose before. */
export const mapByChoice = (heading: Heading, columns: Columns): ColumnMap =>
  mapOf(
    heading,
    [...columns].map(([field, column]) => ({
      field,
      column,
      confidence: 'chosen',
      alternatives: [],
    })),
  )
