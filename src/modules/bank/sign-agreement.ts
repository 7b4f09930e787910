import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { OBLIGATION_CODES, type ObligationCode } from './agreement.ts'
import { type Bank, lockBank } from './store.ts'
import { isAdmitted } from './store-admission.ts'
import { agreementsOf, insertAgreement, insertAssessment } from './store-agreement.ts'

export interface AgreementInput {
  readonly bankCode: string
  readonly number: string
  readonly from: Temporal.PlainDate
  /** The first day on which it no longer holds. */
  readonly until: Temporal.PlainDate
  /** Who of the bureau looks after the bank. */
  readonly liaisonId: string
  /** The admission it follows; a renewal has none, nor what is older than rounds. */
  readonly applicationId: string | undefined
}

export type AgreementRefusal = 'NOT_ADMITTED' | 'PERIOD_WRONG' | 'AGREEMENT_IN_FORCE'

const decide = async (
  tx: Transaction,
  context: ActionContext,
  bank: Bank,
  input: AgreementInput,
): Promise<Decision<{ readonly id: string; readonly version: number }, AgreementRefusal>> => {
  const { applicationId } = input
  if (
    applicationId !== undefined &&
    (await isAdmitted(tx, applicationId, bank.agencyCode)) !== true
  )
    return refuse('YKT-5', 'NOT_ADMITTED', ['waitForOutcome'])
  if (Temporal.PlainDate.compare(input.from, input.until) >= 0)
    return refuse('YKT-5', 'PERIOD_WRONG', ['laterDay'])
  const version = 1 + (await agreementsOf(tx, bank.code)).length
  const id = uuidv7(context.at)
  const signed = { signedBy: context.actor.id, signedAt: context.at }
  return (await insertAgreement(tx, { ...input, ...signed, id, version }))
    ? grant('YKT-5', { id, version })
    : refuse('YKT-5', 'AGREEMENT_IN_FORCE', ['laterDay'])
}

/**
 * 登记协议: writes a signed agreement with the checklist of obligations (Art. 5). One is in force
 * per bank on any day; the database refuses a second.
 *
 * @returns `undefined` when there is no such bank.
 */
export const signAgreement = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: AgreementInput,
): Promise<
  Decision<{ readonly id: string; readonly version: number }, AgreementRefusal> | undefined
> =>
  db.transaction(async (tx) => {
    const bank = await lockBank(tx, input.bankCode)
    if (bank === undefined) return undefined
    const decision = await decide(tx, context, bank, input)
    await audit(tx, context, {
      action: 'bank.signAgreement',
      subjectKind: 'bank',
      subjectId: bank.code,
      decision,
      detail: { number: input.number },
    })
    return decision
  })

export type AssessmentRefusal = 'OBLIGATION_UNKNOWN' | 'REMARK_MISSING'

export interface AssessmentInput {
  readonly bankCode: string
  readonly agreementId: string
  readonly obligation: string
  readonly met: boolean
  /** What was seen; needed when the obligation is not met. */
  readonly remark: string
}

const isObligation = (text: string): text is ObligationCode =>
  OBLIGATION_CODES.some((code) => code === text)

/**
 * 考核义务: says whether a bank meets an obligation of its agreement. Earlier ones stay.
 *
 * @returns `undefined` when the bank has no such agreement.
 */
export const assessObligation = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: AssessmentInput,
): Promise<Decision<{ readonly id: string }, AssessmentRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const agreements = await agreementsOf(tx, input.bankCode)
    if (agreements.every(({ id }) => id !== input.agreementId)) return undefined
    const id = uuidv7(context.at)
    const decision: Decision<{ readonly id: string }, AssessmentRefusal> = !isObligation(
      input.obligation,
    )
      ? refuse('YKT-5', 'OBLIGATION_UNKNOWN', OBLIGATION_CODES)
      : !input.met && input.remark.trim() === ''
        ? refuse('YKT-5', 'REMARK_MISSING', ['stateFacts'])
        : grant('YKT-5', { id })
    await audit(tx, context, {
      action: 'bank.assessObligation',
      subjectKind: 'agreement',
      subjectId: input.agreementId,
      decision,
      detail: { obligation: input.obligation, met: input.met },
    })
    if (decision.granted)
      await insertAssessment(tx, {
        ...input,
        id,
        assessedBy: context.actor.id,
        assessedAt: context.at,
      })
    return decision
  })
