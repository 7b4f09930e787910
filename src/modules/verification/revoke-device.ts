import { setCodesValidFrom } from '#modules/person/index.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { markRevoked } from './store-device.ts'

/**
 * 移除可信设备: the device shows no more codes, and codes from before are void (V2).
 *
 * @returns whether there was such a live device of this person.
 */
export const revokeDevice = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { personId, deviceId }: { readonly personId: string; readonly deviceId: string },
): Promise<boolean> =>
  db.transaction(async (tx) => {
    if (!(await markRevoked(tx, personId, deviceId, context.at))) return false
    await setCodesValidFrom(tx, personId, context.at)
    await audit(tx, context, {
      action: 'verification.revokeDevice',
      subjectKind: 'device',
      subjectId: deviceId,
      decision: { granted: true, basis: 'YKT-22' },
    })
    return true
  })
