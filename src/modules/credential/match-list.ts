import type { Transaction } from '#platform/db.ts'
import { subscriber, type Subscriber } from '#platform/deliveries.ts'
import { publish } from '#platform/events.ts'
import { NUMBERS_BROUGHT } from './events.ts'
import { compareRows, weighRows } from './store-list-rows.ts'
import { lockList, saveList } from './store-lists.ts'
import { matchRows } from './store-match.ts'
import { countMissing } from './store-old-numbers.ts'

/** Enough for one statement, little enough for a moment. */
const PIECE = 5000

/**
 * The next piece of a list, and after the last one what its rows would change.
 *
 * @returns whether there is more.
 */
const goOn = async (tx: Transaction, listId: string, piece: number): Promise<boolean> => {
  const list = await lockList(tx, listId)
  // Given up meanwhile, or told twice.
  if (list?.status !== 'matching') return false
  const matched = await matchRows(tx, listId, piece)
  if (matched > 0) {
    const rowsMatched = Math.min(list.rowsMatched + matched, list.rowsRead)
    await saveList(tx, { ...list, rowsMatched })
    return true
  }
  await compareRows(tx, listId)
  await weighRows(tx, list)
  const missing = list.whole ? await countMissing(tx, { ...list, listId }) : undefined
  await saveList(tx, { ...list, status: 'matched', rowsMatched: list.rowsRead, missing })
  return false
}

/** All of a list at once, for lists that are short. */
export const matchNumberList = async (tx: Transaction, listId: string): Promise<void> => {
  while (await goOn(tx, listId, PIECE));
}

const MATCH = 'credential.match-numbers'

/** 比对: asks the register who the rows of a list are, a piece at a time. */
export const credentialSubscribers = (piece = PIECE): readonly Subscriber[] => [
  subscriber(MATCH, NUMBERS_BROUGHT, async (tx, { id, at, payload }) => {
    if (!(await goOn(tx, payload.listId, piece))) return
    const actor = { kind: 'system', id: MATCH } as const
    const context = { actor, requestId: `event-${id}`, at }
    await publish(tx, context, NUMBERS_BROUGHT, { subjectId: payload.listId, payload })
  }),
]
