import { defineNotices, type NoticeContent } from '#modules/person/index.ts'
import type { ExceptionKind } from './exception-kind.ts'

/** What is told to somebody whose matter the program cannot settle by itself, and of its end. */
const notices = defineNotices('handling', {
  identityMismatch: {
    'zh-Hans':
      '有人拿您的证件或卡办事，窗口核对不上。专人 {dueOn} 前核实。不是您本人，请马上打 12333。',
    'zh-Hant':
      '有人持您的證件或卡辦事，櫃位核對不符。專人 {dueOn} 前核實。如非您本人，請即致電 12333。',
    en: 'Somebody at a counter did not fit your document; checked by {dueOn}. Not you? Call 12333.',
    pt: 'Alguém num balcão não correspondia ao seu documento; até {dueOn}. Não foi você? 12333.',
  },
  duplicatePerson: {
    'zh-Hans': '您好像有两份登记。专人正在核对，{dueOn} 前有结果，期间待遇不变。',
    'zh-Hant': '您似乎有兩份登記。專人正在核對，{dueOn} 前有結果，期間待遇不變。',
    en: 'You may stand in the register twice; checked by {dueOn}. Nothing you are due changes.',
    pt: 'Pode ter dois registos; verificado até {dueOn}. Os seus direitos não mudam.',
  },
  rareCharacter: {
    'zh-Hans': '您的姓名里有一个字要专人照证件录入，{dueOn} 前办好，不用再跑一趟。',
    'zh-Hant': '您的姓名中有一字須由專人按證件輸入，{dueOn} 前辦妥，無須再來。',
    en: 'A character of your name is entered from your document by {dueOn}. No need to come again.',
    pt: 'Um carácter do seu nome será introduzido até {dueOn}. Não precisa de voltar.',
  },
  deathFlagWrong: {
    'zh-Hans': '登记里有一条关于您的错误记录，专人 {dueOn} 前核实。请拨打 12333。',
    'zh-Hant': '登記中有一項關於您的錯誤記錄，專人 {dueOn} 前核實。請致電 12333。',
    en: 'The register holds a wrong record about you; checked by {dueOn}. Please call 12333.',
    pt: 'O registo tem um dado errado sobre si; verificado até {dueOn}. Ligue 12333.',
  },
  cardStuck: {
    'zh-Hans': '您的新卡停住了，不是您的原因。专人已经接手，{dueOn} 前有结果，不用重新申请。',
    'zh-Hant': '您的新卡停滯，並非您的原因。專人已接手，{dueOn} 前有結果，無須重新申請。',
    en: 'Your new card has come to a halt; somebody sees to it by {dueOn}. Do not apply again.',
    pt: 'O seu novo cartão parou; alguém trata disso até {dueOn}. Não peça de novo.',
  },
  other: {
    'zh-Hans': '您的事有一处系统办不了，专人已经接手，{dueOn} 前答复您。',
    'zh-Hant': '您的事項有一處系統未能辦理，專人已接手，{dueOn} 前答覆您。',
    en: 'One thing in your matter needs a person, who answers you by {dueOn}.',
    pt: 'Algo no seu assunto precisa de uma pessoa, que responde até {dueOn}.',
  },
  homeVisit: {
    'zh-Hans': '已约好上门办收款账户，专人 {dueOn} 前联系并上门。不收费，不问密码。疑问打 12333。',
    'zh-Hant':
      '已預約上門辦理收款戶口，專人 {dueOn} 前聯絡並上門。不收費，不索取密碼。查詢 12333。',
    en: 'Somebody calls and visits you about your account by {dueOn}. Free; no password. 12333.',
    pt: 'Alguém liga e visita-o por causa da conta até {dueOn}. Grátis; sem senhas. 12333.',
  },
  homeVisitDone: {
    'zh-Hans': '上门服务办好了，退回的钱会再发，不用再申请。见“我的钱”。',
    'zh-Hant': '上門服務已辦妥，退回的款項會再發放，無須再申請。見「我的款項」。',
    en: 'The visit is done. What came back is paid again; no need to apply. See My money.',
    pt: 'A visita está feita. O que foi devolvido é pago de novo. Veja O meu dinheiro.',
  },
  homeVisitNotDone: {
    'zh-Hans': '上门没有办成，原因和办法见“我的钱”，也可以打 12333。',
    'zh-Hant': '上門未能辦妥，原因及辦法見「我的款項」，亦可致電 12333。',
    en: 'The visit did not settle it. Why, and what you can do: My money, or 12333.',
    pt: 'A visita não resolveu. Porquê e o que fazer: O meu dinheiro, ou 12333.',
  },
  exceptionResolved: {
    'zh-Hans': '您的疑难件处置好了。结果在“我的办件”里，也可以打 12333 问。',
    'zh-Hant': '您的疑難件已處置。結果見「我的辦件」，亦可致電 12333 查詢。',
    en: 'What stood in your way has been seen to. See My cases, or ask 12333.',
    pt: 'O que o impedia foi resolvido. Veja Os meus processos, ou ligue 12333.',
  },
  exceptionNotResolvable: {
    'zh-Hans': '您的疑难件查过了，这里办不了。还能怎么办见“我的办件”，也可以打 12333 问。',
    'zh-Hant': '您的疑難件已查核，此處未能辦理。其他辦法見「我的辦件」，亦可致電 12333。',
    en: 'We cannot settle here what stood in your way. What you can do: My cases, or 12333.',
    pt: 'Não podemos resolver aqui o que o impedia. O que pode fazer: processos, ou 12333.',
  },
})

/** What the person is told when an exception is opened. */
export const openedNotice = (kind: ExceptionKind, dueOn: Temporal.PlainDate): NoticeContent =>
  notices(kind, { dueOn: dueOn.toString() })

/** What the person is told when it has ended. */
export const closedNotice = (
  kind: ExceptionKind,
  status: 'resolved' | 'notResolvable',
): NoticeContent => {
  if (kind === 'homeVisit')
    return notices(status === 'resolved' ? 'homeVisitDone' : 'homeVisitNotDone')
  return notices(status === 'resolved' ? 'exceptionResolved' : 'exceptionNotResolvable')
}
