import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { consentInForce } from '#modules/consent/index.ts'
import { holdPerson, noteAccountChange } from '#modules/person/index.ts'
import { findProgramme, type Programme } from '#modules/programme/index.ts'
import {
  type Assignment,
  assignmentAt,
  beginOfChange,
  type ChangeRefusal,
  changeUnderWay,
  decideChange,
  mayChange,
} from './assignment.ts'
import { accountChanged } from './events.ts'
import { accountNotices } from './messages-notices.ts'
import { type AssignmentInput, payableFrom } from './open-assignment.ts'
import { type Account, lockAccounts } from './store.ts'
import { insertAcknowledgement } from './store-acknowledgements.ts'
import { assignmentsFor, endAssignment, insertAssignment } from './store-assignments.ts'
import { tellOfChanges } from './tell-of-changes.ts'

export interface ChangeInput extends AssignmentInput {
  readonly consentId: string
  /** The cut-over; the moment of the change itself when it is absent or past. */
  readonly effectiveFrom?: Temporal.Instant | undefined
  /** The caller tells the holder of several changes at once ({@link tellOfChanges}). */
  readonly toldByCaller?: true
}

const factsOf = async (tx: Transaction, { actor, at }: ActionContext, input: ChangeInput) => {
  const { personId, programmeCode, accountId, consentId } = input
  // The person, the consent, and the accounts after them: whoever takes them keeps this order.
  const standing = await holdPerson(tx, personId)
  const consent = await consentInForce(tx, {
    personId,
    kind: 'payToNewAccount',
    programmeCode,
    accountId,
    consentId,
  })
  const target = (await lockAccounts(tx, personId)).find(
    (one) => one.id === accountId && one.personId === personId,
  )
  const assignments = await assignmentsFor(tx, personId, programmeCode)
  return {
    actsForThemselves: mayChange(personId, actor),
    standing,
    programme: await findProgramme(tx, programmeCode, provinceDate(at)),
    current: assignmentAt(assignments, at),
    underWay: changeUnderWay(assignments, at),
    target,
    consented: consent !== undefined,
  }
}

/** Writes the change, what its department will answer, its one event and its one notice (A7). */
const enter = async (
  tx: Transaction,
  context: ActionContext,
  change: Assignment,
  about: {
    readonly from: Assignment
    readonly to: Account
    readonly programme: Programme
    readonly toldByCaller: boolean
  },
): Promise<void> => {
  const { personId, programmeCode, accountId, validFrom, consentId = '' } = change
  await endAssignment(tx, about.from.id, validFrom)
  await insertAssignment(tx, change, context.actor)
  await noteAccountChange(tx, context, { personId, changeId: change.id })
  await insertAcknowledgement(
    tx,
    { changeId: change.id, personId, agencyCode: about.programme.ownerAgency },
    context.at,
  )
  await publish(tx, context, accountChanged, {
    subjectId: personId,
    payload: {
      changeId: change.id,
      personId,
      cardId: about.to.cardId ?? null,
      programmeCode,
      fromAccountId: about.from.accountId,
      toAccountId: accountId,
      effectiveFrom: validFrom.toString(),
      consentId,
    },
  })
  if (about.toldByCaller) return
  const notice = accountNotices('changed', { from: provinceDate(validFrom).toString() })
  await tellOfChanges(tx, context, { personId, changeIds: [change.id], notice })
}

/**
 * 变更: from the cut-over on, a programme pays another account of the person. Needs a consent in
 * force of this person for this programme and account, read in this transaction (Art. 19, N6). Of
 * two changes at once one wins. Asking for the same again changes nothing and tells nobody.
 */
export const changeAccount = async (
  tx: Transaction,
  context: ActionContext,
  input: ChangeInput,
): Promise<Decision<Assignment, ChangeRefusal>> => {
  const { at } = context
  const { personId, programmeCode, accountId, consentId, effectiveFrom } = input
  const { programme, ...facts } = await factsOf(tx, context, input)
  const decision = decideChange({ ...facts, programmeInForce: programme !== undefined })
  await audit(tx, context, {
    action: 'account.change',
    subjectKind: 'person',
    subjectId: personId,
    decision,
    detail: { programme: programmeCode, consent: consentId },
  })
  if (!decision.granted) return decision
  const { current, underWay, target } = facts
  if (current === undefined || target === undefined || programme === undefined)
    throw new Error('a change was granted without its facts')
  if (decision.outcome === 'unchanged') return { ...decision, outcome: underWay ?? current }
  const change: Assignment = {
    id: uuidv7(at),
    personId,
    programmeCode,
    accountId,
    validFrom: beginOfChange(current, at, effectiveFrom),
    validUntil: undefined,
    authorisation: 'consent',
    consentId,
    previousId: current.id,
    payableFrom: await payableFrom(tx, at),
    enteredAt: at,
    cancelledAt: undefined,
  }
  const toldByCaller = input.toldByCaller === true
  await enter(tx, context, change, { from: current, to: target, programme, toldByCaller })
  return { ...decision, outcome: change }
}
