import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { MoneyState } from './money-item.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 我的钱 */
export const moneyMessages = defineMessages({
  title: text('我的钱', '我的款項', 'My money', 'O meu dinheiro'),
  arrived: text(
    '这个月到了 {amount}。',
    '本月已到賬 {amount}。',
    'Arrived this month: {amount}.',
    'Recebido este mês: {amount}.',
  ),
  nothing: text(
    '这个月还没有钱到。',
    '本月尚未有款項到賬。',
    'Nothing has arrived this month.',
    'Ainda não chegou nada este mês.',
  ),
  missing: text(
    '还有 {amount} 没到。',
    '尚有 {amount} 未到。',
    '{amount} has not arrived.',
    'Faltam {amount}.',
  ),
  seeAll: text('看全部', '查看全部', 'See everything', 'Ver tudo'),
  failedTitle: text('没有到账的', '未到賬的款項', 'What did not arrive', 'O que não chegou'),
  comingTitle: text('就要到的', '即將到賬', 'Coming', 'A receber'),
  paidTitle: text('已经到账的', '已到賬', 'Arrived', 'Recebido'),
  none: text('还没有发给您的钱', '尚未有發給您的款項', 'Nothing yet', 'Ainda nada'),
  noneText: text(
    '有补贴、补助发给您的时候，每一笔都列在这里。',
    '有補貼、補助發給您時，每一筆均列於此。',
    'Every payment to you will be listed here.',
    'Cada pagamento que lhe for feito aparecerá aqui.',
  ),
  of: text('{name}（{period}）', '{name}（{period}）', '{name} ({period})', '{name} ({period})'),
  quarter: text(
    '{year}年第{n}季度',
    '{year}年第{n}季度',
    'quarter {n} of {year}',
    '{n}.º trimestre de {year}',
  ),
  year: text('{year}年', '{year}年', '{year}', '{year}'),
  once: text('一次性', '一次性', 'one-off', 'única vez'),
  account: text(
    '{bank}（尾号 {tail}）',
    '{bank}（尾號 {tail}）',
    '{bank} (ends in {tail})',
    '{bank} (termina em {tail})',
  ),
  to: text('发到{account}', '發到{account}', 'to {account}', 'para {account}'),
  expected: text(
    '按惯例这一天发放，金额以名册为准。',
    '慣常於這天發放，金額以名冊為準。',
    'The usual day; the list decides the amount.',
    'É o dia habitual; o valor depende da lista.',
  ),
  closed: text(
    '收款账户已经关闭，请先选好新账户。',
    '收款戶口已關閉，請先選定新戶口。',
    'The account is closed: choose another one first.',
    'A conta está fechada: escolha outra primeiro.',
  ),
  unknown: text(
    '银行还没有回复结果。请不要重复操作，我们会在 {date} 前告诉您。',
    '銀行尚未回覆結果。請勿重複操作，我們會在 {date} 前告知您。',
    'The bank has not answered yet. Please do nothing twice; we will tell you by {date}.',
    'O banco ainda não respondeu. Não repita nada; informamo-lo até {date}.',
  ),
  unknownLate: text(
    '银行还没有回复结果，比说好的晚了，正在催问。请不要重复操作。',
    '銀行尚未回覆結果，已遲於承諾，正在催問。請勿重複操作。',
    'The bank is late with its answer and is being asked again. Please do nothing twice.',
    'O banco está atrasado e foi de novo interrogado. Não repita nada.',
  ),
  waits: text(
    '{agency}在办，{date} 前给您结果。',
    '{agency}正在處理，{date} 前告知您結果。',
    '{agency} is at it and answers by {date}.',
    '{agency} está a tratar e responde até {date}.',
  ),
  waitsLate: text(
    '{agency}在办，比说好的晚了，可以打 12345 催问。',
    '{agency}正在處理，已遲於承諾，可致電 12345 查詢。',
    '{agency} is at it and late; you can ask on 12345.',
    '{agency} está atrasado; pode perguntar pelo 12345.',
  ),
  applyForCard: text('办卡换卡', '辦卡換卡', 'Apply for a card', 'Pedir um cartão'),
  askHolder: text(
    '这一步要本人来办。',
    '此步驟須由本人辦理。',
    'The holder has to do this.',
    'Isto tem de ser feito pelo titular.',
  ),
  cameBack: text(
    '到账以后又退回了。',
    '到賬後又被退回。',
    'It arrived and was sent back.',
    'Chegou e foi devolvido.',
  ),
  filter: text('只看一个项目', '只看一個項目', 'One programme only', 'Um só programa'),
  show: text('查看', '查看', 'Show', 'Mostrar'),
  filterProgramme: text('项目', '項目', 'Programme', 'Programa'),
  all: text('全部项目', '全部項目', 'All programmes', 'Todos os programas'),
  older: text(
    '更早的在年度汇总里。',
    '更早的款項在年度總結內。',
    'Earlier ones stand in the summary of their year.',
    'Os anteriores estão no resumo do seu ano.',
  ),
  years: text('年度汇总', '年度總結', 'Summary of a year', 'Resumo anual'),
  yearOf: text('{year}年汇总', '{year}年總結', 'Summary of {year}', 'Resumo de {year}'),
  accounts: text(
    '每笔钱发到哪个账户',
    '每筆款項發到哪個戶口',
    'Where each payment goes',
    'Para onde vai cada pagamento',
  ),
  householdSummary: text(
    '家里按户发的钱为什么这里没有？',
    '按戶發放的款項為何不在此處？',
    'Why is money for the household not here?',
    'Porque não está aqui o dinheiro da família?',
  ),
  householdText: text(
    '按户发放的钱，全家一笔，发到户主的卡上，请户主在这里看。',
    '按戶發放的款項全家一筆，發到戶主的卡，請戶主在此查看。',
    'It is paid once for all, to the card of the head of the household, who sees it here.',
    'É pago uma só vez, no cartão do chefe de família, que o vê aqui.',
  ),
  household: text(
    '这笔钱按户发放，全家一笔，您是户主，发到您的卡上。',
    '此款項按戶發放，全家一筆，您是戶主，發到您的卡。',
    'Paid once for the household, to your card as its head.',
    'Pago uma vez à família, no seu cartão, como chefe de família.',
  ),
  next: text(
    '下一笔：{date}，{name}。',
    '下一筆：{date}，{name}。',
    'Next: {date}, {name}.',
    'A seguir: {date}, {name}.',
  ),
  phone: text('打电话问 12333', '致電 12333 查詢', 'Call 12333', 'Ligar 12333'),
})

