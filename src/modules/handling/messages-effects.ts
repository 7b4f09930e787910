import type { Language } from '#ui/i18n/language.ts'
import { defineMessages } from '#ui/i18n/messages.ts'
import { makesCard, type ServiceCode } from './service.ts'

const t = defineMessages({
  opens: {
    'zh-Hans': '您选的银行为您开户，然后制卡。',
    'zh-Hant': '您所選的銀行為您開戶，然後製卡。',
    en: 'The bank you chose opens your account; then the card is made.',
    pt: 'O banco escolhido abre a sua conta; depois o cartão é produzido.',
  },
  twoActivations: {
    'zh-Hans': '领到卡要做两件事：启用社保功能，再到银行激活账户。不激活收不到钱。',
    'zh-Hant': '領卡後須做兩件事：啟用社保功能，再到銀行啟用戶口。未啟用則未能收款。',
    en:
      'With the card in hand there are two things to do: enable it, and activate the account at ' +
      'the bank. Without the second no money arrives.',
    pt:
      'Com o cartão na mão há duas coisas a fazer: activar o cartão e activar a conta no banco. ' +
      'Sem a segunda não recebe dinheiro.',
  },
  oldWorks: {
    'zh-Hans': '新卡启用前，旧卡照常能用。新卡启用时，旧卡注销。',
    'zh-Hant': '新卡啟用前，舊卡可如常使用。新卡啟用時，舊卡即註銷。',
    en: 'The old card works until the new one is enabled, and ends in that moment.',
    pt: 'O cartão antigo funciona até activar o novo, e termina nesse momento.',
  },
  lostEnds: {
    'zh-Hans': '旧卡马上正式挂失：社保功能和银行账户都停用。',
    'zh-Hant': '舊卡即時正式報失：社保功能及銀行戶口均停用。',
    en: 'The old card is reported lost at once: its social functions and its account stop.',
    pt: 'O cartão antigo é declarado perdido já: param as funções sociais e a conta.',
  },
  oldEnds: {
    'zh-Hans': '新卡启用时，旧卡注销，找回来也不能再用。',
    'zh-Hant': '新卡啟用時，舊卡即註銷，尋回後亦不能再用。',
    en: 'When the new card is enabled the old one ends, even if you find it.',
    pt: 'Ao activar o novo cartão, o antigo termina, mesmo que o encontre.',
  },
  stops: {
    'zh-Hans': '社保功能和银行账户马上停用，之前的身份码作废。',
    'zh-Hant': '社保功能及銀行戶口即時停用，之前的身份碼作廢。',
    en: 'Social functions and bank account stop at once; codes shown before are void.',
    pt: 'As funções sociais e a conta param já; os códigos mostrados antes ficam sem efeito.',
  },
  formalStays: {
    'zh-Hans': '找到卡要带证件到窗口解除；找不到可以接着补领。',
    'zh-Hant': '尋回卡須帶證件到櫃位解除；未能尋回可接着補領。',
    en: 'If you find it, bring your document to a counter; if not, go on and replace it.',
    pt: 'Se o encontrar, vá a um balcão com o documento; se não, peça a substituição.',
  },
  temporaryEnds: {
    'zh-Hans': '这是临时的，到期怎么处理写在“我的卡”里。找到卡可以随时解除。',
    'zh-Hant': '此為臨時措施，到期安排見「我的卡」。尋回卡可隨時解除。',
    en: 'It is for a time; My card says how it ends. If you find the card, lift it any time.',
    pt: 'É temporário; O meu cartão diz como termina. Se o encontrar, pode desbloquear.',
  },
  works: {
    'zh-Hans': '卡马上能用；有旧卡的，旧卡同时注销。',
    'zh-Hant': '卡即時可用；如有舊卡，同時註銷。',
    en: 'The card works at once; an old one ends in the same moment.',
    pt: 'O cartão funciona já; um antigo termina no mesmo momento.',
  },
  bankApart: {
    'zh-Hans': '银行账户另外到银行激活，不激活收不到钱。',
    'zh-Hant': '銀行戶口須另到銀行啟用，未啟用則未能收款。',
    en: 'Activate the account at the bank as well; without it no money arrives.',
    pt: 'Active também a conta no banco; sem isso não recebe dinheiro.',
  },
  restored: {
    'zh-Hans': '卡马上恢复使用；在这里挂失的银行账户一起恢复。',
    'zh-Hant': '卡即時恢復使用；在此報失的銀行戶口一併恢復。',
    en: 'The card works again at once, and so does an account that was reported here.',
    pt: 'O cartão volta a funcionar já, e também a conta declarada aqui.',
  },
  unlocked: {
    'zh-Hans': '卡马上能用，密码错误次数清零。',
    'zh-Hant': '卡即時可用，密碼錯誤次數歸零。',
    en: 'The card works at once; wrong passwords are counted from zero.',
    pt: 'O cartão funciona já; as tentativas erradas voltam a zero.',
  },
  ends: {
    'zh-Hans': '卡马上注销，不能恢复；电子社保卡一起停用。',
    'zh-Hant': '卡即時註銷，不能恢復；電子社保卡一併停用。',
    en: 'The card ends for good, and the electronic card with it.',
    pt: 'O cartão termina definitivamente, e o electrónico com ele.',
  },
  accountStays: {
    'zh-Hans': '银行账户要另外到银行销户。以后可以重新申领。',
    'zh-Hant': '銀行戶口須另到銀行取消。日後可重新申領。',
    en: 'The account is closed at the bank. You can apply again later.',
    pt: 'A conta fecha-se no banco. Pode voltar a pedir um cartão.',
  },
  eCardNow: {
    'zh-Hans': '电子社保卡马上签发，密码您自己设。',
    'zh-Hant': '電子社保卡即時簽發，密碼由您自行設定。',
    en: 'The electronic card is issued at once; you set its password yourself.',
    pt: 'O cartão electrónico é emitido já; a palavra-passe é definida por si.',
  },
})

type Effect = keyof typeof t.messages

const OF_SERVICE: Readonly<Partial<Record<ServiceCode, readonly Effect[]>>> = {
  firstCard: ['opens', 'twoActivations'],
  replaceLost: ['lostEnds', 'oldEnds', 'twoActivations'],
  enable: ['works', 'bankApart'],
  temporaryLoss: ['stops', 'temporaryEnds'],
  formalLoss: ['stops', 'formalStays'],
  restore: ['restored'],
  unlock: ['unlocked'],
  cancel: ['ends', 'accountStays'],
  eCard: ['eCardNow'],
}

/** 办了会怎样: plain sentences, before it is done; the same at the counter and online. */
export const effectsOf = (language: Language, service: ServiceCode): readonly string[] => {
  const codes =
    OF_SERVICE[service] ?? (makesCard(service) ? (['oldWorks', 'twoActivations'] as const) : [])
  return codes.map((code) => t(language, code))
}
