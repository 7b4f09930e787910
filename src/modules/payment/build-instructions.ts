import { randomBytes } from 'node:crypto'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { grant } from '#kernel/decision.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { oneAhead } from '#platform/one-ahead.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Spool, SpooledFile } from '#platform/spool.ts'
import { openAccountNumber } from '#modules/account/index.ts'
import { type Fund, fundsOf } from '#modules/ledger/index.ts'
import { openName } from '#modules/person/index.ts'
import { findProgramme, type Programme } from '#modules/programme/index.ts'
import { followObjections } from './follow-objections.ts'
import type { BankFormat, InstructionHead, InstructionLine } from './formats/bank-format.ts'
import { adoptFound } from './adopt-found.ts'
import { digestOfLines, type LinesDigest, LinesHash } from './lines-digest.ts'
import { incarnationOf, referenceOf } from './instruction-reference.ts'
import { openCases } from './open-cases.ts'
import type { PayingBanks } from './paying-bank.ts'
import { type BankTotals, type Batch, banksOf, findBatch, lockBatch } from './store.ts'
import { currentIncarnation, type Obstacle, obstacleTo } from './store-incarnation.ts'
import {
  type FormatCode,
  type Instruction,
  insertInstruction,
  instructionsOf,
  lockInstruction,
  saveFileDigest,
} from './store-instructions.ts'
import { type SealedLine, sealedLinesOf } from './store-lines.ts'
import { dropUnpayable } from './store-outcomes.ts'

export interface BuildDeps {
  readonly db: Database
  readonly pii: PersonalInformation
  readonly spool: Spool
  readonly banks: PayingBanks
  readonly formats: Readonly<Record<FormatCode, BankFormat>>
}

/** Why nothing was built for a bank. */
export interface NotBuilt {
  readonly bankCode: string
  readonly why: 'noFund' | 'noConnection' | 'fundsShort' | Obstacle
}

export interface Built {
  readonly instructions: readonly Instruction[]
  readonly notBuilt: readonly NotBuilt[]
  /** Lines that are not sent after all: held, or their account takes no money any more. */
  readonly dropped: number
}

/** The instruction is the durable record of what was read of whom, and why. */
const RECORDED = { recorded: true } as const

/**
 * What stands in the file, one line after the other, each digested as it goes out; the next piece
 * is read while one is written.
 */
async function* linesToWrite(
  pieces: AsyncIterable<readonly SealedLine[]>,
  pii: PersonalInformation,
  purpose: string,
  hash: LinesHash,
): AsyncGenerator<InstructionLine> {
  for await (const lines of oneAhead(pieces)) {
    hash.add(lines)
    for (const { id, personId, accountId, amountFen, numberSealed, nameSealed } of lines)
      yield {
        lineId: id.replaceAll('-', ''),
        accountNumber:
          numberSealed === undefined
            ? ''
            : openAccountNumber(pii, RECORDED, accountId, numberSealed).reveal(),
        accountName: openName(pii, RECORDED, personId, nameSealed).reveal(),
        amountFen,
        purpose,
      }
  }
}

const purposeOf = ({ name }: Programme, { payPeriod }: Batch): string =>
  payPeriod === 'once' ? name['zh-Hans'] : `${name['zh-Hans']} ${payPeriod}`

interface About {
  readonly batch: Batch
  readonly programme: Programme
  readonly fund: Fund
  readonly format: FormatCode
}

interface WrittenFile {
  readonly file: SpooledFile
  readonly lines: LinesDigest
}

/** Writes the file of one bank into the spool. */
const writeFile = async (
  tx: Transaction,
  deps: BuildDeps,
  { batch, programme, fund, format }: About,
  named: Pick<InstructionHead, 'fileNumber' | 'incarnation' | 'madeAt' | 'totals'>,
): Promise<WrittenFile> => {
  const { bankCode } = fund
  const head: InstructionHead = {
    ...named,
    batchReference: batch.id.replaceAll('-', ''),
    bankCode,
    programme: { code: programme.code, name: programme.name['zh-Hans'] },
    period: batch.payPeriod.replaceAll('-', '').toUpperCase(),
    payOn: batch.payOn,
    payer: { name: fund.accountName, accountNumber: fund.accountNumber },
  }
  const hash = new LinesHash()
  const pieces = sealedLinesOf(tx, { batchId: batch.id, bankCode })
  const lines = linesToWrite(pieces, deps.pii, purposeOf(programme, batch), hash)
  const file = await deps.spool.write(named.fileNumber, deps.formats[format].write(head, lines))
  return { file, lines: hash.end() }
}

