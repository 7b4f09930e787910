import { type ArticleId, isArticleId } from '#law/articles.ts'
import type { Handle } from '#platform/db.ts'
import { type Cursor, isAfter, newestFirst } from '#platform/http/cursor.ts'
import { type Usage, usagesOfPerson } from '#modules/verification/index.ts'
import type { BareEntry } from './access-entry.ts'

const basisOf = (usage: Usage): ArticleId => {
  if (!isArticleId(usage.basis)) throw new Error(`usage ${usage.id} rests on no known article`)
  return usage.basis
}

const toEntry = (usage: Usage): BareEntry => ({
  kind: 'usage',
  id: usage.id,
  at: usage.at,
  actorKind: 'terminal',
  organisationCode: usage.organisationCode,
  purpose: 'verification',
  sceneCode: usage.sceneCode,
  placeId: usage.placeId,
  channel: usage.channel,
  credentialId: usage.credentialId,
  outcome: usage.outcome,
  fields: usage.fields,
  basis: basisOf(usage),
  caseReference: undefined,
})

/**
 * Verifications of a person after a cursor, the newest first. The door asks by time alone, so the
 * moment of the cursor is read again, and more of it when it was a crowded one.
 */
export const usageEntriesOf = async (
  handle: Handle,
  personId: string,
  { cursor, limit }: { readonly cursor: Cursor | undefined; readonly limit: number },
): Promise<BareEntry[]> => {
  for (let ask = limit + 8; ; ask *= 2) {
    const before = cursor?.at.add({ microseconds: 1 })
    const usages = await usagesOfPerson(handle, personId, { before, limit: ask })
    const rest = usages.filter((usage) => isAfter(cursor, usage)).sort(newestFirst)
    if (rest.length >= limit || usages.length < ask) return rest.slice(0, limit).map(toEntry)
  }
}

const STRIDE = 500

/** One verification, if it is of this person: a rare question, answered by going down the list. */
export const usageEntryOf = async (
  handle: Handle,
  personId: string,
  id: string,
): Promise<BareEntry | undefined> => {
  let cursor: Cursor | undefined
  for (;;) {
    const page = await usageEntriesOf(handle, personId, { cursor, limit: STRIDE })
    const found = page.find((entry) => entry.id === id)
    if (found !== undefined || page.length < STRIDE) return found
    cursor = page.at(-1)
  }
}
