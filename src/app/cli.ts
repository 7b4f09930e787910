import { ConfigError, processEnvironment, readConfig } from '#platform/config.ts'
import { isUnreachable } from '#platform/db.ts'
import { type Words, wordsOf } from '#platform/words.ts'
import { type CommandLine, languageOf, readCommandLine, UsageError } from './command-line.ts'
import type { CommandInput } from './commands/index.ts'
import { commandHelp, overview } from './commands/help.ts'
import { progressLine } from './progress-line.ts'
import { Told } from './told.ts'
import { WORDS } from './words.ts'

const EXIT = { ok: 0, failed: 1, usage: 2 } as const

/** What the driver says of a server that refuses us: account, database, name, network. */
const REFUSED = new Set(['28P01', '28000', '3D000', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'])

const explain = (error: unknown): Words => {
  const { code, message } = Object(error) as { code?: string; message?: string }
  if (isUnreachable(error) || REFUSED.has(code ?? ''))
    return WORDS.databaseUnreachable(message === '' ? (code ?? '') : (message ?? ''))
  return wordsOf(error)
}

/** Text for people goes to standard error, results to standard output. */
const inputOf = (line: CommandLine, language: keyof Words): CommandInput => {
  const show = progressLine(process.stderr)
  return {
    language,
    json: line.json,
    arguments: line.arguments,
    options: line,
    readConfig: () => readConfig(processEnvironment()),
    print: (text) => process.stdout.write(`${text}\n`),
    say: (zh, en) => process.stderr.write(`${language === 'zh' ? zh : en}\n`),
    progress: (share, zh, en) => show(share, language === 'zh' ? zh : en),
  }
}

const run = async (line: CommandLine, language: keyof Words): Promise<number> => {
  const { command } = line
  if (line.help || command === undefined) {
    process.stdout.write(
      command === undefined ? overview(language) : commandHelp(command, language),
    )
    return EXIT.ok
  }
  return command.run(inputOf(line, language))
}

/** Runs one command line and answers the exit code. */
const main = async (args: readonly string[]): Promise<number> => {
  let language = languageOf(undefined, processEnvironment())
  try {
    const line = readCommandLine(args)
    language = languageOf(line.lang, processEnvironment())
    return await run(line, language)
  } catch (error) {
    // What is still open must not keep a command that was told to stop.
    if (error instanceof Told) process.exit(error.exitCode)
    process.stderr.write(`${explain(error)[language]}\n`)
    if (error instanceof UsageError) process.stderr.write(`${WORDS.seeHelp()[language]}\n`)
    return error instanceof UsageError || error instanceof ConfigError ? EXIT.usage : EXIT.failed
  }
}

// `ykt … | head` has read enough, and a closed terminal hears nothing: neither is a fault of ours.
process.stdout.on('error', () => process.exit())
process.stderr.on('error', () => {})

process.exitCode = await main(process.argv.slice(2))
