import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { markAsSandbox } from './store-sandbox.ts'

/**
 * 沙箱终端: from now on the terminal knows the fixed codes of the sandbox. There is no way back, and
 * a gateway outside a demonstration accepts no such terminal.
 *
 * @returns whether there is such a terminal.
 */
export const enterSandbox = (
  { db }: { readonly db: Database },
  context: ActionContext,
  terminalId: string,
): Promise<boolean> =>
  db.transaction(async (tx) => {
    if (!(await markAsSandbox(tx, terminalId))) return false
    await audit(tx, context, {
      action: 'verification.enterSandbox',
      subjectKind: 'terminal',
      subjectId: terminalId,
      decision: { granted: true, basis: 'YKT-22' },
    })
    return true
  })
