import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import { decideIntake, type Intake } from './intake.ts'
import { BATCH_LIMITS } from './limits.ts'
import { insertIntake, lockIntake, saveIntake } from './store-intakes.ts'
import { insertPart, keepPieces, type Part, partsOf } from './store-pieces.ts'
import {
  decidePurpose,
  type IntakeDeps,
  newIntake,
  type NewIntake,
  type PurposeRefusal,
} from './take-file.ts'

/** What a system says of a list before it sends it: what for, and the control totals. */
export type BatchOpening = Omit<NewIntake, 'kind' | 'origin' | 'rosterId'> & {
  readonly statedRows: number
  readonly statedFen: bigint
}

/** 建立批次: nothing has come yet; parts follow in any order. */
export const openBatch = async (
  { db }: IntakeDeps,
  context: ActionContext,
  opening: BatchOpening,
): Promise<Decision<Intake, PurposeRefusal>> => {
  const decision = await decidePurpose(db, opening, context.at)
  const intake = newIntake(context, { ...opening, kind: 'import', origin: 'api' }, 'receiving')
  await db.transaction(async (tx) => {
    await audit(tx, context, {
      action: 'roster.openBatch',
      subjectKind: 'intake',
      subjectId: intake.id,
      decision,
      detail: { programme: opening.programmeCode, period: opening.payPeriod },
    })
    if (decision.granted) await insertIntake(tx, intake)
  })
  return decision.granted ? { ...decision, outcome: intake } : decision
}

export type PartRefusal = 'BATCH_NOT_OPEN' | 'BATCH_PART_DIFFERS' | 'BATCH_TOO_LARGE'

/**
 * 上传分片: a part of the file, whole or not at all. The same part again is the same; another
 * content under its number is refused, and what came first stands.
 */
export const takePart = (
  { db, pii }: IntakeDeps,
  context: ActionContext,
  intakeId: string,
  { number, content }: { readonly number: number; readonly content: Buffer },
): Promise<Decision<Part, PartRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const intake = await lockIntake(tx, intakeId)
    if (intake === undefined) return undefined
    if (intake.status !== 'receiving') return refuse('YKT-13', 'BATCH_NOT_OPEN', ['openBatch'])
    const sha256 = createHash('sha256').update(content).digest('base64url')
    const parts = await partsOf(tx, intakeId)
    const before = parts.find((one) => one.number === number)
    if (before !== undefined)
      return before.sha256 === sha256
        ? grant('YKT-13', before)
        : refuse('YKT-13', 'BATCH_PART_DIFFERS', ['openBatch'])
    const room = BATCH_LIMITS.bytes - parts.reduce((sum, { bytes }) => sum + bytes, 0)
    if (content.length > room) return refuse('YKT-13', 'BATCH_TOO_LARGE', ['splitBatch'])
    const part: Part = { number, sha256, bytes: content.length }
    const where = { intakeId, part: number, limit: content.length }
    await keepPieces(tx, pii, where, Readable.from([content]))
    await insertPart(tx, intakeId, part, context.at)
    return grant('YKT-13', part)
  })

export type CommitRefusal = 'BATCH_NOT_OPEN' | 'BATCH_PARTS_MISSING' | 'BATCH_TOTALS_DIFFER'

export interface BatchEnd {
  readonly parts: number
  readonly rows: number
  readonly totalFen: bigint
}

/** The digests of all parts in their order stand for the file. */
const digestOf = (parts: readonly Part[]): string =>
  createHash('sm3')
    .update(parts.map(({ sha256 }) => sha256).join('\n'))
    .digest('hex')

const decideCommit = (
  intake: Intake,
  parts: readonly Part[],
  end: BatchEnd,
): Decision<undefined, CommitRefusal> => {
  if (!decideIntake(intake.status, 'queue').granted || intake.status !== 'receiving')
    return refuse('YKT-13', 'BATCH_NOT_OPEN', ['readBatch'])
  const whole = parts.length === end.parts && parts.every(({ number }, i) => number === i + 1)
  if (!whole) return refuse('YKT-13', 'BATCH_PARTS_MISSING', ['sendMissingParts'])
  return intake.statedRows === end.rows && intake.statedFen === end.totalFen
    ? grant('YKT-13', undefined)
    : refuse('YKT-13', 'BATCH_TOTALS_DIFFER', ['openBatch'])
}

/**
 * 提交批次: the file is whole and is read from now on. The totals are said a second time, and are
 * compared with what is counted before a row is written.
 */
export const commitBatch = (
  { db }: IntakeDeps,
  context: ActionContext,
  intakeId: string,
  end: BatchEnd,
): Promise<
  { readonly decision: Decision<undefined, CommitRefusal>; readonly intake: Intake } | undefined
> =>
  db.transaction(async (tx) => {
    const intake = await lockIntake(tx, intakeId)
    if (intake === undefined) return undefined
    const parts = await partsOf(tx, intakeId)
    const decision = decideCommit(intake, parts, end)
    await audit(tx, context, {
      action: 'roster.commitBatch',
      subjectKind: 'intake',
      subjectId: intakeId,
      decision,
      detail: { parts: end.parts, rows: end.rows },
    })
    if (!decision.granted) return { decision, intake }
    const whole: Intake = {
      ...intake,
      status: 'queued',
      fileDigest: digestOf(parts),
      fileBytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    }
    await saveIntake(tx, whole, context)
    return { decision, intake: whole }
  })
