import type { Handle } from '#platform/db.ts'
import { type Card, currentCard } from '#modules/card/index.ts'
import { regionOfPerson } from '#modules/person/index.ts'

/** `440106` → `440100`: cards are issued by cities. */
const cityOf = (regionCode: string): string => `${regionCode.slice(0, 4)}00`

/** The card that a case is about, and the city that issued it, or will for a first card. */
export const issuerOf = async (
  handle: Handle,
  personId: string,
): Promise<{ readonly issueRegion: string; readonly card: Card | undefined } | undefined> => {
  const card = await currentCard(handle, personId)
  if (card !== undefined) return { issueRegion: card.issuingRegion, card }
  const region = await regionOfPerson(handle, personId)
  return region === undefined ? undefined : { issueRegion: cityOf(region), card }
}
