import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { PROVINCE } from '#law/setting.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { holdPerson } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import {
  type Assignment,
  assignmentAt,
  type ChangeRefusal,
  changeUnderWay,
  decideOpening,
  mayChange,
} from './assignment.ts'
import { lockAccounts } from './store.ts'
import { assignmentsFor, insertAssignment } from './store-assignments.ts'

export interface AssignmentInput {
  readonly personId: string
  readonly programmeCode: string
  readonly accountId: string
}

/** The end of the cool-down of what is entered now (A3). */
export const payableFrom = async (
  tx: Transaction,
  at: Temporal.Instant,
): Promise<Temporal.Instant> => {
  const hours = await standardValue(tx, 'accountCoolDownHours', PROVINCE, provinceDate(at))
  return at.add({ hours })
}

/**
 * 首次登记: the first account to which a programme pays a person, from now on. Asking for the same
 * again changes nothing; another account is a change and needs the holder's consent.
 */
export const openAssignment = async (
  tx: Transaction,
  context: ActionContext,
  { personId, programmeCode, accountId }: AssignmentInput,
): Promise<Decision<Assignment, ChangeRefusal>> => {
  const { actor, at } = context
  const standing = await holdPerson(tx, personId)
  const target = (await lockAccounts(tx, personId)).find(
    (one) => one.id === accountId && one.personId === personId,
  )
  const assignments = await assignmentsFor(tx, personId, programmeCode)
  // One that begins in a moment was entered by somebody whose clock is a little ahead.
  const current = assignmentAt(assignments, at) ?? changeUnderWay(assignments, at)
  const programme = await findProgramme(tx, programmeCode, provinceDate(at))
  const decision = decideOpening({
    actsForThemselves: mayChange(personId, actor),
    standing,
    programmeInForce: programme !== undefined,
    current,
    target,
  })
  await audit(tx, context, {
    action: 'account.openAssignment',
    subjectKind: 'person',
    subjectId: personId,
    decision,
    detail: { programme: programmeCode },
  })
  if (!decision.granted) return decision
  if (current !== undefined) return { ...decision, outcome: current }
  const opened: Assignment = {
    id: uuidv7(at),
    personId,
    programmeCode,
    accountId,
    validFrom: at,
    validUntil: undefined,
    authorisation: 'initial',
    consentId: undefined,
    previousId: undefined,
    payableFrom: await payableFrom(tx, at),
    enteredAt: at,
    cancelledAt: undefined,
  }
  await insertAssignment(tx, opened, actor)
  return { ...decision, outcome: opened }
}
