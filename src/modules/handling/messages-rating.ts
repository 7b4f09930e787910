import { defineMessages } from '#ui/i18n/messages.ts'

/** 好差评 */
export const ratingMessages = defineMessages({
  rated: {
    'zh-Hans': '谢谢您的评价',
    'zh-Hant': '多謝您的評價',
    en: 'Thank you for your rating',
    pt: 'Obrigado pela sua avaliação',
  },
  ratedBad: {
    'zh-Hans': '对不起，没有让您满意。我们会在 {call} 前打电话给您，{repair} 前改好。',
    'zh-Hant': '抱歉未能令您滿意。我們會在 {call} 前致電您，並於 {repair} 前改善。',
    en: 'We are sorry. We will call you by {call} and put it right by {repair}.',
    pt: 'Pedimos desculpa. Ligaremos até {call} e corrigiremos até {repair}.',
  },
  rate: {
    'zh-Hans': '评价这次办理',
    'zh-Hant': '評價今次辦理',
    en: 'Rate this case',
    pt: 'Avaliar este processo',
  },
  rateAsk: {
    'zh-Hans': '您对这次办理满意吗',
    'zh-Hant': '您對今次辦理滿意嗎',
    en: 'How content are you?',
    pt: 'Ficou satisfeito?',
  },
  rateHint: {
    'zh-Hans': '评不评都不影响办理结果。',
    'zh-Hant': '評價與否不影響辦理結果。',
    en: 'Your result does not depend on it.',
    pt: 'O resultado não depende disto.',
  },
  level5: {
    'zh-Hans': '非常满意',
    'zh-Hant': '非常滿意',
    en: 'Very content',
    pt: 'Muito satisfeito',
  },
  level4: { 'zh-Hans': '满意', 'zh-Hant': '滿意', en: 'Content', pt: 'Satisfeito' },
  level3: {
    'zh-Hans': '基本满意',
    'zh-Hant': '基本滿意',
    en: 'Fairly content',
    pt: 'Razoavelmente satisfeito',
  },
  level2: { 'zh-Hans': '不满意', 'zh-Hant': '不滿意', en: 'Not content', pt: 'Insatisfeito' },
  level1: {
    'zh-Hans': '非常不满意',
    'zh-Hant': '非常不滿意',
    en: 'Not content at all',
    pt: 'Muito insatisfeito',
  },
  reasonAsk: {
    'zh-Hans': '哪里不好（选“不满意”“非常不满意”时必选）',
    'zh-Hant': '哪裏不好（選「不滿意」「非常不滿意」時必選）',
    en: 'What was wrong? (needed when you are not content)',
    pt: 'O que correu mal? (necessário se não ficou satisfeito)',
  },
  tooSlow: { 'zh-Hans': '太慢', 'zh-Hant': '太慢', en: 'Too slow', pt: 'Demorado' },
  sentBackTwice: {
    'zh-Hans': '跑了不止一趟',
    'zh-Hant': '須多次往返',
    en: 'I was sent back more than once',
    pt: 'Tive de voltar mais de uma vez',
  },
  rude: { 'zh-Hans': '态度不好', 'zh-Hant': '態度欠佳', en: 'Unfriendly', pt: 'Mau atendimento' },
  feeWrong: { 'zh-Hans': '收费不对', 'zh-Hant': '收費不當', en: 'A wrong fee', pt: 'Custo errado' },
  notTold: {
    'zh-Hans': '没有说清楚',
    'zh-Hant': '沒有說清楚',
    en: 'I was not told enough',
    pt: 'Faltou informação',
  },
  hardToUse: {
    'zh-Hans': '不好用、看不清',
    'zh-Hant': '不好用、看不清',
    en: 'Hard to use or to read',
    pt: 'Difícil de usar ou de ler',
  },
  send: { 'zh-Hans': '提交', 'zh-Hant': '提交', en: 'Send', pt: 'Enviar' },
  chooseLevel: {
    'zh-Hans': '请选一个',
    'zh-Hant': '請選擇一項',
    en: 'Choose one',
    pt: 'Escolha uma opção',
  },
  chooseReason: {
    'zh-Hans': '请选一个原因，我们好去改',
    'zh-Hant': '請選擇原因，以便我們改善',
    en: 'Choose a reason, so that we can put it right',
    pt: 'Escolha um motivo, para podermos corrigir',
  },
})

/** Why something cannot be done with a case now, and what can. */
export const caseRefusalMessages = defineMessages({
  CASE_ACTION_NOT_AVAILABLE: {
    'zh-Hans': '这件事已经办完，不用再操作。',
    'zh-Hant': '此辦件已完結，無須再操作。',
    en: 'This case has ended; there is nothing left to do.',
    pt: 'Este processo terminou; nada há a fazer.',
  },
  CASE_TOO_FAR: {
    'zh-Hans': '卡已经制好，撤不回了。不想要可以领卡以后注销。',
    'zh-Hant': '卡已製成，未能撤回。如不需要，可領卡後註銷。',
    en: 'The card is made, so it cannot be withdrawn. You can cancel the card once you have it.',
    pt: 'O cartão já foi produzido; não pode retirar. Pode cancelá-lo depois de o receber.',
  },
  CASE_WAITS_FOR_YOU: {
    'zh-Hans': '这件事正等您补材料或者领卡，不用催。',
    'zh-Hant': '此辦件正等您補交材料或領卡，無須催辦。',
    en: 'It is waiting for you: for papers, or for you to receive the card.',
    pt: 'Está à sua espera: de documentos, ou de que receba o cartão.',
  },
  CASE_REMINDED: {
    'zh-Hans': '今天已经催过了，明天可以再催。',
    'zh-Hant': '今日已催辦，明日可再催。',
    en: 'You have sent a reminder already; another is possible tomorrow.',
    pt: 'Já enviou um lembrete; amanhã pode enviar outro.',
  },
  RATED_ALREADY: {
    'zh-Hans': '这件事您已经评价过了。有新的意见可以打 12345。',
    'zh-Hant': '您已評價此辦件。如有新意見，可致電 12345。',
    en: 'You have rated this case. For anything new, call 12345.',
    pt: 'Já avaliou este processo. Para novas observações, ligue 12345.',
  },
  CASE_STILL_OPEN: {
    'zh-Hans': '办完以后再评价。',
    'zh-Hant': '辦妥後再評價。',
    en: 'It can be rated once it has ended.',
    pt: 'Pode avaliar quando terminar.',
  },
})
