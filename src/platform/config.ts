import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseKeyRing } from './crypto/keys.ts'

type Mode = 'demonstration' | 'production'

interface Setting<Schema extends z.ZodType> {
  readonly schema: Schema
  /** What it is for, in Chinese and English; `ykt config explain` prints it. */
  readonly zh: string
  readonly en: string
  /** May be read from the file named by `<NAME>_FILE`, and is never printed. */
  readonly secret?: boolean
  /** Used in demonstration mode only: production has no hidden defaults. */
  readonly demonstration?: string
  /** May be absent in production. */
  readonly optional?: boolean
}

const setting = <Schema extends z.ZodType>(s: Setting<Schema>): Setting<Schema> => s

const port = z.coerce.number().int().min(1).max(65_535)
const keyRing = z.string().transform((text, context) => {
  try {
    return parseKeyRing(text)
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
    return z.NEVER
  }
})

/** Every setting of the program; nothing else is read from the environment. */
const bankAddresses = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => /^\s*(\w+)=(https?:\/\/\S+?)\/?\s*$/.exec(pair))
  if (pairs.some((pair) => pair === null)) {
    context.addIssue({ code: 'custom', message: 'must be like 102=https://bank.example' })
    return z.NEVER
  }
  return new Map(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']))
})

export const SETTINGS = {
  YKT_PORT: setting({
    schema: port,
    zh: '监听端口(只监听 127.0.0.1,由反向代理对外)',
    en: 'Port to listen on (127.0.0.1 only; a reverse proxy faces the outside)',
    demonstration: '8080',
  }),
  YKT_PUBLIC_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    zh: '用户看到的地址,不带末尾斜杠',
    en: 'Address that users see, without a trailing slash',
    optional: true,
  }),
  YKT_DATA_DIRECTORY: setting({
    schema: z.string().min(1),
    zh: '内置数据库和演示密钥的目录',
    en: 'Directory of the embedded database and the demonstration keys',
    demonstration: '.data',
    optional: true,
  }),
  DATABASE_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
    zh: '外部 PostgreSQL(15 或更高);不设时演示模式自带数据库',
    en: 'External PostgreSQL (15 or later); demonstration mode brings its own when unset',
    secret: true,
    optional: true,
  }),
  DATABASE_OWNER_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
    zh: '执行迁移的账号;不设时与 DATABASE_URL 相同',
    en: 'Account that migrates; the same as DATABASE_URL when unset',
    secret: true,
    optional: true,
  }),
  YKT_MASTER_KEYS: setting({
    schema: keyRing,
    zh: '主密钥,形如 1:64 位十六进制,多把以逗号分隔,当前的在前',
    en: 'Master keys as 1:64 hexadecimal digits, comma separated, the current one first',
    secret: true,
  }),
  YKT_OIDC_ISSUER: setting({
    schema: z.url(),
    zh: '省统一身份认证(OpenID Connect)地址;演示模式由沙箱提供',
    en: 'Provincial identity provider (OpenID Connect); the sandbox plays it in demonstration mode',
    optional: true,
  }),
  YKT_OIDC_CLIENT_ID: setting({
    schema: z.string().min(1),
    zh: '在身份认证登记的客户端编号',
    en: 'Client identifier registered with the identity provider',
    demonstration: 'yikatong',
  }),
  YKT_OIDC_CLIENT_SECRET: setting({
    schema: z.string().min(16),
    zh: '客户端密钥',
    en: 'Client secret',
    secret: true,
    optional: true,
  }),
  YKT_BANK_ADDRESSES: setting({
    schema: bankAddresses,
    zh: '各银行接口地址,形如 102=https://…,多个以逗号分隔;没有地址的银行用文件交换',
    en: 'Address of each bank as 102=https://…, comma separated; one without exchanges files',
    optional: true,
  }),
  YKT_CARD_FACTORY_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    zh: '制卡厂接口地址;演示模式由沙箱提供',
    en: 'Address of the card factory; the sandbox plays it in demonstration mode',
    optional: true,
  }),
  YKT_SMS_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    zh: '短信网关地址；不设时只在网页上通知',
    en: 'Short message gateway; without it notices stand on the pages only',
    optional: true,
  }),
  YKT_POPULATION_REGISTER_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    zh: '人口库接口地址；不设时不核对身份、不接收死亡信息',
    en: 'Population register; without it nobody is checked and no deaths are received',
    optional: true,
  }),
  YKT_LOG_LEVEL: setting({
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    zh: '日志级别',
    en: 'Log level',
    demonstration: 'warn',
  }),
} as const

type SettingName = keyof typeof SETTINGS
export type Settings = {
  readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> | undefined
}

export interface Config {
  readonly mode: Mode
  readonly settings: Settings
}

export interface ConfigProblem {
  readonly setting: string
  readonly message: string
}

/** All that is wrong with the configuration, at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly ConfigProblem[]
  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ setting: name, message }) => `${name}: ${message}`).join('\n'))
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
    throw new ConfigError([
      { setting: 'YKT_MODE', message: 'must be "demonstration" or "production"' },
    ])
  const values: Record<string, unknown> = {}
  for (const [name, spec] of Object.entries(SETTINGS) as [SettingName, Setting<z.ZodType>][]) {
    const needed =
      mode === 'production' &&
      (spec.optional !== true || (NEEDED_IN_PRODUCTION as readonly string[]).includes(name))
    try {
      const text =
        rawValue(name, spec, env) ?? (mode === 'demonstration' ? spec.demonstration : undefined)
      if (text === undefined) {
        if (needed) problems.push({ setting: name, message: `is needed: ${spec.en}` })
        continue
      }
      const parsed = spec.schema.safeParse(text)
      if (parsed.success) values[name] = parsed.data
      else problems.push({ setting: name, message: parsed.error.issues[0]?.message ?? 'is wrong' })
    } catch (error) {
      problems.push({ setting: `${name}_FILE`, message: (error as Error).message })
    }
  }
  problems.push(...unknownSettings(env))
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze({ mode, settings: Object.freeze(values) as unknown as Settings })
}

const KNOWN_BESIDES = new Set(['YKT_MODE', 'YKT_TEST_DATABASE_URL', 'YKT_LANG'])

/** A misspelt name would otherwise be silence. */
const unknownSettings = (env: Environment): ConfigProblem[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('YKT_') && !KNOWN_BESIDES.has(name))
    .filter((name) => !(name.replace(/_FILE$/, '') in SETTINGS))
    .map((name) => ({ setting: name, message: 'is not a setting of this program' }))

/** The environment of this process: the one place that reads it. */
export const processEnvironment = (): Environment => process.env
