import { defineMessages } from '#ui/i18n/messages.ts'
import type { ConsentEnd, ConsentKind } from './consent.ts'

/** 授权种类: what was permitted, for what, and what changes when it is taken back. */
const kind = defineMessages({
  payToNewAccount: {
    'zh-Hans': '钱发到新账户',
    'zh-Hant': '款項發到新戶口',
    en: 'Pay to the new account',
    pt: 'Pagar na nova conta',
  },
  eCardOnTemporaryLoss: {
    'zh-Hans': '临时挂失时继续用电子社保卡',
    'zh-Hant': '臨時報失時繼續使用電子社保卡',
    en: 'Use the electronic card while the card is stopped',
    pt: 'Usar o cartão electrónico com o cartão parado',
  },
  synchronousECard: {
    'zh-Hans': '领电子社保卡',
    'zh-Hant': '領取電子社保卡',
    en: 'Get the electronic card',
    pt: 'Receber o cartão electrónico',
  },
} satisfies Record<ConsentKind, unknown>)

const purpose = defineMessages({
  payToNewAccount: {
    'zh-Hans': '把新账户告诉发这笔钱的部门和代发银行，只用于发放。',
    'zh-Hant': '將新戶口告知發放款項的部門和代發銀行，只用於發放。',
    en: 'The department and the paying bank are told the new account, for payment only.',
    pt: 'O serviço e o banco pagador são informados da nova conta, só para pagamento.',
  },
  eCardOnTemporaryLoss: {
    'zh-Hans': '实体卡临时挂失期间，手机上的电子社保卡照常可用。',
    'zh-Hant': '實體卡臨時報失期間，手機上的電子社保卡照常可用。',
    en: 'The electronic card on your phone goes on working while the card is stopped.',
    pt: 'O cartão electrónico no telefone continua a funcionar com o cartão parado.',
  },
  synchronousECard: {
    'zh-Hans': '用姓名、证件号码和卡号签发电子社保卡。',
    'zh-Hant': '以姓名、證件號碼和卡號簽發電子社保卡。',
    en: 'Your name, identity number and card number are used to issue the electronic card.',
    pt: 'O nome, o número de identificação e o do cartão servem para emitir o cartão electrónico.',
  },
} satisfies Record<ConsentKind, unknown>)

const effect = defineMessages({
  payToNewAccount: {
    'zh-Hans': '还没有切换的，不再切换，钱继续发到原账户。',
    'zh-Hant': '尚未切換的，不再切換，款項繼續發到原戶口。',
    en: 'If the change has not taken effect, it will not: the old account goes on being paid.',
    pt: 'Se a mudança ainda não produziu efeito, não se faz: a conta antiga continua a receber.',
  },
  eCardOnTemporaryLoss: {
    'zh-Hans': '以后临时挂失，电子社保卡跟着一起停用。',
    'zh-Hant': '日後臨時報失，電子社保卡會一併停用。',
    en: 'From now on the electronic card stops together with the card.',
    pt: 'A partir de agora, o cartão electrónico pára com o cartão.',
  },
  synchronousECard: {
    'zh-Hans': '以后不再签发电子社保卡，已经签发的照常可用。',
    'zh-Hant': '日後不再簽發電子社保卡，已簽發的照常可用。',
    en: 'No further electronic card is issued; the one you have goes on working.',
    pt: 'Não se emite outro cartão electrónico; o que tem continua a funcionar.',
  },
} satisfies Record<ConsentKind, unknown>)

const stays = defineMessages({
  payToNewAccount: {
    'zh-Hans': '已经切换的不受影响；想换回去，另办账户变更。',
    'zh-Hant': '已切換的不受影響；如要換回，請另行辦理戶口變更。',
    en: 'A change that has taken effect stays; to go back, ask for another change.',
    pt: 'Uma mudança que já produziu efeito mantém-se; para voltar atrás, peça outra mudança.',
  },
  eCardOnTemporaryLoss: {
    'zh-Hans': '实体卡不受影响。',
    'zh-Hant': '實體卡不受影響。',
    en: 'The card itself is not affected.',
    pt: 'O cartão físico não é afectado.',
  },
  synchronousECard: {
    'zh-Hans': '实体卡不受影响。',
    'zh-Hant': '實體卡不受影響。',
    en: 'The card itself is not affected.',
    pt: 'O cartão físico não é afectado.',
  },
} satisfies Record<ConsentKind, unknown>)

/** When a consent ended, and why. */
const end = defineMessages({
  withdrawn: {
    'zh-Hans': '{at} 撤回',
    'zh-Hant': '{at} 撤回',
    en: 'withdrawn {at}',
    pt: 'retirada em {at}',
  },
  orderWithdrawn: {
    'zh-Hans': '{at} 终止：换银行已撤回',
    'zh-Hant': '{at} 終止：轉換銀行已撤回',
    en: 'ended {at}: the change of bank was taken back',
    pt: 'terminou em {at}: a mudança de banco foi retirada',
  },
  orderUnclaimed: {
    'zh-Hans': '{at} 终止：新卡没有领，换银行没办成',
    'zh-Hant': '{at} 終止：新卡無人領取，未能轉換銀行',
    en: 'ended {at}: nobody came for the new card',
    pt: 'terminou em {at}: ninguém levantou o cartão novo',
  },
  cardEnded: {
    'zh-Hans': '{at} 终止：新卡在账户激活以前注销了',
    'zh-Hant': '{at} 終止：新卡在戶口啟用前已註銷',
    en: 'ended {at}: the new card ended before its account was activated',
    pt: 'terminou em {at}: o cartão novo terminou antes de a conta ser activada',
  },
  accountClosed: {
    'zh-Hans': '{at} 终止：新账户在激活以前被银行注销了',
    'zh-Hant': '{at} 終止：新戶口在啟用前被銀行註銷',
    en: 'ended {at}: the bank closed the new account before it was activated',
    pt: 'terminou em {at}: o banco fechou a conta nova antes de ser activada',
  },
  died: {
    'zh-Hans': '{at} 终止',
    'zh-Hant': '{at} 終止',
    en: 'ended {at}',
    pt: 'terminou em {at}',
  },
} as const satisfies Record<ConsentEnd, unknown>)

