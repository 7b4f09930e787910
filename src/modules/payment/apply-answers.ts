import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { oneAhead } from '#platform/one-ahead.ts'
import { post, type PostingKind } from '#modules/ledger/index.ts'
import { type BankRecord, judge, type Verdict } from './answer.ts'
import { linesFailed, linesPaid } from './events.ts'
import { handToReconciliation, openCases } from './open-cases.ts'
import { settleByFile } from './settle-instruction.ts'
import { findBatch } from './store.ts'
import { settleReturned } from './store-recovery-returned.ts'
import { insertInboundSum } from './store-suspense.ts'
import {
  copyOutcomes,
  copyReturns,
  copySuspense,
  type Inbound,
  insertInbound,
  type Judged,
  type KnownLine,
  knownLines,
  lockAnswersOf,
  type Source,
} from './store-outcomes.ts'
import { enterPlainAnswers, type PlainAnswer } from './store-plain-answers.ts'

/** A file of a bank, read and with its totals proved; its records come a piece at a time. */
export interface AnswerFile extends Omit<Inbound, 'id'> {
  readonly records: AsyncIterable<readonly BankRecord[]> | Iterable<readonly BankRecord[]>
}

export interface Applied {
  /** False when the very same file had been taken before. */
  readonly taken: boolean
  readonly counts: Readonly<Partial<Record<Verdict, number>>>
}

const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/

/** An id as a bank gives it back, with or without its hyphens. */
const lineIdOf = (text: string): string | undefined => {
  const lower = text.trim().toLowerCase()
  if (!UUID.test(lower)) return undefined
  const bare = lower.replaceAll('-', '')
  return [0, 8, 12, 16, 20].map((from, i, all) => bare.slice(from, all[i + 1])).join('-')
}

const DIGITS = /^\d{4}$/
const REFERENCE = /^[A-Z0-9]{10,35}$/

/** What says of a line that it was paid, in the form that our own values have; each line once. */
const plainOf = (records: readonly BankRecord[]): PlainAnswer[] => {
  const plain = new Map<string, PlainAnswer>()
  for (const { number, claim, line, instruction, amountFen, accountTail } of records) {
    const lineId = claim === 'paid' ? lineIdOf(line) : undefined
    if (lineId === undefined || plain.has(lineId)) continue
    if (accountTail !== undefined && !DIGITS.test(accountTail)) continue
    if (instruction !== undefined && !REFERENCE.test(instruction)) continue
    plain.set(lineId, { number, lineId, instruction, amountFen, accountTail })
  }
  return [...plain.values()]
}

/** Sums to be posted, by fund account and kind. */
class Sums {
  readonly #fen = new Map<string, bigint>()

  add(fundCode: string | undefined, kind: PostingKind, fen: bigint): void {
    const key = `${fundCode ?? ''}/${kind}`
    this.#fen.set(key, (this.#fen.get(key) ?? 0n) + fen)
  }

  /** In the order of the funds and of what happens to money. */
  *entries(): Generator<{ fundCode: string; kind: PostingKind; amountFen: bigint }> {
    for (const kind of ['reject', 'confirm', 'return'] as const)
      for (const [key, amountFen] of [...this.#fen].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
        const [fundCode = '', of] = key.split('/')
        if (of === kind && amountFen > 0n) yield { fundCode, kind, amountFen }
      }
  }
}

/** What is about a line that we know, told for the first time or again. */
const WELL: ReadonlySet<Verdict> = new Set(['pay', 'reject', 'return', 'again'])

/** Lines by batch. */
const countInto = (counts: Map<string, number>, judged: readonly Judged[]): void => {
  for (const { line } of judged) counts.set(line.batchId, (counts.get(line.batchId) ?? 0) + 1)
}

/** One file on its way into the books. */
class Application {
  readonly counts: Partial<Record<Verdict, number>> = {}
  readonly sums = new Sums()
  readonly paid = new Map<string, number>()
  readonly failed = new Map<string, number>()
  readonly told = { count: 0, fen: 0n }
  readonly matched = { count: 0, fen: 0n }
  readonly #tx: Transaction
  readonly #context: ActionContext
  readonly #source: Source
  readonly #settled = new Set<string>()

