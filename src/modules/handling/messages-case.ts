import { defineMessages } from '#ui/i18n/messages.ts'
import type { CaseStatus } from './case.ts'
import type { CaseHolder, StepCode } from './case-step.ts'
import type { RefusalReason } from './clerk-actions.ts'
import type { MaterialState } from './opening.ts'

export const caseStatusName = defineMessages({
  waitingForMaterials: {
    'zh-Hans': '等您补材料',
    'zh-Hant': '等您補交材料',
    en: 'Waiting for your papers',
    pt: 'À espera dos seus documentos',
  },
  accepted: { 'zh-Hans': '已受理', 'zh-Hant': '已受理', en: 'Accepted', pt: 'Aceite' },
  inProgress: { 'zh-Hans': '办理中', 'zh-Hant': '辦理中', en: 'In progress', pt: 'Em curso' },
  finished: { 'zh-Hans': '已办结', 'zh-Hant': '已辦結', en: 'Finished', pt: 'Concluído' },
  withdrawn: { 'zh-Hans': '已撤回', 'zh-Hant': '已撤回', en: 'Withdrawn', pt: 'Retirado' },
  refused: {
    'zh-Hans': '不予办理',
    'zh-Hant': '不予辦理',
    en: 'Not granted',
    pt: 'Não autorizado',
  },
} satisfies Record<CaseStatus, unknown>)

export const holderName = defineMessages({
  agency: {
    'zh-Hans': '经办窗口',
    'zh-Hant': '經辦櫃位',
    en: 'the service counter',
    pt: 'o balcão',
  },
  bank: { 'zh-Hans': '银行', 'zh-Hant': '銀行', en: 'the bank', pt: 'o banco' },
  factory: {
    'zh-Hans': '制卡中心',
    'zh-Hant': '製卡中心',
    en: 'the card factory',
    pt: 'a fábrica de cartões',
  },
  outlet: {
    'zh-Hans': '领卡网点',
    'zh-Hant': '領卡網點',
    en: 'the outlet where you receive it',
    pt: 'o balcão de levantamento',
  },
  holder: { 'zh-Hans': '您自己', 'zh-Hant': '您本人', en: 'you', pt: 'si' },
} satisfies Record<CaseHolder, unknown>)

export const stepText = defineMessages({
  opened: {
    'zh-Hans': '提交申请',
    'zh-Hant': '提交申請',
    en: 'Application handed in',
    pt: 'Pedido entregue',
  },
  materialsComplete: {
    'zh-Hans': '材料齐了，受理',
    'zh-Hant': '材料齊備，受理',
    en: 'Papers complete, accepted',
    pt: 'Documentos completos, aceite',
  },
  identityAsked: {
    'zh-Hans': '身份还要核对，核对好继续办',
    'zh-Hant': '身份尚待核對，核對後繼續辦理',
    en: 'Identity to be confirmed first',
    pt: 'Identidade por confirmar primeiro',
  },
  identityConfirmed: {
    'zh-Hans': '身份已确认',
    'zh-Hant': '身份已確認',
    en: 'Identity confirmed',
    pt: 'Identidade confirmada',
  },
  ordered: {
    'zh-Hans': '核对资料、下单',
    'zh-Hant': '核對資料、落單',
    en: 'Details checked, card ordered',
    pt: 'Dados verificados, cartão encomendado',
  },
  accountAsked: {
    'zh-Hans': '请银行开户',
    'zh-Hant': '請銀行開戶',
    en: 'Bank asked to open the account',
    pt: 'Conta pedida ao banco',
  },
  accountOpened: {
    'zh-Hans': '银行开户',
    'zh-Hant': '銀行開戶',
    en: 'Bank account opened',
    pt: 'Conta aberta',
  },
  accountFailed: {
    'zh-Hans': '银行没能开户，请换一家银行',
    'zh-Hant': '銀行未能開戶，請選另一間銀行',
    en: 'The bank could not open the account; choose another',
    pt: 'O banco não abriu a conta; escolha outro',
  },
  productionAsked: {
    'zh-Hans': '送去制卡',
    'zh-Hant': '送往製卡',
    en: 'Sent to be made',
    pt: 'Enviado para produção',
  },
  cardMade: { 'zh-Hans': '卡制好', 'zh-Hant': '卡製成', en: 'Card made', pt: 'Cartão produzido' },
  productionFailed: {
    'zh-Hans': '制卡没有成功，重新制作',
    'zh-Hant': '製卡未能完成，重新製作',
    en: 'It could not be made and is made again',
    pt: 'A produção falhou e será repetida',
  },
  cardReceived: {
    'zh-Hans': '领卡',
    'zh-Hant': '領卡',
    en: 'Card received',
    pt: 'Cartão recebido',
  },
  enabled: {
    'zh-Hans': '启用社保功能',
    'zh-Hant': '啟用社保功能',
    en: 'Card enabled',
    pt: 'Cartão activado',
  },
  activated: {
    'zh-Hans': '激活银行账户',
    'zh-Hant': '啟用銀行戶口',
    en: 'Bank account activated',
    pt: 'Conta activada',
  },
  stopped: { 'zh-Hans': '卡停用', 'zh-Hant': '卡停用', en: 'Card stopped', pt: 'Cartão bloqueado' },
  restored: {
    'zh-Hans': '卡恢复使用',
    'zh-Hant': '卡恢復使用',
    en: 'Card works again',
    pt: 'Cartão desbloqueado',
  },
  unlocked: {
    'zh-Hans': '卡解锁',
    'zh-Hant': '卡解鎖',
    en: 'Card unlocked',
    pt: 'Cartão destravado',
  },
  dataChanged: {
    'zh-Hans': '资料更新',
    'zh-Hant': '資料更新',
    en: 'Details updated',
    pt: 'Dados actualizados',
  },
  cardEnded: {
    'zh-Hans': '卡注销',
    'zh-Hant': '卡註銷',
    en: 'Card cancelled',
    pt: 'Cartão cancelado',
  },
  eCardIssued: {
    'zh-Hans': '电子社保卡签发',
    'zh-Hant': '電子社保卡簽發',
    en: 'E-card issued',
    pt: 'Cartão electrónico emitido',
  },
  confirmed: {
    'zh-Hans': '双方确认',
    'zh-Hant': '雙方確認',
    en: 'Confirmed by both',
    pt: 'Confirmado por ambos',
  },
  reviewed: { 'zh-Hans': '复核', 'zh-Hant': '覆核', en: 'Reviewed', pt: 'Revisto' },
  merged: {
    'zh-Hans': '合并完成',
    'zh-Hant': '合併完成',
    en: 'Registrations joined',
    pt: 'Registos unidos',
  },
  materialsAsked: {
    'zh-Hans': '请您补材料',
    'zh-Hant': '請您補交材料',
    en: 'Papers asked for',
    pt: 'Documentos pedidos',
  },
  materialsAdded: {
    'zh-Hans': '收到补交的材料',
    'zh-Hant': '收到補交的材料',
    en: 'Papers added',
    pt: 'Documentos entregues',
  },
  reminded: {
    'zh-Hans': '您催办了一次',
    'zh-Hant': '您催辦了一次',
    en: 'You sent a reminder',
    pt: 'Enviou um lembrete',
  },
  deadlineMoved: {
    'zh-Hans': '预计完成日改了',
    'zh-Hant': '預計完成日已更改',
    en: 'Due on another day',
    pt: 'Outra data prevista',
  },
  takenOver: {
    'zh-Hans': '另一位经办人接手',
    'zh-Hant': '由另一位經辦人接手',
    en: 'Taken over by another clerk',
    pt: 'Passou a outro funcionário',
  },
  finished: { 'zh-Hans': '办结', 'zh-Hant': '辦結', en: 'Finished', pt: 'Concluído' },
  withdrawn: { 'zh-Hans': '撤回', 'zh-Hant': '撤回', en: 'Withdrawn', pt: 'Retirado' },
  refused: {
    'zh-Hans': '不予办理',
    'zh-Hant': '不予辦理',
    en: 'Not granted',
    pt: 'Não autorizado',
  },
} satisfies Record<StepCode, unknown>)

