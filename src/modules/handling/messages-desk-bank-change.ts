import { deskRefusalText } from './messages-desk-refusals.ts'

/** 窗口换银行. Staff pages speak Simplified Chinese only. */
export const bankChangeWords = {
  facts: '这张卡',
  fromBank: '原来的银行',
  fee: '工本费',
  free: '免费',
  promise: '承诺办结',
  watch: '原账户看护',
  watchDays: (days: number) => `新卡启用后 ${days} 天`,
  notCovered: '这里换不了，要本人自己改',
  notCoveredLines: [
    '微信、支付宝绑定的银行卡',
    '水、电、燃气、电话费代扣',
    '工资、房贷、信用卡还款',
  ],
  noMoney: '现在没有项目发钱到这个人的账户，不用选项目。',
  who: '谁来办',
  whoHint: '换银行决定钱发到哪里，只有本人能签。',
  holder: '本人，已核对证件原件，人证一致',
  guardian: '监护人',
  agent: '家人或者代办人',
  whoMissing: '请选谁来办',
  notHolder: '只能由本人签，监护人和代办人都不能代签。',
  insteadTitle: '可以这样办',
  instead: [
    '本人到省内任何一个窗口，带证件原件。',
    '本人用手机登录“换银行”自己签，不用到窗口。',
    '出不了门的，预约上门服务，由本人当面签。',
    '未满十六周岁的，银行先不换；卡坏了、丢了由监护人照常办换领、补领。',
  ],
  bankMissing: '请选新银行',
  collect: '怎么领新卡',
  collectHint: '服务大厅发各家银行的卡；银行网点只发自己银行的卡。',
  collectMissing: '请选怎么领新卡',
  chooseCollect: '请选择',
  hall: (city: string, name: string) => `${city}：${name}（各家银行的卡）`,
  ofBank: (bank: string, city: string, name: string) => `${bank} · ${city}：${name}`,
  mail: '邮寄到登记的地址，本人签收',
  language: '客屏用哪种文字',
  all: '全部选上',
  show: '给持卡人看，请本人确认',
  showAgain: '改好了，重新给持卡人看',
  sign: '持卡人已确认，签署办理',
  screenTitle: '本人确认',
  screenNone: '还没有给持卡人看。填好后按“给持卡人看”，内容会显示在客屏上，由本人按确认。',
  screenShown: '客屏已显示下面的内容，等持卡人按“确认”。',
  screenConfirmed: '持卡人已在客屏上确认下面的内容，可以签署。',
  screenGone: '客屏上已经换了别的内容，请重新给持卡人看。',
  text: (version: number) => `授权文本（现行第 ${version} 版）`,
  anyProgramme: '〔所选项目〕',
  anyBank: '〔新银行〕',
  cannot: '现在不能换银行',
  tracker: '每一步和每个部门的确认',
  trackerHint: '和持卡人在手机上看到的一样。',
  trackerHidden: '每一笔钱的情况，接手这一件或者持卡人在窗口时才显示。',
  confirmation: '本人确认',
  confirmedAt: '在客屏上确认',
  textVersion: '授权文本',
  version: (version: number) => `第 ${version} 版`,
  digest: '确认内容摘要（SM3）',
  retry: '应持卡人要求，请这家银行再办一次',
} as const

/** Why not, as a clerk says it to whoever stands there, with what is possible instead. */
const REFUSALS: Readonly<Record<string, string>> = {
  APPLICANT_NOT_ALLOWED: bankChangeWords.notHolder,
  NOT_THE_HOLDER: bankChangeWords.notHolder,
  PERSON_NOT_ELIGIBLE: '登记的信息有出入，先核对登记，再换银行。',
  GUARDIAN_NEEDED:
    '未满十六周岁，本人还不能签，监护人也不能代签。银行先不换；卡坏了、丢了，由监护人照常办换领、补领。',
  ORDER_OPEN: '有一张新卡正在办。等它办好，或者在那一件里撤回，再换银行。',
  CASE_ALREADY_OPEN: '换银行正在办，不用再受理。在这个人的办件里打开它。',
  ACTION_NOT_AVAILABLE_IN_STATUS: '卡不是正常状态。先解除挂失或者解锁，再换银行；丢了的办补领。',
  OLD_ACCOUNT_FROZEN: '原来的银行账户被冻结，解冻以前不能换。请持卡人问原来的银行。',
  BANK_IS_THE_SAME: '选的就是现在的银行。请选另一家；只换卡的办换领。',
  PROGRAMME_NOT_PAID: '选的项目里有一项现在不能换。清单已经更新，请和持卡人再选一次。',
  OUTLET_OF_OTHER_BANK: '这个网点不发这家银行的卡。请选服务大厅、新银行的网点或者邮寄。',
  TEXT_CHANGED: '授权文本刚刚更新。请重新给持卡人看。',
  CONFIRMATION_MISSING:
    '持卡人还没有在客屏上确认，或者确认已经过了几分钟。请给持卡人看，由本人按确认。',
  CONFIRMATION_DIFFERS: '现在填的和持卡人确认的不一样。请重新给持卡人看，由本人再按一次确认。',
  CASE_ACT_NOT_POSSIBLE: '没有可以换银行的卡。还没有卡的，办首次申领时选银行。',
}

/** Words for a refusal; of those that are no different here, the words of every counter. */
export const bankChangeRefused = (code: string): string =>
  (Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined) ?? deskRefusalText(code)
