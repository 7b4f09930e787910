import { PROVINCE } from '#law/setting.ts'
import { type Decision, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { isFresh } from '#platform/session.ts'
import { type Assignment, changeAccount, type ChangeRefusal } from '#modules/account/index.ts'
import {
  type ConsentInput,
  type ConsentRefusal,
  giveConsent,
  withdrawConsent,
} from '#modules/consent/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { effectiveFrom, type Moment } from './bank-change.ts'
import { affectedProgrammes } from './bank-change-impact.ts'

/** What the holder permits for one programme, on a page of its own. */
export interface AccountPermission {
  readonly personId: string
  readonly programmeCode: string
  /** An account of theirs that stands already. */
  readonly accountId: string
  readonly moment: Moment
  readonly text: ConsentInput['text']
  readonly assuranceLevel: number
  readonly authenticatedAt: Temporal.Instant
}

export type PermitRefusal = 'STEP_UP_NEEDED' | ConsentRefusal | ChangeRefusal

/**
 * 按项目授权: the holder permits one programme to pay another account of theirs, one that stands
 * already, from the chosen moment on (Art. 19). Consent and change are one; a change that is not
 * possible leaves no consent behind.
 */
export const permitAccount = (
  { db }: { readonly db: Database },
  context: ActionContext,
  permission: AccountPermission,
): Promise<Decision<Assignment, PermitRefusal>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const { personId, programmeCode, accountId, moment, text, assuranceLevel } = permission
    const minutes = await standardValue(tx, 'stepUpFreshMinutes', PROVINCE, provinceDate(at))
    if (!isFresh(permission.authenticatedAt, at, minutes))
      return refuse('YKT-22', 'STEP_UP_NEEDED' as const, ['stepUp'])
    const given = await giveConsent(tx, context, {
      personId,
      kind: 'payToNewAccount',
      programmeCode,
      accountId,
      text,
      channel: 'portal',
      assuranceLevel,
    })
    if (!given.granted) return given
    const { id: consentId } = given.outcome
    const affected = (await affectedProgrammes(tx, personId, at)).find(
      ({ paid }) => paid.programme.code === programmeCode,
    )
    const changed = await changeAccount(tx, context, {
      personId,
      programmeCode,
      accountId,
      consentId,
      effectiveFrom: affected && effectiveFrom(affected.choices, moment, at),
    })
    if (!changed.granted) await withdrawConsent(tx, context, { personId, consentId })
    return changed
  })
