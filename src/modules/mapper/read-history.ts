import type { ActionContext } from '#platform/audit.ts'
import { accountHistory, type AccountHistoryEntry } from '#modules/account/index.ts'
import type { AnsweringDeps } from './answer-message.ts'
import { readItems } from './asked-item.ts'
import { noteMisses } from './budget.ts'
import { payeeAccess } from './payee-access.ts'
import { findPersons } from './store-lookup.ts'

/** For whom, about which programme, on which day. */
export interface HistoryAsking {
  readonly agencyCode: string
  readonly programmeCode: string
  readonly on: Temporal.PlainDate
}

/**
 * 关联记录: every account that the programme has paid somebody, ended links and cancelled changes
 * included, the latest first, with a record that the caller looked (N1).
 *
 * @returns `undefined` alike for nobody, for somebody whom the programme never paid, and for an id
 *   that cannot be one (T10).
 */
export const readHistory = (
  deps: AnsweringDeps,
  { at, requestId }: ActionContext,
  { agencyCode, programmeCode, on }: HistoryAsking,
  id: string,
): Promise<readonly AccountHistoryEntry[] | undefined> =>
  deps.db.transaction(async (tx) => {
    const raw = { reference_id: 'history', timestamp: at.toString(), id }
    const items = readItems(deps, { agencyCode, action: 'resolve', on }, [raw])
    const good = items.filter(({ fault }) => fault === undefined)
    const personId = (await findPersons(tx, good)).get(0)
    const history = personId === undefined ? [] : await accountHistory(tx, personId)
    const entries = history.filter((one) => one.programmeCode === programmeCode)
    if (personId === undefined || entries.length === 0) {
      await noteMisses(tx, agencyCode, 1, at)
      return undefined
    }
    await deps.pii.recordAccess(
      tx,
      { personId, ...payeeAccess({ agencyCode, programmeCode }, { requestId, at }) },
      ['accountNumber'],
    )
    return entries
  })
