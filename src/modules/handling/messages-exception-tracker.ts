import { defineMessages } from '#ui/i18n/messages.ts'
import type { ExceptionKind, Outcome } from './exception-kind.ts'

/** 疑难件 in the tracker of a case. */
export const exceptionMessages = defineMessages({
  title: {
    'zh-Hans': '有一处由专人处理',
    'zh-Hant': '有一處由專人處理',
    en: 'A person sees to one thing',
    pt: 'Uma pessoa trata de um ponto',
  },
  who: { 'zh-Hans': '谁在处理', 'zh-Hant': '由誰處理', en: 'With whom', pt: 'Com quem' },
  until: { 'zh-Hans': '什么时候前', 'zh-Hant': '期限', en: 'By', pt: 'Até' },
  what: { 'zh-Hans': '什么事', 'zh-Hant': '事項', en: 'What', pt: 'O quê' },
  outcome: { 'zh-Hans': '结果', 'zh-Hant': '結果', en: 'Result', pt: 'Resultado' },
  nothingToDo: {
    'zh-Hans': '您不用做什么，有结果会通知您。',
    'zh-Hant': '您無須採取行動，有結果會通知您。',
    en: 'There is nothing you need to do; you will be told of the result.',
    pt: 'Não precisa de fazer nada; será avisado do resultado.',
  },
})

/** 疑难件种类, as the holder reads it. */
export const exceptionKindText = defineMessages({
  identityMismatch: {
    'zh-Hans': '核对人和证件',
    'zh-Hant': '核對本人與證件',
    en: 'Checking the person against the document',
    pt: 'Verificar a pessoa e o documento',
  },
  duplicatePerson: {
    'zh-Hans': '核对两份登记',
    'zh-Hant': '核對兩份登記',
    en: 'Comparing two entries in the register',
    pt: 'Comparar dois registos',
  },
  rareCharacter: {
    'zh-Hans': '录入姓名里的生僻字',
    'zh-Hant': '輸入姓名中的罕用字',
    en: 'Entering a rare character of the name',
    pt: 'Introduzir um carácter raro do nome',
  },
  deathFlagWrong: {
    'zh-Hans': '核实一条错误的登记',
    'zh-Hant': '核實一項錯誤的登記',
    en: 'Checking a wrong record in the register',
    pt: 'Verificar um dado errado do registo',
  },
  cardStuck: {
    'zh-Hans': '新卡停住了，查明原因',
    'zh-Hant': '新卡停滯，查明原因',
    en: 'Finding out why the new card came to a halt',
    pt: 'Saber por que o novo cartão parou',
  },
  homeVisit: {
    'zh-Hans': '上门办收款账户',
    'zh-Hant': '上門辦理收款戶口',
    en: 'A visit at home about the account',
    pt: 'Visita a casa por causa da conta',
  },
  other: {
    'zh-Hans': '系统办不了的一处',
    'zh-Hant': '系統未能辦理的一處',
    en: 'Something the program cannot do by itself',
    pt: 'Algo que o programa não faz sozinho',
  },
} satisfies Record<ExceptionKind, unknown>)

