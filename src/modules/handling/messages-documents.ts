import {
  DOCUMENT_KINDS,
  type DocumentKind,
  type FaultyIdentityNumber,
  type MachineReadableFault,
} from '#kernel/identity-number/index.ts'

/** 证件填写说明. Staff pages speak Simplified Chinese only. */
export const NUMBER_HELP: readonly (readonly [kinds: string, text: string])[] = [
  ['居民身份证、户口簿', '18 位，最后一位可能是 X'],
  ['港澳台居民居住证', '18 位：香港 810000、澳门 820000、台湾 830000 开头'],
  ['港澳居民来往内地通行证', 'H 或 M 加 8 位数字；旧版后面还有 2 位换证次数，一起填'],
  ['港澳居民来往内地通行证(非中国籍)', 'HA 或 MA 加 7 位数字'],
  ['台湾居民来往大陆通行证', '卡式 8 位数字；旧本式 10 位数字加 1 个字母'],
  ['外国人永久居留身份证', '新版 9 开头 18 位；旧版 3 个字母加 12 位数字'],
  ['护照', '字母和数字照资料页写；外国护照还要填签发国代码'],
]

const lengthsOf = (expected: readonly number[]): string => {
  const [first, last] = [expected[0], expected.at(-1)]
  if (expected.length > 3 && first !== undefined && last !== undefined)
    return `${first} 到 ${last} 位`
  return expected.map((count) => `${count} 位`).join('或')
}

const lengthsFault = ({ expected, count }: { expected: readonly number[]; count: number }) =>
  `是 ${lengthsOf(expected)}，现在 ${count} 位`

/** What is wrong with a number, so exactly that it can be mended. */
export const numberFaultText = (kind: DocumentKind, fault: FaultyIdentityNumber): string => {
  switch (fault.reason) {
    case 'WRONG_LENGTH':
      return `位数不对：${DOCUMENT_KINDS[kind].zh}${lengthsFault(fault.detail)}`
    case 'WRONG_CHARACTER':
      return `第 ${fault.detail.position} 位不对，请对照证件`
    case 'WRONG_CHECK_CHARACTER':
      return '校验码对不上：请从头逐位核对，最后一位也要看'
    case 'IMPOSSIBLE_DATE':
      return '号码里的出生日期不存在，请对照证件'
    case 'DATE_IN_FUTURE':
      return '号码里的出生日期还没到，请对照证件'
    case 'UNKNOWN_REGION':
      return '号码开头的地区代码不是这种证件的，请核对证件种类'
    case 'WRONG_KIND':
      return `号码像是${DOCUMENT_KINDS[fault.detail.likelyKind].zh}，是否改选证件种类？`
  }
}

const FIELD_WORDS = {
  number: '证件号码',
  birth: '出生日期',
  expiry: '有效期',
  optional: '个人号码',
  all: '全部内容',
} as const

/** What is wrong with machine-readable lines, with line and position as they are printed. */
export const machineReadableFaultText = (fault: MachineReadableFault): string => {
  switch (fault.reason) {
    case 'WRONG_LINES':
      return `机读码行数或位数不对：卡式证件 3 行、每行 30 位，护照 2 行、每行 44 位；现在是 ${
        fault.lengths.length === 0 ? '空的' : fault.lengths.map((one) => `${one} 位`).join('、')
      }`
    case 'WRONG_CHARACTER':
      return `第 ${fault.line} 行第 ${fault.position} 位有不该有的字符，只能是大写字母、数字和 <`
    case 'WRONG_CHECK_DIGIT':
      return `第 ${fault.line} 行第 ${fault.position} 位：${FIELD_WORDS[fault.field]}的校验码对不上，请对照证件逐位核对`
    case 'IMPOSSIBLE_DATE':
      return `第 ${fault.line} 行第 ${fault.position} 位起：${FIELD_WORDS[fault.field]}不是一个日子`
    case 'DOCUMENT_NOT_TAKEN':
      return '机读码没有错，但这种证件不能用来登记：港澳居民用来往内地通行证或居住证，台湾居民用来往大陆通行证或居住证'
  }
}
