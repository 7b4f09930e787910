import { z } from 'zod'
import {
  bankAddresses,
  bankPayments,
  keyRing,
  networks,
  port,
  sm2PrivatePem,
} from './config-values.ts'
import type { Words } from './words.ts'

export interface Setting<Schema extends z.ZodType> {
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
  YKT_BANK_PAYMENTS: setting({
    schema: bankPayments,
    must: {
      zh: '每家应写作“银行代码=iso20022”或“银行代码=delimited”,能按编号去重的加“+once”,以逗号分隔',
      en: 'each bank must read "code=iso20022" or "code=delimited", with "+once" where agreed',
    },
    zh: '各银行代发文件的格式,形如 102=iso20022+once;没有写的银行不代发',
    en: 'Payment files of each bank as 102=iso20022+once; a bank that is left out does not pay',
    optional: true,
  }),
  YKT_SM2_KEY: setting({
    schema: sm2PrivatePem,
    must: {
      zh: '应为 PEM(PKCS #8)格式的 SM2 私钥',
      en: 'must be an SM2 private key in PEM (PKCS #8)',
    },
    zh: '给代发文件签名的 SM2 私钥;不设时生产模式不发指令',
    en: 'SM2 private key that signs payment files; without it production sends none',
    secret: true,
    optional: true,
  }),
  YKT_SPOOL_DIRECTORY: setting({
    schema: z.string().min(1),
    must: TEXT,
    zh: '待发和待收的代发文件(加密)的目录,各进程共用;不设时在数据目录的 spool',
    en: 'Directory of payment files on their way (sealed), shared by all processes',
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
