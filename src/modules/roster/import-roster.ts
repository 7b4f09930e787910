import { randomBytes } from 'node:crypto'
import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { oneAhead } from '#platform/one-ahead.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { indexesOf, type KnownPerson, personsByIdentity } from '#modules/person/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import type { ColumnMap } from './column-map.ts'
import type { DraftRow } from './draft-row.ts'
import type { FileRefusal } from './file-refusal.ts'
import type { Outlook } from './inspect-roster.ts'
import { type RosterSummary, readRoster } from './read-roster.ts'
import { ROSTER_CHECKS } from './roster-check.ts'
import { copyRows, insertRoster, type Roster, saveRoster, type StoredRow } from './store.ts'
import { copyFindings, type StoredFinding } from './store-findings.ts'

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

/** The column of the sealed cells, as their ciphertext is bound to their row. */
export const CELLS_COLUMN = 'roster.row.cells_sealed'

/** Letters and digits of which none is taken for another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const shortNameOf = (): string =>
  `R${[...randomBytes(6)].map((byte) => SIGNS.charAt(byte % SIGNS.length)).join('')}`

/** A file that ended before its end: nothing of it stays. */
class Refused extends Error {
  readonly refusal: FileRefusal
  constructor(refusal: FileRefusal) {
    super('a list cannot be read to its end')
    this.refusal = refusal
  }
}

interface Matched {
  readonly draft: DraftRow
  readonly id: string
  readonly indexes: { readonly identity: Buffer; readonly name: Buffer } | undefined
  readonly known: KnownPerson | undefined
}

const found = (
  { id }: Matched,
  code: 'notInRegister' | 'nameDiffers',
  field: string,
): StoredFinding => ({
  rowId: id,
  code,
  severity: ROSTER_CHECKS[code].severity,
  field,
  column: undefined,
})

/** What reading the file found of a row. */
const fileFindings = ({ id, draft }: Matched): StoredFinding[] =>
  draft.findings.map(({ code, severity, field, column }) => ({
    rowId: id,
    code,
    severity,
    field: field ?? '',
    column,
  }))

/** What the register says of a row: nobody has the number, or somebody of another name. */
const registerFindings = (one: Matched): readonly StoredFinding[] => {
  const { indexes, known } = one
  if (indexes === undefined) return []
  if (known === undefined) return [found(one, 'notInRegister', 'identityNumber')]
  return known.nameIndex === indexes.name.toString('hex') ? [] : [found(one, 'nameDiffers', 'name')]
}

/** One list on its way into the books. */
class RosterImport {
  people = 0
  readonly #ids = new Map<number, string>()
  readonly #tx: Transaction
  readonly #pii: PersonalInformation
  readonly #roster: Roster

  constructor(tx: Transaction, pii: PersonalInformation, roster: Roster) {
    this.#tx = tx
    this.#pii = pii
    this.#roster = roster
  }

  async take(rows: readonly DraftRow[]): Promise<void> {
    const matched = await this.#match(rows)
    await copyRows(
      this.#tx,
      this.#roster.id,
      matched.map((one) => this.#stored(one)),
    )
    const findings = [...matched.flatMap(fileFindings), ...matched.flatMap(registerFindings)]
    await copyFindings(this.#tx, this.#roster.id, unique(findings))
    this.people += rows.length
  }

  /** What the rest of the list said of rows that were stored already. */
  async finish({ late }: RosterSummary): Promise<void> {
    const findings = late.flatMap(({ row, code, severity, field, column }) => {
      const rowId = this.#ids.get(row)
      return rowId === undefined ? [] : [{ rowId, code, severity, field: field ?? '', column }]
    })
    await copyFindings(this.#tx, this.#roster.id, unique(findings))
  }

  async #match(rows: readonly DraftRow[]): Promise<readonly Matched[]> {
    const { madeAt } = this.#roster
    const indexed = rows.map((draft) => {
      const { identity, name } = draft.values
      const id = uuidv7(madeAt)
      this.#ids.set(draft.row, id)
      const indexes =
        identity === undefined || name === undefined
          ? undefined
          : indexesOf(this.#pii, { ...identity, name })
      return { draft, id, indexes }
    })
    const known = await personsByIdentity(
      this.#tx,
      indexed.flatMap(({ indexes }) => indexes?.identity ?? []),
    )
    return indexed.map(({ draft, id, indexes }) => ({
      draft,
      id,
      indexes,
      known: known.get(indexes?.identity.toString('hex') ?? ''),
    }))
  }

  /** Cells are kept of rows that somebody has to look at, and of no others. */
  #stored(one: Matched): StoredRow {
    const { draft, id, indexes, known } = one
    const { values, findings, texts, row } = draft
    const clean = findings.length === 0 && registerFindings(one).length === 0
    const binding = { column: CELLS_COLUMN, rowId: id }
    return {
      id,
      number: row,
      revision: 0,
      identityIndex: indexes?.identity,
      nameIndex: indexes?.name,
      personId: known?.personId,
      amountFen: values.amountFen,
      subItem: values.subItem ?? '',
      village: values.village ?? values.region ?? '',
      quantityThousandths: values.quantityThousandths,
      cellsSealed: clean ? undefined : this.#pii.seal(binding, JSON.stringify({ texts, findings })),
    }
  }
}

const unique = (findings: readonly StoredFinding[]): readonly StoredFinding[] => [
  ...new Map(findings.map((one) => [`${one.rowId}/${one.code}/${one.field}`, one])).values(),
]

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
    shortName: shortNameOf(),
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
  })
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
  const work = new RosterImport(tx, pii, roster)
  for await (const event of oneAhead(readRoster(outlook.rows, reading)))
    switch (event.kind) {
      case 'rows':
        await work.take(event.rows)
        break
      case 'refused':
        throw new Refused(event.refusal)
      case 'end':
        await work.finish(event.summary)
        return { people: work.people, summary: event.summary }
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
      const roster = { ...begun.outcome, rowCount: people }
      await saveRoster(tx, roster)
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
