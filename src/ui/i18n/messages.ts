import { html, type Content, type Html } from '#kernel/html.ts'
import { LANGUAGES, type Language, type Text } from './language.ts'

/** The names in the braces of a message: `'还有 {count} 笔'` needs `count`. */
export type Placeholder<Message extends string> =
  Message extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never

type Parameters<Message extends string, Value> = [Placeholder<Message>] extends [never]
  ? []
  : [parameters: Readonly<Record<Placeholder<Message>, Value>>]

/** `t(language, 'key', { parameters })` gives plain text; `t.html` lets markup stand in braces. */
export interface Translate<Messages extends Readonly<Record<string, Text>>> {
  <Key extends keyof Messages>(
    language: Language,
    key: Key,
    ...rest: Parameters<Messages[Key]['zh-Hans'], string | number>
  ): string
  readonly html: <Key extends keyof Messages>(
    language: Language,
    key: Key,
    ...rest: Parameters<Messages[Key]['zh-Hans'], Content>
  ) => Html
  /** The messages themselves, for pages that choose a key at run time. */
  readonly messages: Messages
}

const placeholders = (message: string): string =>
  [...message.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1] ?? '')
    .sort((a, b) => a.localeCompare(b))
    .join()

const CATALOGUES: Readonly<Record<string, Text>>[] = []

/** Every catalogue that was defined so far, for the test that reads their wording. */
export const definedCatalogues = (): readonly Readonly<Record<string, Text>>[] => CATALOGUES

const assertComplete = (messages: Readonly<Record<string, Text>>): void => {
  for (const [key, text] of Object.entries(messages))
    for (const language of LANGUAGES) {
      if (text[language].trim() === '') throw new Error(`message ${key} has no ${language} text`)
      if (placeholders(text[language]) !== placeholders(text['zh-Hans']))
        throw new Error(`message ${key} has other placeholders in ${language} than in zh-Hans`)
    }
}

/**
 * A typed catalogue, kept beside the page or component that speaks it. Throws at start when a text
 * is empty or its placeholders differ between languages: a gap is a bug, not a fallback.
 */
export const defineMessages = <const Messages extends Readonly<Record<string, Text>>>(
  messages: Messages,
): Translate<Messages> => {
  assertComplete(messages)
  CATALOGUES.push(messages)
  const textOf = (language: Language, key: keyof Messages): string => {
    const text = messages[key]
    if (text === undefined) throw new Error(`no message ${String(key)}`)
    return text[language]
  }
  const plain = (
    language: Language,
    key: keyof Messages,
    parameters: Readonly<Record<string, string | number>> = {},
  ): string =>
    textOf(language, key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parameters[name]))
  const rich = (
    language: Language,
    key: keyof Messages,
    parameters: Readonly<Record<string, Content>> = {},
  ): Html =>
    html`${textOf(language, key)
      .split(/\{(\w+)\}/)
      .map((part, i) => (i % 2 === 0 ? part : parameters[part]))}`
  return Object.assign(plain, { html: rich, messages })
}
