import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bankAddresses, keyRing, networks } from './config-values.ts'
import { messages, PlainError, type Words } from './words.ts'

type Mode = 'demonstration' | 'production'

interface Setting<Schema extends z.ZodType> {
  readonly schema: Schema
  /** What it is for, in Chinese and English; `ykt config explain` prints it. */
  readonly zh: string
  readonly en: string
  /** What a value has to be; told when it is something else. */
  readonly must: Words
  /** May be read from the file named by `<NAME>_FILE`, and is never printed. */
  readonly secret?: boolean
  /** Used in demonstration mode only: production has no hidden defaults. */
  readonly demonstration?: string
  /** May be absent in production. */
  readonly optional?: boolean
}

const setting = <Schema extends z.ZodType>(s: Setting<Schema>): Setting<Schema> => s

const port = z.coerce.number().int().min(1).max(65_535)

const TEXT: Words = { zh: '不能为空', en: 'must not be empty' }
const ADDRESS: Words = {
  zh: '应为完整的网址,如 https://ykt.example.org',
  en: 'must be a whole address such as https://ykt.example.org',
}
const DATABASE_ADDRESS: Words = {
  zh: '应以 postgres:// 开头',
  en: 'must start with postgres://',
}

/** Every setting of the program; nothing else is read from the environment. */
export const SETTINGS = {
  YKT_PORT: setting({
    schema: port,
    must: { zh: '应为 1 到 65535 的整数', en: 'must be a whole number from 1 to 65535' },
    zh: '监听端口(只监听 127.0.0.1,由反向代理对外)',
    en: 'Port to listen on (127.0.0.1 only; a reverse proxy faces the outside)',
    demonstration: '8080',
  }),
  YKT_PUBLIC_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    must: ADDRESS,
    zh: '用户看到的地址,不带末尾斜杠',
    en: 'Address that users see, without a trailing slash',
    optional: true,
  }),
  YKT_DATA_DIRECTORY: setting({
    schema: z.string().min(1),
    must: TEXT,
    zh: '内置数据库和演示密钥的目录',
    en: 'Directory of the embedded database and the demonstration keys',
    demonstration: '.data',
    optional: true,
  }),
  DATABASE_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//),
    must: DATABASE_ADDRESS,
    zh: '外部 PostgreSQL(15 或更高);不设时演示模式自带数据库',
    en: 'External PostgreSQL (15 or later); demonstration mode brings its own when unset',
    secret: true,
    optional: true,
  }),
  DATABASE_OWNER_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\//),
    must: DATABASE_ADDRESS,
    zh: '执行迁移的账号;不设时与 DATABASE_URL 相同',
    en: 'Account that migrates; the same as DATABASE_URL when unset',
    secret: true,
    optional: true,
  }),
  YKT_MASTER_KEYS: setting({
    schema: keyRing,
    must: {
      zh: '每把应写作“编号:64 位十六进制”,编号 1 到 255,多把以逗号分隔',
      en: 'each key must read "number:64 hexadecimal digits", number 1 to 255, comma separated',
    },
    zh: '主密钥,形如 1:64 位十六进制,多把以逗号分隔,当前的在前',
    en: 'Master keys as 1:64 hexadecimal digits, comma separated, the current one first',
    secret: true,
  }),
  YKT_OIDC_ISSUER: setting({
    schema: z.url(),
    must: ADDRESS,
    zh: '省统一身份认证(OpenID Connect)地址;演示模式由沙箱提供',
    en: 'Provincial identity provider (OpenID Connect); the sandbox plays it in demonstration mode',
    optional: true,
  }),
  YKT_OIDC_CLIENT_ID: setting({
    schema: z.string().min(1),
    must: TEXT,
    zh: '在身份认证登记的客户端编号',
    en: 'Client identifier registered with the identity provider',
    demonstration: 'yikatong',
  }),
  YKT_OIDC_CLIENT_SECRET: setting({
    schema: z.string().min(16),
    must: { zh: '至少 16 个字符', en: 'must have at least 16 characters' },
    zh: '客户端密钥',
    en: 'Client secret',
    secret: true,
    optional: true,
  }),
  YKT_BANK_ADDRESSES: setting({
    schema: bankAddresses,
    must: {
      zh: '每家应写作“银行代码=地址”,多家以逗号分隔',
      en: 'each bank must read "code=address", comma separated',
    },
    zh: '各银行接口地址,形如 102=https://…,多个以逗号分隔;没有地址的银行用文件交换',
    en: 'Address of each bank as 102=https://…, comma separated; one without exchanges files',
    optional: true,
  }),
  YKT_CALLBACK_ADDRESSES: setting({
    schema: bankAddresses,
    must: {
      zh: '每个部门应写作“部门代码=https 地址”,多个以逗号分隔',
      en: 'each department must read "code=https address", comma separated',
    },
    zh: '各部门系统的回调地址,形如 dept-x=https://…;结果只送到这些地址',
    en: 'Where answers to systems of departments go, as dept-x=https://…, and nowhere else',
    optional: true,
  }),
  YKT_CARD_FACTORY_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    must: ADDRESS,
    zh: '制卡厂接口地址;演示模式由沙箱提供',
    en: 'Address of the card factory; the sandbox plays it in demonstration mode',
    optional: true,
  }),
  YKT_SMS_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    must: ADDRESS,
    zh: '短信网关地址；不设时只在网页上通知',
    en: 'Short message gateway; without it notices stand on the pages only',
    optional: true,
  }),
  YKT_POPULATION_REGISTER_URL: setting({
    schema: z.url().transform((url) => url.replace(/\/$/, '')),
    must: ADDRESS,
    zh: '人口库接口地址；不设时不核对身份、不接收死亡信息',
    en: 'Population register; without it nobody is checked and no deaths are received',
    optional: true,
  }),
  YKT_WEBHOOK_NETWORKS: setting({
    schema: networks,
    must: {
      zh: '应为网段,如 10.20.0.0/16,多个以逗号分隔',
      en: 'must be networks such as 10.20.0.0/16, comma separated',
    },
    zh: '允许推送事件的内部网段(政务外网等);不设时只推送到公网地址',
    en: 'Private networks that events may be posted to; public addresses only when unset',
    optional: true,
  }),
  YKT_LOG_LEVEL: setting({
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    must: {
      zh: '应为 silent、error、warn、info 或 debug',
      en: 'must be silent, error, warn, info or debug',
    },
    zh: '日志级别',
    en: 'Log level',
    demonstration: 'warn',
  }),
} as const

/** Settings that are read before all others, and by more than the program. */
export const EARLY_SETTINGS = {
  YKT_MODE: {
    zh: '运行模式:demonstration(演示)或 production(生产)',
    en: 'Mode: demonstration or production',
    demonstration: 'demonstration',
  },
  YKT_LANG: {
    zh: '命令行的语言:zh 或 en;不设时看 LANG',
    en: 'Language of the command line: zh or en; LANG decides when unset',
  },
} as const

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

const KNOWN_BESIDES = new Set([...Object.keys(EARLY_SETTINGS), 'YKT_TEST_DATABASE_URL'])

/** A misspelt name would otherwise be silence. */
const unknownSettings = (env: Environment): ConfigProblem[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('YKT_') && !KNOWN_BESIDES.has(name))
    .filter((name) => !(name.replace(/_FILE$/, '') in SETTINGS))
    .map((name) => ({ setting: name, words: CONFIG_WORDS.unknown() }))

/** The environment of this process: the one place that reads it. */
export const processEnvironment = (): Environment => process.env
