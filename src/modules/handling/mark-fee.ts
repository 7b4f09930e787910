import { type Decision, grant, refuse, type Refused } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { type CardOrder, openOrderOf } from '#modules/card/index.ts'
import type { Clerk } from './clerk.ts'
import { lockForClerk } from './clerk-case.ts'
import { counterOf } from './counter.ts'
import type { HandlingDeps } from './deps.ts'
import { decideFee, type FeeMark, type FeeRefusal } from './fee.ts'
import { type Case, caseOfOrder } from './store.ts'
import { type FeeRecord, feeOfOrder, insertFee } from './store-fee.ts'

const outletOf = ({ delivery }: CardOrder): string | undefined =>
  delivery.to === 'outlet' ? delivery.outletCode : undefined

/** The order that a case placed, as long as it is under way. */
export const orderOfCase = async (
  handle: Handle,
  { orderId, personId }: Pick<Case, 'orderId' | 'personId'>,
): Promise<CardOrder | undefined> => {
  const order = orderId === undefined ? undefined : await openOrderOf(handle, personId)
  return order?.id === orderId ? order : undefined
}

const record = (
  order: CardOrder,
  caseId: string,
  counterCode: string,
  { actor, at }: ActionContext,
  took: Pick<FeeRecord, 'takenFen' | 'waiver'>,
): FeeRecord => ({
  orderId: order.id,
  caseId,
  personId: order.personId,
  counterCode,
  dueFen: order.feeFen,
  exemption: order.feeExemption,
  ...took,
  at,
  staffId: actor.id,
})

/**
 * 收工本费: marks the fee of a case as taken, or as not taken with the reason.
 *
 * @returns `undefined` when the clerk may not see such a case.
 */
export const markFee = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  {
    clerk,
    caseId,
    mark,
  }: { readonly clerk: Clerk; readonly caseId: string; readonly mark: FeeMark },
): Promise<Decision<unknown, FeeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockForClerk(tx, clerk, caseId, context.at)
    if (one === undefined) return undefined
    const order = await orderOfCase(tx, one)
    const marked = order !== undefined && (await feeOfOrder(tx, order.id)) !== undefined
    const decision = decideFee(order?.feeFen, marked, mark)
    await audit(tx, context, {
      action: 'handling.markFee',
      subjectKind: 'case',
      subjectId: caseId,
      decision,
      detail: { mark, feeFen: String(order?.feeFen ?? 0n) },
    })
    if (!decision.granted || order === undefined) return decision
    const counter = await counterOf(tx, clerk, outletOf(order))
    await insertFee(tx, record(order, one.id, counter.code, context, decision.outcome))
    return decision
  })

/**
 * Before a card is handed over at a counter: a fee that is due has been marked, and an order that
 * is free from the beginning is written down as such. Orders that no case placed have no page to
 * mark them on, and are left alone.
 */
export const settleFee = async (
  tx: Transaction,
  context: ActionContext,
  order: CardOrder,
): Promise<Refused<'FEE_NOT_MARKED'> | undefined> => {
  const { id, agencyCode } = { id: context.actor.id, agencyCode: context.actor.organisationCode }
  if (context.actor.kind !== 'staff' || agencyCode === undefined) return undefined
  const one = await caseOfOrder(tx, order.id)
  if (one === undefined || (await feeOfOrder(tx, order.id)) !== undefined) return undefined
  if (order.feeFen > 0n) return refuse('YKT-17', 'FEE_NOT_MARKED', ['markFee'])
  const counter = await counterOf(tx, { id, agencyCode }, outletOf(order))
  const free = { takenFen: 0n, waiver: undefined }
  await insertFee(tx, record(order, one.id, counter.code, context, free))
  await audit(tx, context, {
    action: 'handling.markFee',
    subjectKind: 'case',
    subjectId: one.id,
    decision: grant('YKT-17', undefined),
    detail: { mark: 'free', feeFen: '0' },
  })
  return undefined
}
