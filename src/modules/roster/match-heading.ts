import { foldWidth } from '#kernel/identity-number/normalise.ts'
import { ALL_FIELDS, type Field } from './field.ts'
import { IGNORED, OF_ANOTHER, SYNONYMS } from './synonyms.ts'

export type Confidence = 'certain' | 'likely' | 'chosen'

export interface HeadingMatch {
  readonly field: Field
  readonly confidence: Confidence
  /** The smaller, the better among columns that fit the same field. */
  readonly rank: number
}

/** A heading without what differs from list to list: blanks, stars, colons, width and case. */
export const plainHeading = (heading: string): string =>
  foldWidth(heading)
    .replaceAll(/[\s*:]/g, '')
    .toUpperCase()

const bare = (heading: string): string => heading.replaceAll(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')

/** The unit of an amount that a heading names. */
export const unitWordOf = (heading: string): string | undefined =>
  /[([【〔:,/](?:单位)?:?(?:人民币)?(万元|元|角|分)(?:整)?[)\]】〕]?$/.exec(
    foldWidth(heading).replaceAll(/\s/g, ''),
  )?.[1]

const exact = (heading: string): HeadingMatch | undefined => {
  for (const field of ALL_FIELDS) {
    const rank = SYNONYMS[field].words.indexOf(heading)
    if (rank >= 0) return { field, confidence: 'certain', rank }
  }
  return undefined
}

/** Words of people who are not paid, unless the heading is just that field. */
const LATE = 1000

const byEnding = (heading: string): HeadingMatch | undefined => {
  if (OF_ANOTHER.test(heading) || IGNORED.test(heading)) return undefined
  const field = ALL_FIELDS.find((one) => SYNONYMS[one].ending?.test(heading) === true)
  return field === undefined ? undefined : { field, confidence: 'likely', rank: LATE }
}

/** What a column is by its heading, or `undefined`. */
export const matchHeading = (heading: string): HeadingMatch | undefined => {
  const plain = plainHeading(heading)
  if (plain === '' || plain.length > 30) return undefined
  return exact(plain) ?? exact(bare(plain)) ?? byEnding(bare(plain))
}

/** Whether a heading is known and its column is left alone. */
export const isIgnored = (heading: string): boolean => IGNORED.test(bare(plainHeading(heading)))