  constructor(tx: Transaction, context: ActionContext, source: Source) {
    this.#tx = tx
    this.#context = context
    this.#source = source
  }

  /** First what was paid as it was told to be, all at once; then the others, each judged. */
  async take(records: readonly BankRecord[]): Promise<void> {
    const plain = plainOf(records)
    const entered = await enterPlainAnswers(this.#tx, this.#source, plain)
    const done = new Set<number>()
    for (const { instructionId, batchId, fundCode, totalFen, numbers } of entered) {
      await this.#settleOnce(instructionId)
      this.sums.add(fundCode, 'confirm', totalFen)
      this.counts.pay = (this.counts.pay ?? 0) + numbers.length
      this.paid.set(batchId, (this.paid.get(batchId) ?? 0) + numbers.length)
      this.#addTogether({ count: numbers.length, fen: totalFen })
      for (const number of numbers) done.add(number)
    }
    const others = records.filter(({ number }) => !done.has(number))
    if (others.length > 0) await this.#takeEach(others)
  }

  async #takeEach(records: readonly BankRecord[]): Promise<void> {
    const ids = records.flatMap(({ line }) => lineIdOf(line) ?? [])
    const known = await knownLines(this.#tx, ids)
    const judged = records.map((record) => this.#judge(record, known))
    const of = (verdict: Verdict): readonly Judged[] =>
      judged.flatMap(({ record, line, verdict: is }) =>
        is === verdict && line !== undefined ? [{ record, line }] : [],
      )
    const [paid, rejected, returned] = [of('pay'), of('reject'), of('return')]
    await this.#settle([...paid, ...rejected, ...returned])
    // Money that came back without a word had been paid before (P10).
    const alsoPaid = returned.filter(({ line }) => line.outcome === undefined)
    await copyOutcomes(this.#tx, this.#source, 'paid', [...paid, ...alsoPaid])
    await copyOutcomes(this.#tx, this.#source, 'rejected', rejected)
    await copyReturns(this.#tx, this.#source, returned)
    const { inboundId, at } = this.#source
    const back = returned.map(({ line }) => line.lineId)
    if (back.length > 0) await settleReturned(this.#tx, back, inboundId, at)
    await this.#keepStrays(judged)
    for (const { line } of [...paid, ...alsoPaid])
      this.sums.add(line.fundCode, 'confirm', line.amountFen)
    for (const { line } of rejected) this.sums.add(line.fundCode, 'reject', line.amountFen)
    for (const { line } of returned) this.sums.add(line.fundCode, 'return', line.amountFen)
    countInto(this.paid, paid)
    countInto(this.failed, [...rejected, ...returned])
  }

  /** Judges a record, and remembers what follows for the next ones about the same line. */
  #judge(record: BankRecord, known: Map<string, KnownLine>) {
    const line = known.get(lineIdOf(record.line) ?? '')
    const verdict = judge(this.#source.bankCode, record, line)
    this.counts[verdict] = (this.counts[verdict] ?? 0) + 1
    this.#addUp(record, WELL.has(verdict) ? line : undefined)
    if (line !== undefined && (verdict === 'pay' || verdict === 'reject' || verdict === 'return'))
      known.set(line.lineId, {
        ...line,
        outcome: verdict === 'reject' ? 'rejected' : 'paid',
        returned: verdict === 'return',
      })
    return { record, line, verdict }
  }

  /** Where a record names no amount, it speaks of that of its line. */
  #addUp({ amountFen }: BankRecord, line: KnownLine | undefined): void {
    const fen = amountFen ?? line?.amountFen ?? 0n
    if (line !== undefined) return this.#addTogether({ count: 1, fen })
    this.told.count += 1
    this.told.fen += fen
  }

  #addTogether({ count, fen }: { readonly count: number; readonly fen: bigint }): void {
    for (const sum of [this.told, this.matched]) {
      sum.count += count
      sum.fen += fen
    }
  }

  /** A bank that tells of a line has the instruction, whatever we knew of that (P7). */
  async #settle(judged: readonly Judged[]): Promise<void> {
    for (const id of new Set(judged.flatMap(({ line }) => line.instructionId ?? [])))
      await this.#settleOnce(id)
  }

  async #settleOnce(instructionId: string): Promise<void> {
    if (this.#settled.has(instructionId)) return
    this.#settled.add(instructionId)
    await settleByFile(this.#tx, this.#context, instructionId, this.#source.inboundId)
  }

  async #keepStrays(
    judged: readonly { readonly record: BankRecord; readonly verdict: Verdict }[],
  ): Promise<void> {
    const strays = judged
      .filter(({ verdict }) => !WELL.has(verdict))
      .map(({ record, verdict }) => ({ id: uuidv7(this.#source.at), record, why: verdict }))
    await copySuspense(this.#tx, this.#source, strays)
  }
}

const finish = async (
  tx: Transaction,
  context: ActionContext,
  { inboundId, postedAs }: { readonly inboundId: string; readonly postedAs: string },
  { sums, paid, failed }: Application,
): Promise<void> => {
  for (const { fundCode, kind, amountFen } of sums.entries()) {
    const reference = `${postedAs}/${fundCode}/${kind}`
    const posted = await post(tx, context, { reference, fundCode, kind, amountFen })
    // Lines and ledger move together: if they cannot, nothing of the file is taken.
    if (!posted.granted) throw new Error(`${reference} cannot be posted: ${posted.refusal}`)
  }
  for (const batchId of failed.keys()) {
    const batch = await findBatch(tx, batchId)
    if (batch === undefined) throw new Error(`no batch ${batchId}`)
    await openCases(tx, batch, context.at)
  }
  const told = [
    { event: linesPaid, counts: paid },
    { event: linesFailed, counts: failed },
  ]
  for (const { event, counts } of told)
    for (const [batchId, count] of counts)
      await publish(tx, context, event, {
        subjectId: batchId,
        payload: { batchId, inboundId, count },
      })
}

/**
 * Applies one record of a file that people found to be of this line; what it does not fit stays as
 * it was.
 *
 * @param postedAs under which reference its money is posted
 */
export const applyMatched = async (
  tx: Transaction,
  context: ActionContext,
  source: Source,
  record: BankRecord,
  postedAs: string,
): Promise<Verdict> => {
  await lockAnswersOf(tx, source.bankCode)
  const known = await knownLines(tx, [record.line])
  const verdict = judge(source.bankCode, record, known.get(record.line))
  if (!WELL.has(verdict) || verdict === 'again') return verdict
  const application = new Application(tx, context, source)
  await application.take([record])
  await finish(tx, context, { inboundId: source.inboundId, postedAs }, application)
  return verdict
}

/**
 * 回盘: takes a file of results, returns or a statement, once (P15): each record is judged beside
 * our books, outcomes and money move in one transaction, and what fits nothing is kept for people.
 */
export const applyAnswers = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { records, ...file }: AnswerFile,
): Promise<Decision<Applied, 'FILE_NUMBER_USED'>> =>
  db.transaction(async (tx) => {
    const { at } = context
    const inboundId = uuidv7(at)
    await lockAnswersOf(tx, file.bankCode)
    const taken = await insertInbound(tx, { ...file, id: inboundId }, at)
    const decision =
      taken === 'numberUsed'
        ? refuse('YKT-13', 'FILE_NUMBER_USED' as const, ['askBank'])
        : grant('YKT-13', undefined)
    await audit(tx, context, {
      action: 'payment.applyAnswers',
      subjectKind: 'inbound',
      subjectId: inboundId,
      decision,
      detail: { bankCode: file.bankCode, fileNumber: file.fileNumber, again: taken === 'same' },
    })
    if (!decision.granted) return decision
    if (taken === 'same') return grant('YKT-13', { taken: false, counts: {} })
    const source = { inboundId, bankCode: file.bankCode, at }
    const application = new Application(tx, context, source)
    for await (const piece of oneAhead(records)) await application.take(piece)
    await finish(tx, context, { inboundId, postedAs: `inbound/${inboundId}` }, application)
    await insertInboundSum(tx, inboundId, application.told, application.matched)
    await handToReconciliation(tx, inboundId, at)
    return grant('YKT-13', { taken: true, counts: application.counts })
  })