export const materialStateName = defineMessages({
  presented: { 'zh-Hans': '已交', 'zh-Hant': '已交', en: 'Handed in', pt: 'Entregue' },
  shared: {
    'zh-Hans': '数据已核验，不用交',
    'zh-Hant': '數據已核驗，無須提交',
    en: 'Known by data, not needed',
    pt: 'Conhecido por dados, dispensado',
  },
  later: {
    'zh-Hans': '可以晚点交',
    'zh-Hant': '可稍後提交',
    en: 'May follow',
    pt: 'Pode seguir depois',
  },
  missing: { 'zh-Hans': '还缺', 'zh-Hant': '尚欠', en: 'Missing', pt: 'Em falta' },
} satisfies Record<MaterialState, unknown>)

export const refusalReasonText = defineMessages({
  identityNotProved: {
    'zh-Hans': '没能确认是您本人。请带证件原件再来，或者请监护人、代办人陪同。',
    'zh-Hant': '未能確認為您本人。請攜帶證件正本再來，或由監護人、代辦人陪同。',
    en:
      'It could not be shown that it is you. Come again with the original document, or ' +
      'with a guardian or agent.',
    pt:
      'Não foi possível confirmar a sua identidade. Volte com o documento original, ou com ' +
      'tutor ou representante.',
  },
  personDiffers: {
    'zh-Hans': '证件和来办的人不一致。请本人来，或者先登记代办关系。',
    'zh-Hant': '證件與辦理人不符。請本人辦理，或先登記代辦關係。',
    en: 'The document is another person’s. Let them come, or register as their agent first.',
    pt: 'O documento é de outra pessoa. Venha o próprio, ou registe-se antes como representante.',
  },
  notEntitled: {
    'zh-Hans': '现在的情况还办不了这件事。办事指南写了什么情况可以办。',
    'zh-Hant': '現時情況未能辦理此事。辦事指南列明可辦的情況。',
    en: 'Not possible in the present situation; the guide says when it is.',
    pt: 'Não é possível na situação actual; o guia diz quando é.',
  },
  materialsNotGenuine: {
    'zh-Hans': '材料核对不上。请到材料的签发机关核实后再来。',
    'zh-Hant': '材料核對不符。請向材料的簽發機關核實後再來。',
    en: 'A paper does not agree with the register. Have its issuer check it and come again.',
    pt: 'Um documento não confere com o registo. Peça ao emissor que o verifique e volte.',
  },
} satisfies Record<RefusalReason, unknown>)
