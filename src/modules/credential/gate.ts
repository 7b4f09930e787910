import { type Decision, grant, refuse, type Refused } from '#kernel/decision.ts'
import {
  type ActsFor,
  type Credential,
  CREDENTIAL_TRANSITIONS,
  type CredentialAction,
  type CredentialStatus,
  type CredentialWish,
  type Opinion,
  type OutcomeAction,
} from './credential.ts'

export type CredentialRefusal =
  | 'CREDENTIAL_INCOMPLETE'
  | 'CREDENTIAL_WORDS_MISSING'
  | 'CREDENTIAL_HOLDERS_WRONG'
  | 'CREDENTIAL_KNOWN'
  | 'CREDENTIAL_NOT_IN_STATUS'
  | 'CREDENTIAL_NOT_YOURS'
  | 'CREDENTIAL_SAME_PERSON'
  | 'AGENCY_NOT_NAMEABLE'
  | 'OPINION_NOT_ASKED'
  | 'OPINIONS_MISSING'
  | 'ALREADY_ISSUED'
  | 'SAID_DUPLICATE'
  | 'STATE_RULE_MISSING'

/** Fewer characters than this give no reason. */
const LEAST_WORDS = 10

const tooShort = (words: string): boolean => Array.from(words.trim()).length < LEAST_WORDS

const stepOf = (status: CredentialStatus, action: CredentialAction) => {
  const steps: Partial<Record<CredentialAction, { readonly to: CredentialStatus }>> =
    CREDENTIAL_TRANSITIONS[status]
  return steps[action]
}

const notInStatus = (status: CredentialStatus): Refused<'CREDENTIAL_NOT_IN_STATUS'> =>
  refuse('YKT-7', 'CREDENTIAL_NOT_IN_STATUS', Object.keys(CREDENTIAL_TRANSITIONS[status]))

/** 查重以前: whether what a department says is whole, but for why the card does not do. */
export const decideDraft = (
  wish: Omit<CredentialWish, 'need'>,
  known: boolean,
): Decision<undefined, CredentialRefusal> => {
  const { name, document, audiences, uses, alreadyIssued, holderCount } = wish
  if (
    Array.from(name.trim()).length < 2 ||
    document.trim() === '' ||
    !audiences.length ||
    !uses.length
  )
    return refuse('YKT-7', 'CREDENTIAL_INCOMPLETE', ['mendFiling'])
  const counted = Number.isSafeInteger(holderCount) && (alreadyIssued ? holderCount > 0 : true)
  if (!counted || (!alreadyIssued && holderCount !== 0))
    return refuse('YKT-7', 'CREDENTIAL_HOLDERS_WRONG', ['mendFiling'])
  return known ? refuse('YKT-7', 'CREDENTIAL_KNOWN', ['seeRegister']) : grant('YKT-7', undefined)
}

/** 申报: whether a department may put a card, certificate or code before the gate (Art. 7). */
export const decideFiling = (
  wish: CredentialWish,
  known: boolean,
): Decision<undefined, CredentialRefusal> => {
  const draft = decideDraft(wish, known)
  if (!draft.granted) return draft
  return tooShort(wish.need)
    ? refuse('YKT-7', 'CREDENTIAL_WORDS_MISSING', ['mendFiling'])
    : grant('YKT-7', undefined)
}

/** 撤回: by the department that filed it, before anything was decided. */
export const decideWithdrawal = (
  { status, issuerAgency }: Pick<Credential, 'status' | 'issuerAgency'>,
  by: ActsFor,
): Decision<CredentialStatus, CredentialRefusal> => {
  const step = stepOf(status, 'withdraw')
  if (step === undefined) return notInStatus(status)
  if (by.agencyCode !== issuerAgency) return refuse('YKT-7', 'CREDENTIAL_NOT_YOURS')
  return grant('YKT-7', step.to)
}