/** 状态, as its holder reads it. */
export const moneyStates = defineMessages({
  reviewing: text('部门正在审核', '部門正在審核', 'Being checked', 'Em verificação'),
  onItsWay: text('正在发放', '正在發放', 'On its way', 'A caminho'),
  unknown: text('等银行回复', '等候銀行回覆', 'Waiting for the bank', 'À espera do banco'),
  paid: text('已到账', '已到賬', 'Arrived', 'Recebido'),
  failed: text('没有到账', '未到賬', 'Did not arrive', 'Não chegou'),
  cameBack: text('退回了', '已退回', 'Sent back', 'Devolvido'),
} satisfies Record<MoneyState, unknown>)

/** 一笔钱的经过 */
export const lineMessages = defineMessages({
  period: text('发放期', '發放期', 'Period', 'Período'),
  amount: text('金额', '金額', 'Amount', 'Valor'),
  account: text('收款账户', '收款戶口', 'Account', 'Conta'),
  payOn: text('发放日', '發放日', 'Pay day', 'Dia de pagamento'),
  payee: text('发给谁', '發給誰', 'Who receives', 'Quem recebe'),
  askWhom: text('问谁', '向誰查詢', 'Whom to ask', 'A quem perguntar'),
  askText: text(
    '{agency}，电话 12345；社保卡的事打 12333。',
    '{agency}，電話 12345；社保卡事宜請致電 12333。',
    '{agency}, call 12345; about the card call 12333.',
    '{agency}, ligue 12345; sobre o cartão, 12333.',
  ),
  state: text('状态', '狀態', 'Status', 'Estado'),
  steps: text('办到哪一步', '辦理進度', 'How far it is', 'Em que ponto está'),
  made: text('部门编好名册', '部門編妥名冊', 'The department made the list', 'Lista feita'),
  checked: text('部门核定', '部門核定', 'Checked by the department', 'Verificado pelo serviço'),
  released: text('财政审核', '財政審核', 'Released by finance', 'Autorizado pelas finanças'),
  sent: text('送到银行', '送到銀行', 'Sent to the bank', 'Enviado ao banco'),
  booked: text('到账', '到賬', 'Arrived', 'Recebido'),
  failed: text('没有到账', '未到賬', 'Did not arrive', 'Não chegou'),
  returned: text('银行退回', '銀行退回', 'Sent back by the bank', 'Devolvido pelo banco'),
  stopped: text('没有送银行', '未送銀行', 'Not sent', 'Não enviado'),
  first: text('第一次发放', '第一次發放', 'First payment', 'Primeiro pagamento'),
  again: text('第 {n} 次发放', '第 {n} 次發放', 'Payment number {n}', '{n}.º pagamento'),
  bankWords: text(
    '银行的原话：{words}',
    '銀行原文：{words}',
    'In the words of the bank: {words}',
    'Nas palavras do banco: {words}',
  ),
  outlets: text('去哪个网点', '到哪個網點', 'Which branch', 'Que balcão'),
  outletsLead: text(
    '带上社保卡和身份证件，到{bank}任何一个网点都可以办。',
    '帶同社保卡及身份證件，到{bank}任何網點均可辦理。',
    'Take your card and identity document to any branch of {bank}.',
    'Leve o cartão e o documento de identidade a qualquer balcão do {bank}.',
  ),
  outletsAfter: text(
    '办好以后，部门会再发一次，您不用再申请。',
    '辦妥後，部門會再發放一次，您無須再申請。',
    'After that the department pays again; you need not apply.',
    'Depois disso o serviço paga de novo; não precisa de pedir.',
  ),
  noOutlets: text(
    '附近没有登记的网点，请打 12333。',
    '附近沒有登記的網點，請致電 12333。',
    'No branch is on record near you: call 12333.',
    'Não há balcão registado perto de si: ligue 12333.',
  ),
  near: text('离您近的网点', '就近網點', 'Branches near you', 'Balcões perto de si'),
  address: text('地址', '地址', 'Address', 'Endereço'),
  hours: text('时间', '時間', 'Hours', 'Horário'),
  phone: text('电话', '電話', 'Telephone', 'Telefone'),
})

