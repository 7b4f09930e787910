import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { standardCode } from '#kernel/identity-number/index.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { Access, PersonalInformation } from '#platform/pii.ts'
import { MEASURE_EFFECTS } from './bank.ts'
import { fitsFile, openingFile, type OpeningRow } from './exchange-format.ts'
import type { ReadHolder } from './holder.ts'
import { requestStep } from './request.ts'
import { type Bank, holdBank } from './store.ts'
import {
  countSentFiles,
  type ExchangeFile,
  findFile,
  insertFile,
  insertRows,
  lockExchange,
  personsOfFile,
  readContent,
} from './store-exchange.ts'
import { type BankRequest, lockWaitingOpenings, saveRequest } from './store-request.ts'

export interface ExchangeDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  readonly readHolder: ReadHolder
}

const MOST_ROWS = 5000

const accessOf = (
  { actor, at, requestId }: ActionContext,
  { agencyCode }: Bank,
  personId: string,
  caseReference: string,
): Access => ({
  personId,
  actorKind: 'staff',
  actorId: actor.id,
  organisationCode: agencyCode,
  purpose: 'sendToBank',
  basis: 'YKT-6',
  caseReference,
  requestId,
  at,
})

const rowOf = async (
  tx: Transaction,
  { readHolder }: ExchangeDeps,
  context: ActionContext,
  bank: Bank,
  request: BankRequest,
): Promise<OpeningRow | undefined> => {
  const access = accessOf(context, bank, request.personId, request.id)
  const holder = await readHolder(tx, access, request.cardId)
  if (holder === undefined) return undefined
  const documentNumber = holder.documentNumber.reveal()
  const row = {
    requestId: request.id,
    cardNumber: holder.cardNumber,
    documentCode: standardCode(holder.documentKind, documentNumber),
    documentNumber,
    name: holder.name.reveal(),
    phone: holder.phone?.reveal() ?? '',
  }
  return fitsFile(row) ? row : undefined
}

const markSent = async (
  tx: Transaction,
  context: ActionContext,
  request: BankRequest,
): Promise<void> => {
  const step = requestStep(request.status, 'send')
  if (step === undefined) throw new Error(`a ${request.status} request cannot be sent`)
  await saveRequest(
    tx,
    context,
    { ...request, status: step.to, sentAt: context.at, attempts: request.attempts + 1 },
    { action: 'send', from: request.status, channel: 'file' },
  )
}

/** `20261126-001`: the day and how many files the bank had before. */
const nextNumber = async (
  tx: Transaction,
  bankCode: string,
  on: Temporal.PlainDate,
): Promise<string> => {
  const day = on.toString().replaceAll('-', '')
  const before = await countSentFiles(tx, bankCode, day)
  return `${day}-${String(before + 1).padStart(3, '0')}`
}

export type ExportRefusal = 'NOTHING_WAITING' | 'BANK_TAKES_NO_APPLICATIONS'

export interface Exported {
  readonly file: ExchangeFile
  /** Requests whose row has no room in the format, or whose card is gone: they still wait. */
  readonly left: readonly string[]
}

const write = async (
  tx: Transaction,
  deps: ExchangeDeps,
  context: ActionContext,
  bank: Bank,
): Promise<Exported | undefined> => {
  const rows: OpeningRow[] = []
  const left: string[] = []
  for (const request of await lockWaitingOpenings(tx, bank.code, MOST_ROWS)) {
    const row = await rowOf(tx, deps, context, bank, request)
    if (row === undefined) left.push(request.id)
    else {
      rows.push(row)
      await markSent(tx, context, request)
    }
  }
  if (rows.length === 0) return undefined
  const on = provinceDate(context.at)
  const number = await nextNumber(tx, bank.code, on)
  const content = openingFile({ fileNumber: number, bankCode: bank.code, madeOn: on }, rows)
  const file: ExchangeFile = {
    id: uuidv7(context.at),
    bankCode: bank.code,
    direction: 'out',
    number,
    digest: sm3(content),
    rows: rows.length,
    goodRows: rows.length,
    madeBy: context.actor.id,
    madeAt: context.at,
  }
  if (!(await insertFile(tx, deps.pii, file, content)))
    throw new Error(`file ${number} of bank ${bank.code} is there already`)
  const members = rows.map(({ requestId }, i) => ({
    number: i + 1,
    requestId,
    outcome: 'sent',
    field: undefined,
    fault: undefined,
  }))
  await insertRows(tx, file.id, members)
  return { file, left }
}

/**
 * 导出开户请求: puts every opening that waits into one file and marks it sent, all or none. Each
 * person in it has a record of the reading. Rows without room in the format go on waiting.
 *
 * @returns `undefined` when there is no such bank.
 */
export const exportOpenings = (
  deps: ExchangeDeps,
  context: ActionContext,
  bankCode: string,
): Promise<Decision<Exported, ExportRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    await lockExchange(tx, bankCode)
    const bank = await holdBank(tx, bankCode)
    if (bank === undefined) return undefined
    const open = MEASURE_EFFECTS[bank.measure].takesApplications
    const exported = open ? await write(tx, deps, context, bank) : undefined
    const decision: Decision<Exported, ExportRefusal> = !open
      ? refuse('YKT-25', 'BANK_TAKES_NO_APPLICATIONS', ['seeMeasure'])
      : exported === undefined
        ? refuse('YKT-17', 'NOTHING_WAITING', ['comeLater'])
        : grant('YKT-17', exported)
    await audit(tx, context, {
      action: 'bank.exportOpenings',
      subjectKind: 'bank',
      subjectId: bankCode,
      decision,
      detail: exported && { number: exported.file.number, rows: exported.file.rows },
    })
    return decision
  })

/**
 * The bytes of a file that went out, as they were; every fetching leaves a record for each person
 * in it. `undefined` for another bank's file, and for one that came in.
 */
export const fetchFile = (
  deps: ExchangeDeps,
  context: ActionContext,
  bank: Bank,
  fileId: string,
): Promise<{ readonly file: ExchangeFile; readonly content: Buffer } | undefined> =>
  deps.db.transaction(async (tx) => {
    const file = await findFile(tx, bank.code, fileId)
    if (file?.direction !== 'out') return undefined
    for (const personId of await personsOfFile(tx, fileId))
      await deps.pii.recordAccess(tx, accessOf(context, bank, personId, file.id), [
        'name',
        'identityNumber',
        'phone',
      ])
    const content = await readContent(tx, deps.pii, { recorded: true }, fileId)
    return { file, content }
  })
