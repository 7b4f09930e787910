import { defineMessages } from '#ui/i18n/messages.ts'

/** Applying online. */
export const applyMessages = defineMessages({
  step: {
    'zh-Hans': '第 {n} 步，共 {total} 步',
    'zh-Hant': '第 {n} 步，共 {total} 步',
    en: 'Step {n} of {total}',
    pt: 'Passo {n} de {total}',
  },
  materials: { 'zh-Hans': '材料', 'zh-Hant': '材料', en: 'Papers', pt: 'Documentos' },
  known: {
    'zh-Hans': '这些系统已经知道，不用您交',
    'zh-Hant': '系統已掌握以下資料，無須您提交',
    en: 'Known already; you need not hand in',
    pt: 'Já é conhecido; não precisa de entregar',
  },
  have: {
    'zh-Hans': '这些您手上有吗',
    'zh-Hant': '以下材料您是否齊備',
    en: 'Which of these do you have?',
    pt: 'O que tem consigo?',
  },
  haveHint: {
    'zh-Hans': '勾选的，您承诺是真的，领取结果时给工作人员看。没勾的，我们一次告诉您去哪里拿。',
    'zh-Hant': '勾選的，您承諾屬實，領取結果時向職員出示。未勾選的，我們一次告知從何取得。',
    en:
      'What you tick you declare to be true and show when you receive the result. For the ' +
      'rest we tell you once where to get it.',
    pt:
      'O que assinalar declara ser verdade e mostra ao receber o resultado. Quanto ao ' +
      'resto, dizemos de uma vez onde obter.',
  },
  saved: {
    'zh-Hans': '填到哪里，系统就保存到哪里。可以关掉，以后再填。',
    'zh-Hant': '系統會保存您已填寫的內容，可隨時關閉，稍後繼續。',
    en: 'What you fill in is kept. Close the page and go on later.',
    pt: 'O que preencher fica guardado. Pode fechar e continuar depois.',
  },
  goOn: { 'zh-Hans': '下一步', 'zh-Hant': '下一步', en: 'Continue', pt: 'Continuar' },
  check: {
    'zh-Hans': '核对后提交',
    'zh-Hant': '核對後提交',
    en: 'Check and hand in',
    pt: 'Verificar e entregar',
  },
  service: { 'zh-Hans': '办理事项', 'zh-Hant': '辦理事項', en: 'Service', pt: 'Assunto' },
  fee: { 'zh-Hans': '费用', 'zh-Hant': '費用', en: 'Fee', pt: 'Custo' },
  limit: { 'zh-Hans': '时限', 'zh-Hant': '時限', en: 'Time limit', pt: 'Prazo' },
  ready: {
    'zh-Hans': '您有的材料',
    'zh-Hant': '您已有的材料',
    en: 'Papers you have',
    pt: 'Documentos que tem',
  },
  nothing: { 'zh-Hans': '没有', 'zh-Hant': '沒有', en: 'None', pt: 'Nenhum' },
  missing: {
    'zh-Hans': '还缺的材料',
    'zh-Hant': '尚欠的材料',
    en: 'Papers still missing',
    pt: 'Documentos em falta',
  },
  change: { 'zh-Hans': '更改', 'zh-Hant': '更改', en: 'Change', pt: 'Alterar' },
  willWait: {
    'zh-Hans': '提交后先给您留着位置，材料补齐那天起算时限。',
    'zh-Hant': '提交後會為您保留，由材料齊備當日起計時限。',
    en: 'Your place is kept; the time limit counts from the day the papers are complete.',
    pt:
      'O seu lugar fica guardado; o prazo conta desde o dia em que os documentos estiverem ' +
      'completos.',
  },
  willStart: {
    'zh-Hans': '材料齐了，提交就受理。',
    'zh-Hant': '材料齊備，提交即受理。',
    en: 'Everything is there: it is accepted as soon as you hand it in.',
    pt: 'Está tudo: é aceite logo que entregar.',
  },
  send: { 'zh-Hans': '提交申请', 'zh-Hant': '提交申請', en: 'Hand in', pt: 'Entregar' },
  drop: {
    'zh-Hans': '不办了，删掉草稿',
    'zh-Hant': '不辦理，刪除草稿',
    en: 'Throw it away',
    pt: 'Deitar fora',
  },
  refused: {
    'zh-Hans': '这件事现在不能再提交',
    'zh-Hant': '此事現時未能再提交',
    en: 'It cannot be handed in now',
    pt: 'Não pode ser entregue agora',
  },
  CASE_ALREADY_OPEN: {
    'zh-Hans': '同样的事您正在办，不用再提交。在“我的办件”里看进度。',
    'zh-Hant': '相同事項正在辦理，無須再提交。可在「我的辦件」查看進度。',
    en: 'You have this under way already. See how far it is under My cases.',
    pt: 'Já tem este assunto em curso. Veja o andamento em Os meus processos.',
  },
  PERSON_WAS_MERGED: {
    'zh-Hans': '您的登记刚和另一条合并。请退出后重新登录，再办。',
    'zh-Hant': '您的登記剛與另一條合併。請登出後重新登入，再辦理。',
    en: 'Your entry has just been merged with another one. Sign in again and begin anew.',
    pt: 'O seu registo acabou de ser junto a outro. Entre de novo e recomece.',
  },
  CHANNEL_NOT_AVAILABLE: {
    'zh-Hans': '这件事网上办不了。办事指南写了在哪里办。',
    'zh-Hant': '此事未能在網上辦理。辦事指南列明辦理地點。',
    en: 'Not possible online; the guide says where it is done.',
    pt: 'Não é possível em linha; o guia diz onde se trata.',
  },
  APPLICANT_NOT_ALLOWED: {
    'zh-Hans': '这件事要本人或者监护人来办。',
    'zh-Hant': '此事須由本人或監護人辦理。',
    en: 'Only the holder or a guardian can apply for it.',
    pt: 'Só o titular ou o tutor pode pedir.',
  },
  handedInForOther: {
    'zh-Hans': '已经替本人提交，本人会收到通知。',
    'zh-Hant': '已替本人提交，本人將收到通知。',
    en: 'Handed in for the person, who is told of it.',
    pt: 'Entregue em nome da pessoa, que é avisada.',
  },
  seeCases: {
    'zh-Hans': '看我的办件',
    'zh-Hant': '查看我的辦件',
    en: 'See my cases',
    pt: 'Ver os meus processos',
  },
  seeCard: {
    'zh-Hans': '看我的卡能办什么',
    'zh-Hant': '查看我的卡可辦事項',
    en: 'See what my card allows',
    pt: 'Ver o que o cartão permite',
  },
  chooseAgain: {
    'zh-Hans': '重新选择',
    'zh-Hant': '重新選擇',
    en: 'Choose again',
    pt: 'Escolher de novo',
  },
  whatTitle: {
    'zh-Hans': '现在能办的事',
    'zh-Hant': '現時可辦事項',
    en: 'What you can do now',
    pt: 'O que pode fazer agora',
  },
  whatLead: {
    'zh-Hans': '按您的卡现在的状态列出，都可以网上办。',
    'zh-Hant': '按您的卡現時的狀態列出，均可在網上辦理。',
    en: 'By the state of your card now; all of it online.',
    pt: 'Pelo estado actual do cartão; tudo em linha.',
  },
  possible: { 'zh-Hans': '可以办', 'zh-Hant': '可辦理', en: 'Possible', pt: 'Possível' },
  whatElse: {
    'zh-Hans': '别的事和为什么办不了，看办事指南',
    'zh-Hant': '其他事項及不能辦理的原因，見辦事指南',
    en: 'Everything else is in the guide',
    pt: 'O resto está no guia',
  },
})
