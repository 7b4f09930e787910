import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { insertSharedAccount, sealedNumber } from './store.ts'

export type GuardianAccountRefusal = 'TOO_MANY_PERSONS' | 'ACCOUNT_NOT_ACTIVE'

/**
 * 监护人账户: lets the account of a guardian receive for the persons in their care, up to a number
 * in all. The relation is for the caller to have checked. Once allowed, the number stays.
 */
export const allowGuardianAccount = async (
  tx: Transaction,
  context: ActionContext,
  input: {
    readonly guardianId: string
    readonly accountId: string
    /** The guardian included. */
    readonly mostPersons: number
  },
): Promise<Decision<undefined, GuardianAccountRefusal>> => {
  const { guardianId, accountId, mostPersons } = input
  const on = provinceDate(context.at)
  const most = await standardValue(tx, 'personsPerGuardianAccount', PROVINCE, on)
  const number = await sealedNumber(tx, guardianId, accountId)
  const decision =
    mostPersons > most
      ? refuse('YKT-22', 'TOO_MANY_PERSONS', ['openOwnAccount'])
      : number === undefined
        ? refuse('PIPL-31', 'ACCOUNT_NOT_ACTIVE', ['activate'])
        : grant('PIPL-31', undefined)
  await audit(tx, context, {
    action: 'account.allowGuardianAccount',
    subjectKind: 'account',
    subjectId: accountId,
    decision,
    detail: { mostPersons },
  })
  if (decision.granted && number !== undefined)
    await insertSharedAccount(tx, {
      numberIndex: number.index,
      guardianId,
      mostPersons,
      basis: decision.basis,
      allowedBy: context.actor.id,
      at: context.at,
    })
  return decision
}
