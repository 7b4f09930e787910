import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { covers } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import type { ReadStandard } from '#modules/standard/index.ts'
import type { ActsFor } from './list.ts'

interface Reason {
  readonly zh: string
  readonly basis: ArticleId
}

/** 不上卡情形: why something may be paid in another way for a while (Art. 13). */
export const OFF_CARD_REASONS = {
  emergencyCash: { zh: '紧急临时救助，发放现金', basis: 'YKT-13' },
  careHome: { zh: '集中供养，发到机构集体账户', basis: 'YKT-13' },
  childrensHome: { zh: '由福利机构抚养的儿童，发到机构集体账户', basis: 'YKT-13' },
  guardianAccount: { zh: '无民事行为能力人，发到监护人账户', basis: 'YKT-13' },
  abroadWithoutCard: { zh: '在境外居住，还没有卡', basis: 'YKT-13' },
  cardInProduction: { zh: '新卡制作期间', basis: 'YKT-13' },
} as const satisfies Readonly<Record<string, Reason>>
export type OffCardReason = keyof typeof OFF_CARD_REASONS
export const OFF_CARD_REASON_CODES = Object.keys(OFF_CARD_REASONS) as [
  OffCardReason,
  ...OffCardReason[],
]

/** 登记状态 */
export const OFF_CARD_STATUSES = ['entered', 'approved', 'rejected', 'ended'] as const
export type OffCardStatus = (typeof OFF_CARD_STATUSES)[number]
export type OffCardAction = 'approve' | 'reject' | 'end'

interface Step {
  readonly to: OffCardStatus
  readonly basis: ArticleId
}

/** The lawful steps of an entry; the database knows them as well. */
export const OFF_CARD_TRANSITIONS = {
  /** 待批准 */
  entered: {
    approve: { to: 'approved', basis: 'YKT-13' },
    reject: { to: 'rejected', basis: 'YKT-13' },
  },
  /** 已批准: until its end day, or until it is ended earlier. */
  approved: { end: { to: 'ended', basis: 'YKT-13' } },
  /** 不批准 */
  rejected: {},
  /** 已恢复上卡 */
  ended: {},
} as const satisfies Record<OffCardStatus, Partial<Record<OffCardAction, Step>>>

/** 未上卡登记: what is not paid to the card. It names a file of the department, and no person. */
export interface OffCardEntry {
  readonly id: string
  readonly programmeCode: string
  /** 地市 */
  readonly regionCode: string
  readonly reason: OffCardReason
  /** The department's own file, where the people stand. */
  readonly fileNumber: string
  /** How many people or households it is about. */
  readonly payeeCount: number
  readonly from: Temporal.PlainDate
  /** The first day on which it does not hold any more; there always is one. */
  readonly until: Temporal.PlainDate
  readonly status: OffCardStatus
  readonly entered: ActsFor
  readonly enteredAt: Temporal.Instant
  readonly decided: (ActsFor & { readonly at: Temporal.Instant }) | undefined
  readonly endedOn: Temporal.PlainDate | undefined
  readonly remark: string | undefined
}

export interface OffCardDays {
  /** An entry holds no longer than this. */
  readonly most: number
  /** Days before its end when somebody is reminded. */
  readonly reminder: number
}

export const offCardDaysOn = (on: Temporal.PlainDate, standard: ReadStandard): OffCardDays => ({
  most: standard('offCardLongestDays', PROVINCE, on),
  reminder: standard('offCardReminderDays', PROVINCE, on),
})

export type OffCardRefusal =
  | 'PROGRAMME_UNKNOWN'
  | 'NOT_YOUR_PROGRAMME'
  | 'FILE_NUMBER_MISSING'
  | 'PAYEES_MISSING'
  | 'END_MISSING'
  | 'TOO_LONG'
  | 'OFF_CARD_NOT_IN_STATUS'
  | 'OFF_CARD_SAME_PERSON'
  | 'OFF_CARD_NOT_YOURS'
  | 'REMARK_MISSING'

