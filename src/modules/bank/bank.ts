/** 对合作金融机构的措施: what is in force against a bank (Art. 25). */
export const BANK_MEASURES = [
  'normal',
  'suspendedApply',
  'suspendedHandling',
  'terminated',
] as const
export type BankMeasure = (typeof BANK_MEASURES)[number]

/** What a bank may still do, and how a person who chooses a bank sees it. */
export interface MeasureEffect {
  /** New cards and replacements go to this bank. */
  readonly takesApplications: boolean
  /** Its counters enable cards and change data; a loss can be reported elsewhere at any time. */
  readonly handlesCards: boolean
  /** Money goes to accounts that exist; after the end of the agreement until a deadline. */
  readonly receivesPayments: 'yes' | 'untilDeadline'
  readonly chooser: 'shown' | 'disabled' | 'hidden'
}

/** The steps of Art. 25, from nothing to the end of the agreement. */
export const MEASURE_EFFECTS = {
  /** 正常 */
  normal: {
    takesApplications: true,
    handlesCards: true,
    receivesPayments: 'yes',
    chooser: 'shown',
  },
  /** 暂停社会保障卡申领业务 */
  suspendedApply: {
    takesApplications: false,
    handlesCards: true,
    receivesPayments: 'yes',
    chooser: 'disabled',
  },
  /** 暂停开展经办服务 */
  suspendedHandling: {
    takesApplications: false,
    handlesCards: false,
    receivesPayments: 'yes',
    chooser: 'disabled',
  },
  /** 解除合作协议 */
  terminated: {
    takesApplications: false,
    handlesCards: false,
    receivesPayments: 'untilDeadline',
    chooser: 'hidden',
  },
} as const satisfies Record<BankMeasure, MeasureEffect>