const buildOne = async (
  tx: Transaction,
  deps: BuildDeps,
  { at }: ActionContext,
  about: About,
  { lineCount, totalFen }: BankTotals,
): Promise<Instruction> => {
  const { batch, fund, format } = about
  const { bankCode } = fund
  const { number: incarnation } = await currentIncarnation(tx)
  const reference = referenceOf(incarnation, randomBytes(14).toString('hex'))
  const totals = { count: lineCount, sumFen: totalFen }
  const named = { fileNumber: reference, incarnation, madeAt: at, totals }
  const { file, lines } = await writeFile(tx, deps, about, named)
  const instruction: Instruction = {
    id: uuidv7(at),
    batchId: batch.id,
    bankCode,
    fundCode: fund.code,
    reference,
    format,
    lineCount,
    totalFen,
    linesDigest: lines.digest,
    fileDigest: file.digest,
    status: 'prepared',
    fence: 0,
    leaseUntil: undefined,
    refusal: undefined,
    builtAt: at,
    settledAt: undefined,
  }
  await insertInstruction(tx, instruction)
  return instruction
}

/** Builds, unless after a restoration the bank may have it or is known to have it (P16). */
const buildOrAdopt = async (
  tx: Transaction,
  deps: BuildDeps,
  context: ActionContext,
  about: About,
  totals: BankTotals,
): Promise<Instruction | NotBuilt['why']> => {
  const { batch, fund, format } = about
  const obstacle = await obstacleTo(tx, { bankCode: fund.bankCode, batchId: batch.id })
  if (obstacle === undefined) return buildOne(tx, deps, context, about, totals)
  return obstacle === 'bankHasOther'
    ? adoptFound(tx, context, { batchId: batch.id, fund, format })
    : obstacle
}

/**
 * 补写指令文件: the file of an instruction that waits was lost with its disk; it is written again,
 * under the name that it has. One that has left before is what the bank has: it comes back to the
 * letter or not at all (P16).
 *
 * @returns whether the file is there now.
 */
export const restoreFile = (deps: BuildDeps, instructionId: string): Promise<boolean> =>
  deps.db.transaction(async (tx) => {
    const one = await lockInstruction(tx, instructionId)
    if (one?.status !== 'prepared') return false
    const batch = await findBatch(tx, one.batchId)
    const programme = batch && (await findProgramme(tx, batch.programmeCode, batch.payOn))
    const funds = batch === undefined ? [] : await fundsOf(tx, batch.payerAgency)
    const fund = funds.find(({ code }) => code === one.fundCode)
    if (batch === undefined || programme === undefined || fund === undefined) return false
    const { file } = await writeFile(
      tx,
      deps,
      { batch, programme, fund, format: one.format },
      {
        fileNumber: one.reference,
        incarnation: incarnationOf(one.reference) ?? 1,
        madeAt: one.builtAt,
        totals: { count: one.lineCount, sumFen: one.totalFen },
      },
    )
    if (file.digest === one.fileDigest) return true
    if (one.fence === 0) await saveFileDigest(tx, one.id, file.digest)
    else await deps.spool.remove(one.reference)
    return one.fence === 0
  })

/** The lines as they were signed: nobody has touched them since (P8). */
const isAsSigned = async (tx: Transaction, batch: Batch): Promise<boolean> =>
  (await digestOfLines(tx, { batchId: batch.id, asSigned: true })).digest ===
  batch.checked?.linesDigest

/**
 * 生成指令: one file for each bank of a batch that was released, from the lines as they were signed;
 * whoever is held or whose account takes no money any more is dropped, with the reason. Building
 * again builds what is missing only.
 *
 * @returns `undefined` when there is no such batch, or it was not released.
 */
export const buildInstructions = (
  deps: BuildDeps,
  context: ActionContext,
  batchId: string,
): Promise<Built | undefined> =>
  deps.db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch?.status !== 'released') return undefined
    const before = await instructionsOf(tx, batchId)
    if (before.length === 0 && !(await isAsSigned(tx, batch)))
      throw new Error(`the lines of batch ${batchId} are not those that were signed`)
    const dropped = await dropUnpayable(tx, batchId, context.at)
    if (dropped > 0) {
      await openCases(tx, batch, context.at)
      await followObjections(tx, context)
    }
    const programme = await findProgramme(tx, batch.programmeCode, batch.payOn)
    if (programme === undefined) throw new Error(`no programme ${batch.programmeCode}`)
    const funds = new Map((await fundsOf(tx, batch.payerAgency)).map((one) => [one.bankCode, one]))
    const built = new Map(before.map((one) => [one.bankCode, one]))
    const notBuilt: NotBuilt[] = []
    for (const totals of await banksOf(tx, batchId)) {
      const { bankCode } = totals
      if (built.has(bankCode)) continue
      const fund = funds.get(bankCode)
      const format = deps.banks(bankCode)?.format
      if (fund === undefined) notBuilt.push({ bankCode, why: 'noFund' })
      else if (format === undefined) notBuilt.push({ bankCode, why: 'noConnection' })
      else {
        const about = { batch, programme, fund, format }
        const one = await buildOrAdopt(tx, deps, context, about, totals)
        if (typeof one === 'string') notBuilt.push({ bankCode, why: one })
        else built.set(bankCode, one)
      }
    }
    await audit(tx, context, {
      action: 'payment.buildInstructions',
      subjectKind: 'batch',
      subjectId: batchId,
      decision: grant('YKT-13', undefined),
      detail: { instructions: built.size, notBuilt: notBuilt.length, dropped },
    })
    return { instructions: [...built.values()], notBuilt, dropped }
  })
