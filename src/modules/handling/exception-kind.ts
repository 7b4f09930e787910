import type { ArticleId } from '#law/articles.ts'

/** 疑难件种类 */
export const EXCEPTION_KINDS = [
  'identityMismatch',
  'duplicatePerson',
  'rareCharacter',
  'deathFlagWrong',
  'cardStuck',
  'homeVisit',
  'other',
] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

/** 处置结果: what came of it, each said to the holder in their language. */
export const OUTCOMES = [
  'identityConfirmed',
  'dataCorrected',
  'notTheHolder',
  'entriesMerged',
  'differentPeople',
  'characterEntered',
  'characterNotCoded',
  'deathTakenBack',
  'deathConfirmed',
  'cardGoesOn',
  'orderAnew',
  'visitDone',
  'visitNotPossible',
  'visitNotWanted',
  'putRight',
  'proveElsewhere',
] as const
export type Outcome = (typeof OUTCOMES)[number]

type Closing = 'resolve' | 'closeUnresolved'

export interface ExceptionRule {
  readonly basis: ArticleId
  /** The role of whoever resolves it. */
  readonly role: 'exceptionOfficer' | 'registerReviewer'
  /** Parameter that names the resolving unit, in the region of the counter or of the card. */
  readonly agency: 'exceptionResolverAgency' | 'registerResolverAgency'
  /** Parameter with the limit in working days. */
  readonly limit:
    | 'identityMismatchWorkingDays'
    | 'duplicatePersonWorkingDays'
    | 'rareCharacterWorkingDays'
    | 'deathFlagWrongWorkingDays'
    | 'cardStuckWorkingDays'
    | 'homeVisitWorkingDays'
    | 'otherExceptionWorkingDays'
  /** Whoever opened it does not close it. */
  readonly twoPeople: boolean
  /** The page of the act that puts it right. */
  readonly next: 'change' | 'merge' | 'reversals' | 'case' | 'person'
  readonly outcomes: Readonly<Partial<Record<Outcome, Closing>>>
}

const byOfficer = { role: 'exceptionOfficer', agency: 'exceptionResolverAgency' } as const

/** Who sees to what, by when, by which act, and how it can end. */
export const EXCEPTION_RULES = {
  /** 人证不符 */
  identityMismatch: {
    ...byOfficer,
    basis: 'YKT-22',
    limit: 'identityMismatchWorkingDays',
    twoPeople: true,
    next: 'change',
    outcomes: {
      identityConfirmed: 'resolve',
      dataCorrected: 'resolve',
      notTheHolder: 'closeUnresolved',
      proveElsewhere: 'closeUnresolved',
    },
  },
  /** 重复人 */
  duplicatePerson: {
    ...byOfficer,
    basis: 'YKT-3',
    limit: 'duplicatePersonWorkingDays',
    twoPeople: true,
    next: 'merge',
    outcomes: {
      entriesMerged: 'resolve',
      differentPeople: 'resolve',
      proveElsewhere: 'closeUnresolved',
    },
  },
  /** 生僻字 */
  rareCharacter: {
    ...byOfficer,
    basis: 'YKT-17',
    limit: 'rareCharacterWorkingDays',
    twoPeople: false,
    next: 'change',
    outcomes: { characterEntered: 'resolve', characterNotCoded: 'closeUnresolved' },
  },
  /** 误报死亡 */
  deathFlagWrong: {
    basis: 'YKT-22',
    role: 'registerReviewer',
    agency: 'registerResolverAgency',
    limit: 'deathFlagWrongWorkingDays',
    twoPeople: true,
    next: 'reversals',
    outcomes: {
      deathTakenBack: 'resolve',
      deathConfirmed: 'closeUnresolved',
      proveElsewhere: 'closeUnresolved',
    },
  },
  /** 卡办不下去 */
  cardStuck: {
    ...byOfficer,
    basis: 'YKT-17',
    limit: 'cardStuckWorkingDays',
    twoPeople: false,
    next: 'case',
    outcomes: { cardGoesOn: 'resolve', orderAnew: 'closeUnresolved' },
  },
  /** 上门服务 */
  homeVisit: {
    ...byOfficer,
    basis: 'YKT-17',
    limit: 'homeVisitWorkingDays',
    twoPeople: false,
    next: 'person',
    outcomes: {
      visitDone: 'resolve',
      visitNotPossible: 'closeUnresolved',
      visitNotWanted: 'closeUnresolved',
    },
  },
  /** 其他 */
  other: {
    ...byOfficer,
    basis: 'YKT-17',
    limit: 'otherExceptionWorkingDays',
    twoPeople: false,
    next: 'person',
    outcomes: { putRight: 'resolve', proveElsewhere: 'closeUnresolved' },
  },
} as const satisfies Readonly<Record<ExceptionKind, ExceptionRule>>

/** The rule of a kind, read as any rule. */
export const ruleOf = (kind: ExceptionKind): ExceptionRule => EXCEPTION_RULES[kind]

/** Every outcome of a kind, in the order of the table. */
export const outcomesOf = (kind: ExceptionKind): readonly Outcome[] =>
  OUTCOMES.filter((outcome) => ruleOf(kind).outcomes[outcome] !== undefined)

/** How an outcome ends an exception of this kind; `undefined` for one that is not of it. */
export const closingOf = (kind: ExceptionKind, outcome: Outcome): Closing | undefined =>
  ruleOf(kind).outcomes[outcome]
