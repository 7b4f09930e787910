import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { notifyMany } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { paymentNotices } from './messages-told.ts'
import { noteTold, toldBy } from './store-told.ts'
import { type Batch, findBatch } from './store.ts'

/** 第{YYYYMM}期: the period in figures; of what is paid once, the month of its pay day. */
const periodFigures = ({ payPeriod, payOn }: Batch): string =>
  payPeriod === 'once'
    ? payOn.toPlainYearMonth().toString().replaceAll('-', '')
    : payPeriod.replaceAll('-', '')

const MESSAGES = {
  paid: paymentNotices('paid').message,
  failed: paymentNotices('failed').message,
} as const

/**
 * 到账通知: everybody of a batch is told what became of their money, once for each fact (Art. 13):
 * set-based, in the transaction of the event that says so. The same event, or another one about the
 * same lines, tells nothing again.
 *
 * @returns how many are told.
 */
export const tellHolders = async (
  tx: Transaction,
  context: ActionContext,
  { batchId, eventId }: { readonly batchId: string; readonly eventId: string },
): Promise<number> => {
  const batch = await findBatch(tx, batchId)
  const programme = batch && (await findProgramme(tx, batch.programmeCode, batch.payOn))
  if (batch === undefined || programme === undefined)
    throw new Error(`nothing is known of batch ${batchId}`)
  if ((await noteTold(tx, batchId, eventId, context.at)) === 0) return 0
  const common = { period: periodFigures(batch), programme: programme.name }
  return notifyMany(tx, context, toldBy(eventId, MESSAGES, common))
}
