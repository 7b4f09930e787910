import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { type CardServiceRefusal, decideCardServices } from './card-service.ts'
import { lockBank } from './store.ts'
import { insertCardServices } from './store-card-services.ts'

/**
 * 银行功能说明: a bank says what the accounts on its cards can do, where and by what means; everybody
 * reads it (Art. 14).
 *
 * @returns `undefined` when there is no such bank.
 */
export const keepCardServices = (
  { db }: { readonly db: Pick<Database, 'transaction'> },
  context: ActionContext,
  wish: { readonly bankCode: string; readonly offered: readonly string[]; readonly by: string },
): Promise<Decision<readonly string[], CardServiceRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { bankCode, offered, by } = wish
    if ((await lockBank(tx, bankCode)) === undefined) return undefined
    const decision = decideCardServices(offered)
    await audit(tx, context, {
      action: 'bank.keepCardServices',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision,
      detail: { offered: offered.length },
    })
    if (decision.granted)
      await insertCardServices(tx, { bankCode, offered: decision.outcome, keptAt: context.at }, by)
    return decision
  })
