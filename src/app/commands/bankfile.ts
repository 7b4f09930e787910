import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { KeyObject } from 'node:crypto'
import { writeYuan } from '#kernel/money.ts'
import { readSm2Key } from '#platform/crypto/sm2.ts'
import { PlainError } from '#platform/words.ts'
import { checkExchangeFile, faultText, type FileReport } from '#modules/payment/index.ts'
import type { Command, CommandInput } from './command.ts'

/** More than one night brings. */
const MOST_FILES = 200

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A file beside, or nothing when there is none. */
const beside = (file: string): Promise<string | undefined> =>
  readFile(file, 'latin1').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })

const keyOf = async (file: string | undefined): Promise<readonly KeyObject[] | undefined> => {
  if (file === undefined) return undefined
  const key = readSm2Key(await readFile(file, 'utf8'), 'public')
  if (key !== undefined) return [key]
  throw new PlainError({
    zh: `${file} 不是 PEM 格式的 SM2 公钥`,
    en: `${file} is no SM2 public key in PEM`,
  })
}

const check = async (file: string, { options }: CommandInput): Promise<FileReport> => {
  if ((await stat(file).catch(() => {}))?.isFile() !== true)
    throw new PlainError({ zh: `没有文件 ${file}`, en: `There is no file ${file}` })
  return checkExchangeFile({
    name: path.basename(file),
    open: () => createReadStream(file),
    bankCode: options.bank,
    beside: { sidecar: await beside(`${file}.sidecar`), signature: await beside(`${file}.sig`) },
    keys: await keyOf(options.key),
  })
}

const KINDS = {
  instruction: { zh: '发放指令', en: 'instruction' },
  results: { zh: '发放结果', en: 'results' },
  returns: { zh: '退汇', en: 'returns' },
  statement: { zh: '账户流水', en: 'statement' },
} as const
const SIGNATURES = {
  good: { zh: '签名正确', en: 'signature good' },
  wrong: { zh: '签名不对', en: 'signature wrong' },
  unchecked: { zh: '未核对签名', en: 'signature not checked' },
} as const

/** A report in a few lines, and one for each fault; faults have their words in Chinese. */
const lines = (report: FileReport, language: 'zh' | 'en'): readonly string[] => {
  const { name, usable, kind, fileNumber = '', bankCode = '', counted, faults, faultCount } = report
  const what = kind === undefined ? '' : KINDS[kind][language]
  const verdict = { zh: usable ? '可用' : '不可用', en: usable ? 'usable' : 'NOT usable' }
  const read = {
    zh: `读到 ${counted.count} 笔 ${writeYuan(counted.sumFen)} 元`,
    en: `${counted.count} records, ${writeYuan(counted.sumFen)} yuan`,
  }
  const { told } = report
  const toldText = told && {
    zh: `摘要文件写 ${told.count} 笔 ${writeYuan(told.sumFen)} 元`,
    en: `beside: ${told.count} records, ${writeYuan(told.sumFen)} yuan`,
  }
  const more = faultCount - faults.length
  return [
    `${name}: ${verdict[language]}`,
    `  ${[what, bankCode, fileNumber].filter((part) => part !== '').join(' ')}`,
    `  ${read[language]}${toldText === undefined ? '' : `; ${toldText[language]}`}`,
    ...Object.entries(report.records).map(
      ([status, { count, sumFen }]) => `  ${status} ${count} ${writeYuan(sumFen)}`,
    ),
    `  SM3 ${report.sm3}, ${SIGNATURES[report.signature][language]}`,
    ...faults.map((fault) => `  ${fault.code} ${faultText(fault)}`),
    ...(more > 0 ? [language === 'zh' ? `  另有 ${more} 处` : `  and ${more} more`] : []),
  ]
}

/** Amounts as text: a number of JSON is no money. */
const asJson = (report: FileReport): string =>
  JSON.stringify(report, (_key, value: unknown) =>
    typeof value === 'bigint' ? writeYuan(value) : value,
  ).replaceAll('"sumFen":', '"sum":')

export const exchangeFileCommand: Command = {
  name: 'bankfile',
  usage: 'bankfile check FILE… [--bank CODE] [--key FILE.pem]',
  zh: '核对代发文件:签名、摘要、编码、明细、合计,逐条指出位置;不入账',
  en: 'Check payment files: signature, digest, records, totals, each fault with its place',
  example: 'npx ykt bankfile check R102-000001.xml --key bank-102.pem --json',
  options: ['bank', 'key', 'json'],
  mostArguments: MOST_FILES,
  run: async (input) => {
    const [verb, ...files] = input.arguments
    if (verb !== 'check' || files.length === 0) {
      input.say('用法:ykt bankfile check 文件…', 'Usage: ykt bankfile check FILE…')
      return 2
    }
    let isGood = true
    for (const file of files) {
      const report = await check(file, input)
      isGood &&= report.usable && report.faultCount === 0
      if (input.json) input.print(asJson(report))
      else for (const line of lines(report, input.language)) input.print(line)
    }
    return isGood ? 0 : 1
  },
}