/** 处置结果, and where it could not be settled, what is possible instead. */
export const outcomeText = defineMessages({
  identityConfirmed: {
    'zh-Hans': '核实是本人，接着办。',
    'zh-Hant': '核實為本人，繼續辦理。',
    en: 'It is the person; the case goes on.',
    pt: 'É a própria pessoa; o processo continua.',
  },
  dataCorrected: {
    'zh-Hans': '登记信息有误，已经更正，接着办。',
    'zh-Hant': '登記資料有誤，已更正，繼續辦理。',
    en: 'The register was wrong and is corrected; the case goes on.',
    pt: 'O registo estava errado e foi corrigido; o processo continua.',
  },
  notTheHolder: {
    'zh-Hans': '来办的不是本人，没有办。本人请带证件到窗口。',
    'zh-Hant': '前來者並非本人，未予辦理。請本人持證件到櫃位。',
    en: 'It was not the holder; nothing was done. Please come with your own document.',
    pt: 'Não era o titular; nada foi feito. Venha com o seu documento.',
  },
  entriesMerged: {
    'zh-Hans': '两份登记已经提议合并，由另一个单位复核。',
    'zh-Hant': '兩份登記已提議合併，由另一單位覆核。',
    en: 'Joining the two entries was proposed; a second unit agrees to it.',
    pt: 'Foi proposto unir os dois registos; outra unidade confirma.',
  },
  differentPeople: {
    'zh-Hans': '查实是两个人，登记不变。',
    'zh-Hant': '查實為兩人，登記不變。',
    en: 'They are two people; the entries stay as they are.',
    pt: 'São duas pessoas; os registos ficam como estão.',
  },
  characterEntered: {
    'zh-Hans': '这个字已经照证件录入。',
    'zh-Hant': '該字已按證件輸入。',
    en: 'The character was entered as the document has it.',
    pt: 'O carácter foi introduzido como no documento.',
  },
  characterNotCoded: {
    'zh-Hans': '字库里还没有这个字。证件图像已经存档，照样可以办卡，有了这个字再换。',
    'zh-Hant': '字庫尚無此字。證件圖像已存檔，可照常辦卡，待有此字再更換。',
    en: 'No character set has it yet. The picture is kept; you get your card all the same.',
    pt: 'Ainda não existe no conjunto de caracteres. A imagem fica guardada e recebe o cartão.',
  },
  deathTakenBack: {
    'zh-Hans': '错误的登记已经撤销。卡和代办要重新办，窗口会帮您。',
    'zh-Hant': '錯誤的登記已撤銷。卡及代辦須重新辦理，櫃位會協助您。',
    en: 'The wrong record was taken back. Card and helpers begin anew; a counter helps you.',
    pt: 'O dado errado foi anulado. O cartão recomeça; um balcão ajuda-o.',
  },
  deathConfirmed: {
    'zh-Hans': '登记核实无误。',
    'zh-Hant': '登記核實無誤。',
    en: 'The record was found to be right.',
    pt: 'O registo está correcto.',
  },
  cardGoesOn: {
    'zh-Hans': '原因查清，卡接着做。',
    'zh-Hant': '原因已查明，卡繼續製作。',
    en: 'The reason was found; the card is being made.',
    pt: 'A causa foi encontrada; o cartão está a ser feito.',
  },
  orderAnew: {
    'zh-Hans': '这张卡做不下去。请换一家银行，或者撤回后重新申请，不收费。',
    'zh-Hant': '此卡未能繼續製作。請改選銀行，或撤回後重新申請，不收費。',
    en: 'This card cannot be made. Choose another bank, or withdraw and apply again, free.',
    pt: 'Este cartão não se pode fazer. Escolha outro banco, ou peça de novo, sem custo.',
  },
  visitDone: {
    'zh-Hans': '已经上门办好。',
    'zh-Hant': '已上門辦妥。',
    en: 'It was done at your home.',
    pt: 'Foi tratado em sua casa.',
  },
  visitNotPossible: {
    'zh-Hans': '上门没能办成。可以由家人带上您的委托书和证件到网点办，或者再约一次。',
    'zh-Hant': '上門未能辦成。可由家人持您的授權書及證件到網點辦理，或再預約一次。',
    en: 'It could not be done at home. Family can go with your letter, or ask for another visit.',
    pt: 'Não foi possível em casa. A família pode ir com a sua carta, ou peça outra visita.',
  },
  visitNotWanted: {
    'zh-Hans': '联系以后，您说不用上门了。需要时再约。',
    'zh-Hant': '聯絡後您表示無須上門。如有需要可再預約。',
    en: 'You told us that no visit is needed. Ask again whenever you like.',
    pt: 'Disse-nos que já não precisa da visita. Pode pedir de novo quando quiser.',
  },
  putRight: {
    'zh-Hans': '已经处理好。',
    'zh-Hant': '已處理妥當。',
    en: 'It was put right.',
    pt: 'Foi resolvido.',
  },
  proveElsewhere: {
    'zh-Hans': '要先到发证的单位更正，拿到证明再来，任何窗口都可以接着办。',
    'zh-Hant': '須先到發證單位更正，取得證明後可到任何櫃位繼續辦理。',
    en: 'Have it corrected where the document was issued, then go on at any counter.',
    pt: 'Corrija onde o documento foi emitido e continue em qualquer balcão.',
  },
} satisfies Record<Outcome, unknown>)
