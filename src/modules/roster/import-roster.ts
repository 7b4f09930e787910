import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { oneAhead } from '#platform/one-ahead.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { newListName } from '#platform/table-file/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import type { ColumnMap } from './column-map.ts'
import type { FileRefusal } from './file-refusal.ts'
import type { Outlook } from './inspect-roster.ts'
import { type RosterEvent, type RosterSummary, readRoster } from './read-roster.ts'
import { endReading } from './end-reading.ts'
import { layoutOf } from './roster-layout.ts'
import { insertRoster, type Roster } from './store.ts'
import { type PreparedRow, RowWriter } from './write-rows.ts'

export interface ImportDeps {
  readonly db: Database
  readonly pii: PersonalInformation
}

/** A file that people have looked at, and what it is for. */
export interface RosterInput {
  readonly programmeCode: string
  readonly payPeriod: string
  readonly instalment: number
  readonly regionCode: string
  readonly madeUnit: string
  readonly fileName: string
  readonly fileFormat: 'csv' | 'xlsx'
  readonly encoding: string | undefined
  readonly fileDigest: string
  readonly outlook: Outlook
  /** As people left it. */
  readonly map: ColumnMap
  readonly longestCell: number
}

export type ImportRefusal = 'PROGRAMME_NOT_IN_FORCE' | 'NOT_YOUR_PROGRAMME' | 'FILE_REFUSED'

export interface Imported {
  readonly decision: Decision<
    { readonly roster: Roster; readonly summary: RosterSummary },
    ImportRefusal
  >
  /** Of a file that cannot be read to its end. */
  readonly refusal?: FileRefusal
}

/** A file that ended before its end: nothing of it stays. */
class Refused extends Error {
  readonly refusal: FileRefusal
  constructor(refusal: FileRefusal) {
    super('a list cannot be read to its end')
    this.refusal = refusal
  }
}

const begin = async (
  tx: Transaction,
  { actor, at }: ActionContext,
  input: RosterInput,
): Promise<Decision<Roster, ImportRefusal>> => {
  const programme = await findProgramme(tx, input.programmeCode, provinceDate(at))
  if (programme === undefined)
    return refuse('YKT-13', 'PROGRAMME_NOT_IN_FORCE', ['chooseProgramme'])
  if (programme.ownerAgency !== input.madeUnit)
    return refuse('YKT-13', 'NOT_YOUR_PROGRAMME', ['chooseProgramme'])
  return grant('YKT-13', {
    id: uuidv7(at),
    shortName: newListName('R'),
    programmeCode: input.programmeCode,
    payPeriod: input.payPeriod,
    instalment: input.instalment,
    regionCode: input.regionCode,
    ownerAgency: programme.ownerAgency,
    status: 'reading',
    fileName: input.fileName,
    fileFormat: input.fileFormat,
    encoding: input.encoding,
    fileDigest: input.fileDigest,
    rowCount: 0,
    madeBy: actor.id,
    madeUnit: input.madeUnit,
    madeAt: at,
    checkRun: 0,
    checkedAt: undefined,
    mode: 'partial',
    layout: layoutOf(input.outlook.heading, input.map, { encoding: input.encoding }),
  })
}

type PreparedEvent =
  | { readonly kind: 'prepared'; readonly rows: readonly PreparedRow[] }
  | Exclude<RosterEvent, { readonly kind: 'rows' }>

async function* prepared(
  writer: RowWriter,
  events: AsyncIterable<RosterEvent>,
): AsyncGenerator<PreparedEvent> {
  for await (const event of events)
    yield event.kind === 'rows' ? { kind: 'prepared', rows: writer.prepare(event.rows) } : event
}

const readInto = async (
  tx: Transaction,
  { pii }: ImportDeps,
  roster: Roster,
  { outlook, map, longestCell, fileFormat: format }: RosterInput,
): Promise<{ readonly people: number; readonly summary: RosterSummary }> => {
  const reading = {
    heading: outlook.heading,
    map,
    format,
    roster: roster.shortName,
    on: provinceDate(roster.madeAt),
    longestCell,
  }
  const work = new RowWriter(pii, roster, { cells: 'faulty' })
  for await (const event of oneAhead(prepared(work, readRoster(outlook.rows, reading))))
    switch (event.kind) {
      case 'prepared':
        await work.write(tx, event.rows)
        break
      case 'refused':
        throw new Refused(event.refusal)
      case 'end':
        await work.finish(tx, event.summary.late)
        return { people: event.summary.people, summary: event.summary }
    }
  throw new Error('a list ended without saying so')
}

/**
 * 导入名册: reads a list to its end into the books, with what was found at each place; people are
 * matched with the register by blind indexes. A file that cannot be read leaves nothing (Art. 13).
 */
export const importRoster = async (
  deps: ImportDeps,
  context: ActionContext,
  input: RosterInput,
): Promise<Imported> => {
  try {
    return await deps.db.transaction(async (tx): Promise<Imported> => {
      const begun = await begin(tx, context, input)
      await audit(tx, context, {
        action: 'roster.import',
        subjectKind: 'programme',
        subjectId: input.programmeCode,
        decision: begun,
        detail: { file: input.fileDigest, period: input.payPeriod },
      })
      if (!begun.granted) return { decision: begun }
      await insertRoster(tx, begun.outcome)
      const { people, summary } = await readInto(tx, deps, begun.outcome, input)
      const roster = await endReading(tx, begun.outcome, people)
      return { decision: { ...begun, outcome: { roster, summary } } }
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return {
      decision: refuse('YKT-13', 'FILE_REFUSED', ['mendFile']),
      refusal: error.refusal,
    }
  }
}
