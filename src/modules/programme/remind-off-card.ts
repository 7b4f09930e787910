import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { type StaffTold, tellStaff } from '#modules/organisation/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { daysLeft, endsSoon, offCardDaysOn, type OffCardEntry } from './off-card.ts'
import { listProgrammes } from './store.ts'
import { approvedOffCardUntil } from './store-off-card.ts'

/** What became of an entry is told for so long after its end, whenever the clock comes round. */
const TOLD_AFTER_DAYS = 30

/** What is to be said of an entry on a day; nothing while its end is far. */
const wordsOf = (
  entry: OffCardEntry,
  programme: string,
  on: Temporal.PlainDate,
  reminder: number,
): StaffTold | undefined => {
  const name = `${programme}（案卷 ${entry.fileNumber}）`
  const href = '/dept/off-card'
  const left = daysLeft(entry, on)
  if (left <= 0)
    return {
      about: `offCard/${entry.id}/lapsed`,
      text: [
        `${name}未上卡登记已于 ${entry.until.toString()} 到期，恢复上卡发放。`,
        '仍有需要的，重新登记、重新批准。',
      ].join(''),
      href,
    }
  return endsSoon(entry, on, { reminder })
    ? {
        about: `offCard/${entry.id}/ending`,
        text: [
          `${name}未上卡登记 ${entry.until.toString()} 到期，还有 ${left} 天。`,
          '请安排上卡；仍有需要的，到期前重新登记。',
        ].join(''),
        href,
      }
    : undefined
}

const tell = async (
  tx: Transaction,
  context: ActionContext,
  { entered, decided, id }: OffCardEntry,
  told: StaffTold,
): Promise<number> => {
  const count = await tellStaff(
    tx,
    {
      staffIds: decided === undefined ? [entered.staffId] : [entered.staffId, decided.staffId],
      units: [{ agencyCode: entered.agencyCode, role: 'programmeOfficer' }],
    },
    told,
    context.at,
  )
  if (count > 0)
    await audit(tx, context, {
      action: 'programme.remindOffCard',
      subjectKind: 'offCard',
      subjectId: id,
      decision: grant('YKT-13', undefined),
      detail: { about: told.about.split('/').at(-1) ?? '', told: count },
    })
  return count
}

/**
 * 未上卡到期提醒: before an entry ends, and once it has lapsed, its department and whoever approved it
 * are told, each once (Art. 13). From its end on nothing is paid off the card by it; where its
 * programme has left the list in force, that is said under the programme's code.
 *
 * @returns how many messages were written.
 */
export const remindOffCard = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  const on = provinceDate(context.at)
  const { reminder } = offCardDaysOn(on, await loadStandards(db))
  const programmes = new Map((await listProgrammes(db, on)).map((one) => [one.code, one]))
  const from = on.subtract({ days: TOLD_AFTER_DAYS })
  let told = 0
  for (const entry of await approvedOffCardUntil(db, from, on.add({ days: reminder }))) {
    const { programmeCode: code } = entry
    const words = wordsOf(entry, programmes.get(code)?.name['zh-Hans'] ?? code, on, reminder)
    if (words === undefined) continue
    told += await db.transaction((tx) => tell(tx, context, entry, words))
  }
  return told
}
