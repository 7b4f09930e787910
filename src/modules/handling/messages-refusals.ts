import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'

/** Why an act on a card was refused, for citizen and clerk alike. */
const why = defineMessages({
  CASE_ACT_NOT_POSSIBLE: {
    'zh-Hans': '卡现在的状态办不了这件事。“我的卡”里写着现在能办什么。',
    'zh-Hant': '卡現時的狀態未能辦理此事。「我的卡」列明現時可辦的事。',
    en: 'The card does not allow it as it stands. My card says what is possible now.',
    pt: 'O estado do cartão não o permite. O meu cartão diz o que é possível agora.',
  },
  IDENTITY_NOT_CONFIRMED: {
    'zh-Hans': '身份还在核对，核对好了继续办。办件页上写着现在在哪里。',
    'zh-Hant': '身份尚在核對，核對後繼續辦理。個案頁面列明現由何處處理。',
    en: 'Identity is still being confirmed; the page of the case says who has it.',
    pt: 'A identidade ainda está a ser confirmada; a página do processo diz por quem.',
  },
  IDENTITY_REFUSED: {
    'zh-Hans': '身份没有复核通过。请带证件原件到窗口，重新送复核。',
    'zh-Hant': '身份未能通過覆核。請帶證件正本到櫃位，重新送交覆核。',
    en: 'Identity could not be confirmed. Bring the original document to a counter.',
    pt: 'A identidade não foi confirmada. Traga o documento original a um balcão.',
  },
  TERMS_MISSING: {
    'zh-Hans': '还没选银行或者领卡方式，请选好再提交。',
    'zh-Hant': '尚未選擇銀行或領卡方式，請選擇後再提交。',
    en: 'Bank or delivery is not chosen yet.',
    pt: 'Ainda não escolheu o banco ou a entrega.',
  },
  HOLDER_CHOOSES_BANK: {
    'zh-Hans': '原来的银行现在不受理新卡，换一家银行要本人来选。请本人登录，或者到窗口办。',
    'zh-Hant': '原來的銀行現時不受理新卡，轉換銀行須由本人選擇。請本人登入，或到櫃位辦理。',
    en: 'The bank takes no new cards now; another one is for the holder to choose, online or here.',
    pt: 'O banco não aceita cartões novos; só o titular escolhe outro, em linha ou ao balcão.',
  },
  CARD_ALREADY_HELD: {
    'zh-Hans': '一人一卡，您已经有卡了。坏了、到期了可以换领，丢了可以补领，也可以换银行。',
    'zh-Hant': '一人一卡，您已持有卡。損壞或到期可換領，遺失可補領，亦可轉換銀行。',
    en: 'One person, one card, and you hold one. Renew it, replace it, or change its bank.',
    pt: 'Uma pessoa, um cartão: já tem um. Pode renovar, substituir ou mudar de banco.',
  },
  ORDER_OPEN: {
    'zh-Hans': '已经有一张新卡在办。可以看进度，也可以撤回后重新申请。',
    'zh-Hant': '已有一張新卡辦理中。可查看進度，或撤回後重新申請。',
    en: 'A new card is under way already. See how far it is, or withdraw it and apply again.',
    pt: 'Já há um cartão novo em curso. Veja o andamento, ou retire-o e peça de novo.',
  },
  ACTION_NOT_AVAILABLE_IN_STATUS: {
    'zh-Hans': '卡现在的状态办不了这件事。“我的卡”里写着现在能办什么。',
    'zh-Hant': '卡現時的狀態未能辦理此事。「我的卡」列明現時可辦的事。',
    en: 'The card does not allow it as it stands. My card says what is possible now.',
    pt: 'O estado do cartão não o permite. O meu cartão diz o que é possível agora.',
  },
  NOT_NEAR_EXPIRY: {
    'zh-Hans': '卡还没到可以换领的时候，照常用就行。坏了可以办损坏换领。',
    'zh-Hant': '卡尚未到可換領的時間，可如常使用。損壞可辦理損壞換領。',
    en: 'It is too early to renew the card; go on using it. A damaged one can be renewed now.',
    pt: 'É cedo para renovar; continue a usar. Um cartão danificado pode renovar-se já.',
  },
  ORDER_TOO_FAR: {
    'zh-Hans': '银行正在开户或者卡正在做，现在不能另选银行。办好后可以换银行，也可以撤回重办。',
    'zh-Hant': '銀行正在開戶或卡正在製作，現時未能另選銀行。辦妥後可轉換銀行，亦可撤回重辦。',
    en: 'The bank is at work or the card is being made. Change banks later, or withdraw it.',
    pt: 'O banco está a tratar ou o cartão está a ser feito. Mude depois, ou retire o pedido.',
  },
  PERSON_NOT_ELIGIBLE: {
    'zh-Hans': '登记信息要先核对。请带身份证件到窗口。',
    'zh-Hant': '登記資料須先核對。請帶身份證件到櫃位。',
    en: 'Your entry has to be checked first. Bring your identity document to a counter.',
    pt: 'O seu registo tem de ser verificado. Leve o documento a um balcão.',
  },
  CARD_NOT_SEALED: {
    'zh-Hans': '没有等着启用的新卡。卡制好以后再启用。',
    'zh-Hant': '並無待啟用的新卡。卡製成後再啟用。',
    en: 'No new card waits to be enabled. Enable it when it is made.',
    pt: 'Não há cartão novo para activar. Active-o quando estiver pronto.',
  },
  CARD_NOT_RECEIVED: {
    'zh-Hans': '新卡还没领。领到以后再启用，窗口可以当场一起办。',
    'zh-Hant': '新卡尚未領取。領取後再啟用，櫃位可即場一併辦理。',
    en: 'The card has not been handed over. The counter can enable it with the handing over.',
    pt: 'O cartão ainda não foi entregue. O balcão pode activá-lo ao entregar.',
  },
  BANK_NOT_TAKING_APPLICATIONS: {
    'zh-Hans': '这家银行现在不受理新卡。请另选一家。',
    'zh-Hant': '此銀行現時不受理新卡。請另選一家。',
    en: 'This bank takes no new cards now. Please choose another.',
    pt: 'Este banco não aceita cartões novos agora. Escolha outro.',
  },
  OUTLET_NOT_INSTANT: {
    'zh-Hans': '这个网点不能当场制卡。请选别的网点，或者等制好再来领。',
    'zh-Hant': '此網點不設即場製卡。請選其他網點，或待製成後領取。',
    en: 'This outlet makes no cards. Choose another, or receive it later.',
    pt: 'Este balcão não faz cartões. Escolha outro, ou receba-o depois.',
  },
  OUTLET_UNKNOWN: {
    'zh-Hans': '没有这个网点了。请另选一个，或者选邮寄。',
    'zh-Hant': '此網點已不存在。請另選一個，或選擇郵寄。',
    en: 'This outlet is no longer there. Choose another, or the post.',
    pt: 'Este balcão já não existe. Escolha outro, ou o correio.',
  },
  OUTLET_IS_ANOTHER: {
    'zh-Hans': '这张卡在别的网点当场制作。请到那里领，或者撤回重办。',
    'zh-Hant': '此卡於其他網點即場製作。請到該處領取，或撤回重辦。',
    en: 'The card is made at another outlet. Go there, or withdraw and apply anew.',
    pt: 'O cartão é feito noutro balcão. Vá lá, ou retire o pedido e faça outro.',
  },
  ACCOUNT_NOT_OPEN: {
    'zh-Hans': '银行还没开好账户，开好就能制卡。',
    'zh-Hant': '銀行尚未開妥戶口，開妥即可製卡。',
    en: 'The bank has not opened the account yet; then the card can be made.',
    pt: 'O banco ainda não abriu a conta; depois o cartão pode ser feito.',
  },
  BLANK_USED: {
    'zh-Hans': '这张空白卡已经用过。请换一张，输入它的卡槽号。',
    'zh-Hant': '此空白卡已使用。請另取一張，輸入其卡槽號。',
    en: 'This blank was used before. Take another one.',
    pt: 'Este cartão em branco já foi usado. Use outro.',
  },
  STEP_UP_NEEDED: {
    'zh-Hans': '请先确认是您本人，再提交一次。',
    'zh-Hant': '請先確認為您本人，再提交一次。',
    en: 'Please prove who you are once more, then hand it in again.',
    pt: 'Confirme a sua identidade e entregue de novo.',
  },
  LOSS_IS_FORMAL: {
    'zh-Hans': '这是正式挂失，要带身份证件到窗口解除。',
    'zh-Hant': '此為正式報失，須帶身份證件到櫃位解除。',
    en: 'The loss was reported formally; it is lifted at a counter with your document.',
    pt: 'A perda foi declarada; só num balcão, com o documento.',
  },
  LOSS_NOT_RELEASABLE: {
    'zh-Hans': '发卡城市的正式挂失不能解除。可以补领。',
    'zh-Hant': '發卡城市的正式報失不能解除。可以補領。',
    en: 'The issuing city does not lift a formal loss. The card can be replaced.',
    pt: 'A cidade emissora não levanta uma perda declarada. Pode substituir o cartão.',
  },
  REPORTED_AT_BANK: {
    'zh-Hans': '账户是在银行挂失的，请到银行解除。',
    'zh-Hant': '戶口在銀行報失，請到銀行解除。',
    en: 'The account was reported at the bank; lift it there.',
    pt: 'A conta foi declarada no banco; trate lá.',
  },
  E_CARD_NEEDS_CARD: {
    'zh-Hans': '要先有能用的社保卡，才能签发电子社保卡。',
    'zh-Hant': '須先有可用的社保卡，方可簽發電子社保卡。',
    en: 'The electronic card needs a card that works.',
    pt: 'O cartão electrónico precisa de um cartão que funcione.',
  },
  CONSENT_MISSING: {
    'zh-Hans': '签发电子社保卡要持卡人读过授权文字并且同意。请打勾再提交。',
    'zh-Hant': '簽發電子社保卡須持卡人閱讀授權文字並同意。請勾選後再提交。',
    en: 'The electronic card is issued when its holder has read the words and agrees.',
    pt: 'O cartão electrónico emite-se quando o titular leu o texto e concorda.',
  },
  TEXT_CHANGED: {
    'zh-Hans': '授权文字刚刚更新，请重新读一遍再决定。',
    'zh-Hant': '授權文字剛更新，請重新閱讀後再決定。',
    en: 'The words have just changed. Please read them again and decide.',
    pt: 'O texto acabou de mudar. Leia-o de novo e decida.',
  },
  HIGHER_ASSURANCE_NEEDED: {
    'zh-Hans': '电子社保卡要更高等级的身份核验。可以先不勾选，也可以带证件到窗口办。',
    'zh-Hant': '電子社保卡須更高等級的身份核實。可先不勾選，亦可帶證件到櫃位辦理。',
    en: 'The electronic card needs a surer proof of identity. Leave it out, or go to a counter.',
    pt: 'O cartão electrónico exige uma prova mais segura. Deixe-o para depois, ou vá a um balcão.',
  },
  NOT_THE_HOLDER: {
    'zh-Hans': '这张新卡换了银行，启用后钱发到新账户，要持卡人自己来启用。',
    'zh-Hant': '此新卡已轉換銀行，啟用後款項發到新戶口，須持卡人親自啟用。',
    en: 'This card changes the bank: once enabled, money goes elsewhere. Its holder enables it.',
    pt: 'Este cartão muda de banco: ao activar, o dinheiro muda. Tem de ser o titular a activar.',
  },
  LIST_UNKNOWN: {
    'zh-Hans': '银行名单已经更新，请再选一次。',
    'zh-Hant': '銀行名單已更新，請再選擇一次。',
    en: 'The list of banks is new; please choose once more.',
    pt: 'A lista de bancos é nova; escolha outra vez.',
  },
})

