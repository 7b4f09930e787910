import type { ResultOutcome } from '#ui/components.ts'
import type { VerificationRefusal } from './checks.ts'

/** One answer at a counter: how it looks, why, and what the operator does now. */
export interface PlateWords {
  readonly kind: ResultOutcome
  readonly reason: string
  readonly next: string
}

const stop = (reason: string, next: string): PlateWords => ({ kind: 'refuse', reason, next })
const caution = (reason: string, next: string): PlateWords => ({ kind: 'check', reason, next })

/** Refusals of the gateway in an operator's words. Staff pages speak Simplified Chinese only. */
export const REFUSAL_WORDS: Readonly<Record<VerificationRefusal, PlateWords>> = {
  SCENE_UNKNOWN: caution('这个场景现在没有开放', '请换一个场景，或按证件人工核对。'),
  SCENE_NOT_AT_TERMINAL: stop('场景不符', '这台终端没有这个场景。请换一个场景。'),
  CHANNEL_NOT_IN_SCENE: stop('出示方式不符', '这个场景不收这种方式。请持卡人亮码或插卡。'),
  CODE_UNKNOWN: stop('不是有效的身份码', '请持卡人刷新身份码，再扫一次。'),
  CODE_EXPIRED: stop('已过期', '身份码每分钟更换。请持卡人刷新后再扫。'),
  CODE_USED: stop('已用过', '一个码只能用一次，截图不能用。请刷新后再扫。'),
  CODE_PURPOSE_WRONG: stop('用途不对', '请持卡人打开这个场景用的码，再扫一次。'),
  CREDENTIAL_NOT_ACCEPTED: stop('这个场景不收这种旧卡', '请换一个场景，或请持卡人出示社会保障卡。'),
  CREDENTIAL_SWITCHED_OFF: stop('旧卡已停用', '它的功能已并入社会保障卡。请持卡人亮码或插社保卡。'),
  CARD_UNKNOWN: stop('查不到这张卡', '请持卡人拨打 12333，或去服务网点问。'),
  CARD_NOT_ENABLED: stop('未启用', '请持卡人先启用这张卡。可拨打 12333。'),
  CARD_LOST: stop('已挂失', '请持卡人先解除挂失。不要扣下卡。'),
  CARD_LOCKED: stop('已锁定', '请持卡人到服务网点解锁。不要扣下卡。'),
  CARD_CANCELLED: stop('已注销', '这张卡不能再用。请持卡人去服务网点问。'),
  ASSURANCE_TOO_LOW: caution('核验等级不够', '请按证件原件人工核对。'),
}

/** 核验等级不够 by the first thing that can be done about it. */
export const ASSURANCE_WORDS = {
  showCode: caution('只报数字不够', '请持卡人亮出身份码，或插卡。'),
  showStepUpCode: caution('这台终端等级不够', '请持卡人在手机上再验一次身份，亮出新码。'),
  enterPin: caution('还要密码、刷脸或证件', '验过以后按下面的按钮，再核验一次。'),
  showDocument: caution('请看证件原件', '当面核对一致后，按下面的按钮。'),
} as const satisfies Readonly<Record<string, PlateWords>>

const NO_ANSWER = caution('没有收到结果', '请再扫一次。刚才那次没有自动重发。')

/** What goes wrong with the terminal or the line, not with the card. */
export const TROUBLE_WORDS: Readonly<Record<string, PlateWords>> = {
  TERMINAL_NOT_ACCEPTED: caution('这台终端不能用了', '它可能已停用。请找终端管理员。'),
  TERMINAL_QUARANTINED: caution('这台终端被隔离了', '它的钥匙可能被复制。请找终端管理员。'),
  NO_ANSWER,
  NOT_AVAILABLE: NO_ANSWER,
  OVERLOADED: NO_ANSWER,
  OTHER: caution('没有得出结果', '请再扫一次。还不行，就按证件人工核对。'),
}

/** Values of fields, as slots of a plate show them: `sex.female`. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  none: '没有',
  'sex.female': '女',
  'sex.male': '男',
  'cardState.normal': '正常',
  'alive.true': '是',
  'alive.false': '否',
  'certificateType.03': '社会保障卡',
  'fareClass.free': '免费',
  'fareClass.reduced': '优惠票',
  'fareClass.standard': '普通票',
  'entitlement.student': '学生',
  'entitlement.disabled': '残疾人',
  'entitlement.veteran': '退役军人和优抚对象',
  'entitlement.lowIncome': '低收入居民',
  'entitlement.donor': '无偿献血者',
  'entitlement.talent': '人才',
  'entitlement.other': '其他待遇',
  'talentLevel.A': 'A 类人才',
  'talentLevel.B': 'B 类人才',
  'talentLevel.C': 'C 类人才',
  'talentLevel.D': 'D 类人才',
  'talentLevel.E': 'E 类人才',
  'talentLevel.other': '人才',
  // The reference itself is for systems.
  'accountToken.other': '有，可以收款',
  price: '应付 {pay}',
  'price.full': '应付 {pay}，全价 {full}',
  returns: '{seconds} 秒后自动回到待机。碰一下就停住。',
  paused: '已停住。按“下一位”继续。',
}

/** The rest of what stands on plates. */
export const plateWords = {
  fullPrice: '没有优待，按全价',
  exampleConcession: '优待名称',
  examplePrice: '应付金额',
  noFields: '这个场景只告诉您卡有效。',
  showName: '显示全名',
  showNumber: '显示整个号码',
  reference: '记录号',
  pinVerified: '密码已验对',
  faceMatched: '人脸已比对一致',
  documentSeen: '证件原件已当面核对',
  title: '核验结果',
  next: '下一位',
  notThePerson: '不是本人？',
  notThePersonSteps: [
    '不办理，也不要扣下卡。',
    '记下时间和记录号，告诉值班负责人。',
    '拨打 12333 报告冒用；有人闹事拨打 110。',
  ],
} as const
