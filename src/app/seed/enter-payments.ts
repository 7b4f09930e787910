import { uuidv7 } from '#kernel/ids.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { type Database, type Sql, sql, type Transaction } from '#platform/db.ts'
import { insertFund, post } from '#modules/ledger/index.ts'
import { checkBatch, createBatch, releaseBatch, submitBatch } from '#modules/payment/index.ts'
import { granted, inside } from './acting.ts'
import { BANKS } from './data/banks.ts'
import {
  amountFenOf,
  pastBatches,
  PAYER,
  type SeedBatch,
  signatoriesOf,
  waitingBatches,
} from './data/payments.ts'
import { enterAnswered, fundCodeOf, type MadeBatch } from './enter-answered.ts'
import { accountNumber } from './generate/numbers.ts'
import { stableId } from './stable-id.ts'

/** Whom a programme pays. */
export interface PaidPerson {
  readonly personId: string
  readonly programmeCode: string
}

interface Surroundings {
  readonly tx: Transaction
  /** For actions that begin a transaction of their own: the one that is under way. */
  readonly db: Database
  readonly payees: ReadonlyMap<string, readonly string[]>
}

const OPENED_ON = Temporal.PlainDate.from('2024-11-01')
/** 拨款 to each fund account: more than the demonstration will ever pay. */
const APPROPRIATED_FEN = 500_000_000n

const timeOn = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: time }).toInstant()

const contextOf = (actor: ActionContext['actor'], at: Temporal.Instant): ActionContext => ({
  actor,
  requestId: 'seed',
  at,
})
const bySystem = (at: Temporal.Instant): ActionContext =>
  contextOf({ kind: 'system', id: 'seed' }, at)

/** 代发专户 of the department that pays, one at each bank, with money on it. */
const enterFunds = async (tx: Transaction): Promise<number> => {
  for (const [index, { code, name }] of BANKS.entries()) {
    const fundCode = fundCodeOf(code)
    await insertFund(tx, {
      code: fundCode,
      payerAgency: PAYER,
      bankCode: code,
      accountName: `广东省财政厅惠民惠农补贴资金专户（${name['zh-Hans']}）`,
      accountNumber: accountNumber(code, 900_000_000 + index),
      openedOn: OPENED_ON,
    })
    await post(tx, bySystem(timeOn(OPENED_ON, '10:00')), {
      reference: `voucher/seed/${code}`,
      fundCode,
      kind: 'appropriate',
      amountFen: APPROPRIATED_FEN,
    })
  }
  return BANKS.length
}

const payeesOf = (
  { payees }: Surroundings,
  { programmeCode }: SeedBatch,
  at: Temporal.Instant,
): Sql => {
  const persons = payees.get(programmeCode) ?? []
  const ids = persons.map(() => uuidv7(at))
  const amounts = persons.map((personId) => amountFenOf(programmeCode, personId))
  return sql`
    select line_id, person_id, amount_fen
      from unnest(${ids}::uuid[], ${persons}::uuid[], ${amounts}::bigint[])
           p (line_id, person_id, amount_fen)`
}

const staff = (sub: string) => stableId('staff', sub)

/** Makes a batch, and has it signed as far as it goes. */
const makeBatch = async (
  around: Surroundings,
  past: SeedBatch,
  upTo: 'draft' | 'submitted' | 'checked' | 'released',
): Promise<string> => {
  const { tx, db } = around
  const { maker, checker, releaser } = signatoriesOf(past.ownerAgency)
  const at = timeOn(past.madeOn, '10:00')
  const byStaff = (sub: string, hour: number) =>
    contextOf({ kind: 'staff', id: staff(sub) }, at.add({ hours: hour }))
  const made = { staffId: staff(maker), agencyCode: past.ownerAgency }
  const { programmeCode, period: payPeriod, payOn } = past
  const decision = await createBatch(
    tx,
    byStaff(maker, 0),
    {
      source: `roster/${stableId('roster', `${programmeCode}/${payPeriod}`)}`,
      kind: 'regular',
      programmeCode,
      payPeriod,
      instalment: 1,
      regionCode: '440000',
      payOn,
      made,
    },
    payeesOf(around, past, at),
  )
  const batchId = granted(decision, `make a batch of ${programmeCode} ${payPeriod}`).batch.id
  if (upTo === 'draft') return batchId
  const submitted = await submitBatch({ db }, byStaff(maker, 1), batchId)
  const { linesDigest: seenDigest = '' } = granted(submitted, 'submit a batch')
  if (upTo === 'submitted') return batchId
  const by = { staffId: staff(checker), agencyCode: past.ownerAgency }
  granted(await checkBatch({ db }, byStaff(checker, 20), { batchId, by, seenDigest }), 'check it')
  if (upTo === 'checked') return batchId
  const last = { staffId: staff(releaser), agencyCode: PAYER }
  const release = { batchId, by: last, seenDigest }
  granted(await releaseBatch({ db }, byStaff(releaser, 44), release), 'release it')
  return batchId
}

/**
 * Enters fund accounts with money, what was paid in the last months with its failures, and a batch
 * that waits for each signature. Batches are made and signed by the actions of the program.
 */
export const enterPayments = async (
  tx: Transaction,
  options: { readonly on: Temporal.PlainDate; readonly paid: readonly PaidPerson[] },
): Promise<{ readonly funds: number; readonly batches: number }> => {
  const payees = Map.groupBy(options.paid, ({ programmeCode }) => programmeCode)
  const around: Surroundings = {
    tx,
    db: { ...tx, ...inside(tx).db } as unknown as Database,
    payees: new Map(
      [...payees].map(([code, persons]) => [code, persons.map(({ personId }) => personId)]),
    ),
  }
  const funds = await enterFunds(tx)
  const hasPayees = ({ programmeCode }: SeedBatch) => payees.has(programmeCode)
  const past = pastBatches(options.on).filter(hasPayees)
  const latest = new Map(past.map((one) => [one.programmeCode, one]))
  const made: MadeBatch[] = []
  for (const one of past) {
    const batchId = await makeBatch(around, one, 'released')
    made.push({ ...one, batchId, isLatest: latest.get(one.programmeCode) === one })
  }
  await enterAnswered(tx, made)
  const waiting = waitingBatches(options.on).filter(({ batch }) => hasPayees(batch))
  for (const { batch, upTo } of waiting) await makeBatch(around, batch, upTo)
  return { funds, batches: past.length + waiting.length }
}
