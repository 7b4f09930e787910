import type { MeasureEffect } from './bank.ts'
import type { MeasureRefusal } from './measure.ts'

/** 合作银行: pages of the bureau, in Simplified Chinese. */
export const adminWords = {
  title: '合作银行',
  lead: '遴选、协议、义务和处置措施。',
  caption: '合作银行',
  bank: '银行',
  measure: '措施',
  since: '自',
  keyEnd: '密钥快到期',
  agreement: '协议',
  until: '有效至（不含）',
  noAgreement: '没有生效的协议',
  placeholder: '名称待确认',
  rounds: '遴选批次',
  discrepancies: '差错处理',
  history: '措施记录',
  noHistory: '没有采取过措施',
  facts: '事实',
  basis: '依据',
  notice: '告知文书',
  ended: '解除',
  endReason: '解除理由',
  inForce: '生效中',
  decide: '采取或者解除措施',
  preview: '预演',
  previewTitle: '措施预演',
  chooseMeasure: '要采取的措施',
  before: '现在',
  after: '决定以后',
  effects: '影响',
  applications: '受理新的申领和补换',
  handling: '窗口经办（启用、解挂、信息变更）',
  lossAlways: '挂失',
  alwaysOpen: '随时可以，不受措施影响',
  payments: '资金发到已有账户',
  chooser: '银行选择页',
  holders: '持卡人',
  holdersText: (count: string) => `${count} 人持有该行的卡`,
  openOrders: '办理中的申领',
  goOn: '已发给银行的开户',
  goOnText: (count: string) => `${count} 件，继续办完`,
  held: '还没有发出的开户',
  heldText: (count: string) => `${count} 件，留在平台，可以改选银行；措施解除后自动发出`,
  warning: (count: string) =>
    `决定以后马上生效。还没有发出的 ${count} 件开户停在平台，已发出的继续办完。`,
  lifting: (count: string) => `解除以后，停在平台的 ${count} 件开户马上发给银行。`,
  factsLabel: '事实和理由',
  factsHint: '不少于 10 个字；会显示在银行选择页',
  liftLabel: '整改情况',
  noticeLabel: '告知书或者听证笔录编号',
  confirm: '决定，马上生效',
  decided: '已生效',
  obligations: '合作义务',
  met: '履行',
  notMet: '未履行',
  notAssessed: '还没有考核',
  assess: '登记考核',
  obligation: '义务',
  result: '结果',
  remark: '说明',
  remarkMissing: '未履行要写明看到了什么',
  assessedAt: '考核时间',
  sign: '登记协议',
  number: '协议编号',
  from: '生效日期',
  liaison: '联络人',
  dateHint: '例如：2026-12-01',
  agreementInForce: '这段时间已有生效的协议，请改日期',
  periodWrong: '终止日期要晚于生效日期',
} as const

export const MEASURE_REFUSALS: Readonly<Record<MeasureRefusal, string>> = {
  MEASURE_NOT_AVAILABLE: '现在的状态不能采取这项措施，请看可选的措施',
  MEASURE_FACTS_MISSING: '请写明事实和理由，不少于 10 个字',
  MEASURE_NOTICE_MISSING: '采取措施前要告知银行，请填写告知书或者听证笔录编号',
  AGREEMENT_NEEDED: '协议已解除，重新签订协议并登记以后才能恢复',
}

export const yesNo = (yes: boolean): string => (yes ? '是' : '否')

export const PAYMENT_WORDS: Readonly<Record<MeasureEffect['receivesPayments'], string>> = {
  yes: '照常',
  untilDeadline: '到迁移期限为止',
}

export const CHOOSER_WORDS: Readonly<Record<MeasureEffect['chooser'], string>> = {
  shown: '正常显示',
  disabled: '灰色，写明原因和日期',
  hidden: '不显示',
}
