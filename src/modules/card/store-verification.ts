import type { Handle } from '#platform/db.ts'
import type { BankStatus } from './bank-function.ts'
import type { CardStatus } from './card.ts'
import { CURRENT_FIRST } from './store.ts'

/** What the gateway needs of a card. */
export interface CardForVerification {
  readonly id: string
  readonly personId: string
  readonly issuingRegion: string
  readonly cardNumber: string
  readonly cardIdentifier: string
  readonly status: CardStatus
  readonly bankStatus: BankStatus
  /** Whether its holder permits codes while it is lost for the time being. */
  readonly eCardPermitted: boolean
}

export interface CardKeys {
  /** As terminals send them: the number means nothing without its region. */
  readonly byNumber: readonly { readonly region: string; readonly number: string }[]
  readonly byId: readonly string[]
}

/** The key under which `cardsForVerification` answers a card asked for by its number. */
export const numberKey = (region: string, number: string): string => `${region}/${number}`

/** Looked up only for the few cards that are lost for the time being. */
const PERMITTED = `
  case when c.status = 'temporarilyLost' then exists (select from card.e_card e
    where e.card_id = c.id and e.status = 'active' and e.permitted_loss_at = c.loss_reported_at)
  else false end`

const COLUMNS = `
  id, person_id as "personId", issuing_region as "issuingRegion", card_number as "cardNumber",
  card_identifier as "cardIdentifier", status, bank_status as "bankStatus"`

// Two indexed arms: an `or` over both keys would read the whole table.
const STATEMENT = `
  select ${COLUMNS}, ${PERMITTED} as "eCardPermitted"
    from card.card c where id = any($1::uuid[])
  union
  select ${COLUMNS}, ${PERMITTED}
    from card.card c
   where (issuing_region, card_number) in (select * from unnest($2::text[], $3::text[]))`

/**
 * Cards by id and by number in one statement, in their state at this moment (C4). The map answers
 * under the id and under `numberKey`; what does not exist is absent.
 */
export const cardsForVerification = async (
  handle: Handle,
  keys: CardKeys,
): Promise<Map<string, CardForVerification>> => {
  const rows = await handle.prepared<CardForVerification>('card.for-verification', STATEMENT, [
    keys.byId,
    keys.byNumber.map((key) => key.region),
    keys.byNumber.map((key) => key.number),
  ])
  return new Map(
    rows.flatMap((card) => [
      [card.id, card] as const,
      [numberKey(card.issuingRegion, card.cardNumber), card] as const,
    ]),
  )
}

// Permitted are codes alone, which lead to a card by its id.
const OF_PERSONS = `
  select distinct on (person_id) ${COLUMNS}, false as "eCardPermitted"
    from card.card where person_id = any($1::uuid[]) order by person_id, ${CURRENT_FIRST.text}`

/** The cards that people have, as `currentCard` chooses, in their state at this moment. */
export const cardsOfPersons = async (
  handle: Handle,
  personIds: readonly string[],
): Promise<Map<string, CardForVerification>> => {
  if (personIds.length === 0) return new Map()
  const rows = await handle.prepared<CardForVerification>('card.of-persons', OF_PERSONS, [
    personIds,
  ])
  return new Map(rows.map((card) => [card.personId, card]))
}
