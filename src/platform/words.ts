/** What a person at the terminal reads. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** Messages that are each written once, in both languages side by side; arguments are typed. */
export const messages = <All extends Readonly<Record<string, (...values: never[]) => Words>>>(
  all: All,
): All => all

/** A failure that the person at the terminal can act on: told in their language, no stack. */
export class PlainError extends Error {
  readonly words: Words

  constructor(words: Words, options?: ErrorOptions) {
    super(words.en, options)
    this.name = 'PlainError'
    this.words = words
  }
}

/** What an error says; one that nobody foresaw has its English only. */
export const wordsOf = (error: unknown): Words => {
  if (error instanceof PlainError) return error.words
  const text = error instanceof Error ? error.message : String(error)
  return { zh: text, en: text }
}
