import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { decideStep } from './acknowledgement.ts'
import {
  type Assignment,
  type ChangeRefusal,
  changeUnderWay,
  decideCancelChange,
  mayChange,
} from './assignment.ts'
import { accountChangeCancelled } from './events.ts'
import { lockAccounts } from './store.ts'
import { lockAcknowledgements, saveAcknowledgement } from './store-acknowledgements.ts'
import { assignmentsFor, cancelAssignment } from './store-assignments.ts'

/** Why a change is taken back. */
export type CancelReason = 'holder' | 'consentWithdrawn' | 'rejected' | 'died' | 'accountClosed'

/** Takes back a change whose accounts are locked; departments no longer have to answer it. */
const takeBack = async (
  tx: Transaction,
  context: ActionContext,
  change: Assignment,
  reason: CancelReason,
): Promise<void> => {
  const { personId, programmeCode, accountId, consentId = '' } = change
  const accounts = await lockAccounts(tx, personId)
  const previous = (await assignmentsFor(tx, personId, programmeCode)).find(
    ({ id }) => id === change.previousId,
  )
  await cancelAssignment(tx, change, context.at)
  for (const one of await lockAcknowledgements(tx, change.id)) {
    const step = decideStep(one.status, 'cancel')
    if (!step.granted) continue
    const answer = { answeredAt: undefined, answeredBy: undefined }
    await saveAcknowledgement(tx, { ...one, ...answer, status: step.outcome, dueOn: undefined })
  }
  await publish(tx, context, accountChangeCancelled, {
    subjectId: personId,
    payload: {
      changeId: change.id,
      personId,
      cardId: accounts.find(({ id }) => id === accountId)?.cardId ?? null,
      programmeCode,
      fromAccountId: previous?.accountId ?? null,
      toAccountId: accountId,
      consentId,
      reason,
    },
  })
}

/**
 * 撤回变更: before the cut-over only; the programme goes on paying the former account. Afterwards
 * going back is another change.
 */
export const cancelChange = async (
  tx: Transaction,
  context: ActionContext,
  input: {
    readonly personId: string
    readonly programmeCode: string
    readonly reason?: CancelReason | undefined
  },
): Promise<Decision<Assignment, ChangeRefusal>> => {
  const { personId, programmeCode, reason = 'holder' } = input
  await lockAccounts(tx, personId)
  const assignments = await assignmentsFor(tx, personId, programmeCode)
  const underWay = changeUnderWay(assignments, context.at)
  const decision = decideCancelChange(mayChange(personId, context.actor), underWay)
  await audit(tx, context, {
    action: 'account.cancelChange',
    subjectKind: 'person',
    subjectId: personId,
    decision,
    detail: { programme: programmeCode, reason },
  })
  if (decision.granted) await takeBack(tx, context, decision.outcome, reason)
  return decision
}
