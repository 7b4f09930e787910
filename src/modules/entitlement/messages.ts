import { defineMessages } from '#ui/i18n/messages.ts'
import type { EntitlementStatus } from './entitlement.ts'

/** 我的权益 */
export const mineMessages = defineMessages({
  title: {
    'zh-Hans': '我的权益',
    'zh-Hant': '我的權益',
    en: 'My benefits',
    pt: 'Os meus direitos',
  },
  lead: {
    'zh-Hans':
      '哪个部门说您可以享受什么、到哪一天为止，都在这里。核验的地方只知道它该知道的那一点。',
    'zh-Hant': '哪個部門確認您可享甚麼、至何日為止，均列於此。核驗的地方只知道它應知道的部分。',
    en: 'Who says what is due to you, and until when. A venue learns no more than it needs.',
    pt: 'Quem diz a que tem direito, e até quando. Cada local só sabe o que precisa de saber.',
  },
  none: {
    'zh-Hans': '没有部门登记过您的权益',
    'zh-Hant': '沒有部門登記過您的權益',
    en: 'No department has put anything on record',
    pt: 'Nenhum serviço registou nada',
  },
  noneText: {
    'zh-Hans':
      '按年龄享有的优惠不用登记，卡会自动算。残疾、学生、退役军人、人才、低收入，由主管部门登记。',
    'zh-Hant':
      '按年齡享有的優惠毋須登記，卡會自動計算。殘疾、學生、退役軍人、人才、低收入，由主管部門登記。',
    en: 'What goes by age needs no record. The rest is put on record by the department in charge.',
    pt: 'O que depende da idade não se regista. O resto é registado pelo serviço competente.',
  },
  past: {
    'zh-Hans': '已经结束的',
    'zh-Hant': '已結束的',
    en: 'What has ended',
    pt: 'O que terminou',
  },
  byAge: {
    'zh-Hans': '按年龄享有的优惠',
    'zh-Hant': '按年齡享有的優惠',
    en: 'Due to you by age',
    pt: 'Pela sua idade',
  },
  status: { 'zh-Hans': '现在', 'zh-Hant': '現時', en: 'Now', pt: 'Agora' },
  saidBy: {
    'zh-Hans': '哪个部门说的',
    'zh-Hant': '由哪個部門確認',
    en: 'Who says so',
    pt: 'Quem o diz',
  },
  since: { 'zh-Hans': '从哪天起', 'zh-Hant': '由何日起', en: 'Since', pt: 'Desde' },
  lastDay: { 'zh-Hans': '到哪天为止', 'zh-Hant': '至何日為止', en: 'Last day', pt: 'Último dia' },
  noEnd: { 'zh-Hans': '没有期限', 'zh-Hant': '沒有期限', en: 'no end', pt: 'sem fim' },
  number: {
    'zh-Hans': '部门的编号',
    'zh-Hant': '部門的編號',
    en: 'Their number',
    pt: 'O número deles',
  },
  reason: { 'zh-Hans': '撤销原因', 'zh-Hant': '撤銷原因', en: 'Reason', pt: 'Razão' },
  gives: {
    'zh-Hans': '用卡时的优惠',
    'zh-Hant': '用卡時的優惠',
    en: 'What it gives',
    pt: 'O que dá',
  },
  givesNone: {
    'zh-Hans': '现在没有按它定的价格；办事时由窗口按规定办。',
    'zh-Hant': '現時沒有按此訂定的價格；辦事時由櫃位按規定辦理。',
    en: 'No price depends on it now; offices go by their rules.',
    pt: 'Nenhum preço depende disto agora; os serviços seguem as suas regras.',
  },
  province: { 'zh-Hans': '全省', 'zh-Hant': '全省', en: 'All Guangdong', pt: 'Todo o Guangdong' },
  line: {
    'zh-Hans': '{where}，{price}：{what}',
    'zh-Hant': '{where}，{price}：{what}',
    en: '{where}, {price}: {what}',
    pt: '{where}, {price}: {what}',
  },
  used: {
    'zh-Hans': '看谁查过我，用在了哪里',
    'zh-Hant': '看誰查閱過我，用在哪裏',
    en: 'See who was told, and where',
    pt: 'Ver quem soube, e onde',
  },
  wrong: {
    'zh-Hans': '写得不对？',
    'zh-Hant': '內容不符？',
    en: 'Is it wrong?',
    pt: 'Está errado?',
  },
  wrongText: {
    'zh-Hans': '找登记它的部门更正，带上有关证书；不知道找谁，打 12333。更正以后，这里马上会变。',
    'zh-Hant':
      '請帶同有關證書，向登記部門要求更正；不知向誰查詢，請致電 12333。更正後此處即時更新。',
    en: 'Ask the department that said it, with your certificate, or call 12333.',
    pt: 'Peça a correcção ao serviço que o disse, com o certificado, ou ligue 12333.',
  },
})

/** Where an entitlement stands. */
export const statusMessages = defineMessages({
  coming: { 'zh-Hans': '还没开始', 'zh-Hant': '尚未開始', en: 'not yet', pt: 'ainda não' },
  inForce: { 'zh-Hans': '有效', 'zh-Hant': '有效', en: 'in force', pt: 'em vigor' },
  ended: { 'zh-Hans': '已到期', 'zh-Hant': '已到期', en: 'ended', pt: 'terminou' },
  revoked: { 'zh-Hans': '已撤销', 'zh-Hant': '已撤銷', en: 'taken back', pt: 'retirado' },
} satisfies Record<EntitlementStatus, unknown>)
