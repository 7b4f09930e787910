import type { Decision } from '#kernel/decision.ts'
import { refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { type ColumnMap, columnsOf } from './column-map.ts'
import type { Heading } from './heading.ts'
import { decideIntake, type Intake, type IntakeAction } from './intake.ts'
import { rememberMap } from './remembered-map.ts'
import { decideRoster } from './roster.ts'
import { saveColumnChoice } from './store-column-choices.ts'
import { lockRoster, saveRoster } from './store.ts'
import { insertIntake, lockIntake, saveIntake } from './store-intakes.ts'
import { removePieces } from './store-pieces.ts'
import { type IntakeDeps, newIntake, purposeOf } from './take-file.ts'

export type SteerRefusal = 'INTAKE_NOT_IN_STATUS' | 'COLUMNS_MISSING' | 'ROSTER_NOT_IN_STATUS'
export type Steered = Decision<Intake, SteerRefusal>

const step = async (
  tx: Transaction,
  context: ActionContext,
  intake: Intake,
  action: IntakeAction,
  change: Partial<Intake> = {},
): Promise<Steered> => {
  const decision = decideIntake(intake.status, action)
  await audit(tx, context, {
    action: `roster.${action}Intake`,
    subjectKind: 'intake',
    subjectId: intake.id,
    decision,
  })
  if (!decision.granted) return decision
  const next: Intake = { ...intake, ...change, status: decision.outcome }
  await saveIntake(tx, next, context)
  return { ...decision, outcome: next }
}

/** Looks at the file again with another encoding or sheet; columns are guessed anew. */
export const reopenIntake = (
  { db }: IntakeDeps,
  intakeId: string,
  choice: Pick<Intake, 'encoding' | 'sheet'>,
  context: ActionContext,
): Promise<Steered | undefined> =>
  db.transaction(async (tx) => {
    const intake = await lockIntake(tx, intakeId)
    if (intake === undefined) return undefined
    if (intake.status !== 'looking') return refuse('YKT-13', 'INTAKE_NOT_IN_STATUS')
    const next = { ...intake, ...choice, columns: undefined }
    await saveIntake(tx, next, context)
    return { granted: true, basis: 'YKT-13', outcome: next }
  })

/**
 * 开始导入: with the columns as people left them, which the department need not say again for lists
 * of the same headings.
 */
export const startIntake = (
  { db }: IntakeDeps,
  context: ActionContext,
  intakeId: string,
  read: {
    readonly heading: Heading
    readonly map: ColumnMap
    readonly mode: Intake['mode']
    readonly encoding: string | undefined
  },
): Promise<Steered | undefined> =>
  db.transaction(async (tx) => {
    const intake = await lockIntake(tx, intakeId)
    if (intake === undefined) return undefined
    if (read.map.missing.length > 0) return refuse('YKT-13', 'COLUMNS_MISSING', ['chooseColumns'])
    const columns = Object.fromEntries(columnsOf(read.map))
    const change = { columns, encoding: read.encoding, mode: read.mode }
    const started = await step(tx, context, intake, 'queue', change)
    if (!started.granted) return started
    const where = { agencyCode: intake.ownerAgency, programmeCode: intake.programmeCode }
    const kept = rememberMap(where, read.heading, read.map)
    await saveColumnChoice(tx, kept, { by: context.actor.id, at: context.at })
    return started
  })

/** What is half-way into a list goes with the file that is given up. */
const withdrawHalf = async (tx: Transaction, intake: Intake): Promise<void> => {
  if (intake.kind !== 'import' || intake.rosterId === undefined) return
  const roster = await lockRoster(tx, intake.rosterId)
  const decision = roster === undefined ? undefined : decideRoster(roster.status, 'withdraw')
  if (roster !== undefined && decision?.granted === true)
    await saveRoster(tx, { ...roster, status: decision.outcome })
}

/** 暂停, 继续, 放弃 */
export const steerIntake = (
  { db }: IntakeDeps,
  context: ActionContext,
  intakeId: string,
  action: 'pause' | 'queue' | 'drop',
): Promise<Steered | undefined> =>
  db.transaction(async (tx) => {
    const intake = await lockIntake(tx, intakeId)
    if (intake === undefined) return undefined
    if (action === 'queue' && intake.status !== 'paused')
      return refuse('YKT-13', 'INTAKE_NOT_IN_STATUS')
    const done = await step(tx, context, intake, action)
    if (!done.granted || action !== 'drop') return done
    await withdrawHalf(tx, intake)
    await removePieces(tx, intake.id)
    return done
  })

/** 重新核验: as work that people can follow, since a long list takes its time. */
export const askForCheck = (
  { db }: IntakeDeps,
  context: ActionContext,
  rosterId: string,
): Promise<Steered | undefined> =>
  db.transaction(async (tx) => {
    const roster = await lockRoster(tx, rosterId)
    if (roster === undefined) return undefined
    if (roster.status !== 'judged' && roster.status !== 'reading')
      return refuse('YKT-13', 'ROSTER_NOT_IN_STATUS')
    const about = { ...purposeOf(roster), kind: 'check', origin: 'page', fileName: '' } as const
    const intake = newIntake(context, about, 'queued')
    await insertIntake(tx, intake)
    return { granted: true, basis: 'YKT-13', outcome: intake }
  })
