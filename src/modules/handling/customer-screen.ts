import { grant } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { confirmBankChange } from '#modules/card/index.ts'
import type { HandlingDeps } from './deps.ts'
import { confirmScreen, type ScreenContent, screenOf, showOnScreen } from './store-screen.ts'

/** Puts something before the customer's eyes, to be read and confirmed. */
export const showToCustomer = (
  { db }: Pick<HandlingDeps, 'db'>,
  { at }: ActionContext,
  staffId: string,
  content: ScreenContent,
): Promise<void> => db.transaction((tx) => showOnScreen(tx, staffId, content, at))

/** The customer pressed 确认 on what was shown. False when something else is shown by now. */
export const confirmOnScreen = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  staffId: string,
  shownAt: Temporal.Instant,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const confirmed = await confirmScreen(tx, staffId, shownAt, context.at)
    const statementId = confirmed ? (await screenOf(tx, staffId))?.statementId : undefined
    if (statementId !== undefined) await confirmBankChange(tx, context, statementId)
    if (confirmed)
      await audit(tx, context, {
        action: 'handling.confirmOnScreen',
        subjectKind: 'customerScreen',
        subjectId: staffId,
        decision: grant('YKT-17', undefined),
      })
    return confirmed
  })
