import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { Standing } from '#modules/person/index.ts'

export interface ConsentKindRule {
  /** The article that asks for this consent. */
  readonly basis: ArticleId
  /** The text that is shown before it is given. */
  readonly textKey: string
  /** Whether it is given for one programme and one account, or for the card as a whole. */
  readonly perProgramme: boolean
}

/** 授权种类: what a holder can permit, one purpose each. */
export const CONSENT_KINDS = {
  /** 资金发放到变更后的账户 */
  payToNewAccount: { basis: 'YKT-19', textKey: 'payToNewAccount', perProgramme: true },
  /** 临时挂失期间继续使用电子社保卡 */
  eCardOnTemporaryLoss: { basis: 'YKT-14', textKey: 'eCardOnTemporaryLoss', perProgramme: false },
  /** 领取电子社保卡, with the physical card or later */
  synchronousECard: { basis: 'PIPL-14', textKey: 'synchronousECard', perProgramme: false },
} as const satisfies Readonly<Record<string, ConsentKindRule>>
export type ConsentKind = keyof typeof CONSENT_KINDS
export const CONSENT_KIND_CODES = Object.keys(CONSENT_KINDS) as readonly ConsentKind[]

/** 渠道: by the holder's own sign-in, or at a counter before a clerk. */
export const CONSENT_CHANNELS = ['portal', 'counter'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/**
 * 终止原因: taken back by the holder; or what it was given for has ended: the order was withdrawn, or
 * its card fetched by nobody, or the card or its account ended before it was used, or the holder
 * died.
 */
export const CONSENT_ENDS = [
  'withdrawn',
  'orderWithdrawn',
  'orderUnclaimed',
  'cardEnded',
  'accountClosed',
  'died',
] as const
export type ConsentEnd = (typeof CONSENT_ENDS)[number]

/** How surely a holder is known whom a clerk sees, with the document, and answers for. */
export const WITNESSED_LEVEL = 4

/** How surely a holder is known who consents online. */
export const ONLINE_CONSENT_LEVEL = 3

/** How surely the holder must be known: a face or better; a counter has the person before it. */
const LEAST_LEVEL = {
  portal: ONLINE_CONSENT_LEVEL,
  counter: WITNESSED_LEVEL,
} as const satisfies Record<ConsentChannel, number>

/** What a consent is about; programme and account stand together or not at all. */
export interface ConsentScope {
  readonly personId: string
  readonly kind: ConsentKind
  readonly programmeCode?: string | undefined
  readonly accountId?: string | undefined
}

/** Who stands before the program. */
export interface Giver {
  readonly kind: string
  readonly id: string
}

/** A consent as it is asked for. */
export interface ConsentRequest extends ConsentScope {
  readonly text: {
    readonly key: string
    readonly version: number
    readonly language: string
    /** As the form gave it back: hexadecimal. */
    readonly digest: string
  }
  readonly channel: ConsentChannel
  readonly assuranceLevel: number
}

/** The text in force now, with its digest. */
export interface TextInForce {
  readonly version: number
  readonly digest: string
}

export type ConsentRefusal =
  | 'PERSON_NOT_LIVING'
  | 'PERSON_WAS_MERGED'
  | 'NOT_THE_HOLDER'
  | 'HIGHER_ASSURANCE_NEEDED'
  | 'CONSENT_SCOPE_INVALID'
  | 'TEXT_CHANGED'

const isHolder = (personId: string, channel: ConsentChannel, actor: Giver): boolean =>
  channel === 'portal' ? actor.kind === 'holder' && actor.id === personId : actor.kind === 'staff'

/**
 * Whether a consent can be given. Guards in order: the giver lives (C8), under an entry that was
 * not given up (C6); nobody gives the consent of another, be it
 * family or agent (A6); how surely the holder is known; one purpose, one programme, one account;
 * the text shown is the text in force, to the letter (N11).
 */
export const decideConsent = (
  request: ConsentRequest,
  actor: Giver,
  text: TextInForce | undefined,
  standing: Standing,
): Decision<ConsentKindRule, ConsentRefusal> => {
  const rule: ConsentKindRule = CONSENT_KINDS[request.kind]
  if (standing === 'deceased') return refuse('CARD-16', 'PERSON_NOT_LIVING', ['settleDeath'])
  if (standing === 'merged') return refuse('YKT-3', 'PERSON_WAS_MERGED', ['openSurviving'])
  if (!isHolder(request.personId, request.channel, actor))
    return refuse(rule.basis, 'NOT_THE_HOLDER', ['askHolder'])
  if (request.assuranceLevel < LEAST_LEVEL[request.channel])
    return refuse('PIPL-29', 'HIGHER_ASSURANCE_NEEDED', ['stepUp', 'askCounter'])
  const scoped = request.programmeCode !== undefined && request.accountId !== undefined
  const unscoped = request.programmeCode === undefined && request.accountId === undefined
  if (rule.perProgramme ? !scoped : !unscoped)
    return refuse('PIPL-14', 'CONSENT_SCOPE_INVALID', ['chooseProgramme'])
  const shown = request.text
  if (
    text === undefined ||
    shown.key !== rule.textKey ||
    shown.version !== text.version ||
    shown.digest !== text.digest
  )
    return refuse('PIPL-14', 'TEXT_CHANGED', ['readAgain'])
  return grant(rule.basis, rule)
}

/** Whether a consent can be taken back: by the holder, or before a clerk who sees the holder. */
export const decideWithdrawal = (
  kind: ConsentKind,
  personId: string,
  actor: Giver,
): Decision<undefined, 'NOT_THE_HOLDER'> =>
  actor.kind === 'staff' || (actor.kind === 'holder' && actor.id === personId)
    ? grant('PIPL-14', undefined)
    : refuse(CONSENT_KINDS[kind].basis, 'NOT_THE_HOLDER', ['askHolder'])
