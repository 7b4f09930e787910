import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { openSpool, type Spool } from '#platform/spool.ts'
import {
  BANK_FORMATS,
  type BuildDeps,
  checkBatch,
  createBatch,
  findBatch,
  type NewBatch,
  type PayingBank,
  releaseBatch,
  submitBatch,
  takeAnswerFile,
  type TakenInstruction,
} from '#modules/payment/index.ts'
import type { PaymentConduct } from '#sandbox/banks/payments/conduct.ts'
import { PLAIN } from '#sandbox/banks/payments/conduct.ts'
import { PaymentBooks, type TakenFile } from '#sandbox/banks/payments/payment-books.ts'
import { ALLOWANCE, bySystem } from './payees.ts'
import { asRelation, byStaff, CHECKER, MAKER, PAID_AT, type Payee, RELEASER } from './payments.ts'
import { testKeys, testPii } from './person.ts'

/** A row of the list of a bank, as the program reads it. */
export const asTaken = ({ batch, sm3, ...rest }: TakenFile): TakenInstruction => ({
  ...rest,
  batchId: batch,
  fileDigest: sm3,
})

/** Banks with books of their own, beside the program. */
export class PayingBanks {
  readonly books = new Map<string, PaymentBooks>()
  /** How they treat what comes from now on; their books and file numbers go on. */
  conduct: PaymentConduct
  format: 'iso20022' | 'delimited'
  readonly #clock: FixedClock
  readonly #life: string
  /** Banks with a conduct of their own. */
  readonly conducts = new Map<string, PaymentConduct>()
  /** Set, nobody reaches a bank. */
  down = false

  constructor(
    clock: FixedClock,
    conduct: PaymentConduct = PLAIN,
    format: 'iso20022' | 'delimited' = 'delimited',
    /** Stands in the numbers of their files: other banks beside the same program use none twice. */
    life = '',
  ) {
    this.#clock = clock
    this.#life = life
    this.conduct = conduct
    this.format = format
  }

  conductOf(bankCode: string): PaymentConduct {
    return this.conducts.get(bankCode) ?? this.conduct
  }

  booksOf(bankCode: string): PaymentBooks {
    const known = this.books.get(bankCode)
    if (known !== undefined) return known
    const made = new PaymentBooks(
      bankCode,
      () => this.conductOf(bankCode),
      () => this.#clock.now(),
      this.#life,
    )
    this.books.set(bankCode, made)
    return made
  }

  readonly reach = (bankCode: string): PayingBank => ({
    format: this.format,
    takesOnce: this.conductOf(bankCode).dedupes,
    pay: async ({ format, content }) => {
      if (this.down) throw new Error('nobody answers')
      const word = await this.booksOf(bankCode).take(format, content)
      if (word === undefined) throw new Error('the answer was lost')
      return word
    },
    find: async (reference) => {
      if (this.down) throw new Error('nobody answers')
      return this.booksOf(bankCode).find(reference)
    },
    taken: async (since) => {
      if (this.down) throw new Error('nobody answers')
      return this.booksOf(bankCode).taken(since)?.map(asTaken)
    },
  })

  /** Brings every file that the banks have, in their order; what became of each. */
  async deliver(deps: BuildDeps, db: Database) {
    const taken = []
    for (const [bankCode, books] of this.books)
      for (const { format, content } of books.collect())
        taken.push(
          await takeAnswerFile({ ...deps, db }, bySystem(this.#clock.now()), {
            bankCode,
            format,
            content: Readable.from([content]),
          }),
        )
    return taken
  }

  /** Every credit that any bank booked and did not take back, by the line. */
  paidLines(): Map<string, bigint> {
    const paid = new Map<string, bigint>()
    for (const books of this.books.values())
      for (const { order, returned } of books.credits)
        if (returned === undefined)
          paid.set(order.lineId, (paid.get(order.lineId) ?? 0n) + order.amountFen)
    return paid
  }
}

/** A spool in a directory of its own. */
export const testSpool = async (): Promise<Spool & AsyncDisposable> => {
  const directory = await mkdtemp(path.join(tmpdir(), 'ykt-spool-'))
  return {
    ...openSpool(directory, testKeys),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  }
}

export const payingDeps = (db: Database, spool: Spool, banks: PayingBanks, clock: FixedClock) => ({
  db,
  pii: testPii,
  clock,
  spool,
  banks: banks.reach,
  formats: BANK_FORMATS,
})

/** A batch of these payees with its three signatures. */
export const releasedBatch = async (
  db: Database,
  payees: readonly Payee[],
  change: Partial<NewBatch> = {},
  at = PAID_AT,
) => {
  const made = await db.transaction((tx) =>
    createBatch(
      tx,
      byStaff(MAKER, at),
      {
        source: `roster/${uuidv7(PAID_AT)}`,
        kind: 'regular',
        programmeCode: ALLOWANCE.code,
        payPeriod: '2026-12',
        instalment: 1,
        regionCode: '440100',
        payOn: Temporal.PlainDate.from('2026-12-10'),
        made: MAKER,
        ...change,
      },
      asRelation(payees),
    ),
  )
  if (!made.granted) throw new Error(`no batch: ${made.refusal}`)
  return releaseAsSigned(db, made.outcome.batch.id, at)
}

/** Submits a batch and has it signed by the two others. */
export const releaseAsSigned = async (db: Database, batchId: string, at = PAID_AT) => {
  const submitted = await submitBatch({ db }, byStaff(MAKER, at), batchId)
  if (submitted?.granted !== true) throw new Error('not submitted')
  return signedByOthers(db, batchId, at)
}

/** Has a batch that was submitted signed by the two others. */
export const signedByOthers = async (db: Database, batchId: string, at = PAID_AT) => {
  const { linesDigest: seenDigest = '', ownerAgency } = (await findBatch(db, batchId)) ?? {}
  // The second signature is that of whoever owns the programme.
  const by = { ...CHECKER, agencyCode: ownerAgency ?? CHECKER.agencyCode }
  await checkBatch({ db }, byStaff(CHECKER, at), { batchId, by, seenDigest })
  const signature = { batchId, by: RELEASER, seenDigest }
  const released = await releaseBatch({ db }, byStaff(RELEASER, at), signature)
  if (released?.granted !== true) throw new Error('not released')
  return released.outcome
}

/** What each gets of a batch for all. */
export const AMOUNT_FEN = 12_345n

/** A batch for everybody whom the programme pays, with its three signatures. */
export const releasedForAll = async (db: Database, payPeriod: string) => {
  const made = await db.transaction((tx) =>
    createBatch(
      tx,
      byStaff(MAKER),
      {
        source: `everybody/${payPeriod}`,
        kind: 'regular',
        programmeCode: ALLOWANCE.code,
        payPeriod,
        instalment: 1,
        regionCode: '440100',
        payOn: Temporal.PlainDate.from('2026-12-10'),
        made: MAKER,
      },
      sql`select gen_random_uuid() as line_id, person_id, ${AMOUNT_FEN}::bigint as amount_fen
            from account.assignment where programme_code = ${ALLOWANCE.code}`,
    ),
  )
  if (!made.granted) throw new Error(`no batch: ${made.refusal}`)
  return releaseAsSigned(db, made.outcome.batch.id)
}
