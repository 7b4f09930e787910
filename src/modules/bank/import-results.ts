import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { applyAnswer } from './apply-answer.ts'
import { type FileFault, type ReadFile, readResultFile } from './exchange-format.ts'
import { readResultRow, type RowFault } from './result-row.ts'
import { insertDiscrepancy } from './store-discrepancy.ts'
import {
  type ExchangeFile,
  type ExchangeRow,
  fileByNumber,
  insertFile,
  insertRows,
  lockExchange,
  rowsOfFile,
} from './store-exchange.ts'

export interface ImportDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

export interface ImportInput {
  readonly bankCode: string
  readonly content: Uint8Array
  /** What the file beside it says: the SM3 digest, perhaps with the file's name. */
  readonly sidecar: string
}

export type ImportRefusal =
  | FileFault
  | 'FILE_DIGEST_DIFFERS'
  | 'FILE_OF_ANOTHER_BANK'
  | 'FILE_NUMBER_WRONG'
  | 'FILE_NUMBER_REUSED'

export interface Imported {
  readonly file: ExchangeFile
  readonly rows: readonly ExchangeRow[]
  /** The same file came before: nothing was done again. */
  readonly repeated: boolean
}

/** Refused as a whole, with the two figures that differ where there are two. */
export type ImportDecision =
  | Extract<Decision<Imported, ImportRefusal>, { granted: true }>
  | (Extract<Decision<Imported, ImportRefusal>, { granted: false }> & {
      readonly told?: string
      readonly found?: string
    })

const bad = (number: number, requestId: string | undefined, fault: RowFault): ExchangeRow => ({
  number,
  requestId,
  outcome: 'notApplied',
  ...fault,
})

const REFUSED_ROWS = {
  REQUEST_UNKNOWN: { field: 'requestId', fault: 'unknownRequest' },
  RESULT_DOES_NOT_FIT: { field: 'state', fault: 'doesNotFit' },
  ACCOUNT_NUMBER_WRONG: { field: 'accountNumber', fault: 'accountNumber' },
} as const satisfies Record<string, RowFault>

/** Applies the good rows; a bad one is told with its field, and touches nothing. */
const applyRows = async (
  tx: Transaction,
  { pii }: ImportDeps,
  context: ActionContext,
  { bankCode, rows }: Extract<ReadFile, { valid: true }>,
): Promise<ExchangeRow[]> => {
  const seen = new Set<string>()
  const results: ExchangeRow[] = []
  for (const row of rows) {
    const read = readResultRow(row, seen)
    if ('fault' in read) {
      results.push(bad(row.number, undefined, read))
      continue
    }
    seen.add(read.requestId)
    const decision = await applyAnswer(tx, pii, context, { ...read, bankCode, channel: 'file' })
    const known = decision.granted || decision.refusal !== 'REQUEST_UNKNOWN'
    results.push(
      decision.granted
        ? {
            number: row.number,
            requestId: read.requestId,
            outcome: decision.outcome.result,
            field: undefined,
            fault: undefined,
          }
        : bad(row.number, known ? read.requestId : undefined, REFUSED_ROWS[decision.refusal]),
    )
  }
  return results
}

/** What is wrong with the file as a whole; nothing of it is applied then. */
const faultOf = (
  { bankCode, sidecar }: ImportInput,
  digest: string,
  read: ReadFile,
): ImportDecision | undefined => {
  const told = /^\s*([0-9a-f]{64})\b/i.exec(sidecar)?.[1]?.toLowerCase() ?? ''
  if (told !== digest)
    return {
      ...refuse('YKT-17', 'FILE_DIGEST_DIFFERS', ['sendFileAgain']),
      told: told.slice(0, 8),
      found: digest.slice(0, 8),
    }
  if (!read.valid)
    return {
      ...refuse('YKT-17', read.fault, ['correctFile']),
      told: read.told,
      found: read.found,
    }
  if (!/^[0-9A-Za-z-]{1,20}$/.test(read.fileNumber))
    return refuse('YKT-17', 'FILE_NUMBER_WRONG', ['correctFile'])
  if (read.bankCode !== bankCode) return refuse('YKT-22', 'FILE_OF_ANOTHER_BANK', ['correctFile'])
  return undefined
}

/** The number came before: the same file again, or another under its number, which alarms. */
const before = async (
  tx: Transaction,
  { at }: ActionContext,
  known: ExchangeFile,
  digest: string,
): Promise<ImportDecision> => {
  if (known.digest === digest)
    return grant('YKT-17', { file: known, rows: await rowsOfFile(tx, known.id), repeated: true })
  const { bankCode, number } = known
  const detail = { number, first: known.digest, later: digest }
  await insertDiscrepancy(
    tx,
    { bankCode, kind: 'fileChanged', requestId: undefined, detail },
    at,
    provinceDate(at),
  )
  return refuse('YKT-17', 'FILE_NUMBER_REUSED', ['useAnotherNumber'])
}

const take = async (
  tx: Transaction,
  deps: ImportDeps,
  context: ActionContext,
  input: ImportInput,
): Promise<ImportDecision> => {
  const digest = sm3(input.content)
  const read = readResultFile(input.content)
  const fault = faultOf(input, digest, read)
  if (fault !== undefined || !read.valid) return fault ?? refuse('YKT-17', 'FILE_HEAD_WRONG')
  const number = read.fileNumber
  const known = await fileByNumber(tx, input.bankCode, 'in', number)
  if (known !== undefined) return before(tx, context, known, digest)
  const rows = await applyRows(tx, deps, context, read)
  const file: ExchangeFile = {
    id: uuidv7(context.at),
    bankCode: input.bankCode,
    direction: 'in',
    number,
    digest,
    rows: rows.length,
    goodRows: rows.filter(({ fault: wrong }) => wrong === undefined).length,
    madeBy: context.actor.id,
    madeAt: context.at,
  }
  if (!(await insertFile(tx, deps.pii, file)))
    throw new Error(`file ${number} of bank ${input.bankCode} came twice at one moment`)
  await insertRows(tx, file.id, rows)
  return grant('YKT-17', { file, rows, repeated: false })
}

/**
 * 导入开户结果: reads a file of results and applies its good rows in one transaction. Digest and
 * totals are compared before any row; a number that came before with other content is refused and
 * kept as a discrepancy; the same file again changes nothing and answers as the first time.
 */
export const importResults = (
  deps: ImportDeps,
  context: ActionContext,
  input: ImportInput,
): Promise<ImportDecision> =>
  deps.db.transaction(async (tx) => {
    await lockExchange(tx, input.bankCode)
    const decision = await take(tx, deps, context, input)
    await audit(tx, context, {
      action: 'bank.importResults',
      subjectKind: 'bank',
      subjectId: input.bankCode,
      decision,
      detail: decision.granted
        ? {
            number: decision.outcome.file.number,
            rows: decision.outcome.file.rows,
            goodRows: decision.outcome.file.goodRows,
            repeated: decision.outcome.repeated,
          }
        : {},
    })
    return decision
  })
