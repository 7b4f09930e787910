import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { staffWithRole } from '#modules/organisation/index.ts'
import { standardValue, workingDaysAfter } from '#modules/standard/index.ts'
import { resolverOf } from './return-case.ts'
import type { Batch } from './store.ts'
import { assignSuspense } from './store-suspense.ts'
import { hasLooseLines, insertCases, openCaseCounts } from './store-cases.ts'

/** The day by which what begins now is to be seen to. */
export const dueDay = async (
  handle: Handle,
  parameter:
    | 'returnCaseWorkingDays'
    | 'suspenseWorkingDays'
    | 'recoveryWorkingDays'
    | 'reissueWorkingDays',
  regionCode: string,
  at: Temporal.Instant,
): Promise<Temporal.PlainDate> => {
  const on = provinceDate(at)
  return workingDaysAfter(handle, on, await standardValue(handle, parameter, regionCode, on))
}

/** Whoever of a department is next to see to what failed; nobody where it has no such staff. */
export const nextOfficer = async (
  handle: Handle,
  agencyCode: string,
): Promise<string | undefined> => {
  const counts = await openCaseCounts(handle)
  const staff = await staffWithRole(handle, 'departmentOfficer')
  return resolverOf(
    staff
      .filter((one) => one.agencyCode === agencyCode)
      .map(({ id, code }) => ({ id, code, open: counts.get(id) ?? 0 })),
  )
}

/** 挂账落到人: what fits nothing gets somebody of reconciliation and a day. */
export const handToReconciliation = async (
  tx: Transaction,
  inboundId: string,
  at: Temporal.Instant,
): Promise<void> => {
  const [officer] = await staffWithRole(tx, 'reconciliationOfficer')
  const dueOn = await dueDay(tx, 'suspenseWorkingDays', PROVINCE, at)
  await assignSuspense(tx, inboundId, { resolverId: officer?.id, dueOn })
}

/**
 * 落到人: in the transaction in which lines fail, each gets a department, a name and a day (P21).
 *
 * @returns how many.
 */
export const openCases = async (
  tx: Transaction,
  { id, ownerAgency, regionCode }: Pick<Batch, 'id' | 'ownerAgency' | 'regionCode'>,
  at: Temporal.Instant,
): Promise<number> => {
  if (!(await hasLooseLines(tx, id))) return 0
  const hands = {
    agencyCode: ownerAgency,
    resolverId: await nextOfficer(tx, ownerAgency),
    dueOn: await dueDay(tx, 'returnCaseWorkingDays', regionCode, at),
  }
  return insertCases(tx, id, hands, at)
}
