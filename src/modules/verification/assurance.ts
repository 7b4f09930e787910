import type { Facts } from './facts.ts'
import { isTold, type VerificationRequest } from './request.ts'

const CHIP_ONLINE = 2
const NUMBER = 1
const PIN_OR_FACE = 3
const DOCUMENT_SEEN = 4

/**
 * 身份核验等级 of a request: what the channel itself proves, raised by what the terminal attests,
 * but not above what that terminal can vouch for. A number that was read out stays possession, and
 * so does that of an old card, whatever is attested besides.
 */
export const assuranceOf = (
  { shown, attested }: VerificationRequest,
  { terminal, code }: Facts,
): number => {
  if (isTold(shown)) return NUMBER
  const base = shown.channel === 'chip' ? CHIP_ONLINE : (code?.assuranceLevel ?? NUMBER)
  const byPin = attested.pinVerified === true || attested.faceMatched === true ? PIN_OR_FACE : 0
  const raised = attested.documentSeen === true ? DOCUMENT_SEEN : byPin
  return Math.max(base, Math.min(raised, terminal.highestAssurance))
}
