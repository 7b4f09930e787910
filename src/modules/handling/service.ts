import type { ArticleId } from '#law/articles.ts'
import type { ParameterName } from '#law/parameters.ts'

/** 用卡事项: everything that can be asked for about a card. */
export const SERVICE_CODES = [
  'firstCard',
  'enable',
  'activate',
  'temporaryLoss',
  'formalLoss',
  'restore',
  'replaceLost',
  'renewDamaged',
  'renewExpired',
  'renewChangedData',
  'changeBank',
  'unlock',
  'changeData',
  'cancel',
  'eCard',
  'relation',
  'personMerge',
] as const
export type ServiceCode = (typeof SERVICE_CODES)[number]

export const isServiceCode = (text: string): text is ServiceCode =>
  SERVICE_CODES.some((code) => code === text)

/** 申请人: in what capacity somebody asks. */
export const APPLICANT_KINDS = [
  'holder',
  'guardian',
  'agent',
  'villageHelper',
  'bank',
  'department',
] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

/** 办理结果 */
export const RESULTS = [
  'newCard',
  'cardEnabled',
  'accountActivated',
  'cardStopped',
  'cardRestored',
  'cardUnlocked',
  'dataChanged',
  'cardEnded',
  'eCardIssued',
  'relationRecorded',
  'personsMerged',
] as const
export type Result = (typeof RESULTS)[number]

type Named<Suffix extends string> = Extract<ParameterName, `${string}${Suffix}`>

/** 办理时限: on the spot, or within the working days of a parameter. */
export type TimeLimit =
  | { readonly kind: 'atOnce' }
  | {
      readonly kind: 'workingDays'
      readonly promise: Named<'WorkingDays'>
      /** Where the city publishes another one for what is asked for online. */
      readonly promiseOnline?: Named<'WorkingDays'>
      readonly legal: Named<'WorkingDays'>
    }

/** When a fee is not taken although the service has one. */
export const FEE_EXEMPTIONS = ['madeBadly', 'withinWarranty', 'photoOnly'] as const
export type FeeExemption = (typeof FEE_EXEMPTIONS)[number]

/** 费用: none, or the amount of a parameter. */
export type Fee =
  | { readonly kind: 'free' }
  | {
      readonly kind: 'amount'
      readonly amount: Named<'FeeFen'>
      readonly exemptions: readonly FeeExemption[]
    }

/**
 * One service as every place shows it. Nothing here knows kinds of documents: that items, channels,
 * limits and fees are the same for everybody is so by construction (Art. 16, 17).
 */
export interface Service {
  readonly basis: ArticleId
  readonly applicants: readonly ApplicantKind[]
  readonly limit: TimeLimit
  readonly fee: Fee
  readonly result: Result
  /** Who does it: the agencies of the card, or the bank at the bank. */
  readonly doneBy: 'agency' | 'bank'
}

const AT_ONCE = { kind: 'atOnce' } as const
const FREE = { kind: 'free' } as const
const within = <Promise extends Named<'WorkingDays'>>(promise: Promise) =>
  ({ kind: 'workingDays', promise, legal: 'handlingLegalWorkingDays' }) as const
const replacementFee = (...exemptions: readonly FeeExemption[]) =>
  ({ kind: 'amount', amount: 'replacementFeeFen', exemptions }) as const

const FAMILY = ['holder', 'guardian', 'agent', 'villageHelper'] as const
const HOLDER_OR_GUARDIAN = ['holder', 'guardian'] as const
const agency = (service: Omit<Service, 'doneBy'>): Service => ({ ...service, doneBy: 'agency' })

