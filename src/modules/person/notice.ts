import { formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages, type Placeholder } from '#ui/i18n/messages.ts'

/** What a notice says: the key of its text, and parameters that tell nothing about anybody. */
export interface NoticeContent {
  /** `person.relationEnded`: the module and the text. */
  readonly message: string
  /**
   * Counts, ISO dates, texts in the four languages, amounts in fen under a name that ends in `Fen`,
   * and under `act` the code of an act: shown in the reader's language.
   */
  readonly params: Readonly<Record<string, NoticeValue>>
}

export type NoticeValue = string | number | Text

type Arguments<Message extends string> = [Placeholder<Message>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholder<Message>, NoticeValue>>]

const TEXTS = new Map<string, Text>()
const ACTS = new Map<string, Text>()

/** Every key of a notice that is known. */
export const noticeKeys = (): readonly string[] => [...TEXTS.keys()]

/**
 * Declares the notices of a module in the four languages and gives the way to make them:
 * `notify(tx, context, { personId, ...cardNotices('lossEndsSoon', { endsOn }) })`.
 */
export const defineNotices = <const Messages extends Readonly<Record<string, Text>>>(
  module: string,
  messages: Messages,
) => {
  defineMessages(messages)
  for (const [key, text] of Object.entries(messages)) TEXTS.set(`${module}.${key}`, text)
  return <Key extends keyof Messages & string>(
    key: Key,
    ...[params]: Arguments<Messages[Key]['zh-Hans']>
  ): NoticeContent => ({ message: `${module}.${key}`, params: params ?? {} })
}

/** Declares what acts are called in notices to both sides, by the action of their audit rows. */
export const defineActs = (acts: Readonly<Record<string, Text>>): void => {
  defineMessages(acts)
  for (const [action, text] of Object.entries(acts)) ACTS.set(action, text)
}

const OTHER_ACT: Text = {
  'zh-Hans': '一件事',
  'zh-Hant': '一項事務',
  en: 'something',
  pt: 'um assunto',
}

/** 12345 → 123.45: a message has its own word for the currency. */
const plainAmount = (fen: number): string => formatMoney(BigInt(fen)).replace('¥', '')

const shown = (language: Language, name: string, value: NoticeValue): string => {
  if (typeof value === 'object') return value[language]
  if (typeof value === 'number' && name.endsWith('Fen')) return plainAmount(value)
  if (name === 'act') return (ACTS.get(String(value)) ?? OTHER_ACT)[language]
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
    return formatDate(language, Temporal.PlainDate.from(value))
  return String(value)
}

/**
 * A notice in words. A key that this version does not know is a bug of whoever wrote it.
 *
 * @throws {RangeError} for such a key.
 */
export const noticeText = (language: Language, { message, params }: NoticeContent): string => {
  const text = TEXTS.get(message)
  if (text === undefined) throw new RangeError(`no notice is called ${message}`)
  return text[language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    shown(language, name, params[name] ?? ''),
  )
}