/** 年度汇总 */
export const yearMessages = defineMessages({
  title: text('{year}年到账汇总', '{year}年到賬總結', 'Received in {year}', 'Recebido em {year}'),
  total: text(
    '全年到账 {amount}，共 {count} 笔。',
    '全年到賬 {amount}，共 {count} 筆。',
    '{amount} in all, in {count} payments.',
    '{amount} ao todo, em {count} pagamentos.',
  ),
  none: text(
    '这一年没有到账的钱。',
    '這一年沒有到賬的款項。',
    'Nothing arrived in this year.',
    'Não chegou nada neste ano.',
  ),
  byMonth: text('按月', '按月', 'By month', 'Por mês'),
  byProgramme: text('按项目', '按項目', 'By programme', 'Por programa'),
  month: text('月份', '月份', 'Month', 'Mês'),
  sum: text('合计', '合計', 'Total', 'Total'),
  count: text('笔数', '筆數', 'Payments', 'Pagamentos'),
  csv: text(
    '下载表格（CSV）',
    '下載表格（CSV）',
    'Download as a table (CSV)',
    'Descarregar em tabela (CSV)',
  ),
  day: text('到账日期', '到賬日期', 'Day', 'Dia'),
  yuan: text('金额（元）', '金額（元）', 'Amount (yuan)', 'Valor (yuan)'),
  tail: text('账户末四位', '戶口末四位', 'Account ends in', 'Conta termina em'),
  bank: text('银行', '銀行', 'Bank', 'Banco'),
  made: text(
    '以银行实际到账为准，{date} 打印。',
    '以銀行實際到賬為準，{date} 列印。',
    'By the word of the banks, printed on {date}.',
    'Segundo os bancos, impresso em {date}.',
  ),
})
