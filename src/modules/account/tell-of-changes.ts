import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type NoticeContent, notify } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { insertChangeNotice } from './store-change-notices.ts'

/**
 * Tells the holder of changes of account, in the transaction of the changes and once for each;
 * those of one moment share a notice. It goes to the phone that was on record some days ago:
 * whoever changes the phone first and the account next is not the only one who hears of it (A7).
 */
export const tellOfChanges = async (
  tx: Transaction,
  context: ActionContext,
  {
    personId,
    changeIds,
    notice,
  }: {
    readonly personId: string
    readonly changeIds: readonly string[]
    readonly notice: NoticeContent
  },
): Promise<void> => {
  const { at } = context
  const days = await standardValue(tx, 'previousContactDays', PROVINCE, provinceDate(at))
  const contactAt = at.subtract({ hours: 24 * days })
  const noticeId = await notify(tx, context, { personId, ...notice, contactAt })
  for (const changeId of changeIds) await insertChangeNotice(tx, { changeId, personId, noticeId })
}
