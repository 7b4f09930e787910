import { defineMessages } from '#ui/i18n/messages.ts'

/** The electronic card while the plastic one is lost. */
export const eCardLossMessages = defineMessages({
  onLoss: {
    'zh-Hans': '实体卡临时挂失期间',
    'zh-Hant': '實體卡臨時報失期間',
    en: 'While the physical card is blocked',
    pt: 'Enquanto o cartão físico está bloqueado',
  },
  onLossAsk: {
    'zh-Hans':
      '实体卡临时挂失，电子社保卡也停了。手机在您手上的话，可以授权它在这次挂失期间继续用。' +
      '请先读下面的文字。',
    'zh-Hant':
      '實體卡已臨時報失，電子社保卡亦已停用。若手機在您手上，可授權它在今次報失期間繼續使用' +
      '。請先閱讀以下文字。',
    en:
      'The physical card is blocked, and this one with it. If your phone is with you, you ' +
      'can permit its use during this loss. Read the words below first.',
    pt:
      'O cartão físico está bloqueado e este com ele. Se tem o telefone consigo, pode ' +
      'autorizar o uso durante esta perda. Leia primeiro o texto abaixo.',
  },
  permitBox: {
    'zh-Hans': '我读过上面的文字，同意',
    'zh-Hant': '我已閱讀以上文字，同意',
    en: 'I have read this and agree',
    pt: 'Li e concordo',
  },
  permitMissing: {
    'zh-Hans': '要继续用，请先打勾表示同意',
    'zh-Hant': '如要繼續使用，請先勾選表示同意',
    en: 'Tick the box if you agree',
    pt: 'Assinale se concorda',
  },
  permit: {
    'zh-Hans': '授权继续用',
    'zh-Hant': '授權繼續使用',
    en: 'Permit the use',
    pt: 'Autorizar o uso',
  },
  onLossPermitted: {
    'zh-Hans': '您已授权：这次挂失期间可以继续用。',
    'zh-Hant': '您已授權：今次報失期間可繼續使用。',
    en: 'You have permitted the use during this loss.',
    pt: 'Autorizou o uso durante esta perda.',
  },
  takeBack: {
    'zh-Hans': '撤回授权，马上停用',
    'zh-Hant': '撤回授權，即時停用',
    en: 'Take it back; stop at once',
    pt: 'Retirar a autorização e parar já',
  },
  onLossNever: {
    'zh-Hans': '发卡城市规定：实体卡挂失期间电子社保卡不能用。卡找到了就解挂。',
    'zh-Hant': '發卡城市規定：實體卡報失期間電子社保卡不可使用。找到卡後請解除報失。',
    en:
      'In the city of your card it cannot be used during a loss. Unblock the card once you ' +
      'find it.',
    pt:
      'Na cidade do seu cartão não pode ser usado durante a perda. Desbloqueie-o quando o ' +
      'encontrar.',
  },
  onLossLater: {
    'zh-Hans': '现在没有挂失。临时挂失时，要您本人在这里授权，它才继续可用。',
    'zh-Hant': '目前沒有報失。臨時報失時，須由您本人在此授權，方可繼續使用。',
    en: 'Nothing is blocked now. During a temporary loss it works on only when you permit it here.',
    pt: 'Nada está bloqueado. Numa perda temporária só continua se o autorizar aqui.',
  },
  onLossFormal: {
    'zh-Hans': '实体卡已正式挂失，电子社保卡停用，直到换好新卡。',
    'zh-Hant': '實體卡已正式報失，電子社保卡停用，直至換妥新卡。',
    en: 'The physical card is reported lost; this one stays off until you have a new card.',
    pt: 'O cartão físico foi dado como perdido; este fica parado até ter um novo.',
  },
  HIGHER_ASSURANCE_NEEDED: {
    'zh-Hans': '这件事要更高等级的身份核验。请带证件到服务网点办理，或者解挂后直接用实体卡。',
    'zh-Hant': '此事須更高等級的身份核實。請攜證件到服務網點辦理，或解除報失後使用實體卡。',
    en:
      'This needs a surer proof of identity. Go to a service point with your document, or ' +
      'unblock the card.',
    pt:
      'Isto exige uma prova de identidade mais segura. Vá a um balcão com o documento, ou ' +
      'desbloqueie o cartão.',
  },
  TEXT_CHANGED: {
    'zh-Hans': '授权文字刚刚更新，请重新读一遍再决定',
    'zh-Hant': '授權文字剛更新，請重新閱讀後決定',
    en: 'The words have just changed. Please read them again',
    pt: 'O texto acabou de mudar. Leia-o de novo',
  },
  OTHER: {
    'zh-Hans': '卡的状态刚刚变了，没有做任何改动。请看现在的状态。',
    'zh-Hant': '卡的狀態剛有變更，未作任何改動。請查看目前狀態。',
    en: 'The state of the card has just changed; nothing was done. See how it is now.',
    pt: 'O estado do cartão acabou de mudar; nada foi feito. Veja como está.',
  },
})
