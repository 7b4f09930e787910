import { defineMessages } from '#ui/i18n/messages.ts'

/** The guide's own words. */
export const guideMessages = defineMessages({
  title: {
    'zh-Hans': '我能办什么',
    'zh-Hant': '我可辦甚麼',
    en: 'What can I do',
    pt: 'O que posso tratar',
  },
  lead: {
    'zh-Hans': '每件事能不能办、带什么、多久、多少钱、去哪里，都在这里，不用登录。对所有人一样。',
    'zh-Hant': '每件事能否辦理、帶甚麼、需時多久、費用多少、去哪裏，都在這裏，無須登入。人人相同。',
    en:
      'For each matter: can I, what do I bring, how long, what does it cost, where. No ' +
      'sign-in, and the same for everybody.',
    pt:
      'Para cada assunto: posso, o que levo, quanto demora, quanto custa, onde. Sem ' +
      'iniciar sessão, e igual para todos.',
  },
  groupStart: {
    'zh-Hans': '领卡和开通',
    'zh-Hant': '領卡及開通',
    en: 'Getting a card',
    pt: 'Obter um cartão',
  },
  groupLost: { 'zh-Hans': '卡丢了', 'zh-Hant': '卡遺失', en: 'Lost card', pt: 'Cartão perdido' },
  groupRenew: {
    'zh-Hans': '换卡、换银行',
    'zh-Hant': '換卡、更換銀行',
    en: 'New card, other bank',
    pt: 'Novo cartão, outro banco',
  },
  groupOther: {
    'zh-Hans': '资料、家人和其他',
    'zh-Hant': '資料、親屬及其他',
    en: 'Details, family and more',
    pt: 'Dados, família e outros',
  },
  use: {
    'zh-Hans': '卡怎么用：坐车、看病、借书、领钱',
    'zh-Hant': '卡如何使用：乘車、看病、借書、領款',
    en: 'How to use the card: buses, hospitals, libraries, payments',
    pt: 'Como usar o cartão: transportes, hospitais, bibliotecas, pagamentos',
  },
  canI: { 'zh-Hans': '我能办吗', 'zh-Hant': '我可以辦嗎', en: 'Can I?', pt: 'Posso?' },
  who: {
    'zh-Hans': '谁可以来办',
    'zh-Hant': '誰可以辦理',
    en: 'Who may apply',
    pt: 'Quem pode pedir',
  },
  bring: { 'zh-Hans': '带什么', 'zh-Hant': '帶甚麼', en: 'What do I bring?', pt: 'O que levo?' },
  documents: {
    'zh-Hans': '身份证件按情况带其中一种',
    'zh-Hant': '身份證件按情況攜帶其中一種',
    en: 'One identity document, whichever you have',
    pt: 'Um documento de identidade, o que tiver',
  },
  always: {
    'zh-Hans': '都要',
    'zh-Hant': '一律需要',
    en: 'Always needed',
    pt: 'Sempre necessário',
  },
  later: {
    'zh-Hans': '来不及准备的，可以先办，{days} 个工作日内补交',
    'zh-Hant': '未及準備的，可先辦理，{days} 個工作日內補交',
    en: 'May follow within {days} working days',
    pt: 'Pode entregar nos {days} dias úteis seguintes',
  },
  forGuardian: {
    'zh-Hans': '监护人来办，还要带',
    'zh-Hant': '監護人辦理，另須攜帶',
    en: 'A guardian also brings',
    pt: 'Um tutor traz também',
  },
  forAgent: {
    'zh-Hans': '代办人来办，还要带',
    'zh-Hant': '代辦人辦理，另須攜帶',
    en: 'An agent also brings',
    pt: 'Um representante traz também',
  },
  noPhoto: {
    'zh-Hans': '未满 16 岁的孩子可以不交照片。',
    'zh-Hant': '未滿 16 歲的兒童可免交相片。',
    en: 'Children under 16 may do without a photo.',
    pt: 'As crianças com menos de 16 anos podem dispensar a fotografia.',
  },
  howLong: { 'zh-Hans': '多久办好', 'zh-Hant': '需時多久', en: 'How long?', pt: 'Quanto demora?' },
  atOnce: { 'zh-Hans': '当场办好', 'zh-Hant': '即場辦妥', en: 'At once', pt: 'Na hora' },
  within: {
    'zh-Hans': '承诺 {days} 个工作日内，法定最长 {legal} 个工作日',
    'zh-Hant': '承諾 {days} 個工作日內，法定最長 {legal} 個工作日',
    en: 'Promised within {days} working days; by law {legal} at most',
    pt: 'Prometido em {days} dias úteis; por lei, {legal} no máximo',
  },
  onlineWithin: {
    'zh-Hans': '网上办理 {days} 个工作日内',
    'zh-Hant': '網上辦理 {days} 個工作日內',
    en: 'Online within {days} working days',
    pt: 'Em linha em {days} dias úteis',
  },
  exceptCity: {
    'zh-Hans': '{city}：{days} 个工作日内',
    'zh-Hant': '{city}：{days} 個工作日內',
    en: '{city}: within {days} working days',
    pt: '{city}: em {days} dias úteis',
  },
  exceptCityOnline: {
    'zh-Hans': '{city}：网上办理 {days} 个工作日内',
    'zh-Hant': '{city}：網上辦理 {days} 個工作日內',
    en: '{city}: online within {days} working days',
    pt: '{city}: em linha em {days} dias úteis',
  },
  exceptCityFee: {
    'zh-Hans': '{city}：{fee}',
    'zh-Hant': '{city}：{fee}',
    en: '{city}: {fee}',
    pt: '{city}: {fee}',
  },
  exceptCityLoss: {
    'zh-Hans': '{city}：{text}',
    'zh-Hant': '{city}：{text}',
    en: '{city}: {text}',
    pt: '{city}: {text}',
  },
  lossReleased: {
    'zh-Hans': '停用 {days} 天，到期自动恢复。',
    'zh-Hant': '停用 {days} 天，到期自動恢復。',
    en: 'The card stays stopped for {days} days, then works again by itself.',
    pt: 'O cartão fica parado {days} dias e depois volta a funcionar automaticamente.',
  },
  lossKept: {
    'zh-Hans': '一直停用，直到您解挂。',
    'zh-Hant': '一直停用，直至您解除報失。',
    en: 'The card stays stopped until you unblock it.',
    pt: 'O cartão fica parado até o desbloquear.',
  },
  lossFormal: {
    'zh-Hans': '停用 {days} 天，到期转为正式挂失。',
    'zh-Hant': '停用 {days} 天，到期轉為正式報失。',
    en: 'The card stays stopped; after {days} days this becomes a formal loss report.',
    pt: 'O cartão fica parado; após {days} dias passa a perda formal.',
  },
  instant: {
    'zh-Hans': '有即时制卡的网点当场拿卡。',
    'zh-Hant': '設有即時製卡的網點可即場取卡。',
    en: 'Outlets that make cards on the spot hand it over at once.',
    pt: 'Os balcões que produzem cartões entregam-no na hora.',
  },
  cost: {
    'zh-Hans': '多少钱',
    'zh-Hant': '費用多少',
    en: 'What does it cost?',
    pt: 'Quanto custa?',
  },
  free: { 'zh-Hans': '不收费', 'zh-Hant': '免費', en: 'Free', pt: 'Gratuito' },
  result: { 'zh-Hans': '办好以后', 'zh-Hant': '辦妥之後', en: 'What you get', pt: 'O que obtém' },
  where: { 'zh-Hans': '去哪里办', 'zh-Hant': '去哪裏辦', en: 'Where?', pt: 'Onde?' },
  start: { 'zh-Hans': '现在就办', 'zh-Hant': '立即辦理', en: 'Start now', pt: 'Começar agora' },
  outlets: {
    'zh-Hans': '找最近的网点',
    'zh-Hant': '尋找最近的網點',
    en: 'Find an outlet',
    pt: 'Encontrar um balcão',
  },
  track: {
    'zh-Hans': '查办理进度',
    'zh-Hant': '查詢辦理進度',
    en: 'Track a case',
    pt: 'Acompanhar um processo',
  },
  call: {
    'zh-Hans': '打电话问 12333',
    'zh-Hant': '致電 12333 查詢',
    en: 'Call 12333',
    pt: 'Ligar 12333',
  },
  equal: {
    'zh-Hans': '不管您用哪种身份证件，能办的事、渠道、时限和费用都一样。依据：{article}',
    'zh-Hant': '無論您用哪種身份證件，可辦事項、渠道、時限和費用都相同。依據：{article}',
    en:
      'Whatever identity document you hold, matters, ways, time limits and fees are the ' +
      'same. Basis: {article}',
    pt:
      'Seja qual for o seu documento, os assuntos, vias, prazos e custos são iguais. Base: ' +
      '{article}',
  },
  basis: {
    'zh-Hans': '依据：{article}',
    'zh-Hant': '依據：{article}',
    en: 'Basis: {article}',
    pt: 'Base: {article}',
  },
  unconfirmed: {
    'zh-Hans': '待确认：主管部门还没有确认这一项。',
    'zh-Hant': '待確認：主管部門尚未確認此項。',
    en: 'To be confirmed: the authority has not confirmed this yet.',
    pt: 'A confirmar: a autoridade ainda não confirmou este ponto.',
  },
})
