import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Sql, Transaction } from '#platform/db.ts'
import { refreshStatistics } from '#platform/statistics.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { Signatory } from './batch.ts'
import { fitsCycle, type PayPeriod } from './pay-period.ts'
import {
  type Batch,
  batchOfSource,
  BATCH_KINDS,
  insertBatch,
  lineTotals,
  lockPeriod,
  saveBatch,
} from './store.ts'
import { endFollowed } from './store-cases.ts'
import { countPayees, insertLines, type LeftOut, payeesLeftOut } from './store-new-lines.ts'

/** Whom to pay, and for what. */
export interface NewBatch {
  /** `roster/<id>`: the same again is the batch that stands. */
  readonly source: string
  readonly kind: (typeof BATCH_KINDS)[number]
  readonly programmeCode: string
  readonly payPeriod: PayPeriod
  readonly instalment: number
  readonly regionCode: string
  readonly payOn: Temporal.PlainDate
  readonly made: Signatory
}

export interface BatchMade {
  readonly batch: Batch
  /** Payees without a line: they have no account that takes money, or the money is on its way. */
  readonly leftOut: readonly LeftOut[]
}

export type NewBatchRefusal = 'PROGRAMME_NOT_IN_FORCE' | 'PERIOD_WRONG' | 'PAY_DAY_PAST'

/** Money is on accounts in the morning of its day: what holds then is what counts. */
const payTime = (on: Temporal.PlainDate): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: '09:00' }).toInstant()

const begin = async (
  tx: Transaction,
  { at }: ActionContext,
  input: NewBatch,
): Promise<Decision<Batch, NewBatchRefusal>> => {
  const on = provinceDate(at)
  const programme = await findProgramme(tx, input.programmeCode, on)
  if (programme === undefined)
    return refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE', ['chooseProgramme'])
  if (!fitsCycle(programme.pay.cycle, input.payPeriod))
    return refuse('YKT-13', 'PERIOD_WRONG', ['choosePeriod'])
  if (Temporal.PlainDate.compare(input.payOn, on) < 0)
    return refuse('YKT-13', 'PAY_DAY_PAST', ['choosePayDay'])
  const thresholdFen = await standardValue(tx, 'otherUnitThresholdFen', input.regionCode, on)
  return grant('YKT-13', {
    ...input,
    id: uuidv7(at),
    ownerAgency: programme.ownerAgency,
    payerAgency: programme.payerAgency,
    status: 'draft',
    lineCount: 0,
    totalFen: 0n,
    linesDigest: undefined,
    madeAt: at,
    checked: undefined,
    released: undefined,
    thresholdFen,
  })
}

/**
 * 编制批次: a draft with one line for each payee, frozen with the account it goes to and the
 * authority for it, in the transaction of whoever brings the payees (Art. 13). Whoever was paid
 * this programme, period and instalment is left out, and refused by the database, for ever (P3).
 *
 * @param payees a relation: `line_id`, `person_id`, `amount_fen`
 */
export const createBatch = async (
  tx: Transaction,
  context: ActionContext,
  input: NewBatch,
  payees: Sql,
): Promise<Decision<BatchMade, NewBatchRefusal>> => {
  const before = await batchOfSource(tx, input.source)
  if (before !== undefined)
    return grant('YKT-13', { batch: before, leftOut: await payeesLeftOut(tx, before, payees) })
  const decision = await begin(tx, context, input)
  const subjectId = decision.granted ? decision.outcome.id : input.source
  const about = { action: 'payment.createBatch', subjectKind: 'batch', subjectId }
  const detail = { programme: input.programmeCode, period: input.payPeriod, source: input.source }
  await audit(tx, context, { ...about, decision, detail })
  if (!decision.granted) return decision
  const draft = decision.outcome
  await lockPeriod(tx, draft)
  await insertBatch(tx, draft)
  const inserted = await insertLines(tx, draft, payees, context.at, payTime(draft.payOn))
  await refreshStatistics(tx, 'payment.line', inserted)
  await endFollowed(tx, draft.id, context.actor.id, context.at)
  const batch = { ...draft, ...(await lineTotals(tx, draft.id)) }
  await saveBatch(tx, batch)
  // Where everybody got a line there is nobody to look for.
  const all = inserted === (await countPayees(tx, payees))
  return grant('YKT-13', { batch, leftOut: all ? [] : await payeesLeftOut(tx, batch, payees) })
}
