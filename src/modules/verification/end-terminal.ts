import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { endTerminal, findTerminal } from './store-terminal.ts'
import { statusesBefore } from './terminal.ts'

/**
 * 停用终端: refused everywhere within a minute (V10), for good.
 *
 * @returns whether the organisation has such a terminal; one that is revoked already stays so.
 */
export const revokeTerminal = (
  { db }: { readonly db: Database },
  context: ActionContext,
  {
    terminalId,
    organisationCode,
  }: { readonly terminalId: string; readonly organisationCode: string },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    const terminal = await findTerminal(tx, terminalId)
    if (terminal?.organisationCode !== organisationCode) return false
    if (!(await endTerminal(tx, terminalId, statusesBefore('revoke'), 'revoked', context.at)))
      return true
    await audit(tx, context, {
      action: 'verification.revokeTerminal',
      subjectKind: 'terminal',
      subjectId: terminalId,
      decision: { granted: true, basis: 'YKT-22' },
    })
    return true
  })

/**
 * 隔离终端: somebody sent two different messages under one counter, so its key has been copied or
 * its memory restored (V9). Durable before the answer.
 */
export const quarantineTerminal = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { terminalId, counter }: { readonly terminalId: string; readonly counter: number },
): Promise<void> =>
  db.transaction(async (tx) => {
    if (
      !(await endTerminal(tx, terminalId, statusesBefore('quarantine'), 'quarantined', context.at))
    )
      return
    await audit(tx, context, {
      action: 'verification.quarantineTerminal',
      subjectKind: 'terminal',
      subjectId: terminalId,
      decision: { granted: true, basis: 'YKT-22' },
      detail: { counter },
    })
  })
