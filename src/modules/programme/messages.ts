import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { PayRule, Programme, StandardUnit } from './programme.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** What residents read about programmes. */
export const programmeMessages = defineMessages({
  title: text('补贴项目清单', '補貼項目清單', 'List of programmes', 'Lista de programas'),
  lead: text(
    '直接发给个人和家庭的补贴、救助都列在这里：谁发、发多少、什么时候发。每年公布一次，有增有减都写明理由。',
    '直接發給個人和家庭的補貼、救助都列在這裏：誰發、發多少、甚麼時候發。每年公布一次，增減都寫明理由。',
    'What is paid to people and households: by whom, how much, when. Published yearly.',
    'O que se paga a pessoas e agregados: por quem, quanto e quando. Publicada todos os anos.',
  ),
  inForce: text(
    '{date}有效，共 {count} 项',
    '{date}有效，共 {count} 項',
    'In force on {date}: {count} programmes',
    'Em vigor em {date}: {count} programas',
  ),
  download: text('下载表格（CSV）', '下載表格（CSV）', 'Download as CSV', 'Descarregar em CSV'),
  downloadJson: text(
    '下载数据（JSON）',
    '下載數據（JSON）',
    'Download as JSON',
    'Descarregar em JSON',
  ),
  code: text('编号', '編號', 'Code', 'Código'),
  name: text('项目', '項目', 'Programme', 'Programa'),
  standard: text('标准', '標準', 'Amount', 'Montante'),
  payDay: text('发放日', '發放日', 'Paid', 'Pagamento'),
  changes: text(
    '{year}年以来的变动',
    '{year}年以來的變動',
    'Changes since the start of {year}',
    'Alterações desde o início de {year}',
  ),
  noChanges: text('没有变动。', '沒有變動。', 'Nothing has changed.', 'Nada mudou.'),
  change: text('变动', '變動', 'Change', 'Alteração'),
  from: text('开始日期', '開始日期', 'From', 'Desde'),
  reason: text('理由', '理由', 'Reason', 'Razão'),
  added: text('新增', '新增', 'Added', 'Novo'),
  changed: text('调整', '調整', 'Changed', 'Alterado'),
  exited: text('退出', '退出', 'Removed', 'Retirado'),
  owner: text('主管部门', '主管部門', 'Department in charge', 'Departamento responsável'),
  payer: text('拨款部门', '撥款部門', 'Paid for by', 'Financiado por'),
  basis: text('政策依据', '政策依據', 'Basis', 'Base'),
  noBasis: text('还没有登记', '尚未登記', 'Not entered yet', 'Ainda não registada'),
  class: text('是否必须上卡', '是否必須上卡', 'To the card?', 'Para o cartão?'),
  mandatory: text('必须发到卡上', '必須發到卡上', 'Always to the card', 'Sempre para o cartão'),
  encouraged: text(
    '鼓励发到卡上',
    '鼓勵發到卡上',
    'Preferably to the card',
    'De preferência para o cartão',
  ),
  payee: text('发给谁', '發給誰', 'Paid to', 'Pago a'),
  person: text('个人', '個人', 'Each person', 'Cada pessoa'),
  household: text(
    '家庭（户主的卡）',
    '家庭（戶主的卡）',
    'The household, to its head',
    'O agregado, ao chefe',
  ),
  notice: text('发放前公示', '發放前公示', 'Put up in public before', 'Aviso público prévio'),
  noticeDays: text('{days} 天', '{days} 天', '{days} days', '{days} dias'),
  exclusions: text('不得同时享受', '不得同時享受', 'Not together with', 'Não acumulável com'),
  none: text('没有', '沒有', 'None', 'Nenhum'),
  checks: text('发放前核对', '發放前核對', 'Checked before paying', 'Verificado antes de pagar'),
  checkLine: text(
    '{what}（不早于 {hours} 小时前的数据）',
    '{what}（不早於 {hours} 小時前的數據）',
    '{what} (news of the last {hours} hours)',
    '{what} (dados das últimas {hours} horas)',
  ),
  history: text('历年', '歷年', 'Earlier years', 'Anos anteriores'),
  until: text('结束日期', '結束日期', 'Until', 'Até'),
  now: text('现行', '現行', 'In force', 'Em vigor'),
  example: text(
    '演示项目：名称、日期和金额都不是真的。',
    '演示項目：名稱、日期和金額都不是真的。',
    'A programme of the demonstration: name, days and amounts are made up.',
    'Programa de demonstração: nome, datas e montantes fictícios.',
  ),
  questions: text(
    '对名单有疑问，可以打 12345 或者向主管部门反映。',
    '對名單有疑問，可以致電 12345 或向主管部門反映。',
    'Questions about the list: call 12345 or ask the department in charge.',
    'Dúvidas sobre a lista: ligue 12345 ou contacte o departamento responsável.',
  ),
})

const PAY = defineMessages({
  monthly: text(
    '每月 {day} 日',
    '每月 {day} 日',
    'Day {day} of each month',
    'Dia {day} de cada mês',
  ),
  quarterly: text(
    '每季度第 {month} 个月 {day} 日',
    '每季度第 {month} 個月 {day} 日',
    'Day {day} of month {month} of each quarter',
    'Dia {day} do {month}.º mês de cada trimestre',
  ),
  yearly: text(
    '每年 {month} 月 {day} 日',
    '每年 {month} 月 {day} 日',
    'Each year, month {month}, day {day}',
    'Todos os anos, mês {month}, dia {day}',
  ),
  once: text('{date}，一次', '{date}，一次', 'Once, {date}', 'Uma vez, {date}'),
})

/** When a programme pays, in words. */
export const payWords = (language: Language, pay: PayRule): string => {
  switch (pay.cycle) {
    case 'monthly':
      return PAY(language, 'monthly', { day: pay.day })
    case 'quarterly':
      return PAY(language, 'quarterly', { month: pay.month, day: pay.day })
    case 'yearly':
      return PAY(language, 'yearly', { month: pay.month, day: pay.day })
    case 'once':
      return PAY(language, 'once', { date: formatDate(language, pay.on) })
  }
}

/** 计发单位, for the forms of departments. */
export const UNIT_WORDS: Readonly<Record<StandardUnit, string>> = {
  person: '每人',
  household: '每户',
  mu: '每亩',
  machine: '每台（套）',
  boat: '每船',
  post: '每个岗位',
}

/** What a programme pays, in words; a row without a standard says nothing. */
export const standardText = (language: Language, { standard }: Pick<Programme, 'standard'>) =>
  standard?.words[language] ?? programmeMessages(language, 'noBasis')
