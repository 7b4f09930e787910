import { PROVINCE } from '#law/setting.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { Access, PersonalInformation } from '#platform/pii.ts'
import { standardValue } from '#modules/standard/index.ts'
import { applyChange, openChange, sealChange } from './apply-change.ts'
import {
  type Change,
  type ChangeRefusal,
  type CheckedChange,
  type CriticalAttribute,
  decideChange,
  unitsNeeded,
} from './attribute-change.ts'
import { deciderOf } from './staff-decider.ts'
import { identityIndex } from './store.ts'
import {
  type ChangeOrder,
  changesSince,
  hasOpenOrder,
  insertOrder,
  lockForChange,
  lockOrder,
  saveOrder,
} from './store-attribute.ts'
import { ownerOfIdentity } from './store-identity.ts'
import { decideSecond, type SecondRefusal } from './two-people.ts'

interface Deps {
  readonly db: Database
  readonly pii: PersonalInformation
}

export interface ChangeRequest extends Change {
  readonly personId: string
  /** References of the papers that were seen. */
  readonly materials: readonly string[]
}

export interface ChangeOutcome {
  readonly orderId: string
  /** `proposed` waits for somebody of a second unit. */
  readonly status: ChangeOrder['status']
}

const accessOf = (context: ActionContext, personId: string, orderId: string): Access => ({
  personId,
  actorKind: 'staff',
  actorId: context.actor.id,
  organisationCode: context.actor.organisationCode ?? '',
  purpose: 'changeAttributes',
  basis: 'PIPL-46',
  caseReference: orderId,
  requestId: context.requestId,
  at: context.at,
})

/** The critical attributes that a change touches; a renewed document is the same identity. */
const touchedBy = async (
  tx: Transaction,
  pii: PersonalInformation,
  personId: string,
  { name, phone, document }: CheckedChange,
): Promise<readonly CriticalAttribute[]> => {
  const owner =
    document === undefined ? personId : await ownerOfIdentity(tx, identityIndex(pii, document))
  return [
    ...(name === undefined ? [] : (['name'] as const)),
    ...(owner === personId ? [] : (['identityNumber'] as const)),
    ...(phone === undefined ? [] : (['phone'] as const)),
  ]
}

/** How many units have to agree to a change of these attributes today; for the account as well. */
export const unitsFor = async (
  tx: Transaction,
  personId: string,
  changing: readonly CriticalAttribute[],
  at: Temporal.Instant,
): Promise<1 | 2> => {
  const days = await standardValue(tx, 'attributeChangeDays', PROVINCE, provinceDate(at))
  const history = await changesSince(tx, personId, at.subtract({ hours: days * 24 }))
  return unitsNeeded({ changing, history, at, days })
}

const TAKEN = refuse('YKT-3', 'IDENTITY_ALREADY_REGISTERED', ['proposeMerge'])

/** Judges a request against the register and, when one unit is enough, makes the change at once. */
const carryOut = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  { personId, materials, ...change }: ChangeRequest,
  orderId: string,
): Promise<Decision<ChangeOutcome, ChangeRefusal> | undefined> => {
  const { at } = context
  const facts = await lockForChange(tx, personId)
  if (facts === undefined) return undefined
  const { birth_on: birthOn, died_on: diedOn, sex } = facts
  const stated = { birthOn, sex, diedOn: diedOn ?? undefined, materials }
  const decision = decideChange(change, stated, provinceDate(at))
  if (!decision.granted) return decision
  const attributes = await touchedBy(tx, pii, personId, decision.outcome)
  const units = await unitsFor(tx, personId, attributes, at)
  const order: ChangeOrder = {
    id: orderId,
    personId,
    attributes,
    valuesSealed: sealChange(pii, orderId, decision.outcome),
    status: units === 1 ? 'settled' : 'proposed',
    proposer: deciderOf(context),
  }
  if (await hasOpenOrder(tx, personId))
    return refuse('YKT-22', 'CHANGE_UNDER_WAY', ['decideChange'])
  const access = accessOf(context, personId, orderId)
  const application = { order, change: decision.outcome, facts, access, second: undefined }
  if (units === 1 && !(await applyChange(tx, pii, context, application))) return TAKEN
  await insertOrder(tx, order, materials, at)
  return grant('PIPL-46', { orderId, status: order.status })
}

/**
 * 变更登记信息: a data change order with its papers. A first critical attribute is changed at once;
 * a second within the days of the rule waits for somebody of another unit, and payments are asked
 * to wait (C7). A residence permit of a permit holder comes in the same way: the person keeps their
 * id, gets the new number, and the former one is kept (G12).
 *
 * @returns `undefined` when there is no such person.
 */
export const changeAttributes = (
  { db, pii }: Deps,
  context: ActionContext,
  request: ChangeRequest,
): Promise<Decision<ChangeOutcome, ChangeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const orderId = uuidv7(context.at)
    const decision = await carryOut(tx, pii, context, request, orderId)
    if (decision === undefined) return undefined
    await audit(tx, context, {
      action: 'person.changeAttributes',
      subjectKind: 'person',
      subjectId: request.personId,
      decision,
      detail: { orderId, materials: request.materials.join() },
    })
    return decision
  })

const decideOrder = async (
  tx: Transaction,
  pii: PersonalInformation,
  context: ActionContext,
  order: ChangeOrder,
  approve: boolean,
): Promise<Decision<'settled' | 'declined', ChangeRefusal | SecondRefusal>> => {
  if (order.status !== 'proposed') return refuse('YKT-22', 'CHANGE_NOT_OPEN')
  const second = decideSecond(order.proposer, deciderOf(context), { otherUnit: true })
  if (!second.granted) return second
  if (!approve) return grant('YKT-22', 'declined')
  const facts = await lockForChange(tx, order.personId)
  if (facts === undefined || facts.died_on !== null)
    return refuse('CARD-16', 'PERSON_NOT_LIVING', ['settleDeath'])
  const access = accessOf(context, order.personId, order.id)
  const change = await openChange(tx, pii, access, order)
  const application = { order, change, facts, access, second: second.outcome }
  return (await applyChange(tx, pii, context, application)) ? grant('PIPL-46', 'settled') : TAKEN
}

/**
 * 复核变更: somebody of another unit agrees, and the change is made, or does not.
 *
 * @returns `undefined` when there is no such order.
 */
export const decideChangeOrder = (
  { db, pii }: Deps,
  context: ActionContext,
  { orderId, approve }: { readonly orderId: string; readonly approve: boolean },
): Promise<Decision<'settled' | 'declined', ChangeRefusal | SecondRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId)
    if (order === undefined) return undefined
    const decision = await decideOrder(tx, pii, context, order, approve)
    await audit(tx, context, {
      action: 'person.decideChange',
      subjectKind: 'person',
      subjectId: order.personId,
      decision,
      detail: { orderId, approve },
    })
    if (decision.granted) await saveOrder(tx, orderId, decision.outcome, context.at)
    return decision
  })
