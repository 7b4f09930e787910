import { writeYuan } from '#kernel/money.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { csvTable } from '#platform/csv.ts'
import type { Database } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { LINE_STATUS_WORDS, batchWords as w } from './messages-batches.ts'
import { readMaskedNames } from './read-masked-names.ts'
import { reasonWord } from './reason-words.ts'
import type { Batch } from './store.ts'
import { type LineFilter, listLines } from './store-batch-list.ts'

/** As many as a spreadsheet bears well; more are chosen by bank or status. */
const EXPORT_ROWS = 100_000

/**
 * 导出结果: what became of the lines of a batch, with masked names and account tails; cells that a
 * spreadsheet would compute are guarded (O11), and every holder sees that they stood in it.
 */
export const exportLines = (
  { db, pii }: { readonly db: Database; readonly pii: PersonalInformation },
  context: ActionContext,
  organisationCode: string,
  batch: Batch,
  filter: Omit<LineFilter, 'batchId'>,
): Promise<string> =>
  db.transaction(async (tx) => {
    const shown = await listLines(tx, { ...filter, batchId: batch.id }, EXPORT_ROWS)
    const names = await readMaskedNames(
      tx,
      pii,
      context,
      { purpose: 'checkPayments', basis: 'YKT-13', organisationCode, caseReference: batch.id },
      shown.map(({ personId }) => personId),
    )
    await audit(tx, context, {
      action: 'payment.exportLines',
      subjectKind: 'batch',
      subjectId: batch.id,
      decision: { granted: true, basis: 'YKT-13' },
      detail: { rows: shown.length, masked: true },
    })
    const rows = shown.map((line) => [
      line.id,
      names.get(line.personId) ?? '',
      line.bankCode,
      `****${line.accountTail}`,
      writeYuan(line.amountFen),
      LINE_STATUS_WORDS[line.status],
      line.reasonCode === undefined ? '' : `${line.reasonCode} ${reasonWord(line.reasonCode)}`,
      line.at?.toString({ smallestUnit: 'second' }) ?? '',
      line.reissueOf ?? '',
    ])
    return csvTable([w.exportHead, ...rows])
  })
