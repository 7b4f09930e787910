import { writeYuan } from '#kernel/money.ts'
import { csvTable } from '#platform/csv.ts'
import { ACCOUNT_WORDS, fundWords as w, KIND_WORDS, POSTING_WORDS } from './messages.ts'
import type { Day } from './read-day.ts'
import type { DaySum, MonthBalance } from './store.ts'
import { OUTCOMES, resolutionOf } from './three-way.ts'

/** 审计表 of a day: each item with its figures and what became of a difference, then postings. */
export const auditOfDay = (
  { fund, day, items, resolutions, postings }: Day,
  names: ReadonlyMap<string, string>,
): string =>
  csvTable([
    [
      w.fund,
      w.day,
      w.what,
      w.subject,
      w.reference,
      w.department,
      w.ledger,
      w.bankSays,
      w.outcome,
      w.words,
      w.closedBy,
    ],
    ...items.map((item) => {
      const said = resolutionOf(item, resolutions)
      return [
        fund.code,
        day.toString(),
        KIND_WORDS[item.kind],
        item.label,
        item.subject,
        writeYuan(item.departmentFen),
        writeYuan(item.ledgerFen),
        item.bankFen === undefined ? w.notSaid : writeYuan(item.bankFen),
        said === undefined ? '' : OUTCOMES[said.outcome],
        said?.words ?? '',
        said === undefined ? '' : (names.get(said.resolvedBy) ?? said.resolvedBy),
      ]
    }),
    ...postings.map(({ kind, reference, amountFen, lateFor }) => [
      fund.code,
      day.toString(),
      POSTING_WORDS[kind],
      '',
      reference,
      '',
      writeYuan(amountFen),
      '',
      '',
      lateFor === undefined ? '' : w.late(lateFor.toString()),
      '',
    ]),
  ])

/** 审计表 of a month: each account through it, then the sums of its closed days. */
export const auditOfMonth = (
  fundCode: string,
  month: Temporal.PlainYearMonth,
  balances: readonly MonthBalance[],
  sums: readonly DaySum[],
): string =>
  csvTable([
    [w.fund, w.month, w.ledgerAccount, w.opening, w.grew, w.fell, w.closing],
    ...balances.map((one) => [
      fundCode,
      month.toString(),
      ACCOUNT_WORDS[one.account],
      writeYuan(one.openingFen),
      writeYuan(one.grewFen),
      writeYuan(one.fellFen),
      writeYuan(one.closingFen),
    ]),
    [w.fund, w.day, w.what, w.department, w.ledger, w.bankSays, w.gap],
    ...sums.map((sum) => [
      fundCode,
      sum.day.toString(),
      KIND_WORDS[sum.kind],
      writeYuan(sum.departmentFen),
      writeYuan(sum.ledgerFen),
      writeYuan(sum.bankFen),
      writeYuan(sum.bankGapFen),
    ]),
  ])
