import { type Decision, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import type { BankRecord } from './answer.ts'
import { type Applied, applyAnswers } from './apply-answers.ts'
import type { AnswerHead, AnswerRecord, BankFormat, Totals } from './formats/bank-format.ts'
import type { Fault } from './formats/fault.ts'
import { ByteSeal, sealed, type Sidecar, sidecarFaults } from './formats/sidecar.ts'
import type { FormatCode } from './store-instructions.ts'
import type { Inbound } from './store-outcomes.ts'

export interface TakeDeps {
  readonly db: Database
  readonly spool: Spool
  readonly formats: Readonly<Record<FormatCode, BankFormat>>
}

export interface Delivered {
  /** The bank that brings it; whatever the file says. */
  readonly bankCode: string
  readonly format: FormatCode
  readonly content: AsyncIterable<Uint8Array>
  /** What the file beside it says, once its signature was looked at. */
  readonly told?: Sidecar | undefined
  /** Asked when all of it has come: whether it is what the sender vouched for. @throws if not. */
  readonly arrived?: (() => void) | undefined
}

export type TakeRefusal = 'FILE_NUMBER_USED' | 'FILE_UNUSABLE'

export interface Taken {
  readonly decision: Decision<Applied, TakeRefusal>
  /** Why a file cannot be used, each with its place; the first of them. */
  readonly faults: readonly Fault[]
  /** The bank's own number of a file that could be read. */
  readonly fileNumber?: string | undefined
}

/** Enough for whoever has to mend it. */
const MOST_FAULTS = 100
const PIECE = 5000

const KINDS: Readonly<Record<AnswerHead['answers'], Inbound['kind']>> = {
  instruction: 'results',
  return: 'returns',
  notification: 'returns',
  statement: 'statement',
}

/** The file ended, and cannot be used: nothing of it stays. */
class Unusable extends Error {}

/** What a record says of a line or of money, in our words; nothing where it says nothing yet. */
const claimOf = (record: AnswerRecord): Omit<BankRecord, 'number'> | undefined => {
  switch (record.kind) {
    case 'lineResult':
      if (record.status !== 'paid' && record.status !== 'rejected') return undefined
      return {
        instruction: undefined,
        line: record.lineId,
        claim: record.status,
        amountFen: record.amountFen,
        accountTail: record.accountTail,
        reasonCode: record.status === 'paid' ? undefined : (record.reason?.reason ?? 'R99'),
        words: record.reason?.text ?? '',
      }
    case 'return':
      return {
        instruction: record.instructionFile,
        line: record.lineId,
        claim: 'returned',
        amountFen: record.amountFen,
        accountTail: record.accountTail,
        reasonCode: record.reason.reason,
        words: record.reason.text,
      }
    case 'entryLine':
      return {
        instruction: record.instructionFile,
        line: record.lineId ?? '',
        claim:
          record.direction === 'debit'
            ? 'paid'
            : record.lineId === undefined
              ? 'credit'
              : 'returned',
        amountFen: record.amountFen,
        accountTail: undefined,
        reasonCode: record.direction === 'debit' ? undefined : 'R99',
        words: '',
      }
    case 'head':
    case 'fileStatus':
    case 'entry':
    case 'fault':
    case 'end':
      return undefined
  }
}

/** Reads the records of a file piece by piece; throws at its end when it cannot be used. */
async function* piecesOf(
  records: AsyncIterator<AnswerRecord>,
  faults: Fault[],
  differs: (counted: Totals) => readonly Fault[],
): AsyncGenerator<readonly BankRecord[]> {
  let piece: BankRecord[] = []
  let number = 0
  let usable = false
  for (let next = await records.next(); next.done !== true; next = await records.next()) {
    const record = next.value
    if (record.kind === 'fault' && faults.length < MOST_FAULTS) faults.push(record)
    if (record.kind === 'end') {
      // Lines that could not be read are told one by one; their sums are not known.
      const more = record.faults > 0 ? [] : differs(record.counted)
      faults.push(...more)
      usable = record.usable && more.length === 0
    }
    const claim = claimOf(record)
    if (claim === undefined) continue
    number += 1
    piece.push({ number, ...claim })
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  if (!usable) throw new Unusable()
  if (piece.length > 0) yield piece
}

/** The head, and nothing when what comes first is a fault. */
const headOf = async (
  records: AsyncIterator<AnswerRecord>,
  faults: Fault[],
): Promise<AnswerHead | undefined> => {
  for (let next = await records.next(); next.done !== true; next = await records.next()) {
    if (next.value.kind === 'head') return next.value
    if (next.value.kind === 'fault') faults.push(next.value)
  }
  return undefined
}

const UNUSABLE = refuse('YKT-13', 'FILE_UNUSABLE' as const, ['mendFile'])

/** A file on its way in, in the spool until it was applied or refused. */
class Intake {
  readonly faults: Fault[] = []
  readonly #deps: TakeDeps
  readonly #context: ActionContext
  readonly #delivered: Delivered

  constructor(deps: TakeDeps, context: ActionContext, delivered: Delivered) {
    this.#deps = deps
    this.#context = context
    this.#delivered = delivered
  }

  async take(name: string): Promise<Taken> {
    const { spool, formats } = this.#deps
    const { bankCode, format, told, arrived } = this.#delivered
    const counting = new ByteSeal()
    const { digest } = await spool.write(name, sealed(this.#delivered.content, counting))
    arrived?.()
    const seal = counting.seal()
    if (told !== undefined) this.faults.push(...sidecarFaults(told, { ...seal, name: told.name }))
    if (this.faults.length > 0) return this.#refused(digest)
    const bytes = await spool.read(name)
    if (bytes === undefined) throw new Error(`the file ${name} is gone from the spool`)
    const records = formats[format].readAnswer(bytes, { bankCode })[Symbol.asyncIterator]()
    const head = await headOf(records, this.faults)
    if (head === undefined) return this.#refused(digest)
    const differs = (payments: Totals) =>
      told === undefined ? [] : sidecarFaults(told, { ...seal, name: told.name, payments })
    try {
      const decision = await applyAnswers(this.#deps, this.#context, {
        bankCode,
        fileNumber: head.fileNumber,
        kind: KINDS[head.answers],
        digest,
        records: piecesOf(records, this.faults, differs),
      })
      return { decision, faults: this.faults, fileNumber: head.fileNumber }
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      return this.#refused(digest)
    }
  }

  #refused(digest: string): Promise<Taken> {
    return refuseFile(this.#deps.db, this.#context, {
      bankCode: this.#delivered.bankCode,
      digest,
      faults: this.faults,
    })
  }
}

/** Writes down that a file of a bank was not taken, and why. */
export const refuseFile = async (
  db: Database,
  context: ActionContext,
  about: { readonly bankCode: string; readonly digest?: string; readonly faults: readonly Fault[] },
): Promise<Taken> => {
  const { bankCode, digest, faults } = about
  const codes = [...new Set(faults.map(({ code }) => code))].join(' ')
  await db.transaction((tx) =>
    audit(tx, context, {
      action: 'payment.takeAnswerFile',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision: UNUSABLE,
      detail: { ...(digest !== undefined && { digest }), faults: faults.length, codes },
    }),
  )
  return { decision: UNUSABLE, faults }
}

/**
 * 收回盘文件: keeps the bytes, reads them strictly and applies them as a whole or not at all. A file
 * that cannot be used is refused with the place of each fault, and may come again under its number.
 */
export const takeAnswerFile = async (
  deps: TakeDeps,
  context: ActionContext,
  delivered: Delivered,
): Promise<Taken> => {
  const name = `in-${uuidv7(context.at)}`
  try {
    return await new Intake(deps, context, delivered).take(name)
  } finally {
    await deps.spool.remove(name)
  }
}
