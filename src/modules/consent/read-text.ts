import { z } from 'zod'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { ConsentText } from './store-texts.ts'

/** Which words somebody read, as a form or a system gives it back (N11). */
export const ReadText = z.strictObject({
  version: z.number().int(),
  language: z.enum(LANGUAGES),
  digest: z.string().max(128).describe('hexadecimal SM3 of the words that were shown'),
})
export type ReadText = z.output<typeof ReadText>

/** What a form keeps of the words that it shows. */
export const readTextOf = ({ version, language, digest }: ConsentText): ReadText => ({
  version,
  language,
  digest,
})

/** Whether the words that were read are these, to the letter. */
export const isSameText = (read: ReadText | undefined, shown: ConsentText): boolean =>
  read?.version === shown.version &&
  read.language === shown.language &&
  read.digest === shown.digest

/** Of a form that shows words: the fields that prove which, `words` in one field. */
const FIELD = /^(\d{1,6})\.(zh-Hans|zh-Hant|en|pt)\.([0-9a-f]{64})$/

/** The words of a form in one hidden field. */
export const textField = ({ version, language, digest }: ConsentText): string =>
  `${version}.${language}.${digest}`

/** Read leniently: whatever is no such field names no words. */
export const readTextField = (field: string | undefined): ReadText | undefined => {
  const parts = FIELD.exec(field ?? '')
  if (parts === null) return undefined
  const read = ReadText.safeParse({
    version: Number(parts[1]),
    language: parts[2],
    digest: parts[3],
  })
  return read.success ? read.data : undefined
}