type Why = keyof typeof why.messages

/** The same matter under another name of the bank module. */
const SAME: Readonly<Record<string, Why>> = {
  BANK_TAKES_NO_APPLICATIONS: 'BANK_NOT_TAKING_APPLICATIONS',
  BANK_UNKNOWN: 'BANK_NOT_TAKING_APPLICATIONS',
  BANK_NOT_SHOWN: 'LIST_UNKNOWN',
}

const isWhy = (code: string): code is Why => Object.hasOwn(why.messages, code)

/** Why, and what instead, in plain words; a code nobody here knows is told in general words. */
export const actRefusalText = (language: Language, code: string): string =>
  why(language, SAME[code] ?? (isWhy(code) ? code : 'CASE_ACT_NOT_POSSIBLE'))

/** The page of the form where another choice is made; `''` is the first. */
type MendingPage = '' | '/bank' | '/delivery'

/** Refusals that another choice in the form mends. */
const MENDED: Readonly<Record<string, MendingPage>> = {
  TERMS_MISSING: '/bank',
  BANK_NOT_TAKING_APPLICATIONS: '/bank',
  BANK_TAKES_NO_APPLICATIONS: '/bank',
  BANK_UNKNOWN: '/bank',
  BANK_NOT_SHOWN: '/bank',
  LIST_UNKNOWN: '/bank',
  OUTLET_NOT_INSTANT: '/delivery',
  OUTLET_UNKNOWN: '/delivery',
  CONSENT_MISSING: '',
  TEXT_CHANGED: '',
  HIGHER_ASSURANCE_NEEDED: '',
}

export const mendedAt = (code: string): MendingPage | undefined => MENDED[code]
