import { defineActs } from '#modules/person/index.ts'

/** What an agent has done about an application, as both sides read it. */
defineActs({
  'handling.openCase': {
    'zh-Hans': '递交办卡申请',
    'zh-Hant': '遞交辦卡申請',
    en: 'hand in an application about the card',
    pt: 'entregar um pedido sobre o cartão',
  },
  'handling.addMaterials': {
    'zh-Hans': '补交材料',
    'zh-Hant': '補交材料',
    en: 'hand in papers',
    pt: 'entregar documentos',
  },
  'handling.withdrawCase': {
    'zh-Hans': '撤回申请',
    'zh-Hant': '撤回申請',
    en: 'withdraw an application',
    pt: 'retirar um pedido',
  },
  'handling.remindCase': {
    'zh-Hans': '催办',
    'zh-Hant': '催辦',
    en: 'ask for an application to go on',
    pt: 'pedir andamento',
  },
  'handling.openException': {
    'zh-Hans': '约人上门办收款账户',
    'zh-Hant': '預約上門辦理收款戶口',
    en: 'ask for a visit at home about the account',
    pt: 'pedir uma visita a casa por causa da conta',
  },
  'handling.rateCase': {
    'zh-Hans': '评价办件',
    'zh-Hant': '評價辦件',
    en: 'rate how an application was handled',
    pt: 'avaliar um atendimento',
  },
})
