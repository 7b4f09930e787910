import type { Text } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

const text = <const Hans extends string>(hans: Hans, hant: string, en: string, pt: string) =>
  ({ 'zh-Hans': hans, 'zh-Hant': hant, en, pt }) satisfies Text

export const chooserMessages = defineMessages({
  legend: text('选择银行', '選擇銀行', 'Choose a bank', 'Escolha um banco'),
  hint: text(
    '哪一家都可以，待遇完全一样。顺序是随机排的，每次不同，没有推荐。',
    '哪一家都可以，待遇完全一樣。次序隨機排列，每次不同，並無推薦。',
    'Any of them will do; your rights are the same. The order is random and recommends nobody.',
    'Qualquer um serve; os seus direitos são iguais. A ordem é aleatória e não recomenda nenhum.',
  ),
  hintByDistance: text(
    '哪一家都可以，待遇完全一样。按离您的远近排列，没有推荐。',
    '哪一家都可以，待遇完全一樣。按與您的距離排列，並無推薦。',
    'Any of them will do; your rights are the same. The nearest stands first; none is recommended.',
    'Qualquer um serve; os seus direitos são iguais. O mais próximo vem primeiro; nenhum é ' +
      'recomendado.',
  ),
  metres: text(
    '最近的网点约 {metres} 米',
    '最近的服務網點約 {metres} 米',
    'Nearest service point about {metres} m away',
    'Balcão mais próximo a cerca de {metres} m',
  ),
  kilometres: text(
    '最近的网点约 {kilometres} 公里',
    '最近的服務網點約 {kilometres} 公里',
    'Nearest service point about {kilometres} km away',
    'Balcão mais próximo a cerca de {kilometres} km',
  ),
  outlets: text('附近网点：', '附近服務網點：', 'Service points nearby: ', 'Balcões próximos: '),
  facilities: text(
    '{count} 项便利设施',
    '{count} 項便利設施',
    '{count} facilities for elders and disabled people',
    '{count} comodidades para idosos e pessoas com deficiência',
  ),
  noOutlet: text(
    '附近没有网点，可以邮寄领卡。',
    '附近沒有服務網點，可以郵寄領卡。',
    'No service point nearby; the card can come by post.',
    'Sem balcão próximo; o cartão pode ser enviado por correio.',
  ),
  instant: text('当场拿卡', '即場取卡', 'Card made on the spot', 'Cartão emitido na hora'),
  hours: text(
    '{hours}，电话 {phone}',
    '{hours}，電話 {phone}',
    '{hours}, phone {phone}',
    '{hours}, tel. {phone}',
  ),
  suspended: text(
    '现在不能选：自 {date} 起暂停申领业务。原因：{facts}',
    '現時不可選擇：自 {date} 起暫停申領業務。原因：{facts}',
    'Cannot be chosen now: no new cards since {date}. Reason: {facts}',
    'Não pode ser escolhido: sem novos cartões desde {date}. Motivo: {facts}',
  ),
  suspendedNoFacts: text(
    '现在不能选：暂停申领业务。',
    '現時不可選擇：暫停申領業務。',
    'Cannot be chosen now: no new cards at this bank.',
    'Não pode ser escolhido: sem novos cartões neste banco.',
  ),
  chooseOne: text(
    '请选择一家银行',
    '請選擇一家銀行',
    'Choose one of the banks',
    'Escolha um dos bancos',
  ),
})
