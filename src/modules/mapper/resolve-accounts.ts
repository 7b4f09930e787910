import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { AskedItem } from './asked-item.ts'
import { noteMisses } from './budget.ts'
import { type Asking, payeeAccess } from './payee-access.ts'
import type { ReasonCode } from './reason.ts'
import { type FoundAccount, isMiss, judgeResolve } from './resolving.ts'
import { findAccounts } from './store-lookup.ts'

/** An item with what was found for it; nothing of somebody whom the caller may not see. */
export interface Resolved {
  readonly item: AskedItem
  readonly code: ReasonCode | 'rjct'
  readonly found: FoundAccount | undefined
}

export interface ResolveDeps {
  readonly pii: PersonalInformation
}

const judge = (item: AskedItem, found: FoundAccount | undefined): Resolved => {
  if (item.fault !== undefined) return { item, code: 'rjct', found: undefined }
  const namesPerson = item.identityIndex !== undefined || item.personId !== undefined
  const code = judgeResolve({ ...item, namesPerson }, found)
  return { item, code, found: isMiss(code) ? undefined : found }
}

/**
 * 解析: one read by index for all items, and one statement of access records for all persons whose
 * account was told, in the same transaction (N1, Art. 22).
 */
export const resolveAccounts = async (
  tx: Transaction,
  { pii }: ResolveDeps,
  context: ActionContext,
  asking: Asking,
  items: readonly AskedItem[],
): Promise<readonly Resolved[]> => {
  const { at } = context
  const { agencyCode, programmeCode } = asking
  const good = items.filter(({ fault }) => fault === undefined)
  const found = await findAccounts(tx, good, programmeCode, at)
  const resolved = items.map((item) => judge(item, found.get(item.position)))
  const persons = [...new Set(resolved.flatMap((one) => one.found?.personId ?? []))]
  if (persons.length > 0)
    await pii.recordAccesses(tx, payeeAccess(asking, context), persons, ['accountNumber'])
  await noteMisses(tx, agencyCode, resolved.filter(({ code }) => isMiss(code)).length, at)
  return resolved
}
