import { defineActs } from '#modules/person/index.ts'

/** What an agent has done about a card, as both sides read it. */
defineActs({
  'card.apply': {
    'zh-Hans': '申领社会保障卡',
    'zh-Hant': '申領社會保障卡',
    en: 'apply for a card',
    pt: 'pedir um cartão',
  },
  'card.replaceLost': {
    'zh-Hans': '补领丢失的卡',
    'zh-Hant': '補領遺失的卡',
    en: 'have a lost card replaced',
    pt: 'substituir um cartão perdido',
  },
  'card.renew': {
    'zh-Hans': '换领新卡',
    'zh-Hant': '換領新卡',
    en: 'renew the card',
    pt: 'renovar o cartão',
  },
  'card.reportLoss': {
    'zh-Hans': '正式挂失',
    'zh-Hant': '正式報失',
    en: 'report the card lost',
    pt: 'declarar a perda do cartão',
  },
  'card.receive': {
    'zh-Hans': '收到新卡',
    'zh-Hant': '收到新卡',
    en: 'receive the new card',
    pt: 'receber o cartão novo',
  },
  'card.enable': {
    'zh-Hans': '启用新卡',
    'zh-Hant': '啟用新卡',
    en: 'take the new card into use',
    pt: 'activar o cartão novo',
  },
  'card.cancel': {
    'zh-Hans': '停用旧卡',
    'zh-Hant': '停用舊卡',
    en: 'end the old card',
    pt: 'terminar o cartão antigo',
  },
  'card.withdrawOrder': {
    'zh-Hans': '撤回办卡',
    'zh-Hant': '撤回辦卡',
    en: 'withdraw the order for a card',
    pt: 'retirar o pedido do cartão',
  },
})
