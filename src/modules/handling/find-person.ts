import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { cardsForVerification, numberKey } from '#modules/card/index.ts'
import { findByThreeFactors, type ThreeFactors } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { Clerk } from './clerk.ts'
import type { HandlingDeps } from './deps.ts'
import { insertLookup, missesOfHour } from './store-lookup.ts'

/** What a chip says of its card. */
export interface ReadCard {
  readonly region: string
  readonly number: string
  readonly identifier: string
}

/** The document's three factors, or the card that lies on the reader. */
export type Sought =
  | { readonly by: 'typed' | 'reader'; readonly document: ThreeFactors }
  | { readonly by: 'card'; readonly card: ReadCard }

export type FindRefusal = 'PERSON_NOT_FOUND' | 'TOO_MANY_MISSES'

/** Whether a clerk may try another number: a hand slips now and then, a search goes on. */
export const decideSearch = (
  by: Sought['by'],
  misses: number,
  limit: number,
): Decision<undefined, 'TOO_MANY_MISSES'> =>
  by !== 'card' && misses >= limit
    ? refuse('YKT-22', 'TOO_MANY_MISSES', ['readCard'])
    : grant('YKT-17', undefined)

const search = async (
  tx: Transaction,
  pii: PersonalInformation,
  sought: Sought,
  on: Temporal.PlainDate,
): Promise<string | undefined> => {
  if (sought.by !== 'card') return findByThreeFactors(tx, pii, sought.document, on)
  const { region, number, identifier } = sought.card
  const cards = await cardsForVerification(tx, { byNumber: [{ region, number }], byId: [] })
  const card = cards.get(numberKey(region, number))
  return card?.cardIdentifier === identifier ? card.personId : undefined
}

/**
 * Finds who stands at the counter. Whatever does not fit is answered alike, every try is kept, and
 * after too many misses only a card on the reader finds anybody (T10).
 *
 * @returns the id of the search, under which the person is open to this clerk for half an hour.
 */
export const findPerson = (
  { db, pii }: Pick<HandlingDeps, 'db' | 'pii'>,
  context: ActionContext,
  { clerk, sought }: { readonly clerk: Clerk; readonly sought: Sought },
): Promise<Decision<string, FindRefusal>> =>
  db.transaction(async (tx) => {
    const on = provinceDate(context.at)
    const misses = await missesOfHour(tx, clerk.id, context.at)
    const limit = await standardValue(tx, 'lookupMissesPerHour', PROVINCE, on)
    const allowed = decideSearch(sought.by, misses, limit)
    const personId = allowed.granted ? await search(tx, pii, sought, on) : undefined
    const id = uuidv7(context.at)
    if (allowed.granted)
      await insertLookup(tx, {
        id,
        staffId: clerk.id,
        at: context.at,
        personId,
        readBy: sought.by,
      })
    const decision: Decision<string, FindRefusal> = !allowed.granted
      ? allowed
      : personId === undefined
        ? refuse('YKT-22', 'PERSON_NOT_FOUND', ['readCard'])
        : grant('YKT-17', id)
    await audit(tx, context, {
      action: 'handling.findPerson',
      subjectKind: 'lookup',
      subjectId: id,
      decision,
      detail: { by: sought.by },
    })
    return decision
  })
