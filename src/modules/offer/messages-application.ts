import type { Language, Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import type { OfferStatus } from './offer.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

/** 申报进度, for whoever applied. */
export const applicationMessages = defineMessages({
  statusTitle: text('申报进度', '申報進度', 'Your application', 'A sua candidatura'),
  keep: text(
    '请记下这个编号和网址，用它查进度。',
    '請記下此編號和網址，以便查詢進度。',
    'Keep this number and address to see how it stands.',
    'Guarde este número e endereço para ver o andamento.',
  ),
  number: text('编号', '編號', 'Number', 'Número'),
  status: text('进度', '進度', 'Status', 'Estado'),
  reason: text('理由', '理由', 'Reason', 'Motivo'),
  code: text('填报码', '填報碼', 'Code to report uses', 'Código para comunicar usos'),
  codeOnce: text(
    '填报码只显示这一次，请现在抄下来。准予试用以后，用它在进度页填报使用次数。',
    '填報碼只顯示這一次，請即抄下。准予試用後，用它在進度頁填報使用次數。',
    'The code is shown only now: write it down. Once you are on trial, it lets you report uses ' +
      'on the page of this number.',
    'O código só é mostrado agora: anote-o. Já em experiência, serve para comunicar os usos ' +
      'na página deste número.',
  ),
  open: text('打开进度页', '開啟進度頁', 'Open the page of this number', 'Abrir a página'),
  limits: text('试用限制', '試用限制', 'Limits of the trial', 'Limites da experiência'),
  limitsText: text(
    '到{date}，最多 {uses} 次',
    '至{date}，最多 {uses} 次',
    'until {date}, {uses} uses at most',
    'até {date}, {uses} utilizações no máximo',
  ),
  places: text('只在这些地方', '只在以下地點', 'At these places only', 'Só nestes locais'),
  soFar: text('已填报的次数', '已填報次數', 'Uses reported so far', 'Usos comunicados até agora'),
  reached: text(
    '次数已到上限，请停下来，等我们决定。',
    '次數已達上限，請停止，等候我們決定。',
    'The limit of uses is reached: stop, and wait for our decision.',
    'O limite de usos foi atingido: pare e aguarde a nossa decisão.',
  ),
  beyond: text(
    '次数超过了上限，请马上停。我们已经看到了，会和您联系。',
    '次數已超過上限，請即停止。我們已得知，會與您聯絡。',
    'There were more uses than the limit allows: stop at once. We see it and will contact you.',
    'Houve mais usos do que o limite permite: pare já. Sabemos e contactá-lo-emos.',
  ),
  ended: text(
    '试用已经到期，请停下来，等我们决定。',
    '試用期已完結，請停止，等候我們決定。',
    'The trial is over: stop, and wait for our decision.',
    'A experiência terminou: pare e aguarde a nossa decisão.',
  ),
  reportTitle: text('填报使用次数', '填報使用次數', 'Report uses', 'Comunicar usos'),
  place: text('哪个试用点', '哪個試用地點', 'At which place', 'Em que local'),
  day: text('截至哪一天', '截至哪一天', 'Until which day', 'Até que dia'),
  dayHint: text(
    '例如：2027-01-31',
    '例如：2027-01-31',
    'For example 2027-01-31',
    'Por exemplo 2027-01-31',
  ),
  count: text(
    '上次填报以后的次数',
    '上次填報後的次數',
    'Uses since the last report',
    'Usos desde a última comunicação',
  ),
  report: text('填报', '填報', 'Report', 'Comunicar'),
  reported: text('记下来了', '已記錄', 'It is kept', 'Ficou registado'),
})

const statuses = defineMessages({
  submitted: text('已收到，等核查', '已收到，待核查', 'Received', 'Recebida'),
  examined: text('核查过了，等审批', '已核查，待審批', 'Looked into', 'Verificada'),
  trial: text('准予试用', '准予試用', 'On trial', 'Em experiência'),
  live: text('已上线', '已上線', 'Live', 'Aberta'),
  declined: text('没有采纳', '未獲採納', 'Not taken up', 'Não aceite'),
  delisted: text('已下线', '已下線', 'Taken off', 'Retirada'),
} satisfies Readonly<Record<OfferStatus, Text>>)

export const statusName = (language: Language, status: OfferStatus): string =>
  statuses(language, status)
