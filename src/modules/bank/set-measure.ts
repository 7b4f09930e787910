import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { agreementOn } from './agreement.ts'
import { type BankMeasure, MEASURE_EFFECTS } from './bank.ts'
import { bankMeasureChanged, bankRequestWanted } from './events.ts'
import { decideMeasure, type MeasureChange, type MeasureRefusal } from './measure.ts'
import { rectificationOf } from './keep-rectification.ts'
import { isRectified, type RectificationPlan } from './rectification.ts'
import { type Bank, lockBank, writeMeasure } from './store.ts'
import { agreementsOf, endAgreements } from './store-agreement.ts'
import { endMeasure, insertMeasure } from './store-measure.ts'
import { lockWaitingOpenings } from './store-request.ts'

export interface MeasureInput extends MeasureChange {
  readonly bankCode: string
}

const record = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  bank: Bank,
  { measure, facts, noticeReference }: MeasureInput,
): Promise<void> => {
  await endMeasure(tx, bank.code, { at, by: actor.id, reason: facts })
  if (measure !== 'normal')
    await insertMeasure(tx, {
      id: uuidv7(at),
      bankCode: bank.code,
      measure,
      basis: 'YKT-25',
      facts,
      noticeReference,
      decidedBy: actor.id,
      effectiveAt: at,
    })
  await writeMeasure(tx, bank.code, measure)
  if (measure === 'terminated') await endAgreements(tx, bank.code, provinceDate(at))
}

/** Why a measure ends, where the plan says it all. */
const rectifiedWords = ({ version }: RectificationPlan): string =>
  `整改方案第 ${version} 版已接受，各步骤都已完成`

/** More openings than this wait for the next change; no bank has had so many. */
const MOST_WAITING = 10_000

/** Openings that waited while the measure held go out now. */
const sendWaiting = async (
  tx: Transaction,
  context: ActionContext,
  bankCode: string,
): Promise<void> => {
  for (const { id: requestId, cardId, personId } of await lockWaitingOpenings(
    tx,
    bankCode,
    MOST_WAITING,
  ))
    await publish(tx, context, bankRequestWanted, {
      subjectId: cardId,
      payload: { requestId, bankCode, cardId, personId },
    })
}

/**
 * 合作金融机构处置措施: sets, changes or lifts a measure (Art. 25). It holds from the commit on for
 * every process: whoever grants something to the bank reads the measure under a lock. Openings that
 * were sent go on; those that wait stay until the measure is lifted or the holder moves.
 *
 * @returns `undefined` when there is no such bank.
 */
export const setMeasure = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: MeasureInput,
): Promise<Decision<BankMeasure, MeasureRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const bank = await lockBank(tx, input.bankCode)
    if (bank === undefined) return undefined
    const agreements = await agreementsOf(tx, bank.code)
    const inForce = agreementOn(agreements, provinceDate(context.at)) !== undefined
    const plan = (await rectificationOf(tx, bank.code))?.plans[0]
    const decision = decideMeasure(bank.measure, input, inForce, isRectified(plan))
    await audit(tx, context, {
      action: 'bank.setMeasure',
      subjectKind: 'bank',
      subjectId: bank.code,
      decision,
      detail: { from: bank.measure, to: input.measure },
    })
    if (!decision.granted) return decision
    const facts = input.facts.trim() === '' && plan ? rectifiedWords(plan) : input.facts
    await record(tx, context, bank, { ...input, facts })
    await publish(tx, context, bankMeasureChanged, {
      subjectId: bank.code,
      payload: { bankCode: bank.code, measure: decision.outcome },
    })
    if (MEASURE_EFFECTS[decision.outcome].takesApplications)
      await sendWaiting(tx, context, bank.code)
    return decision
  })

/** Lifts whatever measure is in force; `reason` says what has been put right. */
export const liftMeasure = (
  deps: { readonly db: Database },
  context: ActionContext,
  { bankCode, reason }: { readonly bankCode: string; readonly reason: string },
): Promise<Decision<BankMeasure, MeasureRefusal> | undefined> =>
  setMeasure(deps, context, { bankCode, measure: 'normal', facts: reason, noticeReference: '' })
