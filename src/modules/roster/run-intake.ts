import { grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { audit } from '#platform/audit.ts'
import { newListName } from '#platform/table-file/index.ts'
import type { DraftRow } from './draft-row.ts'
import { endReading } from './end-reading.ts'
import type { Finding } from './finding.ts'
import type { Intake } from './intake.ts'
import { type Refusal, refusedBecause, refusedFile } from './intake-refusal.ts'
import {
  IntakeRefused,
  IntakeRun,
  Interrupted,
  type RunDeps,
  type Understood,
} from './intake-run.ts'
import { readRoster, type RosterSummary } from './read-roster.ts'
import { layoutOf } from './roster-layout.ts'
import { runRepair } from './run-repair.ts'
import { endClaim } from './store-intakes.ts'
import { findRoster, insertRoster, type Roster } from './store.ts'
import { decidePurpose } from './take-file.ts'
import { RowWriter } from './write-rows.ts'

/** The list that the file becomes: the one that was begun, or a new one. */
const beginRoster = async (run: IntakeRun, look: Understood): Promise<Roster> => {
  const { deps, intake, context } = run
  if (intake.rosterId !== undefined) {
    const begun = await findRoster(deps.db, intake.rosterId)
    if (begun === undefined) throw new Error('the list of an intake is gone')
    return begun
  }
  const allowed = await decidePurpose(deps.db, intake, context.at)
  if (!allowed.granted) throw new IntakeRefused(refusedBecause(allowed.refusal))
  const { roster: opened, outlook } = look
  const form =
    opened.format === 'csv'
      ? { encoding: opened.encoding.encoding, delimiter: opened.delimiter }
      : {}
  const roster: Roster = {
    id: uuidv7(context.at),
    shortName: newListName('R'),
    programmeCode: intake.programmeCode,
    payPeriod: intake.payPeriod,
    instalment: intake.instalment,
    regionCode: intake.regionCode,
    ownerAgency: intake.ownerAgency,
    status: 'reading',
    fileName: intake.fileName,
    fileFormat: opened.format,
    encoding: form.encoding,
    fileDigest: intake.fileDigest ?? '',
    rowCount: 0,
    madeBy: intake.madeBy,
    madeUnit: intake.madeUnit,
    madeAt: intake.madeAt,
    checkRun: 0,
    checkedAt: undefined,
    mode: intake.mode,
    layout: layoutOf(outlook.heading, outlook.map, form),
  }
  await deps.db.transaction(async (tx) => {
    const begun = { phase: 'storing', peopleDone: 0, lastRow: 0, rosterId: roster.id } as const
    await insertRoster(tx, roster)
    await run.advance(begun, tx)
    await audit(tx, context, {
      action: 'roster.import',
      subjectKind: 'roster',
      subjectId: roster.id,
      decision: grant('YKT-13', undefined),
      detail: { file: roster.fileDigest, period: roster.payPeriod, intake: intake.id },
    })
  })
  return roster
}

/** What the rest of the list says of its rows, so that each row is written with all of it. */
const byRow = (late: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> =>
  Map.groupBy(late, ({ row }) => row)

const withLate = (row: DraftRow, late: readonly Finding[] = []): DraftRow =>
  late.length === 0 ? row : { ...row, findings: [...row.findings, ...late] }

/**
 * Writes the rows behind the last one that stands already, a few thousand in a transaction with how
 * far it has come: whoever takes over goes on there.
 */
const store = async (run: IntakeRun, { late, people }: RosterSummary): Promise<string> => {
  const look = await run.look()
  const { deps, intake } = run
  const roster = await beginRoster(run, look)
  const writer = new RowWriter(deps.pii, roster, { cells: 'all' })
  const said = byRow(late)
  const behind = intake.rosterId === undefined ? 0 : intake.lastRow
  let done = 0
  for await (const event of readRoster(look.outlook.rows, run.reading(look, roster.shortName))) {
    if (event.kind === 'refused') throw new IntakeRefused(refusedFile(event.refusal))
    if (event.kind === 'end') break
    done += event.rows.length
    const rows = event.rows
      .filter(({ row }) => row > behind)
      .map((one) => withLate(one, said.get(one.row)))
    const last = rows.at(-1)
    if (last === undefined) continue
    await deps.db.transaction(async (tx) => {
      await run.advance({ phase: 'storing', peopleDone: done, lastRow: last.row }, tx)
      await writer.take(tx, rows)
    })
  }
  await deps.db.transaction((tx) => endReading(tx, roster, people))
  return roster.id
}

const work = async (run: IntakeRun): Promise<void> => {
  const { kind, rosterId } = run.intake
  if (kind === 'import') {
    const summary = await run.count()
    await run.check(await store(run, summary))
    return
  }
  if (rosterId === undefined) throw new Error('only an import makes a list')
  if (kind === 'repair') await runRepair(run, rosterId)
  await run.check(rosterId)
}

/** After so many claims of one file it is the file, and not the process. */
const MOST_CLAIMS = 30

/**
 * Works on a claimed file until it is in the books, refused, or no longer ours. A fault gives it
 * back for another attempt.
 *
 * @throws what went wrong, after giving the file back.
 */
export const runIntake = async (
  deps: RunDeps,
  intake: Intake,
  stopping: AbortSignal,
): Promise<void> => {
  const { db, clock } = deps
  const end = (status: 'queued' | 'done' | 'refused', refusal?: Refusal) =>
    db.transaction((tx) => endClaim(tx, intake, { status, refusal }, clock.now()))
  if (intake.fence > MOST_CLAIMS) {
    await end('refused', refusedBecause('GAVE_UP'))
    return
  }
  try {
    await work(new IntakeRun(deps, intake, stopping))
    await end('done')
  } catch (error) {
    if (error instanceof IntakeRefused) {
      await end('refused', error.refusal)
      return
    }
    await end('queued')
    if (!(error instanceof Interrupted)) throw error
  }
}
