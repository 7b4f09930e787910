import type { Config } from '#platform/config.ts'
import type { Words } from '#platform/words.ts'

/** The options that a command can have, besides `--lang` and `--help`, which all have. */
export const OPTIONS = {
  json: { type: 'boolean', shown: '--json', zh: '以 JSON 输出', en: 'print JSON' },
  profile: {
    type: 'string',
    shown: '--profile demo|load',
    zh: '装入什么:演示省份或大量持卡人',
    en: 'what to load: the demonstration province or many holders',
  },
  holders: {
    type: 'string',
    shown: '--holders N',
    zh: '装到多少人为止(load;默认 100000)',
    en: 'how many holders there shall be (load; 100000 unless given)',
  },
  port: {
    type: 'string',
    shown: '--port N',
    zh: '读卡桥接监听的端口',
    en: 'the port on which the reader bridge listens',
  },
  origin: {
    type: 'string',
    multiple: true,
    shown: '--origin https://…',
    zh: '允许连接读卡桥接的网页来源,可以写多个',
    en: 'an origin whose pages may use the reader bridge; may be given several times',
  },
  bank: {
    type: 'string',
    shown: '--bank CODE',
    zh: '应当是哪家银行的文件(银行代码)',
    en: 'whose file it has to be, by the code of the bank',
  },
  key: {
    type: 'string',
    shown: '--key FILE.pem',
    zh: 'bankfile:核对签名的 SM2 公钥,不写就不核对;webhook replay:签名用的 P-256 私钥',
    en: 'bankfile: SM2 public key, or no signature is looked at; webhook: P-256 private key',
  },
  secret: {
    type: 'string',
    shown: '--secret FILE',
    zh: '签名密钥(whsec_…)所在的文件;不写就不核对签名',
    en: 'file with the secrets (whsec_…) that sign; without it signatures are not looked at',
  },
  status: {
    type: 'string',
    shown: '--status CODE',
    zh: '答复的状态码(默认 204),例如 500 看重试、410 看停用',
    en: 'what is answered (204 unless given): 500 to see repetitions, 410 to be disabled',
  },
  agency: {
    type: 'string',
    shown: '--agency CODE',
    zh: '以哪个部门的名义(部门编码)',
    en: 'the code of the department that asks',
  },
  url: {
    type: 'string',
    shown: '--url https://…',
    zh: '平台的地址(默认 http://127.0.0.1:8080)',
    en: 'where the program serves (http://127.0.0.1:8080 unless given)',
  },
  simulate: {
    type: 'boolean',
    shown: '--simulate',
    zh: '没有读卡器,用模拟的卡和证件',
    en: 'without a reader: simulated cards and documents',
  },
} as const
export type OptionName = keyof typeof OPTIONS

export interface CommandInput {
  readonly language: keyof Words
  /** Machine-readable output on standard output. */
  readonly json: boolean
  readonly arguments: readonly string[]
  readonly options: {
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
  readonly readConfig: () => Config
  /** A result, to standard output. */
  readonly print: (text: string) => void
  /** A word to the person at the terminal, to standard error. */
  readonly say: (zh: string, en: string) => void
  /** How far the work has come, from 0 to 1, with a line that tells of it. */
  readonly progress: (share: number, zh: string, en: string) => void
}

export interface Command extends Words {
  readonly name: string
  readonly usage: string
  readonly example: string
  readonly options?: readonly OptionName[]
  /** How many arguments it takes at most; none unless given. */
  readonly mostArguments?: number
  /** The exit code: 0 done, 1 failed, 2 wrong usage. */
  readonly run: (input: CommandInput) => Promise<number>
}
