import { type Decision, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import type { BankRecord } from './answer.ts'
import { type Applied, applyAnswers } from './apply-answers.ts'
import type { AnswerHead, AnswerRecord, BankFormat } from './formats/bank-format.ts'
import type { Fault } from './formats/fault.ts'
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
}

export type TakeRefusal = 'FILE_NUMBER_USED' | 'FILE_UNUSABLE'

export interface Taken {
  readonly decision: Decision<Applied, TakeRefusal>
  /** Why a file cannot be used, each with its place; the first of them. */
  readonly faults: readonly Fault[]
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
): AsyncGenerator<readonly BankRecord[]> {
  let piece: BankRecord[] = []
  let number = 0
  let usable = false
  for (let next = await records.next(); next.done !== true; next = await records.next()) {
    const record = next.value
    if (record.kind === 'fault' && faults.length < MOST_FAULTS) faults.push(record)
    if (record.kind === 'end') ({ usable } = record)
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

/**
 * 收回盘文件: keeps the bytes, reads them strictly and applies them as a whole or not at all. A file
 * that cannot be used is refused with the place of each fault, and may come again under its number.
 */
export const takeAnswerFile = async (
  deps: TakeDeps,
  context: ActionContext,
  { bankCode, format, content }: Delivered,
): Promise<Taken> => {
  const { db, spool, formats } = deps
  const name = `in-${uuidv7(context.at)}`
  const { digest } = await spool.write(name, content)
  const faults: Fault[] = []
  const refused = async (): Promise<Taken> => {
    await db.transaction((tx) =>
      audit(tx, context, {
        action: 'payment.takeAnswerFile',
        subjectKind: 'bank',
        subjectId: bankCode,
        decision: UNUSABLE,
        detail: { digest, faults: faults.length },
      }),
    )
    return { decision: UNUSABLE, faults }
  }
  try {
    const bytes = await spool.read(name)
    if (bytes === undefined) throw new Error(`the file ${name} is gone from the spool`)
    const records = formats[format].readAnswer(bytes, { bankCode })[Symbol.asyncIterator]()
    const head = await headOf(records, faults)
    if (head === undefined) return await refused()
    const decision = await applyAnswers(deps, context, {
      bankCode,
      fileNumber: head.fileNumber,
      kind: KINDS[head.answers],
      digest,
      records: piecesOf(records, faults),
    })
    return { decision, faults }
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    return await refused()
  } finally {
    await spool.remove(name)
  }
}
