import { parseArgs } from 'node:util'
import { ConfigError, processEnvironment, readConfig } from '#platform/config.ts'
import { EmbeddedDatabaseProblem } from '#platform/embedded-database/index.ts'
import { COMMANDS, type CommandInput } from './commands/index.ts'
import { commandHelp, overview } from './commands/help.ts'

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  profile: { type: 'string' },
  holders: { type: 'string' },
  seed: { type: 'string' },
  port: { type: 'string' },
  origin: { type: 'string', multiple: true },
  simulate: { type: 'boolean' },
} as const

const EXIT = { ok: 0, failed: 1, usage: 2 } as const

const languageOf = (asked: string | undefined): 'zh' | 'en' => {
  const environment = processEnvironment()
  const wish = asked ?? environment['YKT_LANG'] ?? environment['LANG'] ?? 'zh'
  return wish.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true })

const report = (error: unknown, write: (line: string) => void): void => {
  if (error instanceof ConfigError)
    for (const { setting, message } of error.problems) write(`${setting}: ${message}`)
  else if (error instanceof EmbeddedDatabaseProblem) write(error.message)
  else if (error instanceof Error) write(error.message)
  else write(String(error))
}

/** Runs one command line. Text for people goes to standard error, results to standard output. */
const main = async (args: readonly string[]): Promise<number> => {
  const complain = (line: string) => process.stderr.write(`${line}\n`)
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    complain((error as Error).message)
    return EXIT.usage
  }
  const { values, positionals } = parsed
  const language = languageOf(values.lang)
  const [name, ...rest] = positionals
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (values.help === true || name === undefined || name === 'help') {
    process.stdout.write(
      command === undefined ? overview(language) : commandHelp(command, language),
    )
    return EXIT.ok
  }
  if (command === undefined) {
    complain(language === 'zh' ? `没有“${name}”这个命令` : `There is no command "${name}"`)
    process.stderr.write(overview(language))
    return EXIT.usage
  }
  const input: CommandInput = {
    language,
    json: values.json === true,
    arguments: rest,
    options: {
      profile: values.profile,
      holders: values.holders,
      seed: values.seed,
      port: values.port,
      origins: values.origin ?? [],
      simulate: values.simulate === true,
    },
    readConfig: () => readConfig(processEnvironment()),
    print: (text) => process.stdout.write(`${text}\n`),
    say: (zh, en) => process.stderr.write(`${language === 'zh' ? zh : en}\n`),
  }
  try {
    return await command.run(input)
  } catch (error) {
    report(error, complain)
    return error instanceof ConfigError ? EXIT.usage : EXIT.failed
  }
}

process.exitCode = await main(process.argv.slice(2))