/** 征求意见: whether one more department may be asked. */
export const decideNaming = (
  { status, issuerAgency }: Pick<Credential, 'status' | 'issuerAgency'>,
  opinions: readonly Opinion[],
  agency: { readonly code: string; readonly known: boolean },
): Decision<undefined, CredentialRefusal> => {
  if (status !== 'filed') return notInStatus(status)
  const named = opinions.some(({ agencyCode }) => agencyCode === agency.code)
  return !agency.known || named || agency.code === issuerAgency
    ? refuse('YKT-7', 'AGENCY_NOT_NAMEABLE', ['nameOther'])
    : grant('YKT-7', undefined)
}

/** 发表意见: once, by a department that was named, with its reasons. */
export const decideOpinion = (
  { status }: Pick<Credential, 'status'>,
  opinions: readonly Opinion[],
  by: ActsFor,
  words: string,
): Decision<undefined, CredentialRefusal> => {
  if (status !== 'filed') return notInStatus(status)
  const asked = opinions.find(({ agencyCode }) => agencyCode === by.agencyCode)
  if (asked === undefined || asked.given !== undefined)
    return refuse('YKT-7', 'OPINION_NOT_ASKED', ['seeRegister'])
  return tooShort(words)
    ? refuse('YKT-7', 'CREDENTIAL_WORDS_MISSING', ['mendOpinion'])
    : grant('YKT-7', undefined)
}

export interface OutcomeWish {
  readonly action: OutcomeAction
  readonly words: string
  readonly stateRule: string
}

const tookPart = (
  { filedBy }: Pick<Credential, 'filedBy'>,
  opinions: readonly Opinion[],
  { staffId }: ActsFor,
): boolean =>
  staffId === filedBy ||
  opinions.some(({ namedBy, given }) => namedBy === staffId || given?.by === staffId)

/**
 * 审查结论 (Art. 7), by somebody who took no part so far and after everybody who was named has
 * spoken. What people hold already cannot be blocked, what one department calls a repetition cannot
 * be cleared, and an exemption names the rule of the State.
 */
export const decideOutcome = (
  credential: Pick<Credential, 'status' | 'filedBy' | 'alreadyIssued'>,
  opinions: readonly Opinion[],
  by: ActsFor,
  { action, words, stateRule }: OutcomeWish,
): Decision<CredentialStatus, CredentialRefusal> => {
  const step = stepOf(credential.status, action)
  if (step === undefined) return notInStatus(credential.status)
  if (tookPart(credential, opinions, by))
    return refuse('YKT-7', 'CREDENTIAL_SAME_PERSON', ['askColleague'])
  const missing = opinions.filter(({ given }) => given === undefined)
  if (opinions.length === 0 || missing.length > 0)
    return refuse('YKT-7', 'OPINIONS_MISSING', ['nameAgency', 'awaitOpinions'])
  if (action === 'block' && credential.alreadyIssued)
    return refuse('YKT-7', 'ALREADY_ISSUED', ['absorb', 'exempt'])
  if (action === 'clear' && opinions.some(({ given }) => given?.verdict === 'duplicate'))
    return refuse('YKT-7', 'SAID_DUPLICATE', ['block', 'absorb', 'exempt'])
  if (action === 'exempt' && stateRule.trim() === '')
    return refuse('YKT-7', 'STATE_RULE_MISSING', ['nameRule'])
  return tooShort(words)
    ? refuse('YKT-7', 'CREDENTIAL_WORDS_MISSING', ['mendOutcome'])
    : grant('YKT-7', step.to)
}

/** The next to speak, or to decide; for lists and tasks. */
export const waitsFor = (
  status: CredentialStatus,
  opinions: readonly Opinion[],
): 'opinions' | 'outcome' | 'plan' | 'nobody' => {
  if (status === 'absorbing') return 'plan'
  if (status !== 'filed') return 'nobody'
  return opinions.length > 0 && opinions.every(({ given }) => given !== undefined)
    ? 'outcome'
    : 'opinions'
}
