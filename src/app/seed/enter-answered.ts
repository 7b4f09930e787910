import { createHash } from 'node:crypto'
import { uuidv7 } from '#kernel/ids.ts'
import { PROVINCE_ZONE, provinceDate } from '#kernel/period.ts'
import { type CopyValue, copyInto } from '#platform/copy.ts'
import { sql, type Transaction } from '#platform/db.ts'
import { entriesOf, type PostingKind } from '#modules/ledger/index.ts'
import { type Line, LinesHash, linesOf } from '#modules/payment/index.ts'
import { bankTerms } from '../banks.ts'
import { type Failure, failureOf, type SeedBatch } from './data/payments.ts'

/** A batch that was made and released. */
export interface MadeBatch extends SeedBatch {
  readonly batchId: string
  /** The last one of its programme: its failures are still open. */
  readonly isLatest: boolean
}

type Row = readonly CopyValue[]

const timeOn = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: PROVINCE_ZONE, plainTime: time }).toInstant()

const sm3 = (text: string): Buffer => createHash('sm3').update(text).digest()

/** 代发专户 at a bank. */
export const fundCodeOf = (bankCode: string): string => `CZ-${bankCode}`

const termsOf = bankTerms(undefined, 'demonstration')

/** Rows of what happened, table by table, in the order of time. */
class History {
  readonly instructions: Row[] = []
  readonly evidence: Row[] = []
  readonly inbound: Row[] = []
  readonly outcomes: Row[] = []
  readonly returns: Row[] = []
  readonly postings: Row[] = []
  readonly entries: Row[] = []

  /** What one bank got of a batch, and what it answered. */
  add(batch: MadeBatch, bankCode: string, lines: readonly Line[]): void {
    const { payOn } = batch
    const [sentAt, paidAt, returnedAt] = [
      timeOn(payOn, '08:30'),
      timeOn(payOn, '15:20'),
      timeOn(payOn.add({ days: 3 }), '09:40'),
    ]
    const hash = new LinesHash()
    hash.add(lines)
    const { digest, lineCount, totalFen } = hash.end()
    const id = uuidv7(sentAt)
    const reference = `Y1X${sm3(id).toString('hex').slice(0, 28).toUpperCase()}`
    const format = termsOf(bankCode)?.format ?? 'delimited'
    const fund = fundCodeOf(bankCode)
    const [linesDigest, fileDigest] = [Buffer.from(digest, 'hex'), sm3(reference)]
    const about = [id, batch.batchId, bankCode, fund, reference, format, lineCount, totalFen]
    this.instructions.push([...about, linesDigest, fileDigest, 'accepted', 1, sentAt, sentAt])
    this.evidence.push([uuidv7(sentAt), id, 1, 'answer', 'accepted', sentAt])
    this.#post(`instruction/${id}/1/send`, fund, 'send', totalFen, sentAt)
    const failed = (one: Line): Failure | undefined =>
      failureOf(batch.programmeCode, one.personId, batch.isLatest)
    this.#results({ bankCode, reference, fund, at: paidAt }, lines, failed)
    this.#returned({ bankCode, reference, fund, at: returnedAt }, lines, failed)
  }

