import { uuidv7 } from '#kernel/ids.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { indexesOf } from '#modules/person/index.ts'
import type { DraftRow, DraftValues } from './draft-row.ts'
import type { Finding } from './finding.ts'
import { sealCells } from './row-cells.ts'
import { insertRows, type NewRow, type Roster, rowIdsOf } from './store.ts'
import { copyFindings, type StoredFinding } from './store-findings.ts'

/** A row that is ready to be entered, and what reading the file found of it. */
export interface PreparedRow {
  readonly row: NewRow
  readonly findings: readonly StoredFinding[]
}

const NONE: readonly StoredFinding[] = []

/** What reading the file found of a row. */
const findingsOf = (id: string, findings: readonly Finding[]): StoredFinding[] =>
  findings.map(({ code, severity, field, column }) => ({
    rowId: id,
    code,
    severity,
    field: field ?? '',
    column,
  }))

const unique = (findings: readonly StoredFinding[]): readonly StoredFinding[] => [
  ...new Map(findings.map((one) => [`${one.rowId}/${one.code}/${one.field}`, one])).values(),
]

export interface WriterOptions {
  /**
   * Whose cells are kept. Checks find fault with rows that looked good, so a list that people work
   * on keeps all; a list that is paid as it comes keeps those of faulty rows.
   */
  readonly cells: 'all' | 'faulty'
}

/** Writes rows of a list as they are read: who by the register, what was found, and the cells. */
export class RowWriter {
  readonly #pii: PersonalInformation
  readonly #roster: Roster
  readonly #options: WriterOptions

  constructor(pii: PersonalInformation, roster: Roster, options: WriterOptions) {
    this.#pii = pii
    this.#roster = roster
    this.#options = options
  }

  /**
   * Writes rows.
   *
   * @param revisionOf of a row that takes the place of another: higher than that one's.
   * @returns the ids of the rows, in their order.
   */
  async take(
    tx: Transaction,
    rows: readonly DraftRow[],
    revisionOf: (row: number) => number = () => 0,
  ): Promise<readonly string[]> {
    return this.write(tx, this.prepare(rows, revisionOf))
  }

  /** The first half of `take`, for which no database is needed. */
  prepare(
    rows: readonly DraftRow[],
    revisionOf: (row: number) => number = () => 0,
  ): readonly PreparedRow[] {
    const { madeAt } = this.#roster
    return rows.map((draft) => {
      const id = uuidv7(madeAt)
      const { findings } = draft
      return {
        row: this.#stored(id, draft, revisionOf(draft.row)),
        findings: findings.length === 0 ? NONE : findingsOf(id, findings),
      }
    })
  }

  /** The second half of `take`. */
  async write(tx: Transaction, prepared: readonly PreparedRow[]): Promise<readonly string[]> {
    await insertRows(
      tx,
      this.#roster.id,
      prepared.map(({ row }) => row),
    )
    const findings = prepared.flatMap((one) => one.findings)
    if (findings.length > 0) await copyFindings(tx, this.#roster.id, unique(findings))
    return prepared.map(({ row }) => row.id)
  }

  /** What the rest of the list said of rows that were stored already. */
  async finish(tx: Transaction, late: readonly Finding[]): Promise<void> {
    const numbers = late.map(({ row }) => row)
    const ids = await rowIdsOf(tx, this.#roster.id, numbers)
    const findings = late.flatMap((one) => {
      const id = ids.get(one.row)
      return id === undefined ? [] : findingsOf(id, [one])
    })
    await copyFindings(tx, this.#roster.id, unique(findings))
  }

  #stored(id: string, draft: DraftRow, revision: number): NewRow {
    const { values, findings, row } = draft
    const { identity, name } = values
    const kept = this.#options.cells === 'all' || findings.length > 0
    const indexes =
      identity === undefined || name === undefined
        ? undefined
        : indexesOf(this.#pii, { ...identity, name })
    return {
      id,
      number: row,
      revision,
      identityIndex: indexes?.identity,
      nameIndex: indexes?.name,
      amountFen: values.amountFen,
      subItem: values.subItem ?? '',
      village: values.village ?? values.region ?? '',
      quantityThousandths: values.quantityThousandths,
      householdIndex: this.#household(values),
      cellsSealed: kept ? sealCells(this.#pii, id, draft) : undefined,
    }
  }

  /** Names alone tell no two households apart, so a household has its village. */
  #household({ householdHead, name, village, region }: DraftValues): Buffer | undefined {
    const head = householdHead ?? name
    if (head === undefined || village === undefined) return undefined
    return this.#pii.index('roster.household', [region ?? '', village, head].join('|'))
  }
}
