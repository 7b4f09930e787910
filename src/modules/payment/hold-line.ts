import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { decideLine, type LineStatus } from './line.ts'
import { insertHold, lockHold, lockLine, openHold, releaseHold } from './store-holds.ts'
import { isObjectedLine, lastLine } from './store-objected.ts'

/** 暂缓原因 */
export const HOLD_REASONS = [
  'objection',
  'death',
  'accountChanged',
  'duplicate',
  'risk',
  'other',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

type HoldRefusal = 'LINE_NOT_IN_STATUS' | 'SAME_PERSON' | 'OBJECTION_UPHELD'

interface Deps {
  readonly db: Database
}

/** Which line waits, and why. */
export interface NewHold {
  readonly lineId: string
  readonly reason: HoldReason
  readonly reference?: string
}

/** {@link holdLine} in the transaction of what it waits for, of whatever has followed the line. */
export const holdLineIn = async (
  tx: Transaction,
  context: ActionContext,
  input: NewHold,
): Promise<Decision<LineStatus, HoldRefusal> | undefined> => {
  const line = await lockLine(tx, await lastLine(tx, input.lineId))
  if (line === undefined) return undefined
  const decision =
    line.status === 'held' ? grant('YKT-13', 'held' as const) : decideLine(line.status, 'hold')
  await audit(tx, context, {
    action: 'payment.holdLine',
    subjectKind: 'line',
    subjectId: line.id,
    decision,
    detail: { reason: input.reason },
  })
  if (decision.granted) await insertHold(tx, context, { ...input, line, id: uuidv7(context.at) })
  return decision
}

/** 暂缓: the line is not sent while somebody looks into it. What has left cannot be held. */
export const holdLine = (
  { db }: Deps,
  context: ActionContext,
  input: NewHold,
): Promise<Decision<LineStatus, HoldRefusal> | undefined> =>
  db.transaction((tx) => holdLineIn(tx, context, input))

const release = async (
  tx: Transaction,
  context: ActionContext,
  holdId: string,
): Promise<Decision<LineStatus, HoldRefusal> | undefined> => {
  const hold = await lockHold(tx, holdId)
  if (hold === undefined) return undefined
  const decision =
    hold.placedBy === context.actor.id
      ? refuse('YKT-13', 'SAME_PERSON' as const, ['askColleague'])
      : hold.reason === 'objection' && (await isObjectedLine(tx, hold.lineId))
        ? refuse('YKT-13', 'OBJECTION_UPHELD' as const, ['withdrawBatch'])
        : decideLine(hold.status, 'release')
  await audit(tx, context, {
    action: 'payment.releaseLine',
    subjectKind: 'line',
    subjectId: hold.lineId,
    decision,
  })
  if (decision.granted) await releaseHold(tx, context, holdId)
  return decision
}

/** 解除暂缓: by somebody else than whoever had it wait. */
export const releaseLine = (
  { db }: Deps,
  context: ActionContext,
  holdId: string,
): Promise<Decision<LineStatus, HoldRefusal> | undefined> =>
  db.transaction((tx) => release(tx, context, holdId))

/** {@link releaseLine} for the reason it waits for, in the transaction that ends the reason. */
export const releaseLineIn = async (
  tx: Transaction,
  context: ActionContext,
  { lineId, reason }: Omit<NewHold, 'reference'>,
): Promise<Decision<LineStatus, HoldRefusal> | undefined> => {
  const holdId = await openHold(tx, lineId, reason)
  return holdId === undefined ? undefined : release(tx, context, holdId)
}
