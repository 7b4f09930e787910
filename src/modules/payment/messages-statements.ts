import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

/** 明白账, for staff. */
export const statementWords = {
  title: '明白账',
  lead: '按银行实际到账的结果出具，名字打星号，不写证件号和账号，贴在村里、街道。',
  chooseProgramme: '选项目',
  programme: '项目',
  period: '发放期',
  region: '地区',
  next: '下一步',
  noPeriods: '这个项目还没有发放过。',
  noVillages: '这一期还没有到账的，或者名册没有填村居。',
  villages: '选村居或者街道',
  village: '村居、街道',
  people: '到账人数',
  sum: '到账金额（元）',
  issue: '出具',
  issued: '最近出具的',
  issuedAt: '出具时间',
  open: '打开',
  changed: '出具以后银行的结果有变化（例如退票），这一份不要再贴，请重新出具。',
  nothing: '这个村居这一期没有到账的，没有出具。',
  board: '{village}补贴发放明白账',
  number: '序号',
  name: '姓名',
  amount: '金额（元）',
  day: '到账日期',
  subItem: '分项',
  total: '合计',
  groups: '分项合计',
  count: '人次',
} as const

/** What stands on the paper, where everybody reads it. */
export const boardWords = {
  total: (count: string, sum: string) => `共 ${count} 人次，合计 ${sum}。只列银行已经到账的。`,
  call: (agency: string) => `有疑问找${agency}，打 12345；社保卡的事打 12333。`,
  masked: '为保护个人信息，名字隐去一部分，不写证件号码和账号。',
  verify: (address: string) => `扫码或者打开 ${address} 核对真假。`,
  digest: (digest: string) => `防伪码 ${digest}`,
  issued: (agency: string, day: string) => `${agency} ${day} 出具`,
} as const

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 核对明白账, for anybody. */
export const verifyMessages = defineMessages({
  title: text('核对明白账', '核對明白賬', 'Check a village statement', 'Verificar uma lista'),
  holds: text(
    '这份明白账是真的，和银行现在的结果一致。',
    '這份明白賬屬實，與銀行現時結果一致。',
    'This statement is genuine and agrees with what the banks say now.',
    'Esta lista é autêntica e concorda com o que os bancos dizem agora.',
  ),
  changed: text(
    '这份明白账出具过，但之后银行的结果有变化，以新出具的为准。',
    '這份明白賬曾經出具，但其後銀行結果有變，以新出具者為準。',
    'This statement was issued, but the banks have since told otherwise: a newer one counts.',
    'Esta lista foi emitida, mas os bancos alteraram o resultado: vale uma mais recente.',
  ),
  agency: text('出具部门', '出具部門', 'Issued by', 'Emitida por'),
  programme: text('项目', '項目', 'Programme', 'Programa'),
  period: text('发放期', '發放期', 'Period', 'Período'),
  village: text('村居、街道', '村居、街道', 'Village or street', 'Aldeia ou rua'),
  issuedOn: text('出具日期', '出具日期', 'Issued on', 'Emitida em'),
  count: text('人次', '人次', 'Payments', 'Pagamentos'),
  sum: text('合计', '合計', 'Total', 'Total'),
  digest: text('防伪码', '防偽碼', 'Check code', 'Código de controlo'),
  compare: text(
    '请和墙上的那一份对一对：防伪码要一个字不差。',
    '請與牆上的一份核對：防偽碼須完全相同。',
    'Compare with the sheet on the wall: the check code must be the same to the letter.',
    'Compare com a folha afixada: o código de controlo tem de ser igual.',
  ),
  small: text(
    '人数少，为保护个人信息，这里不显示合计。',
    '人數少，為保護個人資料，此處不顯示合計。',
    'Few people are on it, so totals are not shown here.',
    'São poucas pessoas, por isso os totais não são mostrados aqui.',
  ),
})
