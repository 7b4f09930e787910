import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { currentCard } from '#modules/card/index.ts'
import { readProfile } from '#modules/person/index.ts'

/** `440106` → `440100`: cards are issued by cities. */
const cityOf = (regionCode: string): string => `${regionCode.slice(0, 4)}00`

/** The card that a case is about, and the city that issued it, or will for a first card. */
export const issuerOf = async (
  tx: Transaction,
  pii: PersonalInformation,
  { actor, requestId, at }: ActionContext,
  personId: string,
): Promise<{ readonly issueRegion: string; readonly cardId: string | undefined } | undefined> => {
  const card = await currentCard(tx, personId)
  if (card !== undefined) return { issueRegion: card.issuingRegion, cardId: card.id }
  const profile = await readProfile(tx, pii, {
    personId,
    actorKind: actor.kind === 'anonymous' ? 'system' : actor.kind,
    actorId: actor.id,
    organisationCode: actor.organisationCode ?? '',
    purpose: 'handling',
    basis: 'YKT-6',
    requestId,
    at,
  })
  return profile && { issueRegion: cityOf(profile.regionCode), cardId: undefined }
}
