import type { Content } from '#kernel/html.ts'
import { button, form, paragraph, sectionHeading, summaryList, verbatim } from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import { bankNames } from '#modules/bank/index.ts'
import {
  bankChangeOf,
  bankChangeTracker,
  type ShownStatement,
  statementOfOrder,
} from '#modules/card/index.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { bankChangeWords as w } from './messages-desk-bank-change.ts'
import type { Clerk } from './clerk.ts'
import { deskCasePath, type DeskDeps } from './pages-desk-frame.ts'
import type { Case } from './store.ts'
import { hasLookedUp } from './store-lookup.ts'

const language = 'zh-Hans' as const

/** What the holder confirmed before it was signed at a counter. */
const confirmation = (statement: ShownStatement | undefined): Content =>
  statement?.confirmedAt !== undefined && [
    sectionHeading(w.confirmation),
    summaryList({
      rows: [
        { key: w.confirmedAt, value: formatDateTime(language, statement.confirmedAt) },
        { key: w.textVersion, value: w.version(statement.statement.text.version) },
        { key: w.digest, value: verbatim(statement.digest) },
      ],
    }),
  ]

/**
 * 换银行到哪一步 on the page of its case: the steps and what each department says, as the holder sees
 * them. Which payments somebody has is shown to the clerk who has the case or the person at hand.
 */
export const bankChangeAtDesk = async (
  { db }: DeskDeps,
  clerk: Clerk,
  one: Case,
  csrf: string,
  at: Temporal.Instant,
): Promise<Content> => {
  const { service, orderId, personId } = one
  const view =
    service !== 'changeBank' || orderId === undefined
      ? undefined
      : await bankChangeOf(db, orderId, at)
  if (orderId === undefined || view === undefined) return undefined
  const withPayments = one.clerkId === clerk.id || (await hasLookedUp(db, clerk.id, personId, at))
  const agencies = view.payments.flatMap(({ answers }) =>
    answers.map(({ agencyCode }) => agencyCode),
  )
  return [
    sectionHeading(w.tracker),
    paragraph(withPayments ? w.trackerHint : w.trackerHidden, 'quiet'),
    view.order.cardStatus === 'failedBank' &&
      form({
        action: `${deskCasePath(one)}/ask-again`,
        method: 'post',
        csrf,
        content: button({ text: w.retry, kind: 'secondary', preventDoubleClick: true }),
      }),
    bankChangeTracker({
      language,
      banks: await bankNames(db),
      agencies: await agencyNames(db, agencies),
      view,
      withPayments,
    }),
    confirmation(await statementOfOrder(db, orderId)),
  ]
}
