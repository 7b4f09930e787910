import type { ServiceCode } from './service.ts'

/** 谁来办. Staff pages speak Simplified Chinese only. */
export const applicantWords = {
  who: '谁来办',
  holder: '本人来办，证件刚才核对过。',
  somebodyElse: '别人来办：读来人的证件',
  read: '读来人的证件，或者照证件填。能不能替本人办，由系统按登记的代办关系判断。',
  check: '核对来人',
  comer: '来人',
  document: '来人证件',
  relation: '代办关系',
  ofRecord: '代办关系和来人证件系统已经核对，不用再收委托书。',
  asHolder: '换成本人来办',
  organisation: '单位来办',
  organisationButton: '按单位列材料',
  refusedTitle: '来人不能替本人办',
  told: '办了以后，本人会马上收到通知。',
  place: '在哪里办',
  atCounter: '在窗口',
  atDoor: (outlet: string) => `上门，从${outlet}出发`,
} as const

/** Why a service takes nobody but the holder. */
const OWN_REASONS: Readonly<Partial<Record<ServiceCode, string>>> = {
  activate: '激活账户是银行和本人之间的事，要本人去银行。',
  restore: '解挂会让报失的卡重新能用，只能本人确认卡没有被别人用过。',
  changeBank: '换银行会改变钱打到哪里，只能本人办，代办人不能改收款账户。',
  unlock: '解锁要输入本人的密码，只能本人办。',
  changeData: '改登记信息要核对本人的新证件，只能本人办。',
  cancel: '注销以后不能恢复，只能本人办。本人已故的，死亡登记会自动注销，不用来办。',
  eCard: '电子社保卡签在本人的手机上，只能本人办。',
  relation: '让谁代办只能由本人决定。孩子的监护人，请在“代办关系”里登记。',
  personMerge: '合并登记要两个单位核对本人的全部证件，只能本人办。',
}

export const ownReason = (service: ServiceCode): string =>
  OWN_REASONS[service] ?? '这件事只能本人办。'

/** Why whoever came may not, and what is possible instead. */
export const APPLICANT_REFUSALS = {
  APPLICANT_IS_HOLDER: '读到的是本人的证件。本人来办的，不用填来人。',
  NOT_IN_SCOPE:
    '登记的代办关系不包括这件事。可以请本人来办，或者由本人同意后重新登记代办，把这件事加进去。',
  LETTER_NOT_SIGNED: '代办登记了，但委托书还没签好。签好登记以后马上可以办。',
  GUARDIAN_NOT_ON_RECORD: '本人未成年，来人还没有登记为监护人。先登记监护关系，登记好再回来受理。',
  RELATION_NOT_ON_RECORD:
    '来人和本人之间没有登记过代办关系。先登记代办（要本人同意），或者请本人来办。',
} as const