/** The one source of guide, counter, slip and the channel table. */
export const SERVICES: Readonly<Record<ServiceCode, Service>> = {
  /** 首次申领 */
  firstCard: agency({
    basis: 'YKT-6',
    applicants: [...FAMILY, 'bank', 'department'],
    limit: within('productionWorkingDays'),
    fee: { kind: 'amount', amount: 'firstCardFeeFen', exemptions: [] },
    result: 'newCard',
  }),
  /** 启用 */
  enable: agency({
    basis: 'CARD-16',
    applicants: [...FAMILY, 'bank'],
    limit: AT_ONCE,
    fee: FREE,
    result: 'cardEnabled',
  }),
  /** 激活: the bank's own act, at the bank. */
  activate: {
    basis: 'YKT-14',
    applicants: HOLDER_OR_GUARDIAN,
    limit: AT_ONCE,
    fee: FREE,
    result: 'accountActivated',
    doneBy: 'bank',
  },
  /** 临时挂失 */
  temporaryLoss: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: AT_ONCE,
    fee: FREE,
    result: 'cardStopped',
  }),
  /** 正式挂失 */
  formalLoss: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: AT_ONCE,
    fee: FREE,
    result: 'cardStopped',
  }),
  /** 解挂 */
  restore: agency({
    basis: 'CARD-16',
    applicants: HOLDER_OR_GUARDIAN,
    limit: AT_ONCE,
    fee: FREE,
    result: 'cardRestored',
  }),
  /** 补领 */
  replaceLost: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: {
      ...within('productionWorkingDays'),
      promiseOnline: 'onlineReplacementWorkingDays',
    },
    fee: replacementFee('madeBadly'),
    result: 'newCard',
  }),
  /** 损坏换领 */
  renewDamaged: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: within('productionWorkingDays'),
    fee: replacementFee('madeBadly', 'withinWarranty'),
    result: 'newCard',
  }),
  /** 到期换领 */
  renewExpired: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: within('productionWorkingDays'),
    fee: FREE,
    result: 'newCard',
  }),
  /** 信息变更换领 */
  renewChangedData: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: within('productionWorkingDays'),
    fee: replacementFee('madeBadly', 'photoOnly'),
    result: 'newCard',
  }),
  /** 跨行换卡: nobody signs for another where money goes (A6). */
  changeBank: agency({
    basis: 'YKT-6',
    applicants: ['holder'],
    limit: within('productionWorkingDays'),
    fee: { kind: 'amount', amount: 'bankChangeFeeFen', exemptions: [] },
    result: 'newCard',
  }),
  /** 解锁 */
  unlock: agency({
    basis: 'YKT-22',
    applicants: HOLDER_OR_GUARDIAN,
    limit: AT_ONCE,
    fee: FREE,
    result: 'cardUnlocked',
  }),
  /** 信息变更 */
  changeData: agency({
    basis: 'CARD-16',
    applicants: FAMILY,
    limit: within('dataChangeWorkingDays'),
    fee: FREE,
    result: 'dataChanged',
  }),
  /** 注销 */
  cancel: agency({
    basis: 'CARD-16',
    applicants: [...FAMILY, 'department'],
    limit: AT_ONCE,
    fee: FREE,
    result: 'cardEnded',
  }),
  /** 电子社保卡签发: on the consent of the holder, which nobody gives for another (A6, N11). */
  eCard: agency({
    basis: 'HANDLING-7',
    applicants: ['holder'],
    limit: AT_ONCE,
    fee: FREE,
    result: 'eCardIssued',
  }),
  /** 亲情代办关系 */
  relation: agency({
    basis: 'HANDLING-30',
    applicants: HOLDER_OR_GUARDIAN,
    limit: AT_ONCE,
    fee: FREE,
    result: 'relationRecorded',
  }),
  /** 人员信息合并 */
  personMerge: agency({
    basis: 'YKT-3',
    applicants: HOLDER_OR_GUARDIAN,
    limit: within('personMergeWorkingDays'),
    fee: FREE,
    result: 'personsMerged',
  }),
}

/** Services that end with a new card in the hand. */
export const makesCard = (code: ServiceCode): boolean => SERVICES[code].result === 'newCard'
