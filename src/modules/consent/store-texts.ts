import { createHash } from 'node:crypto'
import { z } from 'zod'
import { bytes, type Handle, sql, type Transaction } from '#platform/db.ts'
import { type Language, LANGUAGES } from '#ui/i18n/language.ts'
import type { PublishedText } from './texts.ts'

/** SM3 of a text as UTF-8. */
const digestOfText = (text: string): Buffer => createHash('sm3').update(text, 'utf8').digest()

/** A text as it is shown, with what a form gives back to prove which one that was. */
export interface ConsentText {
  readonly key: string
  readonly version: number
  readonly language: Language
  /** `{programme}` and `{bank}` are filled in where it is shown. */
  readonly text: string
  /** Hexadecimal. */
  readonly digest: string
}

const TextRow = z
  .object({
    key: z.string(),
    version: z.number(),
    language: z.enum(LANGUAGES),
    text: z.string(),
    digest: bytes,
  })
  .transform((row): ConsentText => ({ ...row, digest: Buffer.from(row.digest).toString('hex') }))

/** The version of a text in force at a moment, in a language. */
export const consentText = (
  handle: Handle,
  key: string,
  language: Language,
  at: Temporal.Instant,
): Promise<ConsentText | undefined> =>
  handle.maybeOne(
    TextRow,
    sql`
    select key, version, language, text, digest from consent.text
     where key = ${key} and language = ${language} and valid_from <= ${at}
     order by version desc limit 1`,
  )

/** The very text that somebody read: its key, version and language. */
export const publishedText = (
  handle: Handle,
  { key, version, language }: Pick<ConsentText, 'key' | 'version' | 'language'>,
): Promise<ConsentText> =>
  handle.one(
    TextRow,
    sql`
    select key, version, language, text, digest from consent.text
     where key = ${key} and version = ${version} and language = ${language}`,
  )

/**
 * Publishes texts; those that stand already are left. At every start of the program.
 *
 * @throws when a published version was edited: consents refer to what it said.
 */
export const publishTexts = async (
  tx: Transaction,
  texts: readonly PublishedText[],
): Promise<void> => {
  for (const { key, version, validFrom, text } of texts)
    for (const language of LANGUAGES) {
      const digest = digestOfText(text[language])
      await tx.run(sql`
        insert into consent.text (key, version, language, text, digest, valid_from)
        values (${key}, ${version}, ${language}, ${text[language]}, ${digest}, ${validFrom})
        on conflict (key, version, language) do nothing`)
      const stands = await tx.one(
        z.object({ digest: bytes }),
        sql`select digest from consent.text
             where key = ${key} and version = ${version} and language = ${language}`,
      )
      if (!digest.equals(Buffer.from(stands.digest)))
        throw new Error(`Text ${key} ${version} ${language} was published with other words`)
    }
}
