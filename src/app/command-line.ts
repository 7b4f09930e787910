import { parseArgs } from 'node:util'
import { PlainError, type Words } from '#platform/words.ts'
import { type Command, COMMANDS, type OptionName, OPTIONS } from './commands/index.ts'
import { WORDS } from './words.ts'

/** Every command has these. */
const COMMON = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
} as const
const KNOWN = { ...OPTIONS, ...COMMON }

/** A command line that makes no sense. */
export class UsageError extends PlainError {}

export interface CommandLine {
  /** `undefined` when none was named. */
  readonly command: Command | undefined
  readonly arguments: readonly string[]
  readonly help: boolean
  readonly lang: string | undefined
  readonly json: boolean
  readonly profile: string | undefined
  readonly holders: string | undefined
  readonly port: string | undefined
  readonly origins: readonly string[]
  readonly simulate: boolean
  readonly bank: string | undefined
  readonly key: string | undefined
  readonly secret: string | undefined
  readonly status: string | undefined
  readonly agency: string | undefined
  readonly url: string | undefined
}

const findCommand = (name: string | undefined): Command | undefined => {
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined && name !== undefined) throw new UsageError(WORDS.unknownCommand(name))
  return command
}

const isAllowed = (name: string, command: Command | undefined): name is keyof typeof KNOWN =>
  Object.hasOwn(COMMON, name) || (command?.options ?? []).includes(name as OptionName)

/**
 * Reads a command line. `help seed` is `seed --help`, and no command at all asks for help.
 *
 * @throws {UsageError} for what the command does not know: nothing is silently left out.
 */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: KNOWN,
    allowPositionals: true,
    // Our own words, in both languages, instead of the parser's.
    strict: false,
    tokens: true,
  })
  const wantsHelp = positionals[0] === 'help'
  const [name, ...rest] = wantsHelp ? positionals.slice(1) : positionals
  const command = findCommand(name)
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (!isAllowed(token.name, command)) throw new UsageError(WORDS.unknownOption(token.rawName))
    const needsValue = KNOWN[token.name].type === 'string'
    const looksLikeOption = token.inlineValue === false && token.value.startsWith('-')
    if (needsValue && (token.value === undefined || looksLikeOption))
      throw new UsageError(WORDS.optionNeedsValue(token.rawName))
    if (!needsValue && token.value !== undefined)
      throw new UsageError(WORDS.optionTakesNoValue(token.rawName))
  }
  const { lang } = values
  if (typeof lang === 'string' && lang !== 'zh' && lang !== 'en')
    throw new UsageError(WORDS.unknownLanguage(lang))
  const surplus = rest[wantsHelp ? 0 : (command?.mostArguments ?? 0)]
  if (surplus !== undefined) throw new UsageError(WORDS.tooMany(surplus))
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return {
    command,
    arguments: rest,
    help: wantsHelp || command === undefined || values.help === true,
    lang: text(lang),
    json: values.json === true,
    profile: text(values.profile),
    holders: text(values.holders),
    port: text(values.port),
    origins: [values.origin ?? []].flat().filter((one) => typeof one === 'string'),
    simulate: values.simulate === true,
    bank: text(values.bank),
    key: text(values.key),
    secret: text(values.secret),
    status: text(values.status),
    agency: text(values.agency),
    url: text(values.url),
  }
}

/** The language that was asked for, on the command line or by the environment. */
export const languageOf = (
  lang: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): keyof Words => {
  const wish = lang ?? environment['YKT_LANG'] ?? environment['LANG'] ?? 'zh'
  return wish.toLowerCase().startsWith('en') ? 'en' : 'zh'
}
