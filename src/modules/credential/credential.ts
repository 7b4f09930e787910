import type { ArticleId } from '#law/articles.ts'
import type { Domain } from '#modules/catalogue/index.ts'

/** 卡、证、码: what a department hands out to people. */
export const CREDENTIAL_KINDS = ['card', 'certificate', 'code'] as const
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number]

/** 发放对象 */
export const AUDIENCES = [
  'everyone',
  'elders',
  'disabled',
  'students',
  'children',
  'lowIncome',
  'veterans',
  'talents',
  'workers',
] as const
export type Audience = (typeof AUDIENCES)[number]

/** 用途: what it does for whoever holds it. */
export const USES = ['identity', 'entry', 'payment', 'concession', 'entitlement'] as const
export type Use = (typeof USES)[number]

/** 审查状态 */
export const CREDENTIAL_STATUSES = [
  'filed',
  'withdrawn',
  'blocked',
  'exempted',
  'cleared',
  'absorbing',
  'absorbed',
] as const
export type CredentialStatus = (typeof CREDENTIAL_STATUSES)[number]

/** 审查结论 */
export const OUTCOME_ACTIONS = ['block', 'exempt', 'clear', 'absorb'] as const
export type OutcomeAction = (typeof OUTCOME_ACTIONS)[number]
export type CredentialAction = OutcomeAction | 'withdraw' | 'retire'

interface Step {
  readonly to: CredentialStatus
  readonly basis: ArticleId
}

/** The lawful steps of a credential; the database knows them as well. */
export const CREDENTIAL_TRANSITIONS = {
  /** 待审查: every department that was named says what it thinks. */
  filed: {
    withdraw: { to: 'withdrawn', basis: 'YKT-7' },
    block: { to: 'blocked', basis: 'YKT-7' },
    exempt: { to: 'exempted', basis: 'YKT-7' },
    clear: { to: 'cleared', basis: 'YKT-7' },
    absorb: { to: 'absorbing', basis: 'YKT-7' },
  },
  withdrawn: {},
  /** 不予新发 */
  blocked: {},
  /** 国家另有要求: it stays, and is used together with the card. */
  exempted: {},
  /** 不重复 */
  cleared: {},
  /** 纳入中: by a plan, until the last day of the old one. */
  absorbing: { retire: { to: 'absorbed', basis: 'YKT-7' } },
  /** 已纳入 */
  absorbed: {},
} as const satisfies Record<CredentialStatus, Partial<Record<CredentialAction, Step>>>

/** Somebody of the staff, for the unit they work for. */
export interface ActsFor {
  readonly staffId: string
  readonly agencyCode: string
}

/** What a department says of a credential when it files it. */
export interface CredentialWish {
  readonly kind: CredentialKind
  /** As it is printed on it; shown so in every language. */
  readonly name: string
  /** `440000`, or the city for which it is. */
  readonly regionCode: string
  readonly domain: Domain
  readonly audiences: readonly Audience[]
  readonly uses: readonly Use[]
  /** 发放依据: title and number of the document. */
  readonly document: string
  /** Why the social security card does not do. */
  readonly need: string
  /** Whether people hold it already. */
  readonly alreadyIssued: boolean
  /** How many hold it. */
  readonly holderCount: number
}

/** What came of a review. */
export interface Outcome {
  readonly by: ActsFor
  readonly at: Temporal.Instant
  readonly words: string
  /** 国家规定: title and number; of an exempted one. */
  readonly stateRule: string | undefined
}

/** 卡证码: one card, certificate or code of a department, on file with the bureau (Art. 7). */
export interface Credential extends CredentialWish {
  readonly id: string
  readonly issuerAgency: string
  readonly status: CredentialStatus
  readonly filedBy: string
  readonly filedAt: Temporal.Instant
  /** By when those who were named should have said what they think. */
  readonly opinionsDueOn: Temporal.PlainDate
  readonly outcome: Outcome | undefined
  readonly retiredAt: Temporal.Instant | undefined
}

/** 意见: whether a department sees a repetition of what the card does. */
export const VERDICTS = ['duplicate', 'different'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a department that was named has said, or has not yet. */
export interface Opinion {
  readonly agencyCode: string
  /** Absent where the overlaps named it. */
  readonly namedBy: string | undefined
  readonly namedAt: Temporal.Instant
  readonly given:
    | {
        readonly verdict: Verdict
        readonly words: string
        readonly by: string
        readonly at: Temporal.Instant
      }
    | undefined
}