export type NewOffCardEntry = Pick<
  OffCardEntry,
  'programmeCode' | 'regionCode' | 'reason' | 'fileNumber' | 'payeeCount' | 'from' | 'until'
>

/** Whether something may be entered as not paid to the card: with an end, and by its department. */
export const decideEntry = (
  wish: NewOffCardEntry,
  by: ActsFor,
  ownerAgency: string | undefined,
  days: OffCardDays,
): Decision<undefined, OffCardRefusal> => {
  if (ownerAgency === undefined) return refuse('YKT-13', 'PROGRAMME_UNKNOWN', ['seeProgrammes'])
  if (by.agencyCode !== ownerAgency) return refuse('YKT-13', 'NOT_YOUR_PROGRAMME')
  if (wish.fileNumber.trim() === '') return refuse('YKT-13', 'FILE_NUMBER_MISSING', ['mendEntry'])
  if (!Number.isSafeInteger(wish.payeeCount) || wish.payeeCount < 1)
    return refuse('YKT-13', 'PAYEES_MISSING', ['mendEntry'])
  if (Temporal.PlainDate.compare(wish.until, wish.from) <= 0)
    return refuse('YKT-13', 'END_MISSING', ['mendEntry'])
  return wish.from.until(wish.until, { largestUnit: 'days' }).days > days.most
    ? refuse('YKT-13', 'TOO_LONG', ['earlierEnd', 'enterAgainLater'])
    : grant('YKT-13', undefined)
}

/**
 * The steps of an entry. The unit that pays decides, by somebody else than whoever entered it; its
 * department ends it. What is refused or ended early says why.
 */
export const decideOffCard = (
  entry: Pick<OffCardEntry, 'status' | 'entered'> & { readonly payerAgency: string },
  action: OffCardAction,
  by: ActsFor,
  remark: string,
): Decision<OffCardStatus, OffCardRefusal> => {
  const steps: Partial<Record<OffCardAction, Step>> = OFF_CARD_TRANSITIONS[entry.status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-13', 'OFF_CARD_NOT_IN_STATUS', Object.keys(steps))
  const unit = action === 'end' ? entry.entered.agencyCode : entry.payerAgency
  if (by.agencyCode !== unit) return refuse('YKT-13', 'OFF_CARD_NOT_YOURS', ['askOtherUnit'])
  if (action !== 'end' && by.staffId === entry.entered.staffId)
    return refuse('YKT-13', 'OFF_CARD_SAME_PERSON', ['askColleague'])
  return action !== 'approve' && remark.trim().length < 4
    ? refuse('YKT-13', 'REMARK_MISSING', ['mendEntry'])
    : grant(step.basis, step.to)
}

/** Whether something is not paid to the card on a day, by this entry. */
export const holdsOn = (
  { status, from, until, endedOn }: Pick<OffCardEntry, 'status' | 'from' | 'until' | 'endedOn'>,
  on: Temporal.PlainDate,
): boolean =>
  (status === 'approved' || status === 'ended') && covers({ from, until: endedOn ?? until }, on)

/** Days since an entry began. */
export const ageInDays = ({ from }: Pick<OffCardEntry, 'from'>, on: Temporal.PlainDate): number =>
  Math.max(0, from.until(on, { largestUnit: 'days' }).days)

/** Days until an entry ends; nothing or less once it has. */
export const daysLeft = ({ until }: Pick<OffCardEntry, 'until'>, on: Temporal.PlainDate): number =>
  on.until(until, { largestUnit: 'days' }).days

/** Whether somebody has to be reminded that an entry is about to end. */
export const endsSoon = (
  entry: Pick<OffCardEntry, 'status' | 'from' | 'until' | 'endedOn'>,
  on: Temporal.PlainDate,
  { reminder }: Pick<OffCardDays, 'reminder'>,
): boolean => entry.status === 'approved' && holdsOn(entry, on) && daysLeft(entry, on) <= reminder