  #results(file: AnswerFile, lines: readonly Line[], failed: FailureOf): void {
    const inboundId = this.#file('results', `R-${file.reference}`, file)
    const sums = { paid: 0n, rejected: 0n }
    for (const [i, one] of lines.entries()) {
      const failure = failed(one)
      const kind = failure?.claim === 'rejected' ? 'rejected' : 'paid'
      const reason = kind === 'rejected' ? failure?.reason : null
      sums[kind] += one.amountFen
      const about = [one.id, one.personId, one.batchId, kind, reason, one.amountFen]
      this.outcomes.push([...about, inboundId, i + 1, file.at])
    }
    this.#post(
      `inbound/${inboundId}/${file.fund}/reject`,
      file.fund,
      'reject',
      sums.rejected,
      file.at,
    )
    this.#post(
      `inbound/${inboundId}/${file.fund}/confirm`,
      file.fund,
      'confirm',
      sums.paid,
      file.at,
    )
  }

  #returned(file: AnswerFile, lines: readonly Line[], failed: FailureOf): void {
    const back = lines.filter((one) => failed(one)?.claim === 'returned')
    if (back.length === 0) return
    const inboundId = this.#file('returns', `N-${file.reference}`, file)
    for (const [i, one] of back.entries()) {
      const { reason = '', words = '' } = failed(one) ?? {}
      const about = [one.id, one.personId, one.batchId, reason, words, one.amountFen]
      this.returns.push([...about, inboundId, i + 1, file.at])
    }
    const sum = back.reduce((total, { amountFen }) => total + amountFen, 0n)
    this.#post(`inbound/${inboundId}/${file.fund}/return`, file.fund, 'return', sum, file.at)
  }

  #file(kind: 'results' | 'returns', fileNumber: string, { bankCode, at }: AnswerFile): string {
    const id = uuidv7(at)
    this.inbound.push([id, bankCode, fileNumber, kind, sm3(fileNumber), at])
    return id
  }

  #post(
    reference: string,
    fund: string,
    kind: PostingKind,
    fen: bigint,
    at: Temporal.Instant,
  ): void {
    if (fen === 0n) return
    const id = uuidv7(at)
    const day = provinceDate(at)
    this.postings.push([id, reference, fund, kind, fen, day, at, 'system', 'seed'])
    for (const { account, debitFen, creditFen } of entriesOf(kind, fen))
      this.entries.push([id, fund, account, debitFen, creditFen])
  }
}

interface AnswerFile {
  readonly bankCode: string
  readonly reference: string
  readonly fund: string
  readonly at: Temporal.Instant
}

type FailureOf = (line: Line) => Failure | undefined

const byBank = async (
  tx: Transaction,
  batchId: string,
): Promise<ReadonlyMap<string, readonly Line[]>> => {
  const all: Line[] = []
  for await (const lines of linesOf(tx, { batchId })) all.push(...lines)
  return Map.groupBy(all, ({ bankCode }) => bankCode)
}

const copyAll = async (tx: Transaction, history: History): Promise<void> => {
  await copyInto(
    tx,
    `payment.instruction (id, batch_id, bank_code, fund_code, reference, format, line_count,
       total_fen, lines_digest, file_digest, status, fence, built_at, settled_at)`,
    history.instructions,
  )
  await copyInto(
    tx,
    'payment.evidence (id, instruction_id, fence, kind, says, at)',
    history.evidence,
  )
  await copyInto(
    tx,
    'payment.inbound (id, bank_code, file_number, kind, digest, received_at)',
    history.inbound,
  )
  await copyInto(
    tx,
    `payment.outcome (line_id, person_id, batch_id, kind, reason_code, amount_fen, inbound_id,
       record_number, at)`,
    history.outcomes,
  )
  await copyInto(
    tx,
    `payment.return_ticket (line_id, person_id, batch_id, reason_code, bank_words, amount_fen,
       inbound_id, record_number, at)`,
    history.returns,
  )
  await copyInto(
    tx,
    `ledger.posting (id, reference, fund_code, kind, amount_fen, on_day, posted_at, actor_kind,
       actor_id)`,
    history.postings,
  )
  await copyInto(
    tx,
    'ledger.entry (posting_id, fund_code, account, debit_fen, credit_fen)',
    history.entries,
  )
}

/**
 * Enters what banks got of these batches and what they answered, table by table: instructions with
 * their evidence, files, outcomes, returns and postings agree as if each had been sent and answered
 * at its time. The batches are closed.
 */
export const enterAnswered = async (
  tx: Transaction,
  batches: readonly MadeBatch[],
): Promise<void> => {
  const history = new History()
  for (const batch of batches)
    for (const [bankCode, lines] of await byBank(tx, batch.batchId))
      history.add(batch, bankCode, lines)
  await copyAll(tx, history)
  await tx.run(sql`
    update payment.batch set status = 'closed'
     where id = any(${batches.map(({ batchId }) => batchId)}::uuid[])`)
}
