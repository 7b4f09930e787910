import type { ActionContext } from '#platform/audit.ts'
import { type ECardConsent, issueECardIn } from '#modules/card/index.ts'
import { WITNESSED_LEVEL } from '#modules/consent/index.ts'
import type { ActRequest, CaseAct } from '#modules/handling/index.ts'

/**
 * The consent to an electronic card as the case has it: the words that the holder ticked online, or
 * agreed to before a clerk, who is the witness of it (N11).
 */
export const eCardConsentOf = (
  { actor }: ActionContext,
  { wish, eCard, proof }: ActRequest,
): ECardConsent | undefined => {
  const text = eCard ?? wish.eCard
  if (text === undefined) return undefined
  return actor.kind === 'staff'
    ? { text, channel: 'counter', assuranceLevel: WITNESSED_LEVEL }
    : { text, channel: 'portal', assuranceLevel: proof.assuranceLevel }
}

/** 电子社保卡签发 as a service of its own. */
export const issuing: CaseAct['carryOut'] = async (tx, context, request) => {
  const { personId } = request.case
  const consent = eCardConsentOf(context, request)
  const decision = await issueECardIn(tx, context, { personId, consent })
  return decision.granted ? { ...decision, outcome: {} } : decision
}