export const kindMessages = { kind, purpose, effect, stays, end }

/** 我的授权 */
export const consentMessages = defineMessages({
  agree: {
    'zh-Hans': '我读过上面的文字，同意',
    'zh-Hant': '我已閱讀以上文字，同意',
    en: 'I have read this and agree',
    pt: 'Li e concordo',
  },
  title: {
    'zh-Hans': '我的授权',
    'zh-Hant': '我的授權',
    en: 'My permissions',
    pt: 'As minhas autorizações',
  },
  lead: {
    'zh-Hans': '您同意过的事都在这里。每一项随时可以撤回。',
    'zh-Hant': '您同意過的事都在這裏。每一項均可隨時撤回。',
    en: 'Everything you agreed to is here. You can withdraw each of them at any time.',
    pt: 'Tudo o que autorizou está aqui. Pode retirar cada autorização a qualquer momento.',
  },
  none: {
    'zh-Hans': '现在没有授权',
    'zh-Hant': '現時沒有授權',
    en: 'No permissions now',
    pt: 'Não há autorizações',
  },
  noneText: {
    'zh-Hans': '没有您的同意，钱不会换账户发，资料也不会多给一家。',
    'zh-Hant': '未經您同意，款項不會轉到其他戶口，資料也不會多給一家。',
    en: 'Without your consent no money goes to another account and nobody else gets your data.',
    pt: 'Sem o seu consentimento o dinheiro não muda de conta nem os dados vão para outros.',
  },
  purpose: { 'zh-Hans': '做什么用', 'zh-Hant': '用途', en: 'What for', pt: 'Para quê' },
  programme: { 'zh-Hans': '哪一笔钱', 'zh-Hant': '哪一項款項', en: 'Which money', pt: 'Que apoio' },
  account: { 'zh-Hans': '新账户', 'zh-Hant': '新戶口', en: 'New account', pt: 'Nova conta' },
  accountTail: {
    'zh-Hans': '{bank}，尾号 {tail}',
    'zh-Hant': '{bank}，尾號 {tail}',
    en: '{bank}, ending in {tail}',
    pt: '{bank}, terminada em {tail}',
  },
  since: { 'zh-Hans': '从什么时候起', 'zh-Hant': '何時起', en: 'Since', pt: 'Desde' },
  until: { 'zh-Hans': '到什么时候', 'zh-Hant': '何時止', en: 'Until', pt: 'Até' },
  open: {
    'zh-Hans': '您撤回为止',
    'zh-Hant': '直至您撤回',
    en: 'you withdraw it',
    pt: 'que a retire',
  },
  channel: { 'zh-Hans': '怎么办的', 'zh-Hant': '辦理方式', en: 'How', pt: 'Como' },
  portal: {
    'zh-Hans': '您在网上办的',
    'zh-Hant': '您在網上辦理',
    en: 'Online',
    pt: 'Pela Internet',
  },
  counter: {
    'zh-Hans': '您在窗口当面办的',
    'zh-Hant': '您親臨櫃位辦理',
    en: 'At a counter, in person',
    pt: 'Ao balcão, presencialmente',
  },
  words: {
    'zh-Hans': '当时看到的原文',
    'zh-Hant': '當時看到的原文',
    en: 'The words you read then',
    pt: 'O texto que leu então',
  },
  readWords: {
    'zh-Hans': '看原文',
    'zh-Hant': '查看原文',
    en: 'Read them',
    pt: 'Ler o texto',
  },
  kindOf: {
    'zh-Hans': '{kind}：{programme}',
    'zh-Hant': '{kind}：{programme}',
    en: '{kind}: {programme}',
    pt: '{kind}: {programme}',
  },
  ended: {
    'zh-Hans': '已经结束的',
    'zh-Hant': '已結束的',
    en: 'Ended',
    pt: 'Terminadas',
  },
  withdraw: { 'zh-Hans': '撤回', 'zh-Hant': '撤回', en: 'Withdraw', pt: 'Retirar' },
  withdrawTitle: {
    'zh-Hans': '撤回这项授权',
    'zh-Hant': '撤回此項授權',
    en: 'Withdraw this permission',
    pt: 'Retirar esta autorização',
  },
  effects: {
    'zh-Hans': '撤回以后',
    'zh-Hant': '撤回後',
    en: 'What happens then',
    pt: 'O que acontece a seguir',
  },
  keep: {
    'zh-Hans': '先不撤回',
    'zh-Hant': '暫不撤回',
    en: 'Keep it',
    pt: 'Manter',
  },
  withdrawn: {
    'zh-Hans': '已经撤回',
    'zh-Hant': '已撤回',
    en: 'The permission is withdrawn',
    pt: 'A autorização foi retirada',
  },
  basis: {
    'zh-Hans': '依据',
    'zh-Hant': '依據',
    en: 'Legal basis',
    pt: 'Base legal',
  },
})
