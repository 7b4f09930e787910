import { defineMessages } from '#ui/i18n/messages.ts'

/** 上门服务 on the pages of 我的钱. */
export const visitMessages = defineMessages({
  cannotCome: {
    'zh-Hans': '走不动、来不了，可以约人上门办，不收费；也可以打 12333 约。',
    'zh-Hant': '行動不便，可預約專人上門辦理，費用全免；亦可致電 12333 預約。',
    en: 'If you cannot come, somebody can come to you, free. Ask here or call 12333.',
    pt: 'Se não puder ir, alguém pode ir a sua casa, de graça. Peça aqui ou ligue 12333.',
  },
  ask: {
    'zh-Hans': '约上门办',
    'zh-Hant': '預約上門辦理',
    en: 'Ask for a visit at home',
    pt: 'Pedir uma visita a casa',
  },
  coming: {
    'zh-Hans': '已约好上门：{name} {date} 前联系您并上门。',
    'zh-Hant': '已預約上門：{name} 會於 {date} 前聯絡您並上門。',
    en: 'A visit is agreed: {name} calls and comes by {date}.',
    pt: 'Visita marcada: {name} telefona e vai até {date}.',
  },
  comingUnnamed: {
    'zh-Hans': '已约好上门：{date} 前有专人联系您并上门。',
    'zh-Hant': '已預約上門：專人會於 {date} 前聯絡您並上門。',
    en: 'A visit is agreed: somebody calls and comes by {date}.',
    pt: 'Visita marcada: alguém telefona e vai até {date}.',
  },
  done: {
    'zh-Hans': '上门服务：{words}银行说账户能用以后，部门再发一次。',
    'zh-Hant': '上門服務：{words}銀行表示戶口可用後，部門會再發放一次。',
    en: 'Visit at home: {words} Once the bank says the account works, you are paid again.',
    pt: 'Visita a casa: {words} Quando o banco disser que a conta funciona, recebe de novo.',
  },
  notDone: {
    'zh-Hans': '上门服务：{words}',
    'zh-Hant': '上門服務：{words}',
    en: 'Visit at home: {words}',
    pt: 'Visita a casa: {words}',
  },
})
