import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { EARLY_SETTINGS, type Setting, SETTINGS } from './config-settings.ts'
import { messages, PlainError, type Words } from './words.ts'

type Mode = 'demonstration' | 'production'

type SettingName = keyof typeof SETTINGS
export type Settings = {
  readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> | undefined
}

export interface Config {
  readonly mode: Mode
  readonly settings: Settings
  /** Settings that somebody chose: no defaults. */
  readonly chosen: ReadonlySet<string>
}

export interface ConfigProblem {
  readonly setting: string
  readonly words: Words
}

const joined = (problems: readonly ConfigProblem[], language: keyof Words): string =>
  problems.map(({ setting: name, words }) => `${name}: ${words[language]}`).join('\n')

const CONFIG_WORDS = messages({
  needed: ({ zh, en }: Words) => ({ zh: `必须设置:${zh}`, en: `is needed: ${en}` }),
  unreadable: (reason: string) => ({
    zh: `文件读不出来(${reason})`,
    en: `the file cannot be read (${reason})`,
  }),
  unknown: () => ({ zh: '本程序没有这个配置项', en: 'is not a setting of this program' }),
  mode: () => ({
    zh: '应为 demonstration 或 production',
    en: 'must be "demonstration" or "production"',
  }),
})

/** All that is wrong with the configuration, at once. */
export class ConfigError extends PlainError {
  readonly problems: readonly ConfigProblem[]
  constructor(problems: readonly ConfigProblem[]) {
    super({ zh: joined(problems, 'zh'), en: joined(problems, 'en') })
    this.name = 'ConfigError'
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const rawValue = (name: string, spec: Setting<z.ZodType>, env: Environment): string | undefined => {
  const file = env[`${name}_FILE`]
  if (spec.secret === true && file !== undefined) return readFileSync(file, 'utf8').trim()
  return env[name]
}

/** Settings that only production insists on although demonstration can do without. */
const NEEDED_IN_PRODUCTION = [
  'DATABASE_URL',
  'YKT_PUBLIC_URL',
  'YKT_OIDC_ISSUER',
  'YKT_OIDC_CLIENT_SECRET',
  'YKT_CARD_FACTORY_URL',
] as const satisfies readonly SettingName[]

/**
 * The configuration from the environment.
 *
 * @throws {ConfigError} naming every setting that is missing, malformed or unknown.
 */
export const readConfig = (env: Environment): Config => {
  const problems: ConfigProblem[] = []
  const mode = env['YKT_MODE'] ?? 'demonstration'
  if (mode !== 'demonstration' && mode !== 'production')
    throw new ConfigError([{ setting: 'YKT_MODE', words: CONFIG_WORDS.mode() }])
  const values: Record<string, unknown> = {}
  for (const [name, spec] of Object.entries(SETTINGS) as [SettingName, Setting<z.ZodType>][]) {
    const needed =
      mode === 'production' &&
      (spec.optional !== true || (NEEDED_IN_PRODUCTION as readonly string[]).includes(name))
    try {
      const text =
        rawValue(name, spec, env) ?? (mode === 'demonstration' ? spec.demonstration : undefined)
      if (text === undefined) {
        if (needed) problems.push({ setting: name, words: CONFIG_WORDS.needed(spec) })
        continue
      }
      const parsed = spec.schema.safeParse(text)
      if (parsed.success) values[name] = parsed.data
      else problems.push({ setting: name, words: spec.must })
    } catch (error) {
      const words = CONFIG_WORDS.unreadable((error as Error).message)
      problems.push({ setting: `${name}_FILE`, words })
    }
  }
  problems.push(...unknownSettings(env))
  if (problems.length > 0) throw new ConfigError(problems)
  const settings = Object.freeze(values) as unknown as Settings
  return Object.freeze({ mode, settings, chosen: new Set(Object.keys(env)) })
}

const KNOWN_BESIDES = new Set([
  ...Object.keys(EARLY_SETTINGS),
  'YKT_TEST_DATABASE_URL',
  'YKT_TEST_RUN',
])

/** A misspelt name would otherwise be silence. */
const unknownSettings = (env: Environment): ConfigProblem[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('YKT_') && !KNOWN_BESIDES.has(name))
    .filter((name) => !(name.replace(/_FILE$/, '') in SETTINGS))
    .map((name) => ({ setting: name, words: CONFIG_WORDS.unknown() }))

/** The environment of this process: the one place that reads it. */
export const processEnvironment = (): Environment => process.env
